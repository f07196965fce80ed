"""The link: one WebSocket to the hub, kept up for as long as somebody is signed in."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import msgspec

from ecabinet.client.cable import Cable
from ecabinet.client.exchange import Standing
from ecabinet.client.view import LinkPhase
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.wire.conversation import LinkState as Talk
from ecabinet.wire.frames import LARGEST_FRAME

if TYPE_CHECKING:
    from websockets.asyncio.client import ClientConnection

_LOG = logging.getLogger("ecabinet.client")
_UNAUTHORIZED = frozenset({401, 403})
_ENDS_FOR_GOOD: Mapping[str, LinkPhase] = {
    "update_needed": LinkPhase.OUTDATED,
    "signed_out": LinkPhase.SIGNED_OUT,
}


@dataclass(frozen=True)
class Rhythm:
    """Times of the link in seconds. A hub that answers no ping is taken for gone after ping and answer together."""

    first_wait: float = 0.2
    longest_wait: float = 10.0
    pulse: float = 10.0
    ping: float = 5.0
    answer: float = 4.0
    opening: float = 8.0


class Peer(Protocol):
    """Who speaks through the link."""

    async def opened(self) -> Sequence[bytes]:
        """Begin on a new connection; return the messages to send at once."""

    async def received(self, message: bytes) -> Standing:
        """Take a message. Raises `msgspec.DecodeError` for what is none."""

    async def outgoing(self) -> Sequence[bytes]:
        """Return the next messages to send, none when there is nothing to say now."""

    async def pulse(self) -> None:
        """Say again what has had no answer."""

    async def closed(self) -> None:
        """Take note that the connection is gone."""


class _Ended(Exception):
    """The hub said farewell."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Link:
    """Dials, speaks, and dials again with growing, jittered waits. Lives on the loop's thread.

    `told` hears every change of phase, `faulted` what failed beside the network.
    `run` ends only when the hub wants no more of this client: outdated or signed out.
    """

    def __init__(  # noqa: PLR0913 - what a link is made of, each named
        self,
        *,
        url: str,
        context: ssl.SSLContext,
        token: str,
        peer: Peer,
        cable: Cable,
        told: Callable[[LinkPhase], None],
        faulted: Callable[[EnvironmentFault], None],
        rhythm: Rhythm | None = None,
    ) -> None:
        """Do nothing yet. `url` is a `wss:` address."""
        self._url = url
        self._context = context
        self._token = token
        self._peer = peer
        self._cable = cable
        self._told = told
        self._faulted = faulted
        self._rhythm = rhythm or Rhythm()
        self._news = asyncio.Event()
        self._at_once = asyncio.Event()
        self._wait = self._rhythm.first_wait

    def wake(self) -> None:
        """There is something to say."""
        self._news.set()

    def dial_now(self) -> None:
        """Wait no longer before the next attempt."""
        self._wait = self._rhythm.first_wait
        self._at_once.set()

    async def run(self) -> LinkPhase:
        """Keep the link up; return the phase in which it ended for good."""
        while True:
            phase = await self._once()
            self._told(phase)
            if phase in _ENDS_FOR_GOOD.values():
                return phase
            await self._pause()

    async def _once(self) -> LinkPhase:
        """Dial and speak until it ends; return the phase that follows."""
        try:
            await self._cable.through(self._connected())
        except _Ended as ended:
            if ended.code in _ENDS_FOR_GOOD:
                return _ENDS_FOR_GOOD[ended.code]
            if ended.code != "hub_away":
                self._faulted(EnvironmentFault(ended.code, "said by the hub"))
        except ssl.SSLCertVerificationError:
            return LinkPhase.NOT_TRUSTED
        except EnvironmentFault as fault:
            if fault.code != "hub_away":
                self._faulted(fault)
        except (OSError, TimeoutError, msgspec.DecodeError) as fault:
            _LOG.info("the link ended: %s", type(fault).__name__)
        return LinkPhase.OFFLINE

    async def _pause(self) -> None:
        self._at_once.clear()
        if not self._cable.is_plugged:
            await self._cable.plugged()
            self._wait = self._rhythm.first_wait
            return
        # Jitter keeps the tablets of a room from coming back all at the same moment.
        seconds = self._wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, keeps no secret
        self._wait = min(self._wait * 2, self._rhythm.longest_wait)
        await _either(self._at_once, seconds)

    async def _connected(self) -> None:
        from websockets.asyncio.client import connect  # noqa: PLC0415 - 0.15 s that the first window need not wait for
        from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException  # noqa: PLC0415 - as above

        from ecabinet.trust.authority import HUB_NAME  # noqa: PLC0415 - as above

        self._told(LinkPhase.CONNECTING)
        try:
            connection = await connect(
                self._url,
                ssl=self._context,
                server_hostname=HUB_NAME,
                additional_headers={"Authorization": f"Bearer {self._token}"},
                compression=None,
                max_size=LARGEST_FRAME,
                open_timeout=self._rhythm.opening,
                ping_interval=self._rhythm.ping,
                ping_timeout=self._rhythm.answer,
                close_timeout=1,
                proxy=None,
                user_agent_header=None,
            )
        except InvalidStatus as refused:
            if refused.response.status_code in _UNAUTHORIZED:
                raise _Ended("signed_out") from refused
            raise EnvironmentFault("hub_away", str(refused)) from refused
        except WebSocketException as fault:
            raise EnvironmentFault("hub_away", str(fault)) from fault
        try:
            await self._converse(connection)
        except ConnectionClosed as closed:
            raise EnvironmentFault("hub_away", "the connection closed") from closed
        finally:
            connection.transport.abort()
            await self._peer.closed()
            await connection.wait_closed()

    async def _converse(self, connection: ClientConnection) -> None:
        for message in await self._peer.opened():
            await connection.send(message)
        self._news.set()
        both = [asyncio.ensure_future(self._listen(connection)), asyncio.ensure_future(self._speak(connection))]
        try:
            ended, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            for task in ended:
                task.result()
        finally:
            for task in both:
                task.cancel()
            await asyncio.gather(*both, return_exceptions=True)

    async def _listen(self, connection: ClientConnection) -> None:
        while True:
            message = await connection.recv()
            standing = await self._peer.received(message if isinstance(message, bytes) else message.encode())
            if standing.talk == Talk.OUTDATED:
                raise _Ended("update_needed")
            if standing.farewell is not None:
                raise _Ended(standing.farewell)
            if standing.welcomed:
                self._wait = self._rhythm.first_wait
            self._news.set()

    async def _speak(self, connection: ClientConnection) -> None:
        while True:
            self._news.clear()
            messages = await self._peer.outgoing()
            for message in messages:
                await connection.send(message)
            if messages:
                continue
            if not await _either(self._news, self._rhythm.pulse):
                await self._peer.pulse()


async def _either(event: asyncio.Event, seconds: float) -> bool:
    """Wait for an event, but not longer; say whether it happened."""
    try:
        # Not `wait_for`: until Python 3.12 it swallows a cancellation that comes at the same moment as the event.
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
