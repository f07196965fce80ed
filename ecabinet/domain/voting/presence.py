"""Which seats of an electorate are present: their holder is checked in, or who carries their mandate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import Elector, Presence


def present_at(electorate: Iterable[Elector], intervals: Sequence[Attendance], moment: datetime) -> tuple[Id, ...]:
    """Return the seats that were present right after a moment."""
    here = {
        one.participant
        for one in intervals
        if one.entered_at <= moment and (one.left_at is None or one.left_at > moment)
    }
    return tuple(one.participant for one in electorate if (one.carried_by or one.participant) in here)


def at_opening(electorate: Sequence[Elector], intervals: Sequence[Attendance], opened_at: datetime) -> Presence:
    """Return the presence that a vote begins with."""
    here = present_at(electorate, intervals, opened_at)
    return Presence(at_opening=here, at_closing=here, fewest=here, lightest=here)


def at_closing(
    electorate: Sequence[Elector], intervals: Sequence[Attendance], before: Presence, opened_at: datetime, now: datetime
) -> Presence:
    """Return the presence that a vote ends with. Fewest are present right after somebody left."""
    weights = {one.participant: one.weight for one in electorate}
    left = {one.left_at for one in intervals if one.left_at is not None and opened_at < one.left_at <= now}
    moments = [before.at_opening, *(present_at(electorate, intervals, moment) for moment in sorted(left))]
    return msgspec.structs.replace(
        before,
        at_closing=present_at(electorate, intervals, now),
        fewest=min(moments, key=len),
        lightest=min(moments, key=lambda seats: sum(weights[seat] for seat in seats)),
    )
