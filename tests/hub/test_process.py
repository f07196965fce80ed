"""A hub as a process: how it is made, that there is one a store, that it survives being killed and ends cleanly."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import msgspec
import pytest

from ecabinet.cli.main import main
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.hub.bodies import SignedIn
from ecabinet.hub.config import HubConfig
from ecabinet.hub.init import InitRefused, init_hub
from ecabinet.hub.serve import opened
from ecabinet.store.ledger import Ledger
from ecabinet.store.opening import open_tables
from ecabinet.trust.authority import pinned_client_context
from tests.hub.house import ADMINISTRATOR, PASSWORD, PATIENCE, Clock, HubStage, new_config, new_house, running


@dataclass(frozen=True)
class Process:
    """A hub's process and where it listens."""

    popen: subprocess.Popen[str]
    url: str


@contextmanager
def started(folder: Path) -> Iterator[Process]:
    """Run `ecabinet hub serve` and wait for the line that says it is ready."""
    command = [sys.executable, "-c", "from ecabinet.cli.main import main; raise SystemExit(main())"]
    with subprocess.Popen(
        [*command, "hub", "serve", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as popen:
        assert popen.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        output = popen.stdout
        reader = threading.Thread(target=lambda: lines.put(output.readline()))
        reader.start()
        try:
            word, _, url = lines.get(timeout=PATIENCE).strip().partition(" ")
            assert word == "ready", popen.communicate(timeout=PATIENCE)[1]
            yield Process(popen, url)
        finally:
            popen.kill()
            reader.join()
            popen.communicate(timeout=PATIENCE)


def client_of(process: Process, folder: Path, token: str = "") -> httpx.Client:
    context = pinned_client_context((folder / "tls" / "ca.pem").read_bytes())
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.Client(base_url=process.url, verify=context, headers=headers, timeout=PATIENCE, trust_env=False)


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def test_a_new_hub_has_no_account_but_the_administrators_who_needs_the_code(tmp_path: Path) -> None:
    config, made = new_house(tmp_path / "hub")
    ledger = Ledger(open_tables(config.store))
    world = ledger.world()
    (person,) = world.find(v.Person)
    credential = world.get(v.Credential, person.id)
    ledger.close()
    assert credential is not None
    assert credential.password_hash is None
    assert made.code not in config.settings_file.read_text(encoding="utf-8")
    for key in (config.authority_files[1], config.leaf_files[1], config.settings_file):
        assert key.stat().st_mode & 0o777 == 0o600
    assert config.tls.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_holds_a_hub_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    config, _ = new_house(tmp_path / "hub")
    before = {path: path.read_bytes() for path in config.folder.rglob("*") if path.is_file()}
    with pytest.raises(EnvironmentFault, match="hub_here_already"):
        init_hub(config, ADMINISTRATOR, datetime.now(UTC))
    assert {path: path.read_bytes() for path in config.folder.rglob("*") if path.is_file()} == before


def test_an_administrator_who_cannot_be_leaves_no_folder(tmp_path: Path) -> None:
    config = new_config(tmp_path / "hub")
    nobody = msgspec.structs.replace(ADMINISTRATOR, email="không phải thư")
    with pytest.raises(InitRefused) as refused:
        init_hub(config, nobody, datetime.now(UTC))
    assert refused.value.refusal.code == "email_malformed"
    assert not config.folder.exists()


def test_what_was_begun_is_removed_when_the_disk_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_config: HubConfig) -> None:
        raise OSError(28, "No space left on device")

    config = new_config(tmp_path / "hub")
    monkeypatch.setattr(HubConfig, "save", full)
    with pytest.raises(OSError, match="No space"):
        init_hub(config, ADMINISTRATOR, datetime.now(UTC))
    assert not config.folder.exists()


def test_a_second_hub_on_the_same_store_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, made = new_house(tmp_path / "hub")
    with running(config, Clock(), made) as house:
        with pytest.raises(EnvironmentFault, match="store_held"), opened(config):
            pass
        assert main(["hub", "serve", str(config.folder)]) == 4
        assert "Another hub already works on this data folder." in capsys.readouterr().err
        with house.http() as client:
            assert client.get("/health").status_code == 200


def test_the_command_line_makes_a_hub_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["hub", "init", str(tmp_path / "hub"), "--city", "Hà Nội", "--admin-email", "a@b.example"]
    words += ["--admin-name", "Quản trị viên"]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "code " in told
    assert "fingerprint " in told
    assert main(words) == 4
    assert main([*words[:2], str(tmp_path / "other"), *words[3:6], "không phải thư", *words[7:]]) == 1
    assert main(["hub", "serve", str(tmp_path / "nowhere")]) == 4
    assert main(["hub", "fly"]) == 2
    assert main([]) == 2


def test_a_killed_hub_comes_back_with_all_that_was_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    _, made = new_house(folder)
    body = {"email": ADMINISTRATOR.email, "code": made.code, "password": PASSWORD, "device": "máy thử"}
    with started(folder) as process:
        with client_of(process, folder) as client:
            token = msgspec.json.decode(client.post("/enrol", json=body).content, type=SignedIn).token
        process.popen.send_signal(signal.SIGKILL)
        process.popen.wait(PATIENCE)
    with started(folder) as process:
        with client_of(process, folder, token) as client:
            assert client.get("/me").status_code == 200
            again = client.post("/enrol", json=body)
        assert msgspec.json.decode(again.content, type=Refusal).code == "code_malformed"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_hub_that_is_told_to_stop_ends_with_0_and_leaves_nothing(tmp_path: Path, sign: signal.Signals) -> None:
    folder = tmp_path / "hub"
    new_house(folder)
    with started(folder) as process:
        with client_of(process, folder) as client:
            client.get("/health")
        process.popen.send_signal(sign)
        process.popen.wait(PATIENCE)
        assert process.popen.returncode == 0
    assert not list(folder.rglob("*.part"))
    config = HubConfig.load(folder)
    with opened(config):
        pass


def test_workers_end_with_the_hub(tmp_path: Path) -> None:
    config, made = new_house(tmp_path / "hub")
    before = set(children_of(os.getpid()))
    with running(config, Clock(), made) as house:
        stage = HubStage(house.core, house.clock)
        stage.announce(stage.draft())
        house.core.pool.submit("compose", b"no paper").exception(PATIENCE)
    assert set(children_of(os.getpid())) == before


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    config, made = new_house(tmp_path / "hub")
    with running(config, Clock(), made) as house:
        stage = HubStage(house.core, house.clock)
        stage.let_in(stage.chair)
        token = house.sign_in(stage.email(stage.chair)).token
    with running(config, Clock(), made) as house, house.http(token) as client:
        assert client.get("/me").status_code == 200
