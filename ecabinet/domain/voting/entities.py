"""Votes and ballots."""

from __future__ import annotations

from bisect import insort
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Entity, Id, Refusal, Scope, changed
from ecabinet.domain.voting.by_hand import HandCount
from ecabinet.domain.voting.forms import Answer, Choice, Form, Mark
from ecabinet.domain.voting.results import Result, Verdict
from ecabinet.domain.voting.rule_sets import RuleSet, Showing


class VoteState(StrEnum):
    """The course of a vote."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Elector(msgspec.Struct, frozen=True):
    """A seat in the frozen electorate, with its holder as they were at opening.

    `entitled` is false where the holder may not vote on this matter: the seat stays a member's and is silent.
    `carried_by` is the participant who votes for this seat (uỷ quyền), None for the holder.
    """

    participant: Id
    person: Id
    full_name: str
    position: str
    weight: int = 1
    entitled: bool = True
    carried_by: Id | None = None


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """Which seats were present, by participant: at opening, at closing, and at the moment when fewest were.

    Where weights differ the fewest heads and the least weight may fall on different moments: both are kept.
    """

    at_opening: tuple[Id, ...] = ()
    at_closing: tuple[Id, ...] = ()
    fewest: tuple[Id, ...] = ()
    lightest: tuple[Id, ...] = ()


class ChairsWord(msgspec.Struct, frozen=True):
    """What the chair decided where as many were for as against beside abstentions; `line` empty: the question."""

    line: str
    passed: bool


class PutTogether(msgspec.Struct, frozen=True):
    """An item of a vote on several items at once, and the id of the vote that keeps what became of it."""

    item: Id
    vote: Id


class Vote(Entity, frozen=True, kw_only=True):
    """One question put to the vote. `electorate`, `rule`, `present` and `chair` are frozen at opening.

    `rule_set` names another rule than the meeting's; `barred` are seats that may not vote on this matter. `closes_at`
    is when time runs out, None for no limit and while the vote is paused. `chair` is the seat whose side breaks a tie,
    `chairs_words` what the chair decided where a tie was left to them and `settled_reason` why, `lot` the seed of a
    draw. `repeats` is the vote of which this is another round, counted by `round`. `in_writing` is a question of a
    consultation, each answer to which becomes a sheet that can be signed. At `opens_at` the hub opens it by itself;
    `not_opened` says why it could not. `by_hand` is the count of a vote that was not taken on devices: rule and
    electorate are frozen when it is entered. In a `roll_call` the seats are called one after another in the order
    of the electorate; `called` is the one called last, None before the first.

    A vote on several items at once names them in `together`; it belongs to none of them, and its `item` is the agenda,
    whose id is the meeting's. What became of each item is a vote of that item, `decided_in` the vote on all of them.
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
    form: Form = Form()
    rule_set: Id | None = None
    barred: tuple[Id, ...] = ()
    presence: Presence | None = None
    chair: Id | None = None
    chairs_words: tuple[ChairsWord, ...] = ()
    lot: str = ""
    ready_asked_at: datetime | None = None
    paused_at: datetime | None = None
    closing_before_pause: datetime | None = None
    announced_at: datetime | None = None
    round: int = 1
    repeats: Id | None = None
    repeated_reason: str | None = None
    in_writing: bool = False
    opens_at: datetime | None = None
    not_opened: Refusal | None = None
    by_hand: HandCount | None = None
    together: tuple[PutTogether, ...] = ()
    decided_in: Id | None = None
    roll_call: bool = False
    called: Id | None = None

    def scope(self) -> Scope:
        """Find votes by meeting or item."""
        return Scope(meeting=self.meeting, parent=self.item)

    @property
    def is_secret(self) -> bool:
        """Whether the vote was opened as a secret one."""
        return self.rule is not None and self.rule.showing == Showing.SECRET

    @property
    def counted_from(self) -> Id:
        """The vote under which the ballots are that this one is counted from."""
        return self.decided_in or self.id

    @property
    def put_at(self) -> datetime | None:
        """When the meeting last turned to it: at its opening; to a count by hand, when it was confirmed."""
        return self.opened_at if self.by_hand is None else self.by_hand.confirmed_at

    @property
    def counted_at(self) -> datetime | None:
        """When its result came: at the close; of a count by hand, when it was confirmed."""
        return self.closed_at if self.by_hand is None else self.by_hand.confirmed_at

    @property
    def awaits_chair(self) -> bool:
        """Whether the vote is closed and waits for the chair's word."""
        return self.result is not None and self.result.verdict == Verdict.AWAITS_CHAIR

    @property
    def awaits_lot(self) -> bool:
        """Whether the vote is closed and waits for a draw by lot."""
        return self.result is not None and self.result.verdict == Verdict.AWAITS_LOT

    @property
    def awaits_decision(self) -> bool:
        """Whether the vote is closed and still undecided."""
        return self.awaits_chair or self.awaits_lot


class Ballot(Entity, frozen=True, kw_only=True):
    """What one elector chose, `late` when time was up.

    It stays on the hub until it is `revealed`: at the close, or at once where the rule shows names live. A spoken
    answer of a roll call names who recorded it, `entered_by`; it was `heard`, so its elector and the staff see at once
    what was recorded.
    """

    meeting: Id
    vote: Id
    participant: Id
    person: Id
    choice: Choice
    cast_at: datetime
    revealed: bool = False
    answers: tuple[Answer, ...] = ()
    text: str = ""
    late: bool = False
    entered_by: Id | None = None
    entered_name: str = ""
    heard: bool = False

    def scope(self) -> Scope:
        """Find ballots by meeting, vote or person."""
        return Scope(meeting=self.meeting, parent=self.vote, person=self.person)

    @property
    def mark(self) -> Mark:
        """What the ballot says."""
        return Mark(self.choice, self.answers, self.text)


class BallotBox(Entity, frozen=True, kw_only=True):
    """The ballots of a secret vote without names, order and time: they lie sorted by what they say.

    Its id is the vote's. It stays on the hub until the vote is closed and `revealed`. While the vote runs the store
    keeps the marks `sealed`; a box that a rule finds sealed has lost its key, and its ballots with it.
    """

    meeting: Id
    vote: Id
    marks: tuple[Mark, ...] = ()
    revealed: bool = False
    sealed: bytes = b""

    def scope(self) -> Scope:
        """Find boxes by meeting or vote."""
        return Scope(meeting=self.meeting, parent=self.vote)

    def holding(self, mark: Mark) -> BallotBox:
        """Return the box with one ballot more, which lies where any other ballot that says the same would lie."""
        marks = list(self.marks)
        insort(marks, mark, key=_saying)
        return changed(self, marks=tuple(marks))


def _saying(mark: Mark) -> tuple[str, tuple[tuple[str, str], ...]]:
    return mark.choice.value, tuple((answer.line, answer.choice.value) for answer in mark.answers)


class Cast(Entity, frozen=True, kw_only=True):
    """That one elector has voted, never how, for the staff and the elector; each change of the ballot is a version.

    So is each change of the files beside an answer in writing, as its sheet names them: `file_changes` of the versions.
    `entered_by` recorded it as a spoken answer, None for a ballot from a device.
    """

    meeting: Id
    vote: Id
    participant: Id
    person: Id
    cast_at: datetime
    late: bool = False
    entered_by: Id | None = None
    entered_name: str = ""
    file_changes: int = 0

    @property
    def changes(self) -> int:
        """How often the ballot was changed."""
        return self.version - 1 - self.file_changes

    def scope(self) -> Scope:
        """Find casts by meeting, vote or person."""
        return Scope(meeting=self.meeting, parent=self.vote, person=self.person)


def ballot_of(cast: Cast, mark: Mark, *, revealed: bool = False) -> Ballot:
    """Return what somebody chose beside the mark that they have voted."""
    return Ballot(
        id=cast.id,
        meeting=cast.meeting,
        vote=cast.vote,
        participant=cast.participant,
        person=cast.person,
        cast_at=cast.cast_at,
        late=cast.late,
        choice=mark.choice,
        answers=mark.answers,
        text=mark.text,
        revealed=revealed,
        entered_by=cast.entered_by,
        entered_name=cast.entered_name,
        heard=cast.entered_by is not None,
    )


class Ready(Entity, frozen=True, kw_only=True):
    """That one elector said to be ready for a vote, or not to be: for the staff and the elector."""

    meeting: Id
    vote: Id
    participant: Id
    person: Id
    ready: bool
    said_at: datetime

    def scope(self) -> Scope:
        """Find answers by meeting, vote or person."""
        return Scope(meeting=self.meeting, parent=self.vote, person=self.person)
