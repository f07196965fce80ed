"""A program: one member's real window in a session of a real hub, its link cut in the middle.

Run as `python -m tests.journeys.window_of_a_member FOLDER`; leaves `FOLDER/voted.png` and says `recorded` at the end.
The platform is what QT_QPA_PLATFORM says.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication

from ecabinet.cli.demo.city import PASSWORD
from ecabinet.cli.demo.company import Company, Player, sees
from ecabinet.cli.demo.hands import bring_up, click, find, wait_for, write
from ecabinet.client.screens.ballot import BallotState, ballot_sheet
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.theme import Device
from ecabinet.wire.identity import new_id
from tests.journeys.small_city import SmallCity, small_city

MEMBERS = 3
SIZE = (1280, 800)


class Delegate:
    """The member at the window: the last of the list, who has signed in on another device before."""

    def __init__(self, city: SmallCity) -> None:
        self._city = city
        company = Company(city.backstage)
        window, self._door = company.window("tablet", SIZE, Device.TABLET)
        self._account = city.city.accounts[city.script.members[-1].key]
        window.show_sign_in()
        self.window = window

    def sign_in(self) -> Player:
        """By hand, at the sign-in page."""
        write(self.window, "sign_in.hub", self._city.backstage.url)
        write(self.window, "sign_in.email", self._account.email)
        write(self.window, "sign_in.password", PASSWORD)
        click(self.window, "sign_in.go")
        wait_for(lambda: self.window.workspace is not None, "the workspace")
        return Player(self._account.key, self.window, self._door.application())


def state_of(meeting: Id, view: View) -> BallotState | None:
    sheet = ballot_sheet(view, meeting)
    return None if sheet is None else sheet.state


def open_vote(city: SmallCity) -> Id:
    vote = new_id()
    city.do(city.chair, v.PrepareVote, vote=vote, item=city.item, question="Thông qua dự thảo?")
    city.do(city.chair, v.OpenVote, vote=vote)
    return vote


def vote_without_link(city: SmallCity, member: Player, vote: Id) -> None:
    """Choose while the link is down: the sheet says that the ballot is not sent; then the link returns."""
    find(member.window, "ballot.for", QAbstractButton)
    member.application.cut()
    sees(member, lambda view: not view.link.is_online, "the cut link")
    click(member.window, "ballot.for")
    click(member.window, "ballot.confirm")
    sees(member, lambda view: state_of(city.meeting, view) == BallotState.NOT_SENT, "the ballot that is not sent")
    assert not city.chair.ask(lambda view: view.world.find(v.Cast, parent=vote)).result(), "the hub has no ballot yet"
    member.application.restore()
    sees(member, lambda view: view.world.find(v.Cast, parent=vote, person=view.me), "the recorded ballot")


def play(folder: Path) -> None:
    with small_city(folder, MEMBERS) as city:
        delegate = Delegate(city)
        member = delegate.sign_in()
        click(member.window, "home.enter")
        vote = open_vote(city)
        bring_up(member.window)
        vote_without_link(city, member, vote)
        for other in city.members[:-1]:
            city.give(other, v.CastBallot, ballot=new_id(), vote=vote, choice=Choice.AGAINST)
            city.see(other, lambda view: bool(view.world.find(v.Cast, parent=vote, person=view.me)), "a ballot")
        city.do(city.chair, v.CloseVote, vote=vote)
        find(member.window, "result.close", QAbstractButton)
        member.window.grab().save(str(folder / "voted.png"))
        closed = city.chair.ask(lambda view: view.world.get(v.Vote, vote)).result()
        assert closed is not None
        assert closed.state == VoteState.CLOSED
        assert closed.result is not None
        assert (closed.result.votes_for, closed.result.votes_against) == (1, MEMBERS - 1)
        member.window.close()
        member.application.close()


def main() -> None:
    app = QApplication(["ecabinet"])
    app.setQuitOnLastWindowClosed(False)
    play(Path(sys.argv[1]))
    sys.stdout.write(f"recorded on {app.platformName()}\n")


if __name__ == "__main__":
    main()
