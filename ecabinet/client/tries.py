"""When work that came to no end is tried again."""

from __future__ import annotations

from ecabinet.domain.documents.record_verdict import TRY_AGAIN_AFTER


class Tries:
    """Counts for each piece of work how often in a row it came to no end. Times are the loop's, in seconds."""

    def __init__(self) -> None:
        """Begin with nothing tried."""
        self._failed: dict[str, int] = {}
        self._due: dict[str, float] = {}

    def next_due(self) -> float | None:
        """When the next piece is to be tried again, None where there is none."""
        return min(self._due.values(), default=None)

    def is_due(self, name: str, now: float) -> bool:
        """Say whether a piece is to be tried; one that was never tried here is."""
        if name not in self._failed:
            return True
        return name in self._due and self._due[name] <= now

    def ended(self, name: str, now: float, *, was_done: bool) -> None:
        """Take note of how a try ended."""
        self._due.pop(name, None)
        if was_done:
            self._failed.pop(name, None)
            return
        tries = self._failed[name] = self._failed.get(name, 0) + 1
        if tries <= len(TRY_AGAIN_AFTER):
            self._due[name] = now + TRY_AGAIN_AFTER[tries - 1].total_seconds()
