"""The one thread that writes: it takes all commands that wait into one transaction, and answers after the commit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Final, TypeAlias

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.store.batch import Committed, Envelope
from ecabinet.store.ledger import Ledger
from ecabinet.wire.frames import Receipt

MOST_AT_ONCE: Final = 1_000
"""Commands in one transaction, at most: the first of them should not wait for a second."""

_Waiting: TypeAlias = tuple[Envelope, "Future[Receipt]"]


def _nothing(*_committed: Committed) -> None:
    """Nobody wants to know."""


class LedgerWriter:
    """Group commit: while one batch is made durable, the next gathers.

    `clock` gives the hub's time (UTC) of each batch. `on_committed` is called on the writer's thread, after the commit
    and before any of its futures is done, `on_answered` when all of a batch are.
    """

    def __init__(
        self,
        ledger: Ledger,
        clock: Callable[[], datetime],
        on_committed: Callable[[Committed], None] = _nothing,
        on_answered: Callable[[], None] = _nothing,
    ) -> None:
        """Start the thread at the first command."""
        self._ledger = ledger
        self._clock = clock
        self._on_committed = on_committed
        self._on_answered = on_answered
        self._gathering = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._is_draining = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ledger")

    def submit(self, envelope: Envelope) -> Future[Receipt]:
        """Queue a command; the future has its receipt once that is durable.

        It raises `EnvironmentFault` when the store failed: the command was not recorded and may be given again.
        """
        future: Future[Receipt] = Future()
        with self._gathering:
            if not self._is_draining:
                self._thread.submit(self._drain)
                self._is_draining = True
            self._waiting.append((envelope, future))
        return future

    def close(self) -> None:
        """Record what waits, then end the thread. A command given later raises RuntimeError."""
        self._thread.shutdown(wait=True)

    def _drain(self) -> None:
        whole = False
        try:
            while taken := self._take():
                self._record(taken)
                self._on_answered()
            whole = True
        finally:
            if not whole:
                with self._gathering:
                    self._is_draining = False

    def _take(self) -> list[_Waiting]:
        """Return the next batch; when there is none, the next command calls the thread again."""
        with self._gathering:
            taken, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            self._is_draining = bool(taken)
        return taken

    def _record(self, taken: list[_Waiting]) -> None:
        """Commit a batch. If a rule fails on one of several commands, each is tried alone, so that it falls alone."""
        try:
            committed = self._ledger.commit([envelope for envelope, _ in taken], self._clock())
            self._on_committed(committed)
        except EnvironmentFault as fault:
            for _, future in taken:
                future.set_exception(fault)
        except Exception as bug:  # noqa: BLE001  # it is handed to who gave the command; the hub goes on for the others
            if len(taken) == 1:
                taken[0][1].set_exception(bug)
                return
            for one in taken:
                self._record([one])
        else:
            for (_, future), receipt in zip(taken, committed.receipts, strict=True):
                future.set_result(receipt)
