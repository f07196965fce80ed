"""A timestamp service is asked over HTTP; from one that is away or answers otherwise nothing comes."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from asn1crypto import tsp

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.kernel import Refusal
from ecabinet.trust.signing.completing import complete
from ecabinet.trust.signing.preparing import prepare
from ecabinet.trust.signing.timestamps import TimestampService, local_timestamps
from ecabinet.trust.signing.values import Preparation
from tests.hub.list_server import DRIPPING, SILENCE, STALLING, Page, list_server
from tests.trust.signing.acts import in_hand
from tests.trust.signing.conftest import NOW
from tests.trust.signing.judges import pyhanko

URL = "http://tsa.test/"
REPLY = {"Content-Type": "application/timestamp-reply"}


def stamped(paper: bytes, hierarchy: Hierarchy, chair: Holder, transport: httpx.MockTransport) -> bytes | Refusal:
    with in_hand(hierarchy, chair) as key:
        prepared = prepare(Preparation(pdf=paper, moment=NOW))
        return complete(paper, prepared, key, TimestampService(URL, transport=transport))


def test_the_service_s_timestamp_is_in_the_signature(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    authority = local_timestamps(hierarchy.stamper.der, hierarchy.stamper.secret, hierarchy.chain)
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["Content-Type"])
        query = tsp.TimeStampReq.load(request.content)
        return httpx.Response(200, headers=REPLY, content=authority.request_tsa_response(query).dump())

    done = stamped(paper, hierarchy, chair, httpx.MockTransport(answer))
    assert isinstance(done, bytes)
    assert asked == ["application/timestamp-query"]
    (status,) = pyhanko(done, hierarchy)
    assert status.timestamp_validity is not None
    assert status.timestamp_validity.trusted


def test_a_service_that_is_away_is_asked_three_times(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    asked = []

    def away(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ConnectError("nobody there")

    assert stamped(paper, hierarchy, chair, httpx.MockTransport(away)) == Refusal("timestamp_away")
    assert len(asked) == 3


@pytest.mark.parametrize(
    "address", ["", "tsa.test", "ftp://tsa.test/", "http://", "http://tsa.test:x/", "http://tsa.test/\0"]
)
def test_an_address_that_is_none_is_refused_without_asking(
    address: str, hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    with in_hand(hierarchy, chair) as key:
        prepared = prepare(Preparation(pdf=paper, moment=NOW))
        assert complete(paper, prepared, key, TimestampService(address)) == Refusal("timestamp_address")


@pytest.mark.parametrize("case", ["page", "junk", "huge", "rejected", "other"])
def test_an_answer_that_is_no_timestamp_is_refused(
    case: str, hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    authority = local_timestamps(hierarchy.stamper.der, hierarchy.stamper.secret, hierarchy.chain)

    def answer(request: httpx.Request) -> httpx.Response:
        query = tsp.TimeStampReq.load(request.content)
        if case == "page":
            return httpx.Response(200, headers={"Content-Type": "text/html"}, content=b"<p>Sign in first</p>")
        if case == "rejected":
            content = bytes.fromhex("30053003020102")  # TimeStampResp { PKIStatusInfo { rejection } }
        elif case == "other":
            query["message_imprint"]["hashed_message"] = bytes(32)
            content = authority.request_tsa_response(query).dump()
        else:
            content = b"junk" if case == "junk" else bytes(1_000_000)
        return httpx.Response(200, headers=REPLY, content=content)

    assert stamped(paper, hierarchy, chair, httpx.MockTransport(answer)) == Refusal("timestamp_refused")


@pytest.mark.parametrize("page", [SILENCE, STALLING, DRIPPING], ids=["silent", "stalling", "dripping"])
def test_a_service_that_does_not_end_is_left_in_time(
    page: Page, hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    with list_server() as server, in_hand(hierarchy, chair) as key:
        server.pages["/tsa"] = replace(page, headers=REPLY)
        prepared = prepare(Preparation(pdf=paper, moment=NOW))
        service = TimestampService(server.address("/tsa"), timeout=1.0)
        assert complete(paper, prepared, key, service) == Refusal("timestamp_away")
        assert server.asked == ["/tsa"]


def test_where_an_answer_points_is_not_asked(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    with list_server() as server, in_hand(hierarchy, chair) as key:
        server.pages["/tsa"] = Page(status=307, headers={"Location": server.address("/elsewhere")})
        prepared = prepare(Preparation(pdf=paper, moment=NOW))
        assert complete(paper, prepared, key, TimestampService(server.address("/tsa"))) == Refusal("timestamp_away")
        assert set(server.asked) == {"/tsa"}


def test_no_proxy_of_the_environment_learns_what_is_signed(
    hierarchy: Hierarchy, paper: bytes, chair: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    with list_server() as proxy, list_server() as server, in_hand(hierarchy, chair) as key:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://{proxy.host}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        server.pages["/tsa"] = Page(b"junk", headers=REPLY)
        prepared = prepare(Preparation(pdf=paper, moment=NOW))
        assert complete(paper, prepared, key, TimestampService(server.address("/tsa"))) == Refusal("timestamp_refused")
        assert (proxy.asked, server.asked) == ([], ["/tsa"])
