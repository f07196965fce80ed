"""What a count comes to: every number, the rule, and why."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.rule_sets import Consequence, RuleSet, Unit


class Verdict(StrEnum):
    """What a count comes to. VOID: without a quorum nothing is decided. REPEAT: the question is voted on again."""

    PASSED = "passed"
    FAILED = "failed"
    AWAITS_CHAIR = "awaits_chair"
    AWAITS_LOT = "awaits_lot"
    REPEAT = "repeat"
    VOID = "void"


class Basis(StrEnum):
    """Why a count comes to what it does."""

    MAJORITY = "majority"
    SHORT_OF_MAJORITY = "short_of_majority"
    NOBODY_TO_COUNT = "nobody_to_count"
    NO_QUORUM = "no_quorum"
    TIE_CHAIR_FOR = "tie_chair_for"
    TIE_CHAIR_AGAINST = "tie_chair_against"
    TIE_FAILS = "tie_fails"
    TIE_OPEN = "tie_open"
    TIE_REPEAT = "tie_repeat"
    TIE_LOT_FOR = "tie_lot_for"
    TIE_LOT_AGAINST = "tie_lot_against"
    TIE_LOT_OPEN = "tie_lot_open"
    CHAIRS_WORD = "chairs_word"
    OUTRANKED = "outranked"
    RATED_LOW = "rated_low"
    RATED_WELL = "rated_well"
    LINE_BY_LINE = "line_by_line"


class Reason(msgspec.Struct, frozen=True):
    """Why a count comes to what it does, as one sentence in each language."""

    vi: str
    en: str


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """Members and ballots, in heads or in weights: `cast`, `recused` and `not_voted` together are all `members`.

    `present_throughout` is the fewest that were present at any moment between opening and closing; `part_from_opening`
    and `part_at_closing` are those present then together with everybody who voted.
    """

    members: int
    entitled: int
    present_at_opening: int
    present_at_closing: int
    present_throughout: int
    part_from_opening: int
    part_at_closing: int
    cast: int
    blank: int
    invalid: int
    recused: int
    not_voted: int

    @property
    def valid(self) -> int:
        """Ballots neither blank nor invalid."""
        return self.cast - self.blank - self.invalid


class OptionNumber(msgspec.Struct, frozen=True):
    """How many chose an option, in heads and in weights."""

    choice: Choice
    heads: int
    weights: int

    def of(self, unit: Unit) -> int:
        """Return the number in this unit."""
        return self.heads if unit == Unit.HEADS else self.weights


class LineResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one line comes to, in the unit that decides; `key` empty is the question itself.

    `rank` is a candidate's place by votes, 0 outside elections; `consequence` what a rating leads to.
    """

    key: str
    title: str
    numbers: tuple[OptionNumber, ...]
    base: int
    needed: int
    verdict: Verdict
    basis: Basis
    reason: Reason | None = None
    rank: int = 0
    consequence: Consequence | None = None

    def number(self, choice: Choice, unit: Unit) -> int:
        """Return how many chose this, in a unit."""
        return sum(one.of(unit) for one in self.numbers if one.choice == choice)


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a count and what follows from them.

    The first fields are in the unit that decides, of the only line: with several lines votes for and against stand in
    `lines`. `needed` is the least number of votes for that passes, `present` those who made the quorum: present, or
    voting. `way` says that the numbers were entered from a count by hand, and of which kind. Results kept before rule
    sets had bases and weights have no `heads`, `weights`, `rule`, `reason` or lines.
    """

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
    other: int = 0
    blank: int = 0
    invalid: int = 0
    recused: int = 0
    members: int = 0
    heads: Numbers | None = None
    weights: Numbers | None = None
    lines: tuple[LineResult, ...] = ()
    rule: RuleSet | None = None
    reason: Reason | None = None
    lot: str = ""
    way: Way | None = None

    @property
    def whole(self) -> int:
        """All members, in the unit that decides: what shares on paper and screen are taken of."""
        return self.members or self.base

    @property
    def is_quorate(self) -> bool:
        """Whether the quorum was there."""
        return self.present >= self.quorum
