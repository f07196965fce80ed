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
from ecabinet.hub.followers import Followers, each_once
from ecabinet.hub.handover import Handover
from ecabinet.hub.turnout import Turnout, open_votes, turnout
from ecabinet.store.ledger import Committed
from ecabinet.wire.conversation import BatchCache

_PUSH_SECONDS = 0.5
_PUSHES_A_SECOND = 1_000
_PUSHED_AT_ONCE = 25
_PARTING_SECONDS = 1.0


def push_period(connections: int) -> float:
    """Return the seconds from a ballot until the turnout is told, and from one telling to the next.

    People read it, and it goes to everybody in the meeting: where they are many, not so often that ballots wait for it.
    """
    return max(_PUSH_SECONDS, connections / _PUSHES_A_SECOND)


class Switchboard:
    """Tells connections of commits, turnout and the end of sessions. Lives on the event loop but for `committed`."""

    def __init__(self, core: Core, wake_jobs: Callable[[], None]) -> None:
        self.feed = BatchCache(core.ledger)
        self._core = core
        self._wake_jobs = wake_jobs
        self.handover = Handover(asyncio.get_running_loop())
        self._open: Followers[Connection] = Followers()
        self._tasks: set[asyncio.Task[None]] = set()
        self._votes: set[Id] = set()
        self._telling: asyncio.Task[None] | None = None
        self._empty = asyncio.Event()
        core.figures.gauge("connections", lambda: len(self._open))
        core.figures.gauge("feeds", lambda: len(core.ledger.heads()))

    def committed(self, commit: Committed) -> None:
        """Hear of a commit, on the writer's thread, before its receipts are given out."""
        self.handover.put(partial(self._tell, commit))

    def answered(self) -> None:
        """Hear that all commands of a commit were answered, on the writer's thread."""
        self.handover.send()

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
            self._open.remove(connection)
            if not self._open:
                self._empty.set()

    def follows(self, connection: Connection, audiences: frozenset[str]) -> None:
        """Hear what a connection may follow from now on."""
        self._open.follows(connection, audiences)

    def end_session(self, token_digest: str) -> None:
        """Close the connections of a session that ended."""
        for connection in self._open:
            if connection.token_digest == token_digest:
                connection.dismiss("signed_out")

    def end_all_of(self, person: Id) -> None:
        """Close the connections of a person whose sessions ended."""
        for connection in self._open.of_person(person):
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
        """Wait for what is still being told; the turnout is nobody's loss."""
        if self._telling is not None:
            self._telling.cancel()
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _tell(self, commit: Committed) -> None:
        self.feed.advanced(commit.advanced, commit.news)
        for audience in commit.advanced:
            for connection in self._open.of(audience):
                connection.advanced(audience)
        for person in commit.regrouped:
            for connection in self._open.of_person(person):
                connection.regrouped()
        if commit.regrouped:
            self._start(self._end_inactive(commit.regrouped))
        if commit.turnout:
            self._votes.update(commit.turnout)
            if self._telling is None or self._telling.done():
                self._telling = self._start(self._tell_turnout())
        if commit.scheduled:
            self._wake_jobs()

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

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

    async def _tell_turnout(self) -> None:
        """Count for all commits of a period at once."""
        while self._votes:
            await asyncio.sleep(push_period(len(self._open)))
            asked, self._votes = self._votes, set()
            for one in await self._core.ask(partial(self._count, asked)):
                await self._push(one)

    def _count(self, votes: Iterable[Id], world: World) -> tuple[Turnout, ...]:
        return turnout(world, votes, self._core.clock())

    async def _push(self, one: Turnout) -> None:
        """Owe a signal to all who may see it, a few at a time, so that the receipts of others pass between them."""
        newcomers = self._open.newcomers()
        groups = [(audience, self._open.of(audience)) for audience in sorted(one.audiences)]
        for number, (audience, connection) in enumerate(each_once(groups), start=1):
            connection.signal(one.signal, audience)
            if number % _PUSHED_AT_ONCE == 0:
                await asyncio.sleep(0)
        for connection in newcomers:
            _signal(connection, one)

    async def _greet(self, connection: Connection) -> None:
        held = self.feed.audiences_of(connection.person)

        def now(world: World) -> tuple[Turnout, ...]:
            return self._count(open_votes(world, held), world)

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
