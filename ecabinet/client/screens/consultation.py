"""One consultation: the member's sheet, and the staff's page of who has read, answered, or not."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.consultations import (
    ConsultationHead,
    ConsultationStage,
    consultation_head,
    is_of_staff,
    my_standings,
)
from ecabinet.client.screens.meeting import PaperRow, papers_of
from ecabinet.client.screens.parts import AgendaRow, DocumentRow, agenda_rows, documents_of, my_part, queued
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.consultations.attach_to_opinion import AttachToOpinion
from ecabinet.domain.consultations.entities import OpinionFile, Reading
from ecabinet.domain.consultations.standing import Standing, standings
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting, SignatureGate
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Cast, Vote
from ecabinet.papers.opinion_reading import opinions_on, summary_of
from ecabinet.papers.opinions import GivenOpinion, OpinionSummary


class SheetState(StrEnum):
    """The sheet of my answer: still to be made, to be signed if I wish, signed, or of an answer I changed since."""

    NONE = "none"
    COMING = "coming"
    UNSIGNED = "unsigned"
    SIGNED = "signed"


class OpinionFileRow(msgspec.Struct, frozen=True, kw_only=True):
    """A file beside my opinion. `id` is None while it is on its way."""

    id: Id | None
    file_name: str
    sha256: str
    is_here: bool


class QuestionSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What goes with my answer to one question for one seat. `seat` is None for my own, `seat_name` empty then.

    Where the answer itself stands is the ballot's to say. Before the count a recorded answer is read on its sheet,
    `sheet_paper`.
    """

    vote: Id
    seat: Id | None
    seat_name: str
    files: tuple[OpinionFileRow, ...]
    sheet: SheetState
    sheet_paper: Paper | None


class MatterSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A matter with its documents and the questions I answer on it."""

    row: AgendaRow
    questions: tuple[QuestionSheet, ...]


class ConsultationSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A consultation as a member reads and answers it.

    `reading` is my participant's id while my first opening is still to be recorded (ReadConsultation). `opinions` are
    everybody's by question, from the count on.
    """

    head: ConsultationHead
    matters: tuple[MatterSheet, ...]
    documents: tuple[DocumentRow, ...]
    papers: tuple[PaperRow, ...]
    reading: Id | None
    opinions: tuple[tuple[Id, tuple[GivenOpinion, ...]], ...]
    closing_reason: str


class StaffRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where one member stands, by name and never how before the count."""

    participant: Id
    full_name: str
    position: str
    agency_name: str
    read_at: datetime | None
    answered_at: datetime | None
    answered: int
    asked: int
    is_late: bool


class NeedOf(StrEnum):
    """What a draft still misses before it can be sent."""

    MATTERS = "matters"
    QUESTIONS = "questions"
    DOCUMENTS = "documents"
    DEADLINE = "deadline"


class ConsultationDesk(msgspec.Struct, frozen=True, kw_only=True):
    """A consultation for its staff: its preparation, who stands where, and from the count on all that was said.

    `summary` is the content of the summary, as on paper; `summary_paper` its newest edition. `needs_reason` says that
    closing now needs one. `refused` are my commands on it that the hub refused.
    """

    head: ConsultationHead
    version: int
    agenda_version: int
    rule_set: Id
    gate: SignatureGate
    matters: tuple[AgendaRow, ...]
    documents: tuple[DocumentRow, ...]
    people: tuple[StaffRow, ...]
    needs: tuple[NeedOf, ...]
    may_edit: bool
    may_remind: bool
    may_close: bool
    needs_reason: bool
    may_cite: bool
    summary: OpinionSummary | None
    summary_paper: Paper | None
    papers: tuple[PaperRow, ...]
    awaits: tuple[Vote, ...]
    refused: tuple[Pending, ...]


def consultation_sheet(view: View, consultation: Id) -> ConsultationSheet | None:
    """Return a consultation that was sent to me, or None."""
    head = consultation_head(view, consultation)
    if head is None or (head.stage == ConsultationStage.DRAFT and not is_of_staff(view, consultation)):
        return None
    part = my_part(view, consultation)
    meeting = view.world.get(Meeting, consultation)
    is_open = head.stage in {ConsultationStage.RUNNING, ConsultationStage.OVERDUE}
    votes = {vote.id: vote for vote in view.world.find(Vote, meeting=consultation)}
    unread = part is not None and is_open and not head.is_read and part.votes
    return ConsultationSheet(
        head=head,
        matters=tuple(_matter(view, row, votes) for row in agenda_rows(view, consultation)),
        documents=documents_of(view, consultation, None),
        papers=papers_of(view, consultation),
        reading=part.id if part is not None and unread else None,
        opinions=tuple((vote.id, opinions_on(view.world, vote)) for vote in votes.values() if vote.result is not None),
        closing_reason="" if meeting is None else meeting.closing_reason or "",
    )


def _matter(view: View, row: AgendaRow, votes: dict[Id, Vote]) -> MatterSheet:
    asked = [votes[one.id] for one in row.votes if one.id in votes]
    return MatterSheet(row=row, questions=tuple(sheet for vote in asked for sheet in _questions(view, vote)))


def _questions(view: View, vote: Vote) -> list[QuestionSheet]:
    """Return the question for each seat that I answer for."""
    part = my_part(view, vote.meeting)
    mine = [one for one in my_standings(view, vote.meeting) if vote.id in one.asked]
    sheets = []
    for one in mine:
        is_own = part is not None and one.elector.participant == part.id
        seat = None if is_own else one.elector.participant
        sheets.append(
            _question(view, vote, _Seat(seat, one.elector.participant, "" if is_own else one.elector.full_name))
        )
    return sheets


class _Seat(msgspec.Struct, frozen=True):
    named: Id | None
    participant: Id
    name: str


def _question(view: View, vote: Vote, seat: _Seat) -> QuestionSheet:
    casts = [one for one in view.world.find(Cast, parent=vote.id) if one.participant == seat.participant]
    cast = casts[0] if casts else None
    paper = _sheet_paper(view, cast)
    return QuestionSheet(
        vote=vote.id,
        seat=seat.named,
        seat_name=seat.name,
        files=_files(view, vote, seat),
        sheet=_sheet_state(cast, paper),
        sheet_paper=paper,
    )


def _files(view: View, vote: Vote, seat: _Seat) -> tuple[OpinionFileRow, ...]:
    kept = [one for one in view.world.find(OpinionFile, parent=vote.id) if one.participant == seat.participant]
    held = {one.sha256 for one in kept}
    coming = [
        pending.command
        for pending in queued(view, AttachToOpinion, vote=vote.id, seat=seat.named)
        if isinstance(pending.command, AttachToOpinion) and pending.command.sha256 not in held
    ]
    rows = [
        OpinionFileRow(id=one.id, file_name=one.file_name, sha256=one.sha256, is_here=one.sha256 in view.shelf)
        for one in kept
    ]
    rows += [OpinionFileRow(id=None, file_name=one.file_name, sha256=one.sha256, is_here=True) for one in coming]
    return tuple(rows)


def _sheet_paper(view: View, cast: Cast | None) -> Paper | None:
    """Return the newest sheet of my answer as it is now."""
    papers = () if cast is None else view.world.find(Paper, parent=cast.id)
    return newest(
        one
        for one in papers
        if one.paper_kind == PaperKind.OPINION_SHEET and cast is not None and one.of_version == cast.version
    )


def _sheet_state(cast: Cast | None, paper: Paper | None) -> SheetState:
    if cast is None:
        return SheetState.NONE
    if paper is None:
        return SheetState.COMING
    return SheetState.UNSIGNED if paper.signs is None else SheetState.SIGNED


def consultation_desk(view: View, consultation: Id) -> ConsultationDesk | None:
    """Return a consultation for its chair or secretary, or None for anybody else."""
    meeting = view.world.get(Meeting, consultation)
    agenda = view.world.get(Agenda, consultation)
    head = consultation_head(view, consultation)
    if meeting is None or agenda is None or head is None or not is_of_staff(view, consultation):
        return None
    rows = agenda_rows(view, consultation)
    people = staff_rows(view, consultation)
    is_open = head.stage in {ConsultationStage.RUNNING, ConsultationStage.OVERDUE}
    silent = head.turnout is not None and head.turnout.silent > 0
    votes = view.world.find(Vote, meeting=consultation)
    papers = view.world.find(Paper, parent=consultation)
    awaits = tuple(vote for vote in votes if vote.awaits_decision)
    return ConsultationDesk(
        head=head,
        version=meeting.version,
        agenda_version=agenda.version,
        rule_set=meeting.rule_set,
        gate=meeting.signature_gate,
        matters=rows,
        documents=documents_of(view, consultation, None),
        people=people,
        needs=_needs(view, meeting, rows) if head.stage == ConsultationStage.DRAFT else (),
        may_edit=head.stage == ConsultationStage.DRAFT and is_of_staff(view, consultation, Role.SECRETARIAT),
        may_remind=is_open and silent and is_of_staff(view, consultation, Role.SECRETARIAT),
        may_close=is_open or (head.stage == ConsultationStage.COUNTED and not awaits),
        needs_reason=head.stage == ConsultationStage.RUNNING and silent,
        may_cite=head.stage == ConsultationStage.CLOSED and is_of_staff(view, consultation, Role.SECRETARIAT),
        summary=summary_of(view.world, consultation),
        summary_paper=newest(one for one in papers if one.paper_kind == PaperKind.SUMMARY),
        papers=papers_of(view, consultation),
        awaits=awaits,
        refused=tuple(
            one for one in view.pending if one.delivery == Delivery.REFUSED and one.command.meeting == consultation
        ),
    )


def staff_rows(view: View, consultation: Id) -> tuple[StaffRow, ...]:
    """Return where everybody who is asked stands, in the order of protocol; empty for a draft."""
    return tuple(_staff_row(view, one) for one in standings(view.world, consultation))


def _staff_row(view: View, one: Standing) -> StaffRow:
    part = view.world.get(Participant, one.elector.participant)
    reading = view.world.get(Reading, one.elector.participant)
    last = max((answer.cast_at for answer in one.answers.values()), default=None)
    return StaffRow(
        participant=one.elector.participant,
        full_name=one.elector.full_name,
        position=one.elector.position,
        agency_name="" if part is None else part.agency_name,
        read_at=None if reading is None else reading.read_at,
        answered_at=last if one.has_answered else None,
        answered=len(one.answers),
        asked=len(one.asked),
        is_late=one.is_late,
    )


def _needs(view: View, meeting: Meeting, rows: tuple[AgendaRow, ...]) -> tuple[NeedOf, ...]:
    found = {
        NeedOf.MATTERS: not rows,
        NeedOf.QUESTIONS: any(not row.votes for row in rows),
        NeedOf.DOCUMENTS: any(document.is_draft for row in rows for document in row.documents),
        NeedOf.DEADLINE: view.now >= meeting.ends_at,
    }
    return tuple(need for need, is_missing in found.items() if is_missing)
