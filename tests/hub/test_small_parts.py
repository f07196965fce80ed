"""Settings, figures, log lines and ranges, each by itself."""

from __future__ import annotations

import io
import json
import logging
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.hub import journal
from ecabinet.hub.config import HubConfig
from ecabinet.hub.files import span_of
from ecabinet.hub.ids import id_of
from ecabinet.hub.metrics import Figures
from ecabinet.wire.frames import Farewell, Welcome
from tests.hub.house import Clock, HubStage, new_house, running


def test_settings_are_read_as_they_were_written(tmp_path: Path) -> None:
    config = HubConfig(
        folder=tmp_path,
        city='Hà "Nội" \\ ',
        port=0,
        names=("phòng.hanoi.example",),
        store_url="postgresql+psycopg://hub:mật@db/ecabinet",
        revocation_hosts=("CRL.ca.example", "10.0.0.1:8080", "[fd00::1]:80"),
    )
    config.save()
    assert HubConfig.load(tmp_path) == config
    assert config.settings_file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["", "city = 1", 'city = "Hà Nội"\nsecret = "x"', "city = "])
def test_settings_that_are_none_are_a_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "hub.toml").write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="hub_not_here"):
        HubConfig.load(tmp_path)


@pytest.mark.parametrize(
    "host", ["", "*.ca.example", "http://ca.example", "ca.example/crl", "a@ca.example", "ca.example:", "ca.example:0"]
)
def test_a_host_that_could_never_match_is_told_when_the_hub_starts(tmp_path: Path, host: str) -> None:
    text = f'city = "Hà Nội"\nrevocation_hosts = ["ca.example", "{host}"]\n'
    (tmp_path / "hub.toml").write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="revocation_hosts") as caught:
        HubConfig.load(tmp_path)
    assert caught.value.code == "hub_not_here"


def test_a_folder_without_a_hub_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="hub_not_here"):
        HubConfig.load(tmp_path / "nowhere")


def test_figures_are_shown_in_prometheus_text() -> None:
    figures = Figures()
    figures.gauge("connections", lambda: 3)
    figures.count("commands", verb="CheckIn", outcome="accepted")
    figures.count("commands", verb="CheckIn", outcome="accepted")
    figures.commit_took(0.004)
    figures.commit_took(9.0)
    lines = figures.text().splitlines()
    assert "ecabinet_connections 3" in lines
    assert 'ecabinet_commands_total{outcome="accepted",verb="CheckIn"} 2' in lines
    assert 'ecabinet_commit_seconds_bucket{le="0.0025"} 0' in lines
    assert 'ecabinet_commit_seconds_bucket{le="0.005"} 1' in lines
    assert 'ecabinet_commit_seconds_bucket{le="+Inf"} 2' in lines
    assert "ecabinet_commit_seconds_count 2" in lines


def test_a_fault_is_logged_by_type_and_place_never_by_its_words(told: io.StringIO) -> None:
    number = ""
    try:
        int("mật khẩu của tôi")
    except ValueError as fault:
        number = journal.bug("request_failed", fault)
    line = json.loads(told.getvalue())
    assert line["number"] == number
    assert line["fault"]["type"] == "ValueError"
    assert "mật khẩu" not in told.getvalue()


def test_the_words_of_libraries_are_not_logged(told: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("GET /blobs/%s", "bí mật")
    line = json.loads(told.getvalue())
    assert (line["by"], line["template"]) == ("uvicorn.error", "GET /blobs/%s")
    assert "bí mật" not in told.getvalue()


def test_a_hub_stops_with_links_open_and_logs_nothing_wrong(told: io.StringIO, tmp_path: Path) -> None:
    config, made = new_house(tmp_path / "hub")
    with ExitStack() as links:
        with running(config, Clock(), made) as house:
            stage = HubStage(house.core, house.clock)
            stage.let_in(stage.chair)
            token = house.sign_in(stage.email(stage.chair)).token
            talking, silent = (links.enter_context(house.link(token)) for _ in range(2))
            talking.hello()
            talking.until(Welcome)
        for link in (talking, silent):
            with pytest.raises(ConnectionClosed) as closed:
                link.until(Farewell)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1012
    assert {json.loads(line)["level"] for line in told.getvalue().splitlines()} == {"info"}


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", range(1)),
        ("bytes=2-5", range(2, 6)),
        ("bytes=5-", range(5, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-30", range(10)),
        ("bytes=8-99", range(8, 10)),
        ("bytes=10-", range(10, 10)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("lines=0-1", None),
    ],
)
def test_a_range_header_names_bytes(header: str, span: range | None) -> None:
    assert span_of(header, 10) == span


@given(st.text(max_size=40), st.integers(0, 10_000))
def test_no_range_header_leads_outside_the_file(header: str, size: int) -> None:
    span = span_of(f"bytes={header}", size)
    assert span is None or (0 <= span.start <= span.stop <= size)


@given(st.integers(0, 9_999), st.integers(0, 9_999), st.integers(0, 10_000))
def test_every_proper_range_is_cut_to_the_file(first: int, last: int, size: int) -> None:
    span = span_of(f"bytes={first}-{last}", size)
    if last < first:
        assert span is None
    else:
        assert span is not None
        assert list(span) == [place for place in range(first, last + 1) if place < size]


def test_derived_ids_are_the_same_for_the_same_parts_only() -> None:
    assert id_of("job", "1") == id_of("job", "1") != id_of("job", "2")


def test_settings_are_frozen() -> None:
    config = HubConfig(folder=Path("/nowhere"), city="Hà Nội")
    assert msgspec.structs.replace(config, port=1).port == 1
    with pytest.raises(AttributeError):
        config.port = 1  # type: ignore[misc]
