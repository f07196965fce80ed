"""The matters of a meeting that are to be voted on, as those who prepare it see them, and what they are made of."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.client.screens.parts import AgendaRow, agenda_rows, documents_of, is_laid_over, queued
from ecabinet.client.view import View
from ecabinet.domain.documents.entities import Document, DocumentVersion
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.voting.by_hand import HandCount
from ecabinet.domain.voting.confirm_count import ConfirmCount
from ecabinet.domain.voting.entities import Elector, Vote, VoteState
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.plan import VoteOrder, VoteTemplate, votes_in_order
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet

MOST_SOURCES = 20
"""So many of my newest other meetings are offered to copy from."""
STAFF = frozenset({Role.CHAIR, Role.SECRETARIAT})
"""Those who prepare the votes of a meeting."""


class MatterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One vote in its place. `rule` is the one that decides it; `is_round` says that its form and item are given.

    `may_count` says that a count by hand can be entered now, which a roll call never has, `may_confirm` that one waits
    which I did not enter; `record_title` names the document of its counting record,
    `record_file` the file that was read, empty where it is not known.
    """

    id: Id
    version: int
    item: Id
    item_number: int | None
    item_title: str
    question: str
    form: Form
    rule: RuleSet | None
    rule_set: Id | None
    minutes_limit: int | None
    document: Id | None
    barred: tuple[Id, ...]
    state: VoteState
    result: Result | None
    opens_at: datetime | None
    not_opened: Refusal | None
    by_hand: HandCount | None
    record_title: str
    record_file: str
    is_round: bool
    roll_call: bool
    may_change: bool
    may_count: bool
    may_confirm: bool
    is_waiting: bool

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a count was entered that nobody confirmed."""
        return self.state == VoteState.PREPARED and self.by_hand is not None

    @property
    def is_next(self) -> bool:
        """Whether the vote waits to be put on devices."""
        return self.state == VoteState.PREPARED and self.by_hand is None


class NamedDocument(msgspec.Struct, frozen=True):
    """A document to choose."""

    id: Id
    title: str


class ItemChoice(msgspec.Struct, frozen=True, kw_only=True):
    """An item to ask a question about, with its documents."""

    id: Id
    number: int
    title: str
    documents: tuple[NamedDocument, ...]


class TemplateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A template for this meeting's committee, or (`committee` None) for the whole city."""

    id: Id
    version: int
    name: str
    question: str
    form: Form
    rule_set: Id
    rule_title: str
    minutes_limit: int | None
    committee: Id | None
    is_waiting: bool


class SourceMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """Another meeting of mine whose questions can be copied, newest meetings first."""

    id: Id
    title: str
    starts_at: datetime
    questions: tuple[tuple[Id, str], ...]


class Matters(msgspec.Struct, frozen=True, kw_only=True):
    """All matters of a meeting in their order, and what others can be made of.

    `order_version` is what moving one starts from; `seats` are the electors as they would be now; `documents` are those
    of the meeting and of no item; `may_keep` says that I may keep templates.
    """

    meeting: Id
    order_version: int
    rows: tuple[MatterRow, ...]
    items: tuple[ItemChoice, ...]
    documents: tuple[NamedDocument, ...]
    records: tuple[NamedDocument, ...]
    rules: tuple[RuleSet, ...]
    meeting_rule: Id
    seats: tuple[Elector, ...]
    templates: tuple[TemplateRow, ...]
    sources: tuple[SourceMeeting, ...]
    committee: Id
    committee_name: str
    may_edit: bool
    may_keep: bool
    opened_at: datetime | None
    now: datetime

    def row(self, vote: Id) -> MatterRow | None:
        """Return a vote's row."""
        return next((row for row in self.rows if row.id == vote), None)

    def rule(self, rule_set: Id | None) -> RuleSet | None:
        """Return a rule set, or the meeting's for None."""
        wanted = rule_set or self.meeting_rule
        return next((rule for rule in self.rules if rule.id == wanted), None)

    @property
    def next_row(self) -> MatterRow | None:
        """The first vote that waits to be put."""
        return next((row for row in self.rows if row.is_next), None)


def matters_of(view: View, meeting_id: Id, *, sources: bool = True) -> Matters | None:
    """Return the matters of a meeting, None for somebody who does not prepare it; `sources` for the desk alone."""
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is None or not _is_mine(view, meeting_id):
        return None
    agenda = agenda_rows(view, meeting_id)
    order = view.world.get(VoteOrder, meeting_id)
    me = view.world.get(Person, view.me)
    may_keep = me is not None and bool({Role.SECRETARIAT, Role.ADMINISTRATOR} & set(me.roles))
    return Matters(
        meeting=meeting_id,
        order_version=0 if order is None else order.version,
        rows=tuple(_row(view, meeting, agenda, vote) for vote in votes_in_order(view.world, meeting_id)),
        items=tuple(_item(row) for row in agenda),
        documents=tuple(NamedDocument(one.id, one.title) for one in documents_of(view, meeting_id, None)),
        records=tuple(
            NamedDocument(one.id, one.title) for one in reversed(view.world.find(Document, meeting=meeting_id))
        ),
        rules=tuple(view.world.find(RuleSet)),
        meeting_rule=meeting.rule_set,
        seats=_seats(view, meeting_id),
        templates=_templates(view, meeting),
        sources=_sources(view, meeting_id) if sources else (),
        committee=meeting.committee,
        committee_name=meeting.committee_name,
        may_edit=not meeting.is_settled,
        may_keep=may_keep,
        opened_at=meeting.opened_at,
        now=view.now,
    )


def _is_mine(view: View, meeting: Id) -> bool:
    return any(part.role in STAFF for part in view.world.find(Participant, meeting=meeting, person=view.me))


def _row(view: View, meeting: Meeting, agenda: tuple[AgendaRow, ...], vote: Vote) -> MatterRow:
    item = next((row for row in agenda if row.id == vote.item), None)
    record = None if vote.by_hand is None else view.world.get(Document, vote.by_hand.record)
    counted, prepared = vote.by_hand, vote.state == VoteState.PREPARED and not meeting.is_settled
    begun = item is not None and item.started_at is not None
    confirming = bool(queued(view, ConfirmCount, vote=vote.id))
    return MatterRow(
        id=vote.id,
        version=vote.version,
        item=vote.item,
        item_number=None if item is None else item.number,
        item_title="" if item is None else item.title,
        question=vote.question,
        form=vote.form,
        rule=vote.rule or view.world.get(RuleSet, vote.rule_set or meeting.rule_set),
        rule_set=vote.rule_set,
        minutes_limit=vote.minutes_limit,
        document=vote.document,
        barred=vote.barred,
        state=vote.state,
        result=vote.result,
        opens_at=vote.opens_at,
        not_opened=vote.not_opened,
        by_hand=counted,
        record_title="" if record is None else record.title,
        record_file=_record_file(view, counted),
        is_round=vote.repeats is not None,
        roll_call=vote.roll_call,
        may_change=prepared and counted is None,
        may_count=prepared and begun and not vote.roll_call and meeting.state == MeetingState.IN_SESSION,
        may_confirm=prepared and counted is not None and counted.entered_by != view.me and not confirming,
        is_waiting=confirming or is_laid_over(view, "Vote", vote.id),
    )


def _record_file(view: View, counted: HandCount | None) -> str:
    read = None if counted is None else counted.record_version
    version = None if read is None else view.world.get(DocumentVersion, read)
    return "" if version is None else version.sha256


def _item(row: AgendaRow) -> ItemChoice:
    return ItemChoice(
        id=row.id,
        number=row.number or 0,
        title=row.title,
        documents=tuple(NamedDocument(one.id, one.title) for one in row.documents),
    )


def _seats(view: View, meeting: Id) -> tuple[Elector, ...]:
    voting = [part for part in view.world.find(Participant, meeting=meeting) if part.votes]
    voting.sort(key=lambda part: (part.precedence, part.id))
    return tuple(Elector(part.id, part.person, part.full_name, part.position, part.weight) for part in voting)


def _templates(view: View, meeting: Meeting) -> tuple[TemplateRow, ...]:
    titles = {rule.id: rule.title for rule in view.world.find(RuleSet)}
    fitting = [one for one in view.world.find(VoteTemplate) if one.committee in {None, meeting.committee}]
    fitting.sort(key=lambda one: (one.committee is None, one.name.casefold(), one.id))
    return tuple(
        TemplateRow(
            id=one.id,
            version=one.version,
            name=one.name,
            question=one.question,
            form=one.form,
            rule_set=one.rule_set,
            rule_title=titles.get(one.rule_set, ""),
            minutes_limit=one.minutes_limit,
            committee=one.committee,
            is_waiting=is_laid_over(view, "VoteTemplate", one.id),
        )
        for one in fitting
    )


def _sources(view: View, meeting_id: Id) -> tuple[SourceMeeting, ...]:
    mine = {part.meeting for part in view.world.find(Participant, person=view.me) if part.role in STAFF}
    others = [one for one in view.world.find(Meeting) if one.id in mine and one.id != meeting_id]
    others.sort(key=lambda one: (one.starts_at, one.id), reverse=True)
    found = [
        SourceMeeting(
            id=one.id,
            title=one.title,
            starts_at=one.starts_at,
            questions=tuple((vote.id, vote.question) for vote in votes_in_order(view.world, one.id)),
        )
        for one in others[:MOST_SOURCES]
    ]
    return tuple(one for one in found if one.questions)
