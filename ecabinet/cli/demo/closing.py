"""After the session: the minutes, and the papers that everything left."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from ecabinet.cli.demo.company import PC, sees
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hands import click, find, turn_events, wait_for, write
from ecabinet.cli.demo.play import Play
from ecabinet.client.screens.frame import Place
from ecabinet.client.screens.meeting import PaperRow, papers_of
from ecabinet.client.view import View
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.minutes.entities import MinutesState
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.vocabulary import Minutes
from ecabinet.ui.intents import Go
from ecabinet.ui.theme import Device

_FOLDERS = {
    PaperKind.INVITATION: "giay-moi",
    PaperKind.RESULT_SHEET: "ket-qua-bieu-quyet",
    PaperKind.MINUTES: "bien-ban",
}


def write_minutes(play: Play) -> None:
    """The secretary starts the minutes from what happened and adds the conclusions."""
    window = play.secretary.window
    kept = (play.secretary.key, play.chair.key, play.delegate.key, play.guest.key)
    play.company.leave(but_for=kept)
    window.resize(*PC)
    window.let_in(play.secretary.application)
    turn_events(1)
    play.company.dress(Device.PC)
    window.let_in(play.secretary.application, start=Go(Place.DESK, play.meeting))
    click(window, "desk.step.minutes")
    click(window, "minutes.start")
    sees(play.secretary, lambda view: view.world.get(Minutes, play.meeting), "the minutes")
    last = len(play.script.items) + 1  # after the items
    conclusions = "\n".join(f"- {conclusion.text}" for conclusion in play.script.conclusions)
    find(window, f"minutes.text{last}", QPlainTextEdit)
    write(window, f"minutes.text{last}", f"Chủ tọa kết luận:\n{conclusions}")
    play.album.take("bien-ban", [("secretariat", window)])
    click(window, "minutes.save")
    sees(play.secretary, partial(_has_conclusions, play), "the saved minutes")


def approve_minutes(play: Play) -> None:
    """The chair reads and approves."""
    play.secretary.window.let_in(play.secretary.application)
    turn_events(1)
    play.company.dress(Device.TABLET)
    sees(play.chair, partial(_has_conclusions, play), "the minutes")
    play.album.take("phe-duyet-bien-ban", [("chair", play.chair.window)])
    click(play.chair.window, "console.session_step")
    sees(play.delegate, lambda view: _state(play, view) == MinutesState.APPROVED, "the approved minutes")


def collect_papers(play: Play) -> None:
    """Wait for every paper and keep a readable copy of each."""
    votes = sum(1 for item in play.script.items if item.vote is not None)
    invitations = play.facts.get("invitations")
    if not isinstance(invitations, int):
        raise DemoFailed("nobody counted the invitations")
    wanted = {PaperKind.INVITATION: invitations + 1, PaperKind.RESULT_SHEET: votes, PaperKind.MINUTES: 1}
    sees(play.secretary, lambda view: _numbers(play, view) == wanted, "every paper")
    names: list[str] = []
    rows = play.secretary.application.ask(partial(_papers, play)).result()
    for row in sorted(rows, key=lambda row: (row.paper_kind, row.file_name)):
        target = play.out / "papers" / _FOLDERS[row.paper_kind] / row.file_name
        target.parent.mkdir(parents=True, exist_ok=True)
        saved = play.secretary.application.save_copy(row.sha256, target)
        wait_for(saved.done, row.file_name)
        if isinstance(saved.result(), Refusal):
            raise DemoFailed(f"{row.file_name} could not be read")
        names.append(str(target.relative_to(play.out)))
    play.facts["papers"] = names
    play.picture("sau-phien-hop")


def _papers(play: Play, view: View) -> tuple[PaperRow, ...]:
    return papers_of(view, play.meeting)


def _numbers(play: Play, view: View) -> dict[PaperKind, int]:
    return dict(Counter(row.paper_kind for row in papers_of(view, play.meeting)))


def _has_conclusions(play: Play, view: View) -> bool:
    minutes = view.world.get(Minutes, play.meeting)
    return minutes is not None and play.script.conclusions[0].text in minutes.text()


def _state(play: Play, view: View) -> MinutesState | None:
    minutes = view.world.get(Minutes, play.meeting)
    return None if minutes is None else minutes.state
