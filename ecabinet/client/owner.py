"""The one thread that owns a replica: everything that touches it runs there, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Owner:
    """A single worker. What is asked first is answered first."""

    def __init__(self) -> None:
        """Start nothing yet; the thread begins with the first work."""
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="replica")

    def ask(self, work: Callable[[], T]) -> Future[T]:
        """Run `work` on the owner's thread. Raises RuntimeError after `close`."""
        return self._worker.submit(work)

    async def told(self, work: Callable[[], T]) -> T:
        """Run `work` on the owner's thread and wait for it in a coroutine."""
        return await asyncio.wrap_future(self.ask(work))

    def close(self) -> None:
        """Finish what was asked and end the thread."""
        self._worker.shutdown(wait=True)
