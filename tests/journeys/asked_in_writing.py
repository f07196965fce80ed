"""A consultation of a small city, and what those do in it who have a real client without a window."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from ecabinet.cli.demo.backstage import result_of
from ecabinet.client.application import Application
from ecabinet.client.screens.committees import seats_of
from ecabinet.client.screens.consultation import (
    ConsultationSheet,
    QuestionSheet,
    SheetState,
    consultation_desk,
    consultation_sheet,
)
from ecabinet.client.screens.consultations import Turnout
from ecabinet.client.screens.signing import filed_by, signing_screen
from ecabinet.client.signing import SigningOrder
from ecabinet.client.values import StagedFile
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import Command, Id
from ecabinet.domain.meetings.entities import SessionKind
from ecabinet.domain.voting.forms import Choice
from ecabinet.papers.composing import typeset
from ecabinet.trust.signing.values import Level
from ecabinet.wire.identity import new_id
from tests.journeys.small_city import SmallCity
from tests.papers.samples import report

MEMBERS = 12
DEADLINE_IN = timedelta(hours=3)
SECRET = "mật khẩu của khóa"
NEXT_MEETING = "Phiên họp tiếp theo"


class Consultation:
    """The city, the consultation in it once its secretary drafted it, and its people."""

    def __init__(self, city: SmallCity, folder: Path) -> None:
        self.city, self.folder = city, folder
        self.began = city.script.meeting.starts_at - timedelta(minutes=10)
        self.deadline = self.began + DEADLINE_IN

    @property
    def id(self) -> Id:
        """The meeting that people act in now."""
        return self.city.meeting

    def later(self, moment: datetime) -> None:
        """Let the hub go on at another time: it dies, and its clients find it again."""
        self.city.hub.kill()
        self.city.hub.set_clock(moment)
        self.city.hub.start()

    def pdf(self, name: str) -> Path:
        """Write a PDF that somebody has at hand."""
        path = self.folder / name
        path.write_bytes(typeset(report()))
        return path

    def is_told(self, who: Application, code: str) -> None:
        """Wait until somebody was left a notice."""
        self.city.see(who, lambda view: told(code, view) > 0, code)

    def sheet(self, who: Application) -> ConsultationSheet:
        """Return what a member's device shows, once it shows the consultation."""
        self.city.see(who, lambda view: consultation_sheet(view, self.id) is not None, "the consultation")
        found = result_of(who.ask(consultation_sheet, self.id), "the sheet")
        assert found is not None
        return found

    def answer(self, who: Application, choice: Choice) -> None:
        """A member opens it, which is recorded, and answers."""
        sheet = self.sheet(who)
        if sheet.reading is not None:
            self.city.do(who, c.ReadConsultation, participant=sheet.reading)
        self.city.do(who, v.CastBallot, ballot=new_id(), vote=sheet.matters[0].questions[0].vote, choice=choice)

    def sign(self, who: Application, key_file: Path) -> None:
        """A member signs the sheet of their answer with their key."""
        self.city.see(who, lambda view: self._is(view, SheetState.UNSIGNED), "the sheet of the answer")
        question = result_of(who.ask(self._question), "the question")
        assert question is not None
        assert question.sheet_paper is not None
        screen = result_of(who.ask(signing_screen, question.sheet_paper.sha256), "what is to be signed")
        assert screen is not None
        order = SigningOrder(
            sha256=screen.sha256,
            paper=screen.paper,
            meeting=screen.meeting,
            file_name=screen.file_name,
            place=screen.place,
            level=Level.BASIC,
            key_file=key_file,
            secret=SECRET,
        )
        signed = result_of(who.sign_paper(order), "the signature")
        assert isinstance(signed, StagedFile), signed
        self.city.do(who, filed_by(screen.paper_kind), paper=new_id(), signs=screen.paper, sha256=signed.sha256)
        self.city.see(who, lambda view: self._is(view, SheetState.SIGNED), "the signed sheet")

    def answered(self) -> int:
        """Count the answers that the secretary's device knows of."""
        turnout = result_of(self.city.secretary.ask(self._turnout), "the desk")
        return 0 if turnout is None else turnout.answered

    def turnout(self, *, answered: int, late: int) -> None:
        """Wait until the secretary's device knows how many answered, all of whom have read it."""
        wanted = Turnout(asked=MEMBERS, read=answered, answered=answered, late=late)
        self.city.see(self.city.secretary, lambda view: self._turnout(view) == wanted, f"{answered} answers")

    def draft_next_meeting(self) -> Id:
        """The secretary begins to prepare the next meeting."""
        secretary, committee = self.city.secretary, self.city.city.committee
        room = result_of(secretary.ask(lambda view: view.world.find(v.Room)[0].id), "the room")
        seats = {seat: new_id() for seat in result_of(secretary.ask(partial(seats_of, committee=committee)), "seats")}
        starts_at = self.deadline + timedelta(days=3)
        here, self.city.meeting = self.city.meeting, new_id()
        drafted = self.city.meeting
        self.city.do(
            secretary,
            v.DraftMeeting,
            title=NEXT_MEETING,
            kind=SessionKind.REGULAR,
            committee=committee,
            room=room,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            seats=seats,
            secretary_seat=new_id(),
            display_seat=new_id(),
        )
        self.city.meeting = here
        return drafted

    def refused(self, who: Application, verb: type[Command], **fields: object) -> str:
        """Give a command of the meeting that the hub refuses; return the code of its refusal."""
        command = self.city.give(who, verb, **fields)
        self.city.see(who, lambda view: bool(_refusal(command, view)), "the refusal")
        return result_of(who.ask(partial(_refusal, command)), "the refusal")

    def file(self, who: Application, sha256: str, name: str) -> Path:
        """Save a file from somebody's device."""
        target = self.folder / name
        assert result_of(who.save_copy(sha256, target), name) is None
        return target

    def _question(self, view: View) -> QuestionSheet | None:
        found = consultation_sheet(view, self.id)
        return None if found is None or not found.matters else found.matters[0].questions[0]

    def _is(self, view: View, state: SheetState) -> bool:
        found = self._question(view)
        return found is not None and found.sheet == state

    def _turnout(self, view: View) -> Turnout | None:
        found = consultation_desk(view, self.id)
        return None if found is None else found.head.turnout


def told(code: str, view: View) -> int:
    """Count the notices of a kind that were left for somebody."""
    return sum(1 for notice in view.world.find(v.Notice, person=view.me) if notice.code == code)


def _refusal(command: Id, view: View) -> str:
    return next((one.refusal.code for one in view.pending if one.command.id == command and one.refusal), "")
