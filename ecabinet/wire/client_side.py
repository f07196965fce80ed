"""The client's side of one sync conversation: a replica that follows, an outbox that empties."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.wire.frames import (
    PROTOCOL,
    Audiences,
    Batch,
    Farewell,
    Follow,
    FromClient,
    FromHub,
    Give,
    Hello,
    Receipt,
    Signal,
    Welcome,
)
from ecabinet.wire.ports import Copy, Waiting


class LinkState(StrEnum):
    """Where a conversation stands, as a screen shows it."""

    CONNECTING = "connecting"
    CATCHING_UP = "catching_up"
    LIVE = "live"
    OUTDATED = "outdated"
    ENDED = "ended"


class Received(msgspec.Struct, frozen=True, kw_only=True):
    """What a frame changed: kinds of entities in the replica, commands settled, and news that is not kept."""

    kinds: frozenset[str] = frozenset()
    settled: tuple[Receipt, ...] = ()
    signals: tuple[Signal, ...] = ()
    welcome: Welcome | None = None
    farewell: Farewell | None = None


_NOTHING = Received()


@dataclass
class _Connection:
    """What is known while one connection lasts."""

    state: LinkState
    serial: int = 0
    mine: frozenset[str] = frozenset()
    said: dict[str, int] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    gaps: set[str] = field(default_factory=set)
    follow: set[str] = field(default_factory=set)
    say_follow: bool = False
    say_hello: bool = False
    given: set[Id] = field(default_factory=set)
    given_earlier: set[Id] = field(default_factory=set)
    to_give: deque[Waiting] = field(default_factory=deque)
    signals_at: dict[str, datetime] = field(default_factory=dict)


class ClientSide:
    """A conversation without its socket. One may serve many connections in turn: each begins with `opened`.

    The outbox is given only after the welcome, because a hub restored from a backup makes accepted commands wait again.
    """

    def __init__(self, copy: Copy) -> None:
        """Begin without a connection."""
        self._copy = copy
        self._link = _Connection(LinkState.ENDED)

    @property
    def state(self) -> LinkState:
        """Where the conversation stands. Live means: everything the hub has spoken of so far is here."""
        link = self._link
        if link.state != LinkState.CATCHING_UP:
            return link.state
        here = all(name in link.heads and link.held.get(name, 0) >= link.heads[name] for name in link.mine)
        return LinkState.LIVE if here else LinkState.CATCHING_UP

    def opened(self) -> tuple[FromClient, ...]:
        """Begin on a new connection; return the frames to send at once."""
        self._link = _Connection(LinkState.CONNECTING)
        return (self._hello(),)

    def closed(self) -> None:
        """Take note that the connection is gone; a client that is outdated stays so."""
        if self._link.state != LinkState.OUTDATED:
            self._link.state = LinkState.ENDED

    def receive(self, frame: FromHub) -> Received:
        """Take a frame from the hub. A frame that says nothing new changes nothing."""
        if self._link.state in {LinkState.ENDED, LinkState.OUTDATED}:
            return _NOTHING
        if isinstance(frame, Farewell):
            self._link.state = LinkState.OUTDATED if frame.code == "update_needed" else LinkState.ENDED
            return Received(farewell=frame)
        if isinstance(frame, Welcome):
            return self._welcomed(frame)
        return _NOTHING if self._link.state == LinkState.CONNECTING else self._news(frame)

    def outbox_changed(self) -> None:
        """Take note that commands were queued or that their files have arrived."""
        if self._link.state == LinkState.CATCHING_UP:
            self._queue(self._copy.waiting())

    def pulse(self) -> None:
        """Say again what has had no answer since the pulse before: the way out of lost frames. Call it now and then."""
        link = self._link
        if link.state == LinkState.CONNECTING:
            link.say_hello = True
        if link.state != LinkState.CATCHING_UP:
            return
        link.follow |= link.mine - link.heard
        link.heard.clear()
        link.say_follow = True
        waiting = self._copy.waiting()
        silent = link.given_earlier
        link.given_earlier = link.given & {command.id for command in waiting}
        link.given = link.given_earlier - silent
        self._queue(waiting)

    def next_frame(self) -> FromClient | None:
        """Return the next frame to send, None when there is none. Ask again after every event and every frame."""
        link = self._link
        if link.say_hello:
            link.say_hello = False
            return self._hello()
        if link.state != LinkState.CATCHING_UP:
            return None
        if link.follow or link.say_follow:
            held = {name: link.held.get(name, 0) for name in sorted(link.follow)}
            link.follow.clear()
            link.say_follow = False
            return Follow(held=held, serial=link.serial)
        if link.to_give:
            command = link.to_give.popleft()
            return Give(id=command.id, body=command.body)
        return None

    def _hello(self) -> Hello:
        self._link.said = dict(self._copy.held())
        return Hello(protocol=PROTOCOL, epoch=self._copy.epoch(), held=dict(self._link.said))

    def _welcomed(self, frame: Welcome) -> Received:
        link = self._link
        if frame.protocol != PROTOCOL:
            link.state = LinkState.OUTDATED
            return Received(welcome=frame)
        if frame.serial <= link.serial:
            return _NOTHING
        kinds: frozenset[str] = frozenset()
        if frame.epoch != self._copy.epoch():
            kinds = self._copy.start_over(frame.epoch)
            link.said = {}
            link.given.clear()
        link.state = LinkState.CATCHING_UP
        link.say_hello = False
        link.held = dict(self._copy.held())
        # What the hello named is being sent already; of the rest the hub waits to be asked.
        link.mine = frozenset(link.said)
        kinds |= self._regrouped(frame.serial, frozenset(frame.audiences))
        self._queue(self._copy.waiting())
        return Received(kinds=kinds, welcome=frame)

    def _news(self, frame: Audiences | Batch | Receipt | Signal) -> Received:
        match frame:
            case Audiences():
                return Received(kinds=self._regrouped(frame.serial, frozenset(frame.audiences)))
            case Batch():
                return Received(kinds=self._batch(frame))
            case Receipt():
                self._copy.settle(frame)
                return Received(settled=(frame,))
            case Signal():
                return self._signal(frame)

    def _regrouped(self, serial: int, audiences: frozenset[str]) -> frozenset[str]:
        """Keep what is still mine and follow what is new, from its beginning."""
        link = self._link
        if serial <= link.serial:
            return frozenset()
        link.serial = serial
        link.follow = (link.follow & audiences) | (audiences - link.mine)
        link.mine = audiences
        link.heads = {name: head for name, head in link.heads.items() if name in audiences}
        link.gaps &= audiences
        if link.held.keys() <= audiences:
            return frozenset()
        kinds = self._copy.keep_only(audiences)
        link.held = dict(self._copy.held())
        return kinds

    def _batch(self, frame: Batch) -> frozenset[str]:
        link = self._link
        name = frame.audience
        if name not in link.mine:
            return frozenset()
        own = link.held.get(name, 0)
        link.heads[name] = max(frame.head, link.heads.get(name, 0))
        if frame.since > own:
            # Every batch on its way behind a lost one shows the same gap: ask once, a pulse asks again.
            if name not in link.gaps:
                link.gaps.add(name)
                link.follow.add(name)
            return frozenset()
        link.heard.add(name)
        if frame.until <= own:
            return frozenset()
        kinds = self._copy.apply(frame)
        link.held[name] = frame.until
        link.gaps.discard(name)
        return kinds

    def _signal(self, frame: Signal) -> Received:
        known = self._link.signals_at.get(frame.topic)
        if known is not None and frame.at < known:
            return _NOTHING
        self._link.signals_at[frame.topic] = frame.at
        return Received(signals=(frame,))

    def _queue(self, waiting: Sequence[Waiting]) -> None:
        for command in waiting:
            if command.id not in self._link.given:
                self._link.given.add(command.id)
                self._link.to_give.append(command)
