"""Delegates without windows: the client's own link, conversation, outbox and projection over a copy in memory.

What a program with a window adds is left out: the thread that owns the copy (here all stand on one loop), the shelf of
files, and the screens.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from bench.place import BenchFailed
from ecabinet.client.cable import Cable
from ecabinet.client.exchange import Exchange, Standing
from ecabinet.client.hub_api import LINK
from ecabinet.client.hub_clock import HubClock
from ecabinet.client.link import Link, Rhythm
from ecabinet.client.view import LinkPhase
from ecabinet.domain.kernel import Command, EnvironmentFault, Id
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.store.outbox import Delivery
from ecabinet.store.replica import Replica
from ecabinet.wire.conversation import LinkState as Talk
from ecabinet.wire.frames import Batch, decode_from_hub
from ecabinet.wire.identity import new_id

_RHYTHM = Rhythm(answer=60.0, opening=60.0)
"""The product's, save that a hub is not taken for gone because one process here answers for thousands of devices."""


class _State(msgspec.Struct, frozen=True):
    """Of a vote, how it stands."""

    state: VoteState


_state = msgspec.msgpack.Decoder(_State)


class Delegate:
    """One signed-in person. Lives on the loop."""

    def __init__(self, *, url: str, context: ssl.SSLContext, person: Id, token: str, replica: Replica) -> None:
        """Do nothing yet."""
        self._replica = replica
        self._clock = HubClock()
        self._exchange = Exchange(replica, person, self._clock)
        self._given_at: dict[Id, float] = {}
        self.answered_at: dict[Id, float] = {}
        self.tally: dict[Id, tuple[int, float]] = {}
        """The newest turnout of each vote, and when it was first heard."""
        self.is_live = False
        self.brought = 0
        self.state: VoteState | None = None
        self._watched: Id = ""
        self._link = Link(
            url=f"wss{url.removeprefix('https')}{LINK}",
            context=context,
            token=token,
            peer=self,
            cable=Cable(),
            told=self._phase,
            faulted=self._faulted,
            rhythm=_RHYTHM,
        )
        self._running: asyncio.Task[LinkPhase] | None = None

    def start(self) -> None:
        """Dial."""
        self._running = asyncio.ensure_future(self._link.run())

    def check(self) -> None:
        """Raise what ended the link, if anything did."""
        if self._running is not None and self._running.done():
            raise BenchFailed(f"a link ended: {self._running.result()}")

    async def stop(self) -> None:
        """Hang up."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)

    def queue(self, command: Command) -> None:
        """Write a command into the outbox, and send nothing yet."""
        self._given_at[command.id] = time.perf_counter()
        self._exchange.queue(command)

    def send(self) -> None:
        """Send what waits."""
        self._link.wake()

    def give(self, command: Command) -> None:
        """Do both: what a tap does."""
        self.queue(command)
        self.send()

    def ballot(self, meeting: Id, vote: Id, choice: Choice) -> CastBallot:
        """Return a ballot."""
        return CastBallot(
            id=new_id(), claimed_at=datetime.now(UTC), meeting=meeting, ballot=new_id(), vote=vote, choice=choice
        )

    def waited(self, command: Id) -> float | None:
        """Return the seconds from the tap to the receipt, None while there is none."""
        answered = self.answered_at.get(command)
        return None if answered is None else answered - self._given_at[command]

    def watch(self, vote: Id) -> None:
        """Look at this vote from now on: `state` is how it stands in this copy."""
        self._watched = vote
        self.state = None

    # ------------------------------------------------------------------------------------------------ the link's peer
    async def opened(self) -> Sequence[bytes]:
        """Begin on a new connection."""
        return self._exchange.opened()

    async def received(self, message: bytes) -> Standing:
        """Take a message, and note what it brought."""
        self.brought += len(message)
        standing = self._exchange.received(message)
        self.is_live = standing.talk == Talk.LIVE
        if "outbox" in standing.changed:
            self._note_receipts()
        if Vote.__name__ in standing.changed:
            self._note_state(message)
        if "signal" in standing.changed:
            self._note_tally()
        return standing

    async def outgoing(self) -> Sequence[bytes]:
        """Return the next messages to send."""
        return self._exchange.outgoing()

    async def pulse(self) -> None:
        """Say again what has had no answer."""
        self._exchange.pulse()

    async def closed(self) -> None:
        """Take note that the connection is gone."""
        self._exchange.closed()
        self.is_live = False

    def _note_receipts(self) -> None:
        now = time.perf_counter()
        for row in self._replica.outbox():
            if row.state == Delivery.REFUSED:
                raise BenchFailed(f"the hub refused {row.refusal}")
            if row.state == Delivery.ACCEPTED:
                self.answered_at.setdefault(row.id, now)

    def _note_state(self, message: bytes) -> None:
        """Read the state alone: thousands of copies of an electorate in one process are slow enough to read once."""
        for frame in decode_from_hub(message):
            for row in frame.rows if isinstance(frame, Batch) else ():
                if row.id == self._watched and row.body is not None:
                    self.state = _state.decode(row.body).state

    def _note_tally(self) -> None:
        now = time.perf_counter()
        for topic, numbers in self._exchange.numbers().items():
            vote = topic.removeprefix("turnout/")
            if self.tally.get(vote, (-1, 0.0))[0] < numbers["cast"]:
                self.tally[vote] = (numbers["cast"], now)

    def _phase(self, phase: LinkPhase) -> None:
        if phase != LinkPhase.CONNECTING:
            self.is_live = False

    def _faulted(self, fault: EnvironmentFault) -> None:
        raise BenchFailed(f"a link failed: {fault}")
