"""The roll: how many voting members are present, and whether that is enough."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

import msgspec

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.rule_sets import RuleSet


class Roll(msgspec.Struct, frozen=True, kw_only=True):
    """Members in all, members present, and the least number that makes a quorum."""

    total: int
    present: int
    needed: int

    @property
    def is_quorate(self) -> bool:
        """Whether enough members are present. A committee without members is never quorate."""
        return self.total > 0 and self.present >= self.needed


def least_for_quorum(total: int, numerator: int, denominator: int) -> int:
    """Return the smallest head count that is at least this fraction of `total`: two thirds of 23 are 16."""
    return ceil(Fraction(numerator, denominator) * total)


def roll(participants: Iterable[Participant], intervals: Iterable[Attendance], rule: RuleSet) -> Roll:
    """Count the voting seats and those whose holder is present now. A substitute does not fill a voting seat."""
    here = {interval.participant for interval in intervals if interval.left_at is None}
    seats = [part.id for part in participants if part.votes]
    return Roll(
        total=len(seats),
        present=sum(1 for seat in seats if seat in here),
        needed=least_for_quorum(len(seats), rule.quorum_numerator, rule.quorum_denominator),
    )


def roll_of(world: World, meeting: Id, rule: RuleSet) -> Roll:
    """Return the roll of a meeting as it stands."""
    return roll(world.find(Participant, meeting=meeting), world.find(Attendance, meeting=meeting), rule)
