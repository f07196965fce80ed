"""All open connections, and how they hear of commits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from contextlib import suppress
from functools import partial

from ecabinet.domain.kernel import EnvironmentFault, Id, World
from ecabinet.domain.people.entities import Person
from ecabinet.hub import journal
from ecabinet.hub.connection import Connection
from ecabinet.hub.core import Core
from ecabinet.hub.turnout import Turnout, open_votes, turnout
from ecabinet.store.ledger import Committed
from ecabinet.wire.conversation import BatchCache

_PARTING_SECONDS = 1.0


class Switchboard:
    """Tells connections of commits, turnout and the end of sessions. Lives on the event loop but for `committed`."""

    def __init__(self, core: Core, wake_jobs: Callable[[], None]) -> None:
        self.feed = BatchCache(core.ledger)
        self._core = core
        self._wake_jobs = wake_jobs
        self._loop = asyncio.get_running_loop()
        self._open: set[Connection] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._votes: set[Id] = set()
        self._counting = asyncio.Lock()
        self._empty = asyncio.Event()
        core.figures.gauge("connections", lambda: len(self._open))
        core.figures.gauge("feeds", lambda: len(core.ledger.heads()))

    def committed(self, commit: Committed) -> None:
        """Hear of a commit, on the writer's thread, before its receipts are given out."""
        with suppress(RuntimeError):  # the loop is closed: nobody is left to be told
            self._loop.call_soon_threadsafe(self._tell, commit)

    async def converse(self, connection: Connection, runs: Callable[[], Awaitable[bool]]) -> None:
        """Hold a connection while it lasts.

        `runs` says whether its session still runs: one that ended before the connection was known here is noticed.
        """
        self._open.add(connection)
        try:
            await _check(connection, runs)
            self._start(self._greet(connection))
            await connection.run()
        finally:
            self._open.discard(connection)
            if not self._open:
                self._empty.set()

    def end_session(self, token_digest: str) -> None:
        """Close the connections of a session that ended."""
        for connection in self._open:
            if connection.token_digest == token_digest:
                connection.dismiss("signed_out")

    def end_all_of(self, person: Id) -> None:
        """Close the connections of a person whose sessions ended."""
        for connection in self._open:
            if connection.person == person:
                connection.dismiss("signed_out")

    async def end_links(self) -> None:
        """End every connection because the hub stops, and wait a moment for those that have more to send."""
        self._empty.clear()
        for connection in self._open:
            connection.leave()
        if self._open:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), _PARTING_SECONDS)

    async def close(self) -> None:
        """Wait for what is still being told."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _tell(self, commit: Committed) -> None:
        self.feed.advanced(commit.advanced)
        for connection in self._open:
            connection.committed(commit.advanced, regrouped=connection.person in commit.regrouped)
        if commit.regrouped:
            self._start(self._end_inactive(commit.regrouped))
        if commit.turnout:
            self._start(self._tell_turnout(commit.turnout))
        if commit.scheduled:
            self._wake_jobs()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        fault = None if task.cancelled() else task.exception()
        if isinstance(fault, EnvironmentFault):
            journal.warn("not_told", fault)
        elif fault is not None:
            journal.bug("not_told", fault)

    async def _end_inactive(self, people: Iterable[Id]) -> None:
        """End every session of those who have no access any more (TRUST 3.4)."""
        for person in await self._core.ask(partial(_inactive, people)):
            self.end_all_of(person)
            await self._core.on_disk(partial(self._core.sessions.end_all_of, person))
            journal.note("access_ended", person=person)

    async def _tell_turnout(self, votes: Iterable[Id]) -> None:
        """Count for all commits since the last count at once, so that a burst of ballots is counted a few times."""
        self._votes.update(votes)
        async with self._counting:
            asked, self._votes = self._votes, set()
            if not asked:
                return
            for one in await self._core.ask(lambda world: turnout(world, asked, self._core.clock())):
                for connection in self._open:
                    _signal(connection, one)

    async def _greet(self, connection: Connection) -> None:
        held = self.feed.audiences_of(connection.person)

        def now(world: World) -> tuple[Turnout, ...]:
            return turnout(world, open_votes(world, held), self._core.clock())

        for one in await self._core.ask(now):
            _signal(connection, one)


async def _check(connection: Connection, runs: Callable[[], Awaitable[bool]]) -> None:
    try:
        if not await runs():
            connection.dismiss("signed_out")
    except EnvironmentFault as fault:
        journal.warn("link_failed", fault)
        connection.dismiss(fault.code)


def _inactive(people: Iterable[Id], world: World) -> tuple[Id, ...]:
    found = {person: world.get(Person, person) for person in people}
    return tuple(person for person, state in found.items() if state is None or not state.active)


def _signal(connection: Connection, one: Turnout) -> None:
    """Owe a signal to a connection that follows one of its audiences."""
    for audience in sorted(one.audiences & connection.held):
        connection.signal(one.signal, audience)
        return
