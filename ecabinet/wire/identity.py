"""Ids: UUIDs of version 7 (RFC 9562), drawn by whoever gives a command."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from ecabinet.domain.kernel import Id

_COUNTER_BITS = 12
_RANDOM_BYTES = 8


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class IdSource:
    """Draws ids that rise within this process, also when the clock stands still or is set back.

    RFC 9562, 6.2, method 1: the twelve bits after the time count within a millisecond, from a random start in the lower
    half; when they run over, the time is taken one millisecond ahead.
    """

    def __init__(
        self, clock: Callable[[], int] = _milliseconds, random_bytes: Callable[[int], bytes] = os.urandom
    ) -> None:
        """Draw by `clock` (milliseconds since 1970, UTC) and `random_bytes` (so many of them)."""
        self._clock = clock
        self._random_bytes = random_bytes
        self._lock = Lock()
        self._at = -1
        self._count = 0

    def __call__(self) -> Id:
        """Return the next id in canonical text form."""
        drawn = int.from_bytes(self._random_bytes(_RANDOM_BYTES), "big")
        with self._lock:
            now = self._clock()
            if now > self._at:
                self._at = now
                self._count = int.from_bytes(self._random_bytes(2), "big") % (1 << (_COUNTER_BITS - 1))
            else:
                self._count += 1
                if self._count >> _COUNTER_BITS:
                    self._at += 1
                    self._count = 0
            at, count = self._at, self._count
        variant = (drawn & ((1 << 62) - 1)) | (0b10 << 62)
        return str(UUID(int=(at << 80) | (0x7 << 76) | (count << 64) | variant))


new_id = IdSource()
"""Draw an id by this machine's clock and random source."""
