"""From the ledger's writer to the event loop: a commit and the receipts of its commands arrive there together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress


class Handover:
    """Gathers what the writer's thread has to tell, and wakes the loop once for all of it.

    So whoever is owed a receipt and news of the same commit is sent both in one message.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin with nothing."""
        self._loop = loop
        self._gathered: list[Callable[[], None]] = []

    def put(self, call: Callable[[], None]) -> None:
        """Have something called on the loop: by the next `send`, or soon if it comes from the loop itself."""
        if _runs_here(self._loop):
            self._loop.call_soon(call)
        else:
            self._gathered.append(call)

    def send(self) -> None:
        """Hand over what was gathered; on the writer's thread."""
        calls, self._gathered = self._gathered, []
        if calls:
            with suppress(RuntimeError):  # the loop is closed: nobody is left to be told
                self._loop.call_soon_threadsafe(_call_all, calls)


def _call_all(calls: Iterable[Callable[[], None]]) -> None:
    for call in calls:
        call()


def _runs_here(loop: asyncio.AbstractEventLoop) -> bool:
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False
