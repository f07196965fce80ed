"""What a member sees of consultations: the lists, and one of them with every question and where its answer stands."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.client.screens.ballot import BallotSheet, ResultScreen, result_screen, sheet_of_vote, unheard_ballots
from ecabinet.client.screens.consultation import (
    ConsultationSheet,
    MatterSheet,
    OpinionFileRow,
    QuestionSheet,
    consultation_sheet,
)
from ecabinet.client.screens.consultations import (
    ConsultationHead,
    ConsultationList,
    ConsultationStage,
    consultation_list,
)
from ecabinet.client.screens.meeting import PaperRow, papers_of
from ecabinet.client.screens.parts import DocumentRow, my_part, queued
from ecabinet.client.view import View
from ecabinet.domain.consultations.attach_to_opinion import MOST_FILES
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.consultations.read_consultation import ReadConsultation
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.entities import Ballot, Vote, VoteState
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Mark
from ecabinet.domain.voting.problems import mark_problem


class ShownFile(msgspec.Struct, frozen=True):
    """A file beside an opinion that is shown."""

    file_name: str
    sha256: str


class ShownOpinion(msgspec.Struct, frozen=True, kw_only=True):
    """The opinion of one seat as it is shown after the count; `choice` None: no answer (không trả lời)."""

    full_name: str
    position: str
    choice: Choice | None
    text: str = ""
    answered_at: datetime | None = None
    is_late: bool = False
    files: tuple[ShownFile, ...] = ()
    sheet: PaperRow | None = None


class MyQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question for one seat of mine. `given` is None where I am not asked.

    `ballot` is my answer while it can be given, and afterwards only where the hub has not taken what I gave.
    `matter` is its matter with the documents; `opinions` are everybody's from the count on.
    """

    key: str
    vote: Id
    matter: MatterSheet
    question: str
    form: Form
    state: VoteState
    given: QuestionSheet | None
    ballot: BallotSheet | None
    result: ResultScreen | None
    opinions: tuple[ShownOpinion, ...]
    cancelled_reason: str = ""

    @property
    def seat(self) -> Id | None:
        """The seat whose mandate I carry, None for my own."""
        return self.given.seat if self.given is not None else None if self.ballot is None else self.ballot.seat

    @property
    def seat_name(self) -> str:
        """Who holds that seat, empty for my own."""
        return self.given.seat_name if self.given is not None else "" if self.ballot is None else self.ballot.holder

    @property
    def files(self) -> tuple[OpinionFileRow, ...]:
        """The files that go with my answer."""
        return () if self.given is None else self.given.files

    @property
    def may_attach(self) -> bool:
        """Whether one more file may go with the answer."""
        return self.ballot is not None and self.given is not None and len(self.files) < MOST_FILES

    @property
    def takes_words(self) -> bool:
        """Whether an answer may have a text."""
        return self.form.kind == FormKind.OPINION

    def problem_of(self, choice: Choice, text: str) -> Refusal | None:
        """Say what is wrong with an answer, or None."""
        return mark_problem(self.form, Mark(choice, text=text))


class MyConsultation(msgspec.Struct, frozen=True, kw_only=True):
    """One consultation as who was asked sees it. `unread_part` is my part while nobody knows yet that I opened it."""

    sheet: ConsultationSheet
    unread_part: Id | None
    questions: tuple[MyQuestion, ...]
    loose: tuple[DocumentRow, ...]
    summary: PaperRow | None

    @property
    def head(self) -> ConsultationHead:
        """The consultation in one glance."""
        return self.sheet.head


class OpinionsScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The lists, or one consultation, beside which they are empty."""

    listed: ConsultationList
    opened: MyConsultation | None = None


def opinions_screen(view: View, meeting_id: Id | None = None) -> OpinionsScreen:
    """Return the consultation that is asked for, if it was sent to me; else the lists."""
    opened = None if meeting_id is None else my_consultation(view, meeting_id)
    listed = ConsultationList(to_answer=(), answered=(), over=()) if opened else consultation_list(view)
    return OpinionsScreen(listed=listed, opened=opened)


def my_consultation(view: View, meeting_id: Id) -> MyConsultation | None:
    """Return one consultation that was sent to me."""
    sheet = consultation_sheet(view, meeting_id)
    if sheet is None or sheet.head.stage == ConsultationStage.DRAFT or my_part(view, meeting_id) is None:
        return None
    questions = tuple(question for matter in sheet.matters for question in _questions(view, matter))
    asked = {question.matter.row.id for question in questions}
    summaries = [paper for paper in sheet.papers if paper.paper_kind == PaperKind.SUMMARY]
    loose = tuple(row for matter in sheet.matters if matter.row.id not in asked for row in matter.row.documents)
    return MyConsultation(
        sheet=sheet,
        unread_part=None if queued(view, ReadConsultation, meeting=meeting_id) else sheet.reading,
        questions=questions,
        loose=(*sheet.documents, *loose),
        summary=summaries[-1] if summaries else None,
    )


def _questions(view: View, matter: MatterSheet) -> list[MyQuestion]:
    """Return the questions of a matter: for each seat of mine, and once where I am asked nothing."""
    made: list[MyQuestion] = []
    for row in matter.row.votes:
        vote = view.world.get(Vote, row.id)
        if vote is None or vote.opened_at is None:
            continue
        mine = [given for given in matter.questions if given.vote == vote.id]
        unheard = {sheet.seat: sheet for sheet in unheard_ballots(view, vote)}
        for given in mine:
            ballot = sheet_of_vote(view, vote, given.seat) if vote.state == VoteState.OPEN else unheard.get(given.seat)
            made.append(_question(view, vote, matter, given, ballot))
        lost = [sheet for seat, sheet in unheard.items() if seat not in {given.seat for given in mine}]
        made += [_question(view, vote, matter, None, sheet) for sheet in lost]
        if not mine and not lost:
            made.append(_question(view, vote, matter, None, None))
    return made


def _question(
    view: View, vote: Vote, matter: MatterSheet, given: QuestionSheet | None, ballot: BallotSheet | None
) -> MyQuestion:
    seat = given.seat if given is not None else None if ballot is None else ballot.seat
    return MyQuestion(
        key=vote.id if seat is None else f"{vote.id}.{seat}",
        vote=vote.id,
        matter=matter,
        question=vote.question,
        form=vote.form,
        state=vote.state,
        given=given,
        ballot=ballot,
        result=result_screen(view, vote.id),
        opinions=shown_opinions(view, vote),
        cancelled_reason=vote.cancelled_reason or "",
    )


def shown_opinions(view: View, vote: Vote) -> tuple[ShownOpinion, ...]:
    """Return what every seat said, in the order of protocol, once it is shown; before that nothing."""
    if vote.result is None:
        return ()
    ballots = {ballot.participant: ballot for ballot in view.world.find(Ballot, parent=vote.id) if ballot.revealed}
    sheets = {row.about: row for row in papers_of(view, vote.meeting) if row.paper_kind == PaperKind.OPINION_SHEET}
    files: dict[Id, list[ShownFile]] = {}
    for one in view.world.find(OpinionFile, parent=vote.id):
        if one.shown:
            files.setdefault(one.participant, []).append(ShownFile(one.file_name, one.sha256))
    shown = []
    for elector in vote.electorate:
        if not elector.entitled:
            continue
        ballot = ballots.get(elector.participant)
        shown.append(
            ShownOpinion(
                full_name=elector.full_name,
                position=elector.position,
                choice=None if ballot is None or ballot.mark is None else ballot.mark.choice,
                text="" if ballot is None or ballot.mark is None else ballot.mark.text,
                answered_at=None if ballot is None else ballot.cast_at,
                is_late=ballot is not None and ballot.late,
                files=tuple(files.get(elector.participant, ())),
                sheet=None if ballot is None else sheets.get(ballot.id),
            )
        )
    return tuple(shown)
