"""How far a long run has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from typing import Final, TextIO

from ecabinet.papers.signature_states import Language

_EVERY: Final = 0.2
"""Seconds between two drawings."""


class Progress:
    """A line at the foot of the terminal that is drawn over; draws nothing where the stream is none."""

    def __init__(self, total: int, language: Language, stream: TextIO | None = None) -> None:
        """Count up to `total` files, on the standard error stream unless another is given."""
        self._stream = sys.stderr if stream is None else stream
        self._is_seen = self._stream.isatty() and total > 1
        self._total = total
        self._done = 0
        self._is_vietnamese = language == "vi"
        self._started = time.monotonic()
        self._drawn_at = 0.0

    def count(self) -> None:
        """One more file is judged."""
        self._done += 1
        now = time.monotonic()
        if self._is_seen and (now - self._drawn_at >= _EVERY or self._done == self._total):
            self._drawn_at = now
            self._draw(now - self._started)

    def clear(self) -> None:
        """Make room for other output, and at the end."""
        if self._is_seen:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn_at = 0.0

    def _draw(self, seconds: float) -> None:
        left = seconds / self._done * (self._total - self._done)
        share = self._done * 100 // self._total
        if self._is_vietnamese:
            told = f"{self._done}/{self._total} tệp ({share}%), còn khoảng {left:.0f} giây"
        else:
            told = f"{self._done}/{self._total} files ({share}%), about {left:.0f} s left"
        self._stream.write(f"\r\x1b[K{told}")
        self._stream.flush()
