"""The cable of one device: pulled, nothing gets through, at once and without a farewell."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from ecabinet.domain.kernel import EnvironmentFault

T = TypeVar("T")


class Cable:
    """Lives on the loop's thread. Everything that travels goes `through` it."""

    def __init__(self) -> None:
        """Begin plugged in."""
        self._plugged = asyncio.Event()
        self._plugged.set()
        self._under_way: set[asyncio.Task[object]] = set()
        self._severed: set[asyncio.Task[object]] = set()

    @property
    def is_plugged(self) -> bool:
        """Whether anything gets through."""
        return self._plugged.is_set()

    def cut(self) -> None:
        """Sever all that is under way."""
        self._plugged.clear()
        for task in tuple(self._under_way):
            self._severed.add(task)
            task.cancel()

    def restore(self) -> None:
        """Plug it in again."""
        self._plugged.set()

    async def plugged(self) -> None:
        """Wait until the cable is plugged in."""
        await self._plugged.wait()

    async def through(self, work: Coroutine[object, object, T]) -> T:
        """Do something that travels. Raises EnvironmentFault `hub_away` when the cable is or gets pulled."""
        if not self.is_plugged:
            work.close()
            raise EnvironmentFault("hub_away", "no cable")
        task = asyncio.ensure_future(work)
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if task not in self._severed:
                raise
            raise EnvironmentFault("hub_away", "the cable was pulled") from None
        finally:
            self._under_way.discard(task)
            self._severed.discard(task)
