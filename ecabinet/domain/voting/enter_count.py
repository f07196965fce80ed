"""Enter the count of a vote that was taken by hand."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.documents.entities import Document, DocumentVersion
from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Drop,
    Id,
    Outcome,
    Put,
    Refusal,
    World,
    changed,
    stale,
)
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.text import clean
from ecabinet.domain.times import in_utc, moment_problem
from ecabinet.domain.voting.by_hand import HandCount, LineTally, Way
from ecabinet.domain.voting.entities import Ready, Vote, VoteState
from ecabinet.domain.voting.hand_problems import hand_count_problem
from ecabinet.domain.voting.open_vote import chair_of, electorate_of
from ecabinet.domain.voting.presence import at_opening
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.domain.voting.running import vote_of


class EnterCount(Command, frozen=True, kw_only=True):
    """Enter what was counted in a prepared vote that was taken on paper or by raised hands, with its counting record.

    It is no result before somebody else confirmed it, and may be entered anew until then. Electorate and rule are those
    of now, presence that of `taken_at`. `record` is the document with the scanned counting record.
    """

    vote: Id
    way: Way
    taken_at: datetime
    tellers: tuple[str, ...]
    record: Id
    tallies: tuple[LineTally, ...]
    valid: int
    blank: int = 0
    invalid: int = 0
    issued: int = 0

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that was put on devices, numbers that do not add up or exceed the electors, no record."""
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.state != VoteState.PREPARED:
            return Refusal("vote_not_prepared", {"question": vote.question})
        if vote.roll_call:  # it is kept by name, a count by hand has none
            return Refusal("roll_call_not_by_hand", {"question": vote.question})
        problem = stale(self, vote, vote.question) or self._time_problem(world, vote, now)
        if problem is not None:
            return problem
        read = self._record_read(world, vote)
        if read is None:
            return Refusal("document_unknown")
        meeting = world.get(Meeting, vote.meeting)
        rule = None if meeting is None else world.get(RuleSet, vote.rule_set or meeting.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        return self._entered(world, vote, rule, self._counted(world, vote, actor, read.id, now))

    def _entered(self, world: World, vote: Vote, rule: RuleSet, counted: HandCount) -> Outcome:
        electorate = electorate_of(world, vote, rule)
        problem = hand_count_problem(vote.form, rule, electorate, counted)
        if problem is not None:
            return problem
        presence = at_opening(electorate, world.find(Attendance, meeting=vote.meeting), counted.taken_at)
        new = changed(
            vote,
            by_hand=counted,
            rule=rule,
            electorate=electorate,
            presence=presence,
            present=len(presence.at_opening),
            chair=chair_of(world, vote.meeting),
            ready_asked_at=None,
            opens_at=None,
            not_opened=None,
        )
        answers = (Drop(Ready, one.id) for one in world.find(Ready, parent=vote.id))
        return Changes((Put(new), *answers))

    def _counted(self, world: World, vote: Vote, actor: Actor, read: Id, now: datetime) -> HandCount:
        return HandCount(
            way=self.way,
            taken_at=in_utc(self.taken_at),
            tellers=tuple(clean(teller) for teller in self.tellers),
            record=self.record,
            record_version=read,
            tallies=self.tallies,
            valid=self.valid,
            blank=self.blank,
            invalid=self.invalid,
            issued=self.issued,
            entered_by=actor.person,
            entered_name=name_in_meeting(world, vote.meeting, actor.person),
            entered_at=now,
        )

    def _time_problem(self, world: World, vote: Vote, now: datetime) -> Refusal | None:
        item = world.get(AgendaItem, vote.item)
        if item is None or item.state == ItemState.PENDING:
            return Refusal("item_not_begun", {"title": vote.question if item is None else item.title})
        problem = moment_problem(self.taken_at)
        if problem is not None:
            return problem
        meeting = world.get(Meeting, vote.meeting)
        opened = None if meeting is None else meeting.opened_at
        within = opened is not None and opened <= self.taken_at <= now
        return None if within else Refusal("count_out_of_session")

    def _record_read(self, world: World, vote: Vote) -> DocumentVersion | None:
        """Return the newest version of the counting record, None for a document that is not there."""
        document = world.get(Document, self.record)
        if document is None or document.meeting != vote.meeting:
            return None
        versions = world.find(DocumentVersion, parent=document.id)
        return max(versions, key=lambda one: one.number, default=None)


def name_in_meeting(world: World, meeting: Id, person: Id) -> str:
    """Return somebody's name as it stands in a meeting."""
    parts = world.find(Participant, meeting=meeting, person=person)
    return parts[0].full_name if parts else ""
