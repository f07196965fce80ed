"""The secretariat's desk: the list of meetings, and one meeting as a checklist from left to right."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.attendance import AttendanceRow, Presence, attendance_rows
from ecabinet.client.screens.committees import CommitteeChoice, committee_choices
from ecabinet.client.screens.directory import PersonChoice, find_people
from ecabinet.client.screens.happenings import Happening, happenings
from ecabinet.client.screens.mandates import MandateBook, mandate_book
from ecabinet.client.screens.matters import Matters, matters_of
from ecabinet.client.screens.meeting import PaperRow, papers_of
from ecabinet.client.screens.minutes_draft import minutes_draft
from ecabinet.client.screens.parts import (
    AgendaRow,
    DocumentRow,
    MeetingHead,
    VoteRow,
    agenda_rows,
    documents_of,
    heads,
    is_laid_over,
    my_part,
    roll_for,
    whole_head,
)
from ecabinet.client.screens.positions import PositionsBoard, positions_board
from ecabinet.client.screens.signatures import Judging, judging_of
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.attendance.quorum import Roll
from ecabinet.domain.documents.file_document import FileDocument
from ecabinet.domain.documents.file_version import FileVersion
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.draft_meeting import DraftMeeting
from ecabinet.domain.meetings.entities import Meeting, MeetingState, SignatureGate
from ecabinet.domain.minutes.entities import Minutes, MinutesState, Section
from ecabinet.domain.participants.entities import Answer, Invitation
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.voting.entities import Vote, VoteState


class Step(StrEnum):
    """The steps of preparing and holding a meeting, in order."""

    DETAILS = "details"
    AGENDA = "agenda"
    PEOPLE = "people"
    DOCUMENTS = "documents"
    VOTES = "votes"
    INVITATIONS = "invitations"
    SESSION = "session"
    MINUTES = "minutes"


class Lack(StrEnum):
    """What a step still misses."""

    NO_ITEMS = "no_items"
    NO_DOCUMENTS = "no_documents"
    NOT_PUBLISHED = "not_published"
    COUNTS_WAIT = "counts_wait"
    NOT_OPENED = "not_opened"
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
    matters: Matters | None
    papers: tuple[PaperRow, ...]
    roll: Roll | None
    minutes: Minutes | None
    may_edit: bool
    committee_name: str
    rooms: tuple[tuple[Id, str], ...]
    refused: tuple[Pending, ...]
    invitation: Invitation | None
    happenings: tuple[Happening, ...]
    draft: tuple[Section, ...]
    next_number: int
    gate: SignatureGate
    judging: Judging
    positions: PositionsBoard
    mandates: MandateBook | None


class DeskRow(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in the list; `lacks` counts the steps that miss something, `next_step` is the first of them."""

    head: MeetingHead
    committee_name: str
    lacks: int
    next_step: Step | None
    is_waiting: bool


class DeskList(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings I work on, newest first, what a new one can be made of, and drafts the hub refused."""

    meetings: tuple[DeskRow, ...]
    committees: tuple[CommitteeChoice, ...]
    rooms: tuple[tuple[Id, str], ...]
    may_draft: bool
    refused: tuple[Pending, ...]


class DeskScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The desk: the list, or one meeting with the people a search found for it. `listed` is empty beside a meeting."""

    listed: DeskList
    meeting: DeskMeeting | None = None
    query: str = ""
    found: tuple[PersonChoice, ...] = ()


def desk_screen(view: View, meeting_id: Id | None = None, query: str = "") -> DeskScreen:
    """Return the desk for a meeting that is mine to prepare, else its list; `query` searches the directory."""
    meeting = None if meeting_id is None else desk_meeting(view, meeting_id)
    if meeting is None:
        return DeskScreen(listed=desk_list(view))
    unlisted = DeskList(meetings=(), committees=(), rooms=(), may_draft=False, refused=())
    return DeskScreen(listed=unlisted, meeting=meeting, query=query, found=find_people(view, query))


def desk_list(view: View) -> DeskList:
    """Return the desk's list: the meetings whose secretary I am, newest first."""
    me = view.world.get(Person, view.me)
    return DeskList(
        meetings=tuple(reversed([_listed(view, head) for head in heads(view) if _is_mine(view, head)])),
        committees=committee_choices(view),
        rooms=_rooms(view),
        may_draft=me is not None and Role.SECRETARIAT in me.roles,
        refused=tuple(pending for pending in _refused(view) if isinstance(pending.command, DraftMeeting)),
    )


def _is_mine(view: View, head: MeetingHead) -> bool:
    part = my_part(view, head.id)
    return head.is_whole and part is not None and part.role == Role.SECRETARIAT


def _listed(view: View, head: MeetingHead) -> DeskRow:
    meeting = view.world.get(Meeting, head.id)
    steps = () if meeting is None else _steps_of(view, meeting)
    lacking = [row.step for row in steps if row.lacks]
    return DeskRow(
        head=head,
        committee_name="" if meeting is None else meeting.committee_name,
        lacks=len(lacking),
        next_step=lacking[0] if lacking else None,
        is_waiting=is_laid_over(view, "Meeting", head.id),
    )


def _steps_of(view: View, meeting: Meeting) -> tuple[StepRow, ...]:
    rows = agenda_rows(view, meeting.id)
    documents = (*documents_of(view, meeting.id, None), *(document for row in rows for document in row.documents))
    people = attendance_rows(view, meeting.id)
    return _steps(view, meeting, rows, people, documents)


def _votes_lack(view: View, meeting: Meeting) -> tuple[tuple[Lack, int], ...]:
    """Counts that nobody confirmed, and votes that did not open at their time."""
    waiting = [one for one in view.world.find(Vote, meeting=meeting.id) if one.state == VoteState.PREPARED]
    return (
        (Lack.COUNTS_WAIT, sum(1 for one in waiting if one.by_hand is not None)),
        (Lack.NOT_OPENED, sum(1 for one in waiting if one.not_opened is not None)),
    )


def _rooms(view: View) -> tuple[tuple[Id, str], ...]:
    return tuple((room.id, f"{room.name}, {room.location}") for room in view.world.find(Room))


def _refused(view: View) -> list[Pending]:
    return [pending for pending in view.pending if pending.delivery == Delivery.REFUSED]


def desk_meeting(view: View, meeting_id: Id) -> DeskMeeting | None:
    """Return one sitting at the desk, or None if it is not mine to prepare."""
    meeting = view.world.get(Meeting, meeting_id)
    return None if meeting is None or meeting.is_written else prepared_meeting(view, meeting_id)


def prepared_meeting(view: View, meeting_id: Id) -> DeskMeeting | None:
    """Return what is prepared of a meeting, a sitting or a consultation, or None if it is not mine to prepare."""
    meeting = view.world.get(Meeting, meeting_id)
    agenda = view.world.get(Agenda, meeting_id)
    if meeting is None or agenda is None:
        return None
    head = whole_head(view, meeting)
    if not _is_mine(view, head):
        return None
    rows = agenda_rows(view, meeting_id)
    minutes = view.world.get(Minutes, meeting_id)
    invitations = view.world.find(Invitation, meeting=meeting_id)
    return DeskMeeting(
        head=head,
        room=meeting.room,
        version=meeting.version,
        agenda_version=agenda.version,
        steps=_steps_of(view, meeting),
        agenda=rows,
        people=attendance_rows(view, meeting_id),
        documents=documents_of(view, meeting_id, None),
        filings=tuple(_filing(pending) for pending in view.pending if _is_filing(pending, meeting_id)),
        votes=tuple(vote for row in rows for vote in row.votes),
        matters=matters_of(view, meeting_id),
        papers=papers_of(view, meeting_id),
        roll=None if meeting.is_written else roll_for(view, meeting_id),
        minutes=minutes,
        may_edit=not meeting.is_settled,
        committee_name=meeting.committee_name,
        rooms=_rooms(view),
        refused=tuple(pending for pending in _refused(view) if pending.command.meeting == meeting_id),
        invitation=invitations[0] if invitations else None,
        happenings=() if meeting.is_written else happenings(view, meeting_id),
        draft=minutes_draft(view, meeting_id) if minutes is None and not meeting.is_written else (),
        next_number=max((one.number for one in view.world.find(Minutes)), default=0) + 1,
        gate=meeting.signature_gate,
        judging=judging_of(view, meeting_id),
        positions=positions_board(view, meeting_id),
        mandates=None if meeting.is_written else mandate_book(view, meeting_id),
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
    view: View,
    meeting: Meeting,
    agenda: tuple[AgendaRow, ...],
    people: tuple[AttendanceRow, ...],
    documents: tuple[DocumentRow, ...],
) -> tuple[StepRow, ...]:
    minutes = view.world.get(Minutes, meeting.id)
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
        Step.VOTES: _votes_lack(view, meeting),
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
