"""`ecabinet demo`: play the session of 21/04/2023 on this machine, with a real hub and real windows."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ecabinet.cli.demo.errors import DemoFailed

if TYPE_CHECKING:
    from ecabinet.cli.demo.acts import Act
    from ecabinet.cli.demo.others import Others
    from ecabinet.cli.demo.play import Play
    from ecabinet.cli.demo.room import RoomScreen
    from ecabinet.cli.demo.summary import ActTime
    from ecabinet.hub.init import FirstAdministrator

BEFORE_THE_SESSION = timedelta(seconds=45)
"""So that the session is opened at about the hour it was announced for."""
ADMINISTRATOR = "quan-tri"
SWITCH_SECONDS = 0.005
"""Two dozen clients share this process, each with a thread of its own: none may hold the others up for 5 ms."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet demo` takes."""
    parser.add_argument("--out", type=Path, help="where papers, pictures and the hub's folder are left (default: demo)")
    parser.add_argument("--headless", action="store_true", help="play at once, without a screen")
    parser.add_argument("--documents", type=Path, metavar="DIR", help="use the PDFs of this folder as documents")


def run(arguments: argparse.Namespace) -> int:
    """Play; 0 only if everything that should have happened did."""
    headless = arguments.headless or not has_screen()
    sys.setswitchinterval(SWITCH_SECONDS)
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    out: Path = (arguments.out or Path("demo-session")).absolute()
    try:
        clear(out)
        return perform(out, arguments.documents, headless=headless)
    except DemoFailed as failed:
        print(f"ecabinet demo: {failed}", file=sys.stderr)
        return 1


def has_screen() -> bool:
    """Whether windows can be seen here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def clear(out: Path) -> None:
    """Make room for a fresh performance; raises DemoFailed for a folder with anything else in it."""
    out.mkdir(parents=True, exist_ok=True)
    strangers = [entry.name for entry in out.iterdir() if entry.name not in LEFT_BEHIND]
    if strangers:
        raise DemoFailed(f"{out} holds other things ({', '.join(sorted(strangers)[:3])}); name an empty folder")
    for entry in out.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


LEFT_BEHIND = frozenset(
    {"hub", "documents", "papers", "trust", "pictures", "summary.json", "hub.log", "room.log", "others.log"}
)


def perform(out: Path, documents: Path | None, *, headless: bool) -> int:
    """Set the stage, play every act, clear away."""
    from PySide6.QtWidgets import QApplication

    from ecabinet.cli.demo.acts import acts
    from ecabinet.cli.demo.company import Enrolment

    app = QApplication.instance() or QApplication(["ecabinet"])
    if isinstance(app, QApplication):
        app.setQuitOnLastWindowClosed(False)
    with ExitStack() as stage:
        play = set_stage(stage, out, documents, headless=headless)
        coming = [account for key, account in play.city.accounts.items() if key in _with_windows(play)]
        enrolment = Enrolment(play.company.backstage, coming)
        enrolment.start()
        stage.callback(enrolment.join)
        stage.callback(play.company.leave)
        if headless:
            return play_at_once(play, acts(play, enrolment))
        from ecabinet.cli.demo.director import direct

        return direct(play, list(acts(play, enrolment)))


def set_stage(stage: ExitStack, out: Path, documents: Path | None, *, headless: bool) -> Play:
    """Start the hub, fill the directory, write the documents, switch the room's screen on."""
    from ecabinet.cli.demo.album import Album
    from ecabinet.cli.demo.backstage import Account, Backstage
    from ecabinet.cli.demo.city import PASSWORD, SUBSTITUTE, City, email_of
    from ecabinet.cli.demo.company import Company
    from ecabinet.cli.demo.hub_process import HubProcess
    from ecabinet.cli.demo.papers import Typesetting, take_documents
    from ecabinet.cli.demo.play import PRINCIPAL, Play
    from ecabinet.cli.demo.script import load_script
    from ecabinet.ui.resources_path import resource

    tell("Setting the stage: hub, directory, documents")
    script = load_script(resource("demo", "session-2023-04-21.toml"))
    devices = Path(stage.enter_context(tempfile.TemporaryDirectory(prefix="ecabinet-demo-")))
    room, others = offstage(stage, out, headless=headless)
    hub = HubProcess(out / "hub", out / "hub.log", script.meeting.starts_at - BEFORE_THE_SESSION)
    code = hub.make(script.city.place, first_administrator()).code
    url = hub.start()
    stage.callback(hub.stop)
    backstage = stage.enter_context(Backstage(devices, url, hub.authority_pem))
    typeset = None if documents else Typesetting(script, backstage.pool)
    city = City(backstage, Account(ADMINISTRATOR, email_of(ADMINISTRATOR), code, PASSWORD))
    city.fill(script, PRINCIPAL)
    room.begin(devices / "room", url, hub.authority_pem, city.accounts[script.display.key])
    paths = take_documents(script, documents) if documents else {}
    if typeset is not None:
        paths = typeset.write(out / "documents")
        city.trust(typeset.signatures.write_trust(out / "trust"))
    album = Album(out / "pictures")
    stage.callback(album.close)
    play = Play(script, city, Company(backstage), album, room, others, out, paths)
    accounts = [city.accounts[key] for key in (*play.unseen, SUBSTITUTE)]
    others.enrol(devices / "others", url, hub.authority_pem, accounts)
    return play


def first_administrator() -> FirstAdministrator:
    """Return who gets the first account of the demonstration's hub."""
    from ecabinet.cli.demo.city import email_of
    from ecabinet.hub.init import FirstAdministrator

    return FirstAdministrator(
        email=email_of(ADMINISTRATOR),
        full_name="Quản trị hệ thống",
        position="Quản trị",
        agency_name="Trung tâm dữ liệu Thành phố",
        agency_code="000.00.00.H26",
    )


def play_at_once(play: Play, acts: Iterable[Act]) -> int:
    """Play every act, telling each; leave the summary whatever comes."""
    times: list[ActTime] = []
    failed = ""
    try:
        for title, act in acts:
            play_one(play, title, act, times)
    except DemoFailed as fault:
        failed = str(fault)
        play.album.take("failed", [(key, player.window) for key, player in play.company.players.items()])
        raise
    finally:
        leave_summary(play, times, failed)
    tell(f"Done. Everything is in {play.out}")
    return 0


def play_one(play: Play, title: str, act: Callable[[], None], times: list[ActTime]) -> None:
    """Play an act and note how long it took."""
    from ecabinet.cli.demo.summary import ActTime

    began = time.monotonic()
    play.album.next_step()
    act()
    taken = round(time.monotonic() - began, 2)
    times.append(ActTime(title, taken))
    tell(f"{len(times):2d}. {title} ({taken:.1f} s)")


def leave_summary(play: Play, times: list[ActTime], failed: str) -> None:
    """Write what happened."""
    from ecabinet.cli.demo.summary import write_summary

    write_summary(play.out / "summary.json", play.facts, times, play.album.names, failed)


def tell(line: str) -> None:
    """Say how far it is."""
    print(line, flush=True)


def offstage(stage: ExitStack, out: Path, *, headless: bool) -> tuple[RoomScreen, Others]:
    """Start the processes of the room's screen and of the members without windows."""
    from ecabinet.cli.demo.offstage import Offstage
    from ecabinet.cli.demo.others import Others
    from ecabinet.cli.demo.room import RoomScreen

    room = Offstage("room_process", out / "room.log", headless=headless)
    stage.callback(room.stop)
    others = Offstage("others_process", out / "others.log", headless=headless)
    stage.callback(others.stop)
    return RoomScreen(room), Others(others)


def _with_windows(play: Play) -> set[str]:
    from ecabinet.cli.demo.play import ABSENT, PRINCIPAL

    return {*play.seen, ABSENT, PRINCIPAL, play.script.guest.key}
