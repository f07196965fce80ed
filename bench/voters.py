"""All delegates of an assembly in one process, and what it is told to do with them: connect, open a vote, cast, end it.

Run as `python -m bench.voters URL AUTHORITY_PEM_FILE ASSEMBLY_FILE`; orders come in and answers go out as JSON lines.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import msgspec
import uvloop

from bench.assembly import Assembly
from bench.cores import CLIENTS_CORE, stay_on
from bench.delegates import Delegate
from bench.place import BenchFailed
from bench.shared_copies import Common, copy_over
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.replica import Replica
from ecabinet.trust.authority import pinned_client_context
from ecabinet.wire.identity import new_id

SECONDS = 120.0
"""How long anything may take."""
_DIALLING_AT_ONCE = 20
_LOOK_EVERY = 0.01
_CHOICES = (Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.ABSTAIN)


class Order(msgspec.Struct, frozen=True):
    """What to do: `connect`, `open`, `cast` (spread over so many seconds), `close`, `cancel`."""

    do: str
    seconds: float = 0.0


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it, in seconds. `waits` is from each tap to its receipt, in order of length.

    `span` is from the first ballot given to the last receipt; `tally` from that receipt until the last delegate has the
    final turnout; `everywhere` from an order until it shows in the last copy; `cpu` what this process used,
    `brought` the bytes that the link brought, on an average delegate's.
    """

    waits: tuple[float, ...] = ()
    span: float = 0.0
    tally: float = 0.0
    everywhere: float = 0.0
    cpu: float = 0.0
    brought: float = 0.0


class _OnVote(TypedDict):
    """What every command on the vote says."""

    id: Id
    claimed_at: datetime
    meeting: Id
    vote: Id


class Voters:
    """The delegates; the first is the chair. `vote` is the one that is being held."""

    def __init__(self, url: str, authority_pem: bytes, assembly: Assembly) -> None:
        self._url = url
        self._context = pinned_client_context(authority_pem)
        self._assembly = assembly
        self._all: list[Delegate] = []
        self._vote: Id = ""

    async def do(self, order: Order) -> Told:
        """Carry out one order."""
        cpu, brought = time.process_time(), self._brought()
        match order.do:
            case "connect":
                told = await self._connect()
            case "open":
                told = await self._open()
            case "cast":
                told = await self._cast(order.seconds)
            case "close":
                told = await self._end(v.CloseVote(**self._on_vote()), VoteState.CLOSED)
            case "cancel":
                told = await self._end(v.CancelVote(**self._on_vote(), reason="Đo lại"), VoteState.CANCELLED)
            case _:
                raise BenchFailed(f"an order that is none: {order.do}")
        each = (self._brought() - brought) / max(1, len(self._all))
        return msgspec.structs.replace(told, cpu=time.process_time() - cpu, brought=each)

    def _brought(self) -> int:
        return sum(one.brought for one in self._all)

    async def stop(self) -> None:
        """Hang up, all."""
        for one in self._all:
            await one.stop()

    async def _connect(self) -> Told:
        """Let one delegate sync for real; the others begin where that one is, and sync what is theirs."""
        begun = time.perf_counter()
        tables = MemoryTables()
        first = self._delegate(1, Replica(tables))
        first.start()
        await _until([first], lambda one: one.is_live, "the first copy")
        await first.stop()
        common = Common(tables)
        # The chair sees what the staff see, and holds nothing of it yet.
        self._all = [self._delegate(number, copy_over(common)) for number in range(len(self._assembly.seats))]
        for start in range(0, len(self._all), _DIALLING_AT_ONCE):
            some = self._all[start : start + _DIALLING_AT_ONCE]
            for one in some:
                one.start()
            await _until(some, lambda one: one.is_live, "a link")
        gc.collect()
        gc.freeze()
        gc.set_threshold(
            100_000, 50, 100
        )  # what stands now stays: looking through it again and again would be the bench's cost
        return Told(everywhere=time.perf_counter() - begun)

    def _delegate(self, number: int, replica: Replica) -> Delegate:
        seat = self._assembly.seats[number]
        return Delegate(url=self._url, context=self._context, person=seat.person, token=seat.token, replica=replica)

    async def _open(self) -> Told:
        self._vote = new_id()
        meeting = self._assembly.meeting
        prepared = v.PrepareVote(
            id=new_id(),
            claimed_at=datetime.now(UTC),
            meeting=meeting,
            vote=self._vote,
            item=self._assembly.item,
            question="Thông qua Nghị quyết về kế hoạch đầu tư công",
        )
        opened = v.OpenVote(id=new_id(), claimed_at=datetime.now(UTC), meeting=meeting, vote=self._vote)
        begun = time.perf_counter()
        chair = self._all[0]
        for one in self._all:
            one.watch(self._vote)
        chair.give(prepared)
        chair.give(opened)
        await _until(self._all, lambda one: one.state == VoteState.OPEN, "the open vote")
        return Told(everywhere=time.perf_counter() - begun)

    async def _cast(self, seconds: float) -> Told:
        """Cast every ballot, spread evenly; or write all into their outboxes first and then send all at once."""
        meeting, vote = self._assembly.meeting, self._vote
        ballots = [
            (one, one.ballot(meeting, vote, _CHOICES[number % len(_CHOICES)])) for number, one in enumerate(self._all)
        ]
        begun = time.perf_counter()
        if seconds:
            for number, (one, ballot) in enumerate(ballots):
                await _sleep_until(begun + seconds * number / len(ballots))
                one.give(ballot)
        else:
            for one, ballot in ballots:
                one.queue(ballot)
            begun = time.perf_counter()
            for one, _ in ballots:
                one.send()
        answers = {one: ballot.id for one, ballot in ballots}
        await _until(self._all, lambda one: answers[one] in one.answered_at, "a receipt")
        last = max(one.answered_at[ballot.id] for one, ballot in ballots)
        everybody = len(self._all)
        await _until(self._all, lambda one: one.tally.get(vote, (0, 0.0))[0] == everybody, "the final tally")
        return Told(
            waits=tuple(sorted(wait for one, ballot in ballots if (wait := one.waited(ballot.id)) is not None)),
            span=last - begun,
            tally=max(0.0, max(one.tally[vote][1] for one in self._all) - last),
        )

    async def _end(self, command: v.CloseVote | v.CancelVote, state: VoteState) -> Told:
        begun = time.perf_counter()
        self._all[0].give(command)
        await _until(self._all, lambda one: one.state == state, "the end of the vote")
        return Told(everywhere=time.perf_counter() - begun)

    def _on_vote(self) -> _OnVote:
        return {"id": new_id(), "claimed_at": datetime.now(UTC), "meeting": self._assembly.meeting, "vote": self._vote}


async def _until(some: Iterable[Delegate], is_so: Callable[[Delegate], bool], what: str) -> None:
    """Wait until something is so of all. Raises BenchFailed when it takes too long, or a link ends."""
    waiting: Sequence[Delegate] = list(some)
    deadline = time.perf_counter() + SECONDS
    while waiting := [one for one in waiting if not is_so(one)]:
        if time.perf_counter() > deadline:
            raise BenchFailed(f"{len(waiting)} delegates still wait for {what}")
        waiting[0].check()
        await asyncio.sleep(_LOOK_EVERY)


async def _sleep_until(moment: float) -> None:
    left = moment - time.perf_counter()
    await asyncio.sleep(max(0.0, left))


async def _take_orders(voters: Voters) -> None:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        told = await voters.do(msgspec.json.decode(line, type=Order))
        print(msgspec.json.encode(told).decode(), flush=True)
    await voters.stop()


def main() -> None:
    """Take orders until there are no more."""
    stay_on(CLIENTS_CORE)
    url, authority, assembly = sys.argv[1:]
    voters = Voters(
        url, Path(authority).read_bytes(), msgspec.msgpack.decode(Path(assembly).read_bytes(), type=Assembly)
    )
    uvloop.run(_take_orders(voters))


if __name__ == "__main__":
    main()
