"""Pieces that several screens are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from ecabinet.client.screens.signatures import SignatureState, signature_state
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.agenda.entities import Agenda, AgendaItem, ItemState
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.attendance.quorum import Roll, roll_of
from ecabinet.domain.documents.entities import DocType, Document, DocumentVersion, HandlingMark, VersionState
from ecabinet.domain.kernel import Command, Id
from ecabinet.domain.meetings.entities import Meeting, MeetingCard, MeetingState, Procedure, SessionKind
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet


class MeetingHead(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in one glance. `item_number` and `item_count` are None for a guest of single items."""

    id: Id
    title: str
    state: MeetingState
    starts_at: datetime
    ends_at: datetime
    place: str
    chair_name: str
    chair_position: str
    kind: SessionKind | None = None
    opened_at: datetime | None = None
    item_number: int | None = None
    item_count: int | None = None
    is_whole: bool = True


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its newest version that I may see. `size` in bytes; `is_here` when it is on this device."""

    id: Id
    title: str
    doc_type: DocType
    agency_name: str
    handling: HandlingMark
    published: bool
    number: int
    pages: int
    size: int
    sha256: str
    file_name: str
    is_draft: bool
    is_here: bool
    is_waiting: bool
    signatures: SignatureState


class VoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """A vote of an item. `put_at` is when the meeting last turned to it, None for one that was not put yet."""

    id: Id
    item: Id
    question: str
    state: VoteState
    awaits_chair: bool
    result: Result | None
    closes_at: datetime | None
    is_waiting: bool
    form: Form = Form()
    put_at: datetime | None = None
    version: int = 1
    document: Id | None = None


class AgendaRow(msgspec.Struct, frozen=True, kw_only=True):
    """An item with what belongs to it. `number` counts from 1, None for a guest of single items."""

    id: Id
    number: int | None
    title: str
    state: ItemState
    presenter: str
    submitting_agency: str
    minutes_planned: int
    seconds_used: int
    started_at: datetime | None
    ended_at: datetime | None
    paper_only: bool
    documents: tuple[DocumentRow, ...]
    votes: tuple[VoteRow, ...]
    is_waiting: bool
    version: int


def my_part(view: View, meeting: Id) -> Participant | None:
    """Return my part in a meeting."""
    parts = view.world.find(Participant, meeting=meeting, person=view.me)
    return parts[0] if parts else None


def head_of(view: View, meeting_id: Id) -> MeetingHead | None:
    """Return a sitting's head, from the meeting itself or from my card of it; None for a consultation."""
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is not None and meeting.is_written:
        return None
    if meeting is None:
        cards = view.world.find(MeetingCard, meeting=meeting_id, person=view.me)
        return card_head(cards[0]) if cards and cards[0].procedure == Procedure.SITTING else None
    return whole_head(view, meeting)


def whole_head(view: View, meeting: Meeting) -> MeetingHead:
    """Return the head of a meeting of which I see the whole."""
    agenda = view.world.get(Agenda, meeting.id)
    items = () if agenda is None else agenda.items
    number = items.index(meeting.current_item) + 1 if meeting.current_item in items else None
    return MeetingHead(
        id=meeting.id,
        title=meeting.title,
        state=meeting.state,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        chair_name=meeting.chair_name,
        chair_position=meeting.chair_position,
        kind=meeting.kind,
        opened_at=meeting.opened_at,
        item_number=number,
        item_count=len(items),
    )


def card_head(card: MeetingCard) -> MeetingHead:
    """Return the head that a guest of single items sees."""
    return MeetingHead(
        id=card.meeting,
        title=card.title,
        state=card.state,
        starts_at=card.starts_at,
        ends_at=card.ends_at,
        place=card.place,
        chair_name=card.chair_name,
        chair_position=card.chair_position,
        is_whole=False,
    )


def heads(view: View) -> list[MeetingHead]:
    """Return every sitting I see, earliest first; consultations have lists of their own."""
    whole = [head_of(view, meeting.id) for meeting in view.world.find(Meeting) if not meeting.is_written]
    cards = [
        card_head(card) for card in view.world.find(MeetingCard, person=view.me) if card.procedure == Procedure.SITTING
    ]
    seen = {head.id for head in whole if head is not None}
    found = [head for head in whole if head is not None] + [card for card in cards if card.id not in seen]
    return sorted(found, key=lambda head: (head.starts_at, head.id))


def roll_for(view: View, meeting_id: Id) -> Roll | None:
    """Return the roll, where this person sees enough to count it; nobody is counted once the session is closed."""
    meeting = view.world.get(Meeting, meeting_id)
    rule = None if meeting is None or meeting.is_settled else view.world.get(RuleSet, meeting.rule_set)
    return None if rule is None else roll_of(view.world, meeting_id, rule)


def documents_of(view: View, meeting_id: Id, item: Id | None) -> tuple[DocumentRow, ...]:
    """Return the documents of an item, or of the whole meeting (`item` None), by title order of filing."""
    rows = []
    for document in view.world.find(Document, meeting=meeting_id):
        if document.item != item:
            continue
        row = document_row(view, document)
        if row is not None:
            rows.append(row)
    return tuple(rows)


def document_row(view: View, document: Document) -> DocumentRow | None:
    """Return a document's row with the newest version that is not withdrawn."""
    versions = [
        version
        for version in view.world.find(DocumentVersion, parent=document.id)
        if version.state != VersionState.WITHDRAWN or not document.published
    ]
    if not versions:
        return None
    newest = max(versions, key=lambda version: version.number)
    return DocumentRow(
        id=document.id,
        title=document.title,
        doc_type=document.doc_type,
        agency_name=document.agency_name,
        handling=document.handling,
        published=document.published,
        number=newest.number,
        pages=newest.pages,
        size=newest.size,
        sha256=newest.sha256,
        file_name=newest.file_name,
        is_draft=newest.state == VersionState.DRAFT,
        is_here=newest.sha256 in view.shelf,
        is_waiting=is_laid_over(view, "Document", document.id),
        signatures=signature_state(view, newest),
    )


def votes_of(view: View, item: Id) -> tuple[VoteRow, ...]:
    """Return the votes of an item, oldest first."""
    return tuple(vote_row(view, vote) for vote in view.world.find(Vote, parent=item))


def votes_on_now(view: View, meeting_id: Id, current: AgendaRow | None) -> tuple[VoteRow, ...]:
    """Return the votes a meeting looks at: those of the running item; between items, those on several at once since."""
    if current is not None:
        return current.votes
    began = [item.started_at for item in view.world.find(AgendaItem, meeting=meeting_id) if item.started_at is not None]
    joint = view.world.find(Vote, parent=meeting_id)
    fresh = [vote for vote in joint if vote.opened_at is not None and all(vote.opened_at >= one for one in began)]
    return tuple(vote_row(view, vote) for vote in fresh)


def vote_on_screen(rows: Sequence[VoteRow]) -> VoteRow | None:
    """Return the vote that everybody looks at: the open one, else the one that was put last."""
    put = [row for row in rows if row.put_at is not None and row.state in {VoteState.OPEN, VoteState.CLOSED}]
    newest = max(put, key=lambda row: (row.put_at, row.id), default=None)
    return next((row for row in put if row.state == VoteState.OPEN), newest)


def vote_row(view: View, vote: Vote) -> VoteRow:
    """Return a vote's row."""
    return VoteRow(
        id=vote.id,
        item=vote.item,
        question=vote.question,
        state=vote.state,
        awaits_chair=vote.awaits_chair,
        result=vote.result,
        closes_at=vote.closes_at,
        is_waiting=is_laid_over(view, "Vote", vote.id),
        form=vote.form,
        put_at=vote.put_at,
        version=vote.version,
        document=vote.document,
    )


def agenda_rows(view: View, meeting_id: Id) -> tuple[AgendaRow, ...]:
    """Return the items I see, in their order; without numbers if I see single items only."""
    agenda = view.world.get(Agenda, meeting_id)
    items = {item.id: item for item in view.world.find(AgendaItem, meeting=meeting_id)}
    if agenda is None:
        return tuple(agenda_row(view, item, None) for item in items.values())
    return tuple(
        agenda_row(view, items[item_id], number)
        for number, item_id in enumerate(agenda.items, start=1)
        if item_id in items
    )


def agenda_row(view: View, item: AgendaItem, number: int | None) -> AgendaRow:
    """Return an item's row; time runs while the item does."""
    until = item.ended_at or view.now
    used = 0 if item.started_at is None else max(0, int((until - item.started_at).total_seconds()))
    return AgendaRow(
        id=item.id,
        number=number,
        title=item.title,
        state=item.state,
        presenter=item.presenter,
        submitting_agency=item.submitting_agency,
        minutes_planned=item.minutes_planned,
        seconds_used=used,
        started_at=item.started_at,
        ended_at=item.ended_at,
        paper_only=item.paper_only,
        documents=documents_of(view, item.meeting, item.id),
        votes=votes_of(view, item.id),
        is_waiting=is_laid_over(view, "AgendaItem", item.id),
        version=item.version,
    )


def is_laid_over(view: View, kind: str, entity_id: Id) -> bool:
    """Whether what is shown of an entity waits to be confirmed by the hub."""
    return (kind, entity_id) in view.laid_over


def queued(view: View, verb: type[Command], **fields: object) -> list[Pending]:
    """Return my commands of this verb with these fields that have no answer yet, oldest first."""
    return [
        pending
        for pending in view.pending
        if pending.delivery == Delivery.QUEUED
        and isinstance(pending.command, verb)
        and all(getattr(pending.command, name, None) == value for name, value in fields.items())
    ]


def is_present(intervals: Iterable[Attendance]) -> bool:
    """Whether any of these intervals is still open."""
    return any(interval.left_at is None for interval in intervals)


STAFF = frozenset({Role.CHAIR, Role.SECRETARIAT})
