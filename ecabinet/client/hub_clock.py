"""The hub's time as well as this device knows it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def device_time() -> datetime:
    """Return the device's own time (UTC)."""
    return datetime.now(UTC)


class HubClock:
    """Runs from what the hub last said, by a clock that nobody sets; before that, by the device's time and known skew.

    Reading and telling are single assignments of a tuple, so threads need no lock.
    """

    def __init__(
        self, clock: Callable[[], datetime] = device_time, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        """Begin with the device's time; `ticks` counts seconds and never goes back."""
        self._clock = clock
        self._ticks = ticks
        self._said: tuple[datetime, float] | None = None
        self._skew = timedelta()

    def told(self, now: datetime) -> None:
        """Take over the hub's time as it has just arrived."""
        self._said = (now, self._ticks())
        self._skew = now - self._clock()

    def remember(self, skew: timedelta) -> None:
        """Take over the skew known from an earlier run, until the hub speaks."""
        if self._said is None:
            self._skew = skew

    @property
    def skew(self) -> timedelta:
        """How far the hub's clock is ahead of the device's."""
        return self._skew

    def now(self) -> datetime:
        """Return the hub's time (UTC)."""
        if self._said is None:
            return self._clock() + self._skew
        base, ticks = self._said
        return base + timedelta(seconds=self._ticks() - ticks)

    def claimed(self) -> datetime:
        """Return the device's own time (UTC), for what commands claim."""
        return self._clock()
