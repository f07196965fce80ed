"""The secretariat's desk: the list of meetings, and one meeting as a checklist from left to right."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.attendance import AttendanceRow, Presence, attendance_rows
from ecabinet.client.screens.meeting import PaperRow, papers_of
from ecabinet.client.screens.parts import (
    AgendaRow,
    DocumentRow,
    MeetingHead,
    VoteRow,
    agenda_rows,
    documents_of,
    head_of,
    heads,
    roll_for,
)
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.attendance.quorum import Roll
from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.documents.file_document import FileDocument
from ecabinet.domain.documents.file_version import FileVersion
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.minutes.entities import Minutes, MinutesState
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.people.entities import Agency, Person, Role
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.voting.entities import VoteState


class Step(StrEnum):
    """The steps of preparing and holding a meeting, in order."""

    DETAILS = "details"
    AGENDA = "agenda"
    PEOPLE = "people"
    DOCUMENTS = "documents"
    INVITATIONS = "invitations"
    SESSION = "session"
    MINUTES = "minutes"


class Lack(StrEnum):
    """What a step still misses."""

    NO_ITEMS = "no_items"
    NO_DOCUMENTS = "no_documents"
    NOT_PUBLISHED = "not_published"
    NOT_SENT = "not_sent"
    NO_REPLY = "no_reply"
    PROPOSALS_WAIT = "proposals_wait"
    NOT_HELD = "not_held"
    MINUTES_NOT_STARTED = "minutes_not_started"
    MINUTES_NOT_APPROVED = "minutes_not_approved"


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """A step with what it misses; `counts` says how many of each."""

    step: Step
    lacks: tuple[tuple[Lack, int], ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks


class Filing(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is on its way: its command waits in the outbox."""

    title: str
    file_name: str
    item: Id | None
    made_at: datetime


class DeskMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting at the desk."""

    head: MeetingHead
    room: Id
    version: int
    agenda_version: int
    steps: tuple[StepRow, ...]
    agenda: tuple[AgendaRow, ...]
    people: tuple[AttendanceRow, ...]
    documents: tuple[DocumentRow, ...]
    filings: tuple[Filing, ...]
    votes: tuple[VoteRow, ...]
    papers: tuple[PaperRow, ...]
    roll: Roll | None
    minutes: Minutes | None
    may_edit: bool


class DeskList(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings I work on, and what a new one can be made of."""

    meetings: tuple[MeetingHead, ...]
    committees: tuple[tuple[Id, str], ...]
    rooms: tuple[tuple[Id, str], ...]
    may_draft: bool


class PersonChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the directory."""

    id: Id
    full_name: str
    position: str
    agency_name: str
    email: str
    roles: tuple[Role, ...]
    active: bool
    version: int


class DirectoryScreen(msgspec.Struct, frozen=True, kw_only=True):
    """People, committees with their seats, and rooms."""

    people: tuple[PersonChoice, ...]
    agencies: tuple[tuple[Id, str], ...]
    committees: tuple[tuple[Id, str, tuple[str, ...]], ...]
    rooms: tuple[tuple[Id, str, int], ...]
    is_administrator: bool


def desk_list(view: View) -> DeskList:
    """Return the desk's list of meetings, newest first."""
    me = view.world.get(Person, view.me)
    return DeskList(
        meetings=tuple(reversed([head for head in heads(view) if head.is_whole])),
        committees=tuple((committee.id, committee.name) for committee in view.world.find(Committee)),
        rooms=tuple((room.id, f"{room.name}, {room.location}") for room in view.world.find(Room)),
        may_draft=me is not None and Role.SECRETARIAT in me.roles,
    )


def seats_of(view: View, committee: Id) -> tuple[Id, ...]:
    """Return the ids of a committee's memberships: a new meeting makes a participant of each."""
    return tuple(seat.id for seat in view.world.find(Membership, parent=committee))


def desk_meeting(view: View, meeting_id: Id) -> DeskMeeting | None:
    """Return one meeting at the desk, or None if it is not mine to prepare."""
    meeting = view.world.get(Meeting, meeting_id)
    agenda = view.world.get(Agenda, meeting_id)
    head = head_of(view, meeting_id)
    if meeting is None or agenda is None or head is None:
        return None
    rows = agenda_rows(view, meeting_id)
    people = attendance_rows(view, meeting_id)
    loose = documents_of(view, meeting_id, None)
    documents = (*loose, *(document for row in rows for document in row.documents))
    minutes = view.world.get(Minutes, meeting_id)
    return DeskMeeting(
        head=head,
        room=meeting.room,
        version=meeting.version,
        agenda_version=agenda.version,
        steps=_steps(meeting, rows, people, documents, minutes),
        agenda=rows,
        people=people,
        documents=loose,
        filings=tuple(_filing(pending) for pending in view.pending if _is_filing(pending, meeting_id)),
        votes=tuple(vote for row in rows for vote in row.votes),
        papers=papers_of(view, meeting_id),
        roll=roll_for(view, meeting_id),
        minutes=minutes,
        may_edit=not meeting.is_settled,
    )


def _is_filing(pending: Pending, meeting_id: Id) -> bool:
    command = pending.command
    waits = pending.delivery == Delivery.QUEUED and command.meeting == meeting_id
    return waits and isinstance(command, FileDocument | FileVersion)


def _filing(pending: Pending) -> Filing:
    command = pending.command
    if isinstance(command, FileDocument):
        return Filing(title=command.title, file_name=command.file_name, item=command.item, made_at=pending.made_at)
    name = command.file_name if isinstance(command, FileVersion) else ""
    return Filing(title=name, file_name=name, item=None, made_at=pending.made_at)


def _steps(
    meeting: Meeting,
    agenda: tuple[AgendaRow, ...],
    people: tuple[AttendanceRow, ...],
    documents: tuple[DocumentRow, ...],
    minutes: Minutes | None,
) -> tuple[StepRow, ...]:
    sent = meeting.state != MeetingState.DRAFT
    silent = sum(1 for row in people if row.presence == Presence.SILENT and row.role != Role.SECRETARIAT)
    proposals = sum(1 for row in people if row.answer == Answer.SUBSTITUTE_PROPOSED)
    bare = sum(1 for row in agenda if not row.documents and not row.paper_only)
    unpublished = sum(1 for row in documents if row.is_draft)
    approved = minutes is not None and minutes.state == MinutesState.APPROVED
    lacks: dict[Step, tuple[tuple[Lack, int], ...]] = {
        Step.DETAILS: (),
        Step.AGENDA: ((Lack.NO_ITEMS, 0 if agenda else 1),),
        Step.PEOPLE: ((Lack.PROPOSALS_WAIT, proposals),),
        Step.DOCUMENTS: ((Lack.NO_DOCUMENTS, bare), (Lack.NOT_PUBLISHED, unpublished)),
        Step.INVITATIONS: ((Lack.NOT_SENT, 0 if sent else 1), (Lack.NO_REPLY, silent if sent else 0)),
        Step.SESSION: ((Lack.NOT_HELD, 0 if meeting.is_settled else 1),),
        Step.MINUTES: (
            (Lack.MINUTES_NOT_STARTED, 1 if minutes is None else 0),
            (Lack.MINUTES_NOT_APPROVED, 1 if minutes is not None and not approved else 0),
        ),
    }
    return tuple(
        StepRow(step=step, lacks=tuple((lack, number) for lack, number in found if number))
        for step, found in lacks.items()
    )


def open_matters(meeting: DeskMeeting) -> int:
    """Return how many votes of a meeting are prepared and not yet put."""
    return sum(1 for vote in meeting.votes if vote.state == VoteState.PREPARED)


def directory_screen(view: View) -> DirectoryScreen:
    """Return the directory: people in protocol order, units, committees with their seats, rooms."""
    me = view.world.get(Person, view.me)
    people = sorted(view.world.find(Person), key=lambda person: (person.precedence, person.full_name))
    committees = []
    for committee in view.world.find(Committee):
        seats = sorted(view.world.find(Membership, parent=committee.id), key=lambda seat: seat.precedence)
        committees.append((committee.id, committee.name, tuple(f"{seat.full_name} - {seat.seat}" for seat in seats)))
    return DirectoryScreen(
        people=tuple(
            PersonChoice(
                id=person.id,
                full_name=person.full_name,
                position=person.position,
                agency_name=person.agency_name,
                email=person.email,
                roles=person.roles,
                active=person.active,
                version=person.version,
            )
            for person in people
        ),
        agencies=tuple((agency.id, agency.name) for agency in view.world.find(Agency)),
        committees=tuple(committees),
        rooms=tuple((room.id, f"{room.name}, {room.location}", room.seats) for room in view.world.find(Room)),
        is_administrator=me is not None and Role.ADMINISTRATOR in me.roles,
    )
