"""Verdicts that several people of one process need: the same bytes by the same lists are judged once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.trust.signatures.verdict_cache import VerdictCache, VerdictKey


class VerdictsOnce:
    """Lives on the loop's thread, which all applications of a process share."""

    def __init__(self) -> None:
        """Begin with none."""
        self._cache = VerdictCache()
        self._under_way: dict[VerdictKey, asyncio.Task[DocumentVerdict]] = {}

    async def of(
        self, key: VerdictKey, judge: Callable[[], Coroutine[object, object, DocumentVerdict]]
    ) -> DocumentVerdict:
        """Return a kept verdict, or wait for the one that is under way, or judge. Raises what `judge` raises.

        Who leaves while they wait does not end the judging for the others.
        """
        known = self._cache.get(key)
        if known is not None:
            return known
        task = self._under_way.get(key)
        if task is None:
            task = self._under_way[key] = asyncio.ensure_future(judge())
            task.add_done_callback(lambda done: self._done(key, done))
        return await asyncio.shield(task)

    def _done(self, key: VerdictKey, task: asyncio.Task[DocumentVerdict]) -> None:
        del self._under_way[key]
        if not task.cancelled() and task.exception() is None:
            self._cache.put(key, task.result())
