"""One signed-in person on the loop's thread: the link, and what goes on behind it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence

from ecabinet.client.errands import Errands
from ecabinet.client.exchange import Standing
from ecabinet.client.hub_api import LINK as LINK_PATH
from ecabinet.client.judging import Judging
from ecabinet.client.link import Link
from ecabinet.client.pages import Workers
from ecabinet.client.parts import Parts
from ecabinet.client.values import FAULT, LINK
from ecabinet.client.view import LinkPhase, LinkState
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.wire.conversation import LinkState as Talk

_LOG = logging.getLogger("ecabinet.client")


class Session:
    """Keeps one person's link, uploads and shelf going. Lives on the loop's thread but for `state` and `faults`."""

    def __init__(self, parts: Parts, workers: Workers) -> None:
        """Begin offline."""
        self._parts = parts
        self._link: Link | None = None
        self._tasks: set[asyncio.Task[object]] = set()
        self._linking: asyncio.Task[object] | None = None
        self._token = ""
        self._standing = Standing(talk=Talk.ENDED, waiting=0)
        self._was_told = False
        self.errands = Errands(parts, lambda: self._token, self.fault, self.happened)
        self.judging = Judging(parts, workers, self.fault)
        self.state = LinkState(LinkPhase.OFFLINE, parts.clock.now())
        self.faults: tuple[EnvironmentFault, ...] = ()

    @property
    def token(self) -> str:
        """The session's token at the hub, empty when there is none."""
        return self._token

    def start(self, token: str) -> None:
        """Begin to work; without a token only on what is here, until `use` brings one."""
        self._spawn(self.errands.upload())
        self._spawn(self.errands.fill_shelf())
        self._spawn(self.judging.run())
        self.use(token)

    def use(self, token: str) -> None:
        """Speak to the hub with this token from now on."""
        self._token = token
        if self._linking is not None:
            self._linking.cancel()
        if not token:
            self._set_phase(LinkPhase.SIGNED_OUT)
            return
        parts = self._parts
        self._link = Link(
            url=f"wss{parts.url.removeprefix('https')}{LINK_PATH}",
            context=parts.context,
            token=token,
            peer=self,
            cable=parts.cable,
            told=self._told,
            faulted=self.fault,
            rhythm=parts.rhythm,
        )
        self._linking = self._spawn(self._link.run())

    def happened(self, standing: Standing) -> None:
        """Take note of what the replica's thread did."""
        turned_live = standing.talk == Talk.LIVE and self._standing.talk != Talk.LIVE
        self._standing = standing
        self._settle_phase()
        self._parts.listeners.tell(standing.changed)
        self.errands.happened(standing, turned_live=turned_live)
        if self._link is not None:
            self._link.wake()

    def fault(self, fault: EnvironmentFault) -> None:
        """Show a fault until it is acknowledged."""
        _LOG.warning("fault: %s", fault)
        if all(shown.code != fault.code for shown in self.faults):
            self.faults = (*self.faults, fault)
            self._parts.listeners.tell(frozenset({FAULT}))

    def acknowledge(self) -> None:
        """Show the faults so far no longer."""
        self.faults = ()
        self._parts.listeners.tell(frozenset({FAULT}))

    def cut(self) -> None:
        """Pull the cable."""
        self._parts.cable.cut()

    def restore(self) -> None:
        """Plug the cable in again and dial at once."""
        self._parts.cable.restore()
        if self._link is not None:
            self._link.dial_now()

    async def stop(self) -> None:
        """End everything that runs and let the connections go."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._parts.api.close()

    # ------------------------------------------------------------------------------------------------ the link's peer
    async def opened(self) -> Sequence[bytes]:
        """Begin on a new connection."""
        return await self._parts.owner.told(self._parts.exchange.opened)

    async def received(self, message: bytes) -> Standing:
        """Take a message."""
        standing = await self._parts.owner.told(lambda: self._parts.exchange.received(message))
        self.happened(standing)
        return standing

    async def outgoing(self) -> Sequence[bytes]:
        """Return the next messages to send."""
        return await self._parts.owner.told(self._parts.exchange.outgoing)

    async def pulse(self) -> None:
        """Say again what has had no answer."""
        await self._parts.owner.told(self._parts.exchange.pulse)

    async def closed(self) -> None:
        """Take note that the connection is gone."""
        self.happened(await self._parts.owner.told(self._parts.exchange.closed))

    # ------------------------------------------------------------------------------------------------ what goes on
    def _spawn(self, work: Coroutine[object, object, object]) -> asyncio.Task[object]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (bug := task.exception()) is not None:
            _LOG.error("a bug ended a task of the session", exc_info=bug)
            self.fault(EnvironmentFault("internal_fault", repr(bug)))

    def _told(self, phase: LinkPhase) -> None:
        """Hear of the link. Attempts of one outage are one outage: it began when the link was lost."""
        if phase == LinkPhase.CONNECTING and self._was_told:
            return
        self._was_told = True
        self._set_phase(phase)

    def _settle_phase(self) -> None:
        """While connected, the conversation says whether all is here and answered."""
        if self._standing.talk == Talk.LIVE:
            self._set_phase(LinkPhase.SYNCING if self._standing.waiting else LinkPhase.ONLINE)
        elif self._standing.talk == Talk.CATCHING_UP:
            self._set_phase(LinkPhase.SYNCING)
        else:
            self._set_phase(self.state.phase)

    def _set_phase(self, phase: LinkPhase) -> None:
        is_same = phase == self.state.phase
        if is_same and self._standing.waiting == self.state.waiting:
            return
        since = self.state.since if is_same else self._parts.clock.now()
        self.state = LinkState(phase, since, self._standing.waiting)
        self.errands.reachable(is_online=self.state.is_online)
        self._parts.listeners.tell(frozenset({LINK}))
