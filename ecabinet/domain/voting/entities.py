"""Rule sets, votes and ballots."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Entity, Id, Scope


class Choice(StrEnum):
    """Tán thành, không tán thành, không biểu quyết (Luật 2015 Điều 117.1)."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Comparator(StrEnum):
    """How the votes for are held against the fraction of the base."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"


class TiePolicy(StrEnum):
    """What becomes of as many for as against."""

    FAILS = "fails"
    CHAIRS_SIDE = "chairs_side"


class RuleSet(Entity, frozen=True, kw_only=True):
    """A named, dated rule for passing a motion. The base is all members; fractions are exact.

    `presence_required` demands that a member is checked in to cast.
    """

    name: str
    title: str
    source: str
    effective_from: date
    comparator: Comparator
    numerator: int
    denominator: int
    quorum_numerator: int
    quorum_denominator: int
    tie: TiePolicy
    presence_required: bool = True

    def scope(self) -> Scope:
        """Find a rule set by name."""
        return Scope(natural=self.name)


class VoteState(StrEnum):
    """The course of a vote."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Verdict(StrEnum):
    """What a count comes to."""

    PASSED = "passed"
    FAILED = "failed"
    AWAITS_CHAIR = "awaits_chair"


class Basis(StrEnum):
    """Why a count comes to what it does."""

    MAJORITY = "majority"
    SHORT_OF_MAJORITY = "short_of_majority"
    TIE_CHAIR_FOR = "tie_chair_for"
    TIE_CHAIR_AGAINST = "tie_chair_against"
    TIE_FAILS = "tie_fails"
    TIE_OPEN = "tie_open"
    CHAIRS_WORD = "chairs_word"


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a count and what follows from them. `needed` is the least number of votes for that passes."""

    votes_for: int
    votes_against: int
    abstained: int
    not_voted: int
    base: int
    needed: int
    present: int
    quorum: int
    verdict: Verdict
    basis: Basis


class Elector(msgspec.Struct, frozen=True):
    """A seat in the frozen electorate, with its holder as they were at opening."""

    participant: Id
    person: Id
    full_name: str
    position: str


class Vote(Entity, frozen=True, kw_only=True):
    """One question put to the vote. `electorate`, `rule` and `present` are frozen at opening.

    `closes_at` is when time runs out, None for no limit; `settled_reason` the chair's word on a tie with abstentions.
    """

    meeting: Id
    item: Id
    question: str
    document: Id | None = None
    state: VoteState = VoteState.PREPARED
    minutes_limit: int | None = None
    rule: RuleSet | None = None
    electorate: tuple[Elector, ...] = ()
    present: int = 0
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    result: Result | None = None
    cancelled_reason: str | None = None
    settled_reason: str | None = None

    def scope(self) -> Scope:
        """Find votes by meeting or item."""
        return Scope(meeting=self.meeting, parent=self.item)

    @property
    def awaits_chair(self) -> bool:
        """Whether the vote is closed and waits for the chair's word."""
        return self.result is not None and self.result.verdict == Verdict.AWAITS_CHAIR


class Ballot(Entity, frozen=True, kw_only=True):
    """What one elector chose. It stays on the hub until the vote is closed and `revealed`."""

    meeting: Id
    vote: Id
    participant: Id
    person: Id
    choice: Choice
    cast_at: datetime
    revealed: bool = False

    def scope(self) -> Scope:
        """Find ballots by meeting, vote or person."""
        return Scope(meeting=self.meeting, parent=self.vote, person=self.person)


class Cast(Entity, frozen=True, kw_only=True):
    """That one elector has voted, never how: for the staff and the elector while the vote runs."""

    meeting: Id
    vote: Id
    participant: Id
    person: Id
    cast_at: datetime

    def scope(self) -> Scope:
        """Find casts by meeting, vote or person."""
        return Scope(meeting=self.meeting, parent=self.vote, person=self.person)
