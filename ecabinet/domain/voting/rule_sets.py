"""Rule sets: how a question is decided, as data that carries a name, a version, a date and a source."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Entity, Scope
from ecabinet.domain.voting.forms import Choice, FormKind


class Comparator(StrEnum):
    """How the votes for are held against the fraction of the base."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"


class TiePolicy(StrEnum):
    """What becomes of as many for as against, or of candidates even at the last place."""

    FAILS = "fails"
    CHAIRS_SIDE = "chairs_side"
    REPEAT = "repeat"
    LOT = "lot"


class Base(StrEnum):
    """Whom a fraction is taken of.

    ENTITLED are the members without those who may not vote on this matter or recused themselves. PRESENT are those
    checked in at that moment, and whoever voted. CAST are the ballots handed in, VALID those neither blank nor invalid;
    a recusal is no ballot. DECIDED are for and against alone.
    """

    ALL_MEMBERS = "all_members"
    ENTITLED = "entitled"
    PRESENT_AT_OPENING = "present_at_opening"
    PRESENT_AT_CLOSING = "present_at_closing"
    CAST = "cast"
    VALID = "valid"
    DECIDED = "decided"
    DECIDED_OR_ABSTAINED = "decided_or_abstained"


OF_THE_ROLL = frozenset({Base.ALL_MEMBERS, Base.ENTITLED})
"""Bases that a quorum may be a fraction of."""
_OF_THE_PRESENT = frozenset({Base.PRESENT_AT_OPENING, Base.PRESENT_AT_CLOSING})
BY_ANSWER = frozenset({Base.DECIDED, Base.DECIDED_OR_ABSTAINED})
"""Bases that only for and against have."""


class Unit(StrEnum):
    """What is counted: members, or the weights of their votes. A ratio never mixes the two."""

    HEADS = "heads"
    WEIGHTS = "weights"


class QuorumAt(StrEnum):
    """What makes the quorum: who is present at opening, at closing or all the time between, or the ballots cast."""

    OPENING = "opening"
    CLOSING = "closing"
    THROUGHOUT = "throughout"
    BALLOTS = "ballots"


class WithoutQuorum(StrEnum):
    """What a missing quorum does: it stands on record beside the result, or the vote is void."""

    ON_RECORD = "on_record"
    VOID = "void"


class Showing(StrEnum):
    """Who sees what, when: names at the end, counts or names as they come, or never a name (bỏ phiếu kín)."""

    NAMES_AFTERWARDS = "names_afterwards"
    LIVE_COUNTS = "live_counts"
    LIVE_NAMES = "live_names"
    SECRET = "secret"  # noqa: S105 - a way to vote, not a password


class TimeOut(StrEnum):
    """What happens when time is up.

    HOLD: no more ballots, the chair closes or gives more time. STOP: the vote is closed and counted. KEEP_OPEN:
    ballots are still taken until the chair closes.
    """

    HOLD = "hold"
    STOP = "stop"
    KEEP_OPEN = "keep_open"


class Consequence(StrEnum):
    """What follows from a rating: may resign (có thể xin từ chức), is put up for dismissal (trình miễn nhiệm)."""

    MAY_RESIGN = "may_resign"
    DISMISSAL = "dismissal"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold of a rating: from so many of this level on, this follows. Of several that are met the last counts."""

    choice: Choice
    comparator: Comparator
    numerator: int
    denominator: int
    consequence: Consequence


class RuleSet(Entity, frozen=True, kw_only=True):
    """A named, dated rule for deciding a question. Fractions are exact.

    A motion passes, a candidate is elected, with more than or at least `numerator`/`denominator` of `base` plus
    `constant`; ratings have `steps` instead. The quorum is `quorum_numerator`/`quorum_denominator` of `quorum_base`;
    a numerator of 0 asks for none. `presence_required` demands that a member is checked in to cast. `mandates` is how
    many further seats one person may vote for (uỷ quyền), `splits_mandates` whether each as they like.
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
    forms: tuple[FormKind, ...] = (FormKind.MOTION, FormKind.MOTIONS)
    base: Base = Base.ALL_MEMBERS
    unit: Unit = Unit.HEADS
    constant: int = 0
    steps: tuple[Step, ...] = ()
    quorum_base: Base = Base.ALL_MEMBERS
    quorum_unit: Unit = Unit.HEADS
    quorum_at: QuorumAt = QuorumAt.OPENING
    without_quorum: WithoutQuorum = WithoutQuorum.ON_RECORD
    showing: Showing = Showing.NAMES_AFTERWARDS
    may_change: bool = False
    time_out: TimeOut = TimeOut.STOP
    mandates: int = 0
    splits_mandates: bool = False

    def scope(self) -> Scope:
        """Find a rule set by name."""
        return Scope(natural=self.name)

    @property
    def is_for_meetings(self) -> bool:
        """Whether a body can decide its motions by this rule, openly."""
        return FormKind.MOTION in self.forms and self.showing != Showing.SECRET

    @property
    def is_for_consultations(self) -> bool:
        """Whether it decides what is asked in writing: no presence, names at the count, late answers are taken."""
        needs_presence = self.presence_required or self.base in _OF_THE_PRESENT
        has_quorum_of_present = self.quorum_numerator > 0 and self.quorum_at != QuorumAt.BALLOTS
        is_shown_at_the_end = self.showing == Showing.NAMES_AFTERWARDS
        takes_late = self.time_out == TimeOut.KEEP_OPEN
        return is_shown_at_the_end and takes_late and not needs_presence and not has_quorum_of_present

    @property
    def asks_bare_majority(self) -> bool:
        """Whether more than half is asked for and no more: only there does one vote break an even count."""
        half = 2 * self.numerator == self.denominator
        return half and self.comparator == Comparator.MORE_THAN and self.constant == 0
