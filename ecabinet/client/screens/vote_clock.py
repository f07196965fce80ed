"""The clock of an open vote: whether it runs, and what the end of its time means."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.rule_sets import TimeOut


class ClockState(StrEnum):
    """How the time of an open vote stands.

    CLOSES: time is up and the hub closes the vote. HELD: time is up, no ballot is taken, the chair closes or gives more
    time. LATE: time is up and ballots are still taken, marked late.
    """

    WITHOUT_LIMIT = "without_limit"
    RUNS = "runs"
    PAUSED = "paused"
    CLOSES = "closes"
    HELD = "held"
    LATE = "late"


_WHEN_UP = {TimeOut.STOP: ClockState.CLOSES, TimeOut.HOLD: ClockState.HELD, TimeOut.KEEP_OPEN: ClockState.LATE}


class VoteClock(msgspec.Struct, frozen=True, kw_only=True):
    """The time of an open vote. While it is paused nothing runs: `kept` is the time that is left then."""

    closes_at: datetime | None = None
    is_paused: bool = False
    kept: timedelta | None = None
    time_out: TimeOut = TimeOut.STOP

    def state(self, now: datetime) -> ClockState:
        """Return how the time stands at a moment."""
        if self.is_paused:
            return ClockState.PAUSED
        if self.closes_at is None:
            return ClockState.WITHOUT_LIMIT
        return ClockState.RUNS if now < self.closes_at else _WHEN_UP[self.time_out]

    def left(self, now: datetime) -> timedelta | None:
        """Return the time that is left, None where nothing limits it."""
        if self.is_paused or self.closes_at is None:
            return self.kept
        return max(self.closes_at - now, timedelta(0))


def vote_clock(vote: Vote) -> VoteClock:
    """Return the clock of a vote."""
    before, paused_at = vote.closing_before_pause, vote.paused_at
    return VoteClock(
        closes_at=vote.closes_at,
        is_paused=paused_at is not None,
        kept=None if before is None or paused_at is None else before - paused_at,
        time_out=TimeOut.STOP if vote.rule is None else vote.rule.time_out,
    )
