"""A program: one vote in four real windows of a real hub, from the ready check to the result.

Run as `python -m tests.journeys.vote_in_windows FOLDER`; leaves `FOLDER/pictures` and `FOLDER/told.json`. The platform
is what QT_QPA_PLATFORM says. The chair sits at the console, two members have a tablet each, the second one behind a
link that is cut, the room's screen is a process of its own; a third member has a real client without a window.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QAbstractButton, QApplication

from ecabinet.cli.demo.album import Album
from ecabinet.cli.demo.city import PASSWORD
from ecabinet.cli.demo.company import TABLET, Company, Player, sees
from ecabinet.cli.demo.hands import click, find, said, seen, wait_for, write
from ecabinet.cli.demo.offstage import Offstage
from ecabinet.cli.demo.room import RoomScreen
from ecabinet.client.screens.ballot import BallotState, ballot_sheet
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND_CHANGEABLE
from ecabinet.ui.result_words import result_sentence, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Device
from ecabinet.wire.identity import new_id
from tests.journeys.relay import Relay
from tests.journeys.small_city import SmallCity, small_city

MEMBERS = 4
PORTRAIT = (800, 1280)
WINDOWS = ("chair", "first", "second")
QUESTION = "Thông qua dự thảo Kế hoạch chuyển đổi số của Thành phố năm 2023?"


class Told(msgspec.Struct):
    """What was seen, for the test to judge."""

    platform: str = ""
    pictures: list[str] = []
    while_cut: list[str] = []
    recorded_while_cut: int = -1
    turned_away: int = 0
    refused_while_paused: str = ""
    ballots: dict[str, str] = {}
    verdict: str = ""
    basis: str = ""
    sentence: str = ""
    result_words: dict[str, list[str]] = {}


class Stage:
    """Windows, people, pictures."""

    def __init__(self, stack: ExitStack, city: SmallCity, folder: Path) -> None:
        self.city = city
        self.told = Told()
        self.vote: Id = ""
        self.relay = Relay(city.backstage.loop, city.backstage.url)
        stack.callback(self.relay.close)
        process = Offstage("room_process", folder / "room.log", headless=QApplication.platformName() == "offscreen")
        stack.callback(process.stop)
        self.room = RoomScreen(process)
        display = city.city.accounts[city.script.display.key]
        self.room.begin(folder / "devices" / "room", city.backstage.url, city.hub.authority_pem, display)
        self.album = Album(folder / "pictures")
        stack.callback(self.album.close)
        self.company = Company(city.backstage)
        stack.callback(self.company.leave)
        keys = [member.key for member in city.script.members]
        self.chair = self.company.seat(keys[0], city.chair, size=TABLET)
        self.first = self.company.seat(keys[1], city.members[1], size=TABLET)
        self.second = self._sign_in_by_hand(keys[2])
        self.third = city.members[3]
        self.room.wait()

    @property
    def windows(self) -> list[Player]:
        """Chair, first and second member."""
        return [self.chair, self.first, self.second]

    def picture(self, title: str) -> None:
        """Take a picture of all four screens."""
        self.album.next_step()
        self.album.take(title, [(name, one.window) for name, one in zip(WINDOWS, self.windows, strict=True)])
        self.room.picture(self.album.path_of("room", title))

    def state(self, player: Player, *states: BallotState) -> None:
        """Wait until somebody's ballot stands so."""

        def stands(view: View) -> bool:
            sheet = ballot_sheet(view, self.city.meeting)
            return sheet is not None and sheet.state in states

        sees(player, stands, " or ".join(states))

    def reads(self, player: Player, *words: str) -> None:
        """Wait until somebody can read these words, each as a whole, on their screen."""
        wait_for(lambda: set(words) <= set(said(player.window)), f"“{'”, “'.join(words)}” ({player.key})")

    def _sign_in_by_hand(self, key: str) -> Player:
        """On a new device, behind the relay: the hub is confirmed by the person, as at every first contact."""
        window, door = self.company.window("second", PORTRAIT, Device.TABLET)
        window.show_sign_in()
        account = self.city.city.accounts[key]
        write(window, "sign_in.hub", self.relay.url)
        write(window, "sign_in.email", account.email)
        write(window, "sign_in.password", PASSWORD)
        click(window, "sign_in.go")
        click(window, "sign_in.trust")
        wait_for(lambda: window.workspace is not None, "the workspace")
        player = Player(key, window, door.application())
        self.company.add(player)
        return player


def prepare(stage: Stage) -> None:
    """Everybody goes into the meeting; the chair words the question."""
    for player in stage.windows:
        click(player.window, "home.enter")
    chair = stage.chair
    click(chair.window, "rail.console")
    click(chair.window, "console.new_question")
    write(chair.window, "vote.question", QUESTION)
    click(chair.window, "vote.save")
    find(chair.window, "console.ask_ready", QAbstractButton)
    vote = chair.application.ask(lambda view: view.world.find(v.Vote, meeting=stage.city.meeting)[0].id).result()
    stage.vote = vote
    stage.room.expect(meeting=stage.city.meeting, state="in_session", item=stage.city.item)


def ask_who_is_ready(stage: Stage) -> None:
    """One is ready, one says not yet, one is silent; then everybody is."""
    click(stage.chair.window, "console.ask_ready")
    click(stage.first.window, "ready.yes")
    click(stage.second.window, "ready.no")
    stage.reads(stage.chair, say("{ready} of {electors} are ready", ready=1, electors=3))
    stage.picture("san-sang")
    click(stage.second.window, "ready.yes")
    stage.city.see(stage.third, lambda view: view.world.get(v.Vote, stage.vote) is not None, "the question")
    stage.city.do(stage.third, v.SayReady, vote=stage.vote, mark=new_id(), ready=True)
    stage.reads(stage.chair, say("{ready} of {electors} are ready", ready=3, electors=3))


def open_vote(stage: Stage) -> None:
    """The ballot rises over whatever is open."""
    click(stage.chair.window, "console.open_vote")
    for player in stage.windows:
        stage.state(player, BallotState.CHOOSE)
    for player in (stage.first, stage.second):
        find(player.window, "ballot.for", QAbstractButton)
    stage.room.expect(vote=stage.vote, vote_is_open=True, words=(QUESTION, say("Vote in progress")))
    stage.picture("mo-bieu-quyet")


def cast(player: Player, choice: Choice) -> None:
    """Choose on the sheet that rose, and confirm."""
    click(player.window, f"ballot.{choice.value}")
    click(player.window, "ballot.confirm")


def vote_without_link(stage: Stage) -> None:
    """The second member's link is cut before they vote: nobody is told that the ballot is recorded, until it is."""
    stage.relay.cut()
    sees(stage.second, lambda view: not view.link.is_online, "the cut link")
    cast(stage.second, Choice.AGAINST)
    cast(stage.first, Choice.FOR)
    stage.state(stage.first, BallotState.RECORDED)
    stage.state(stage.second, BallotState.NOT_SENT)
    stage.reads(stage.second, say("Not sent: your ballot is NOT recorded"))
    stage.told.while_cut = said(stage.second.window)
    sees(stage.chair, lambda view: len(_casts(stage, view)) == 1, "the one ballot that is in")
    stage.told.recorded_while_cut = len(stage.chair.application.ask(lambda view: _casts(stage, view)).result())
    stage.picture("mat-ket-noi")
    stage.relay.restore()
    stage.state(stage.second, BallotState.RECORDED)
    find(stage.second.window, "ballot.change", QAbstractButton)
    sees(stage.chair, lambda view: len(_casts(stage, view)) == 2, "both ballots")
    stage.told.turned_away = stage.relay.turned_away
    stage.picture("co-ket-noi-lai")


def pause(stage: Stage) -> None:
    """While the vote is paused nobody can change a ballot, and the hub refuses one that is given."""
    click(stage.chair.window, "console.pause_vote")
    for player in stage.windows:
        sees(player, lambda view: _is_paused(stage, view), "the paused vote")
    for player in (stage.first, stage.second):
        wait_for(partial(_cannot_change, player), "no change now")
        wait_for(partial(_says_paused, player), "that the vote is paused")
    command = stage.city.give(stage.third, v.CastBallot, ballot=new_id(), vote=stage.vote, choice=Choice.FOR)
    stage.city.see(stage.third, lambda view: _refusal(command, view) is not None, "the refusal")
    stage.told.refused_while_paused = stage.third.ask(lambda view: _refusal(command, view) or "").result()
    stage.room.expect(words=(QUESTION, say("The vote is paused.")))
    stage.picture("tam-dung")
    click(stage.chair.window, "console.resume_vote")
    sees(stage.chair, lambda view: not _is_paused(stage, view), "the resumed vote")
    stage.room.expect(words=(QUESTION, say("Vote in progress")))


def change(stage: Stage) -> None:
    """The first member thinks again; the others vote; so the votes are even."""
    click(stage.first.window, "ballot.change")
    stage.picture("doi-phieu")
    cast(stage.first, Choice.AGAINST)
    sees(stage.first, lambda view: [mark.version for mark in _casts(stage, view)] == [2], "the changed ballot")
    stage.city.see(stage.third, lambda view: not _is_paused(stage, view), "the resumed vote")
    stage.city.do(stage.third, v.CastBallot, ballot=new_id(), vote=stage.vote, choice=Choice.FOR)
    window = stage.chair.window
    click(window, "console.my_ballot")
    click(window, "console.ballot.for")
    click(window, "console.ballot.for")
    sees(stage.chair, lambda view: len(_casts(stage, view)) == MEMBERS, "all ballots")
    stage.reads(stage.chair, say("Everybody has voted"))
    find(stage.first.window, "ballot.change", QAbstractButton)
    stage.picture("da-bo-phieu")


def close(stage: Stage) -> None:
    """Two for, two against: the chair's side decides, and all four screens give the same reason in the same words."""
    click(stage.chair.window, "console.close_vote")
    for player in stage.windows:
        sees(player, lambda view: _state(stage, view) == VoteState.CLOSED, "the result")
    for player in (stage.first, stage.second):
        find(player.window, "result.close", QAbstractButton)
    vote = stage.chair.application.ask(lambda view: view.world.get(v.Vote, stage.vote)).result()
    if vote is None or vote.result is None:
        raise AssertionError("a closed vote has its result")
    told = stage.told
    told.verdict, told.basis = vote.result.verdict.value, vote.result.basis.value
    told.sentence = result_sentence(vote.result, vote.rule, vote.form)
    words = (QUESTION, verdict_words(vote.result), told.sentence)
    for player in stage.windows:
        stage.reads(player, *words)
    stage.room.expect(vote_is_open=False, words=words)
    stage.picture("ket-qua")
    told.result_words = {
        name: sorted({text for text in said(one.window) if text in words}, key=words.index)
        for name, one in zip(WINDOWS, stage.windows, strict=True)
    }
    told.result_words["room"] = list(stage.room.expected.words)  # its picture is taken only once all can be read there
    ballots = stage.first.application.ask(lambda view: view.world.find(v.Ballot, parent=stage.vote)).result()
    keys = {person: key for key, person in stage.city.city.people.items()}
    told.ballots = {keys[ballot.person]: ballot.choice.value for ballot in ballots}
    click(stage.chair.window, "console.announce_result")
    sees(stage.chair, lambda view: _announced(stage, view), "the announcement")


def _cannot_change(player: Player) -> bool:
    return seen(player.window, "ballot.change", QAbstractButton) is None


def _says_paused(player: Player) -> bool:
    return any(text.startswith(say("The vote is paused.")) for text in said(player.window))


def _casts(stage: Stage, view: View) -> Sequence[v.Cast]:
    return view.world.find(v.Cast, parent=stage.vote)


def _state(stage: Stage, view: View) -> VoteState | None:
    vote = view.world.get(v.Vote, stage.vote)
    return None if vote is None else vote.state


def _is_paused(stage: Stage, view: View) -> bool:
    vote = view.world.get(v.Vote, stage.vote)
    return vote is not None and vote.paused_at is not None


def _announced(stage: Stage, view: View) -> bool:
    vote = view.world.get(v.Vote, stage.vote)
    return vote is not None and vote.announced_at is not None


def _refusal(command: Id, view: View) -> str | None:
    return next((one.refusal.code for one in view.pending if one.command.id == command and one.refusal), None)


@contextmanager
def stage_in(folder: Path) -> Iterator[Stage]:
    """Set the stage in a folder, and clear it away."""
    with small_city(folder, MEMBERS, UBND_CHANGEABLE.id) as city, ExitStack() as stack:
        yield Stage(stack, city, folder)


def play(folder: Path) -> Told:
    """Play all of it; return what was seen."""
    with stage_in(folder) as stage:
        for act in (prepare, ask_who_is_ready, open_vote, vote_without_link, pause, change, close):
            act(stage)
        stage.told.platform = QApplication.platformName()
        stage.told.pictures = list(stage.album.names)
        return stage.told


def main() -> None:
    app = QApplication(["ecabinet"])
    app.setQuitOnLastWindowClosed(False)
    folder = Path(sys.argv[1])
    (folder / "told.json").write_bytes(msgspec.json.encode(play(folder)))


if __name__ == "__main__":
    main()
