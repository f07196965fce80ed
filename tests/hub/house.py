"""A real hub on loopback TLS in a thread of this process, the city it serves, and people who talk to it."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import deque
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Actor, Changes, Command, E, Id, Outcome, World
from ecabinet.hub.bodies import SignedIn
from ecabinet.hub.config import HubConfig
from ecabinet.hub.core import Core
from ecabinet.hub.init import FirstAdministrator, InitResult, init_hub
from ecabinet.hub.serve import HubServer, opened
from ecabinet.store.ledger import Envelope
from ecabinet.trust.authority import HUB_NAME, pinned_client_context
from ecabinet.trust.passwords import hash_password
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import (
    PROTOCOL,
    Farewell,
    Frame,
    FromHub,
    Give,
    Hello,
    Receipt,
    decode_from_hub,
    encode_frame,
)
from tests.stage import START, MemoryWorld, Stage

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds after which something that should have happened did not."""
PASSWORD = "bốn con ngựa qua cầu Long Biên"
ADMINISTRATOR = FirstAdministrator(
    email="quantri@hanoi.example",
    full_name="Quản trị viên",
    position="Quản trị hệ thống",
    agency_name="UBND thành phố Hà Nội",
    agency_code="UBND",
)


class Clock:
    """The hub's time, moved by hand."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class LedgerWorld(MemoryWorld):
    """A hub's world in the place of the stage's own."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        return self._world.get(kind, entity_id)

    def find(
        self,
        kind: type[E],
        *,
        meeting: Id | None = None,
        parent: Id | None = None,
        person: Id | None = None,
        natural: str | None = None,
    ) -> Sequence[E]:
        return self._world.find(kind, meeting=meeting, parent=parent, person=person, natural=natural)


class HubStage(Stage):
    """The stage of the domain's tests, played on a hub's ledger."""

    def __init__(self, core: Core, clock: Clock, members: int = 5) -> None:
        self._core = core
        self._clock = clock
        super().__init__(members)
        self.world = LedgerWorld(core.ledger.world())

    def give(
        self,
        person: Id,
        verb: type[Command],
        /,
        *,
        meeting: Id | None = None,
        based_on: int | None = None,
        **fields: object,
    ) -> Outcome:
        command = verb(id=self.new_id(), claimed_at=self._clock(), meeting=meeting, based_on=based_on, **fields)
        receipt = self.submit(person, command)
        return Changes(()) if receipt.refusal is None else receipt.refusal

    def submit(self, person: Id, command: Command) -> Receipt:
        return self._core.submit(Envelope(command, Actor(person), "test")).result(PATIENCE)

    def let_in(self, person: Id) -> None:
        """Give a person the password that everybody has here."""
        self.must(HUB, v.SetPassword, person=person, password_hash=_hash())

    def email(self, person: Id) -> str:
        found = self.world.get(v.Person, person)
        assert found is not None
        return found.email


_hashes: list[str] = []


def _hash() -> str:
    if not _hashes:
        _hashes.append(hash_password(PASSWORD))
    return _hashes[0]


@dataclass(frozen=True)
class House:
    """A running hub and how to reach it."""

    config: HubConfig
    server: HubServer
    clock: Clock
    made: InitResult
    context: ssl.SSLContext
    thread: threading.Thread

    @property
    def url(self) -> str:
        return self.server.url

    @property
    def core(self) -> Core:
        return self.server.core

    def end(self) -> None:
        """Stop the server and wait until its thread is gone."""
        self.server.stop()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()

    def http(self, token: str | None = None) -> httpx.Client:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return httpx.Client(base_url=self.url, verify=self.context, headers=headers, timeout=PATIENCE, trust_env=False)

    def sign_in(self, email: str, password: str = PASSWORD) -> SignedIn:
        with self.http() as client:
            answer = client.post("/sign-in", json={"email": email, "password": password, "device": "máy thử"})
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=SignedIn)

    @contextmanager
    def link(self, token: str) -> Iterator[Link]:
        with beside() as loop:

            async def converse() -> ClientConnection:
                return await connect(
                    f"{self.url.replace('https', 'wss')}/link",
                    ssl=self.context,
                    server_hostname=HUB_NAME,
                    additional_headers={"Authorization": f"Bearer {token}"},
                    proxy=None,
                    open_timeout=PATIENCE,
                    close_timeout=PATIENCE,
                    max_size=None,
                )

            socket = done(loop, converse())
            try:
                yield Link(socket, loop)
            finally:
                done(loop, socket.close())


@contextmanager
def beside() -> Iterator[asyncio.AbstractEventLoop]:
    """Give an event loop in a thread of its own, so that a link reads and writes its TLS stream in one thread.

    OpenSSL holds no stream for two threads at once: a session ticket that one reads while the other writes stalls both.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="link")
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


def done(loop: asyncio.AbstractEventLoop, work: Coroutine[None, None, T]) -> T:
    """Return what comes of work on the loop of another thread."""
    return asyncio.run_coroutine_threadsafe(work, loop).result(PATIENCE + 1)


class Link:
    """A client's end of a conversation, with its frames in the order they came."""

    def __init__(self, socket: ClientConnection, loop: asyncio.AbstractEventLoop) -> None:
        self._socket = socket
        self._loop = loop
        self._heard: deque[FromHub] = deque()
        self.messages: list[tuple[FromHub, ...]] = []
        self.seen: list[FromHub] = []

    def send(self, frame: Frame) -> None:
        self.send_message(encode_frame(frame))

    def send_message(self, message: bytes | str) -> None:
        done(self._loop, self._socket.send(message))

    def hello(self) -> None:
        self.send(Hello(protocol=PROTOCOL, epoch=None, held={}))

    def give(self, command: Command) -> Receipt:
        self.send(Give(id=command.id, body=encode(command)))
        return self.receipt(command.id)

    def receipt(self, command: Id) -> Receipt:
        while True:
            frame = self.next()
            if isinstance(frame, Receipt) and frame.command == command:
                return frame

    def next(self) -> FromHub:
        while not self._heard:
            message = done(self._loop, asyncio.wait_for(self._socket.recv(), PATIENCE))
            assert isinstance(message, bytes)
            self.messages.append(decode_from_hub(message))
            self._heard.extend(self.messages[-1])
        self.seen.append(self._heard.popleft())
        return self.seen[-1]

    def until(self, kind: type[Frame], **fields: object) -> FromHub:
        """Read until a frame of this type with these fields has come."""
        while True:
            frame = self.next()
            if isinstance(frame, kind) and all(getattr(frame, name) == value for name, value in fields.items()):
                return frame

    def farewell(self) -> Farewell:
        frame = self.until(Farewell)
        assert isinstance(frame, Farewell)
        return frame


def new_config(folder: Path) -> HubConfig:
    return HubConfig(folder=folder, city="Hà Nội", host="127.0.0.1", port=0)


@contextmanager
def running(config: HubConfig, clock: Clock, made: InitResult) -> Iterator[House]:
    """Run a hub in a thread; afterwards it has ended, with all its threads."""
    with opened(config, clock, lambda _line: None) as server:
        thread = threading.Thread(target=server.run, name="hub")
        thread.start()
        context = pinned_client_context(config.authority_files[0].read_bytes())
        house = House(config, server, clock, made, context, thread)
        try:
            assert server.ready.wait(PATIENCE)
            yield house
        finally:
            house.end()


def new_house(folder: Path) -> tuple[HubConfig, InitResult]:
    config = new_config(folder)
    return config, init_hub(config, ADMINISTRATOR, datetime.now(UTC) - timedelta(minutes=1))
