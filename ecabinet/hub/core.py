"""The parts of a running hub, and what its doors share: reading the world, giving commands, drawing time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from ecabinet.domain.kernel import HUB, Actor, Command, World
from ecabinet.hub.config import HubConfig
from ecabinet.hub.metrics import Figures
from ecabinet.store.blobs import LocalBlobs
from ecabinet.store.ledger import Committed, Envelope, Ledger
from ecabinet.store.sessions import Sessions
from ecabinet.store.writer import LedgerWriter
from ecabinet.wire.frames import Receipt
from ecabinet.workers.pool import Pool

T = TypeVar("T")
Clock = Callable[[], datetime]
"""Returns the time as an aware datetime in UTC."""


class CommitRelay:
    """Hands commits on to whoever listens; the ledger's writer and the server exist before the event loop does."""

    def __init__(self) -> None:
        self.listener: Callable[[Committed], None] | None = None
        self.answered_listener: Callable[[], None] | None = None
        self.end_links: Callable[[], Awaitable[None]] | None = None

    def __call__(self, commit: Committed) -> None:
        """Tell the listener, on the writer's thread."""
        if self.listener is not None:
            self.listener(commit)

    def answered(self) -> None:
        """Tell the listener that all commands of a batch were answered, on the writer's thread."""
        if self.answered_listener is not None:
            self.answered_listener()


@dataclass(frozen=True, kw_only=True)
class Core:
    """What every part of the hub works with.

    Reads run on `disk`, files that stream in on `uploads`, where slow senders keep nobody else waiting. Passwords are
    hashed on `hashing`: Argon2id takes 19 MiB and 20 ms of a processor, two at a time bound what a flood can cost.
    """

    config: HubConfig
    clock: Clock
    ledger: Ledger
    writer: LedgerWriter
    sessions: Sessions
    blobs: LocalBlobs
    pool: Pool
    figures: Figures
    disk: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(4, thread_name_prefix="disk"))
    uploads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(8, thread_name_prefix="upload"))
    hashing: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="hashing"))

    async def on_disk(self, work: Callable[[], T]) -> T:
        """Do blocking work beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self.disk, work)

    async def ask(self, question: Callable[[World], T]) -> T:
        """Ask something of the world as it is now."""

        def read() -> T:
            with self.ledger.reading() as world:
                return question(world)

        return await self.on_disk(read)

    def submit(self, envelope: Envelope) -> Future[Receipt]:
        """Have a command decided and recorded; the future is done once that is durable.

        Its exception is an EnvironmentFault when nothing was recorded.
        """
        begun = time.perf_counter()
        future = self.writer.submit(envelope)
        self.figures.rise("commands_waiting", 1)

        def count(done: Future[Receipt]) -> None:
            self._count(type(envelope.command).__name__, done, time.perf_counter() - begun)

        future.add_done_callback(count)
        return future

    async def command(self, command: Command) -> Receipt:
        """Give a command as the hub itself. Raises EnvironmentFault when it could not be recorded."""
        # Shielded: giving up waiting must not take the command back.
        return await asyncio.shield(asyncio.wrap_future(self.submit(Envelope(command, Actor(HUB), HUB))))

    def _count(self, verb: str, done: Future[Receipt], seconds: float) -> None:
        self.figures.rise("commands_waiting", -1)
        if done.cancelled():
            return
        if done.exception() is not None:
            outcome = "fault"
        else:
            outcome = "accepted" if done.result().accepted else "refused"
            self.figures.commit_took(seconds)
        self.figures.count("commands", verb=verb, outcome=outcome)

    def close(self) -> None:
        """Record what was submitted, then end every thread and process. A second call does nothing."""
        self.writer.close()
        self.pool.close()
        self.disk.shutdown(wait=True, cancel_futures=True)
        self.uploads.shutdown(wait=True, cancel_futures=True)
        self.hashing.shutdown(wait=True, cancel_futures=True)
        self.ledger.close()
