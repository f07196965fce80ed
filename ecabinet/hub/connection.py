"""One WebSocket, one conversation: frames in, commands to the ledger, receipts and batches out."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Protocol

from starlette.websockets import WebSocket, WebSocketDisconnect

from ecabinet.domain.kernel import Actor, EnvironmentFault, Id
from ecabinet.hub import journal
from ecabinet.hub.core import Core
from ecabinet.hub.handover import Handover
from ecabinet.store.ledger import Envelope
from ecabinet.store.sessions import Session
from ecabinet.wire.codec import decode_command
from ecabinet.wire.conversation import BatchCache, HubSide
from ecabinet.wire.frames import Audiences, FromHub, Give, Receipt, Signal, Welcome, message_of

MOST_UNDER_WAY = 2048
"""Commands of one connection that wait for their commit; a client that sends more waits."""
_FULL_MESSAGE = 64 * 1024
"""Bytes from which on a message takes no further frame."""
_NORMAL_CLOSE = 1000
_RESTART_CLOSE = 1012


class Home(Protocol):
    """Where connections live: the feed they send from, and the way from the ledger's writer to the loop."""

    @property
    def feed(self) -> BatchCache:
        """The batches that are sent."""

    @property
    def handover(self) -> Handover:
        """What the writer's thread has to tell comes through it."""

    def follows(self, connection: Connection, audiences: frozenset[str]) -> None:
        """Hear what a connection may follow from now on."""


class Connection:
    """A client's link. Everything but `_done` runs on the event loop; `_done` comes from the ledger's writer thread.

    `home` hears what it may follow whenever the client is told so.
    """

    def __init__(
        self,
        core: Core,
        home: Home,
        socket: WebSocket,
        session: Session,
    ) -> None:
        self._core = core
        self._home = home
        self._feed = home.feed
        self._socket = socket
        self._session = session
        self._side = HubSide(home.feed, session.person, core.clock, page=core.config.page_rows)
        self._news = asyncio.Event()
        self._room = asyncio.Semaphore(MOST_UNDER_WAY)
        self._loop = asyncio.get_running_loop()
        self._gone = asyncio.Event()
        self._is_leaving = False

    @property
    def person(self) -> Id:
        """Who is on the other end."""
        return self._session.person

    @property
    def token_digest(self) -> str:
        """Which session this is."""
        return self._session.token_digest

    @property
    def held(self) -> frozenset[str]:
        """The audiences the person belongs to."""
        return self._feed.audiences_of(self.person)

    def advanced(self, audience: str) -> None:
        """Hear that an audience has news."""
        self._side.advanced((audience,))
        self._news.set()

    def regrouped(self) -> None:
        """Hear that the person's audiences may have changed."""
        self._side.regrouped()
        self._news.set()

    def signal(self, signal: Signal, audience: str) -> None:
        """Owe the newest signal of a topic to those in an audience."""
        self._side.signal(signal, audience)
        self._news.set()

    def dismiss(self, code: str, values: dict[str, str] | None = None) -> None:
        """Say farewell and close."""
        self._side.dismiss(code, values)
        self._news.set()

    def leave(self) -> None:
        """End without a farewell because the hub stops: the client comes back to the next one."""
        self._is_leaving = True
        self._gone.set()
        self._news.set()

    async def run(self) -> None:
        """Converse until either side ends it. An accepted socket is needed; it is closed at the end."""
        remaining = (self._session.ends_at - self._core.clock()).total_seconds()
        expiry = self._loop.call_later(max(0.0, remaining), self.dismiss, "signed_out")
        reading = asyncio.create_task(self._read())
        try:
            await self._write()
        finally:
            expiry.cancel()
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading
        if self._side.ended or self._is_leaving:
            with suppress(WebSocketDisconnect, RuntimeError):  # the client was faster
                await self._socket.close(_NORMAL_CLOSE if self._side.ended else _RESTART_CLOSE)

    async def _read(self) -> None:
        try:
            while True:
                message = await self._socket.receive()
                if message["type"] == "websocket.disconnect":
                    self._gone.set()
                    return
                for give in self._side.receive_message(message.get("bytes") or b""):
                    await self._submit(give)
                self._news.set()
        except Exception as fault:  # noqa: BLE001 - a bug must end this conversation with a number, not silently
            self.dismiss("internal_fault", {"number": journal.bug("link_failed", fault)})
        finally:
            self._news.set()

    async def _submit(self, give: Give) -> None:
        await self._room.acquire()
        envelope = Envelope(decode_command(give.body), Actor(self.person), self._session.device)
        self._core.submit(envelope).add_done_callback(self._done)

    def _done(self, future: Future[Receipt]) -> None:
        self._home.handover.put(partial(self._settled, future))

    def _settled(self, future: Future[Receipt]) -> None:
        self._room.release()
        if future.cancelled():
            return
        fault = future.exception()
        if fault is None:
            self._side.receipt(future.result())
        elif isinstance(fault, EnvironmentFault):
            # Nothing was recorded and nothing is refused: the client keeps the command and gives it again.
            journal.warn("not_recorded", fault)
            self._side.dismiss(fault.code)
        else:
            self._side.dismiss("internal_fault", {"number": journal.bug("command_failed", fault)})
        self._news.set()

    async def _write(self) -> None:
        """Send what is owed, one message at a time: `send` returns when the socket has room again."""
        with suppress(WebSocketDisconnect):
            while not (self._gone.is_set() or self._side.ended):
                await self._news.wait()
                self._news.clear()
                while not self._gone.is_set() and (frames := self._owed()):
                    await self._socket.send_bytes(message_of(frames))

    def _owed(self) -> list[bytes]:
        """Return the next frames, as many as are a message of a size that nobody waits for."""
        frames: list[bytes] = []
        room = _FULL_MESSAGE
        while room > 0 and (frame := self._owed_frame()) is not None:
            frames.append(self._feed.encoded(frame))
            room -= len(frames[-1])
        return frames

    def _owed_frame(self) -> FromHub | None:
        """Return the next frame; when it cannot be read, the farewell that says why."""
        try:
            return self._next_frame()
        except EnvironmentFault as fault:
            journal.warn("not_read", fault)
            self._side.dismiss(fault.code)
        except Exception as fault:  # noqa: BLE001 - a bug must end this conversation with a number, not the hub
            self._side.dismiss("internal_fault", {"number": journal.bug("link_failed", fault)})
        return self._side.next_frame()

    def _next_frame(self) -> FromHub | None:
        frame = self._side.next_frame()
        if isinstance(frame, Welcome | Audiences):
            self._home.follows(self, frozenset(frame.audiences))
        return frame
