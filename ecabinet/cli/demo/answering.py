"""The invited answer, and come."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.cli.demo.city import SUBSTITUTE, email_of
from ecabinet.cli.demo.company import LARGE, Player, sees
from ecabinet.cli.demo.hands import click, find, turn_events, wait_for, write
from ecabinet.cli.demo.play import ABSENT, PRINCIPAL, Play
from ecabinet.client.application import Application
from ecabinet.client.screens.frame import Place
from ecabinet.client.view import View
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.vocabulary import Attendance, MeetingCard, Participant
from ecabinet.ui.intents import Go
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.theme import Device

REASON = "Đi công tác theo chương trình của Bộ Y tế"
SUBSTITUTE_REASON = "Dự họp với Bộ Thông tin và Truyền thông"


def take_seats(play: Play, applications: dict[str, Application]) -> None:
    """Every member, the guest, and those who will not come open their windows."""
    play.secretary.window.let_in(play.secretary.application)  # a fresh workspace is soon dressed anew
    turn_events(1)
    play.company.dress(Device.TABLET)
    play.secretary.window.resize(*LARGE)  # the theme is one for the process: now the desk has a tablet's letters
    for key, application in applications.items():
        play.company.seat(key, application)
        play.rest(key)
    for key in applications:
        sees(play.company[key], lambda view: _knows_meeting(play, view), "the invitation")
    play.picture("duoc-moi")


def reply(play: Play) -> None:
    """One is absent with a reason, one proposes a substitute, the others will attend."""
    absent, principal = play.company[ABSENT].window, play.company[PRINCIPAL].window
    open_reply(play.company[ABSENT], "absent")
    write(absent, "reply.reason", REASON)
    play.album.take("vang-mat", [("delegate", absent)])
    click(absent, "reply.give_absent")
    play.rest(ABSENT)
    _answered(play, ABSENT, Answer.ABSENT)
    deputy = next(member for member in play.script.members if member.key == PRINCIPAL)
    open_reply(play.company[PRINCIPAL], "substitute")
    write(principal, "reply.substitute_name", f"Phó {deputy.title}")
    write(principal, "reply.substitute_position", "Dự thay")
    write(principal, "reply.substitute_email", email_of(SUBSTITUTE))
    write(principal, "reply.substitute_reason", SUBSTITUTE_REASON)
    play.album.take("cu-nguoi-du-thay", [("delegate", principal)])
    click(principal, "reply.give_substitute")
    play.rest(PRINCIPAL)
    _answered(play, PRINCIPAL, Answer.SUBSTITUTE_PROPOSED)
    play.others.attend(play.meeting, play.unseen, check_in=False)
    for key in (*play.seen, play.script.guest.key):
        open_reply(play.company[key], "attend")
        click(play.company[key].window, "reply.give_attend")
        play.rest(key)
    play.others.wait()
    for key in (*play.coming, play.script.guest.key):
        _answered(play, key, Answer.ATTENDING)


def open_reply(player: Player, way: str) -> None:
    """Open the sheet with the ways to reply, and one of them."""
    click(player.window, "home.reply")
    click(player.window, f"reply.tab.{way}")


def accept_substitute(play: Play) -> None:
    """The secretary accepts the substitute, who is invited at once."""
    window = play.secretary.window
    window.let_in(play.secretary.application, start=Go(Place.DESK, play.meeting))
    click(window, "desk.step.people")
    person = play.city.people[SUBSTITUTE]
    rows = play.secretary.application.ask(
        lambda view: [
            part.id
            for part in view.world.find(Participant, meeting=play.meeting)
            if part.answer == Answer.SUBSTITUTE_PROPOSED
        ]
    ).result()
    sees(play.secretary, lambda view: _answer_of(play, view, PRINCIPAL) == Answer.SUBSTITUTE_PROPOSED, "the proposal")
    pane = find(window, "people.list", ListPane)
    wait_for(lambda: any(row.key == rows[0] for row in pane.model.rows), "the proposal in the list")
    pane.choose(rows[0])
    pane.opened.emit(rows[0])
    wait_for(lambda: find(window, "substitute.accept", QWidget).isEnabled(), "the substitute in the directory")
    play.album.take("duyet-nguoi-du-thay", [("secretariat", window)])
    click(window, "substitute.accept")
    sees(play.secretary, lambda view: view.world.find(Participant, person=person), "the substitute")
    click(window, "desk.step.invitations")
    play.album.take("tra-loi-giay-moi", [("secretariat", window)])


def check_in(play: Play) -> None:
    """Everybody who came checks in; the chair and the secretary see them."""
    here = (*play.coming, play.script.guest.key, SUBSTITUTE)
    play.others.attend(play.meeting, (*play.unseen, SUBSTITUTE), check_in=True)
    for key in (*play.seen, play.script.guest.key):
        click(play.company[key].window, "home.check_in")
        play.rest(key)
    play.others.wait()
    sees(
        play.chair,
        lambda view: len(view.world.find(Attendance, meeting=play.meeting)) == len(here),
        "everybody's presence",
    )
    play.facts["present"] = len(here)
    click(play.secretary.window, "desk.step.session")
    click(play.chair.window, "rail.console")
    play.room.expect(meeting=play.meeting, state="announced")
    play.picture("truoc-phien-hop")


def _answered(play: Play, key: str, answer: Answer) -> None:
    sees(play.secretary, lambda view: _answer_of(play, view, key) == answer, f"the reply of {key}")


def _answer_of(play: Play, view: View, key: str) -> Answer | None:
    parts = view.world.find(Participant, meeting=play.meeting, person=play.city.people[key])
    return parts[0].answer if parts else None


def _knows_meeting(play: Play, view: View) -> bool:
    parts = view.world.find(Participant, meeting=play.meeting, person=view.me)
    whole = any(not part.items for part in parts)
    return whole or bool(view.world.find(MeetingCard, meeting=play.meeting, person=view.me))
