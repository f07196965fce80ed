"""The hub's side of one sync conversation: who is on the other end, what they follow, what they are still owed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Id, Refusal
from ecabinet.wire.codec import decode_command
from ecabinet.wire.frames import (
    LARGEST_FRAME,
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
    decode_from_client,
    protocol_of,
)
from ecabinet.wire.ports import Feed

PAGE = 1000
"""Rows that a batch carries at most, save that a commit is never cut."""


class HubSide:
    """One connection, without its socket: frames go in, commands come out; frames to send are pulled one at a time.

    Nothing is kept for a slow client but the revisions it has reached, its receipts and the newest signal of each
    topic: a batch is read when the socket has room for it. What somebody is entitled to is asked anew at every pull,
    and once more after the rows were read, so that nothing leaves that was written after they lost the audience.
    """

    def __init__(self, feed: Feed, person: Id, now: Callable[[], datetime], page: int = PAGE) -> None:
        """Begin before `Hello`; `now` tells the hub's time (aware, UTC), `page` how many rows go into one batch."""
        self._feed = feed
        self._person = person
        self._now = now
        self._page = page
        self._greeting = False
        self._announced: frozenset[str] | None = None
        self._serial = 0
        self._look_again = False
        self._say_audiences = False
        self._reached: dict[str, int] = {}
        self._due: dict[str, bool] = {}
        self._receipts: deque[Receipt] = deque()
        self._signals: dict[str, tuple[Signal, str | None]] = {}
        self._farewell: Farewell | None = None
        self._ended = False

    @property
    def person(self) -> Id:
        """Who is on the other end."""
        return self._person

    @property
    def ended(self) -> bool:
        """Whether the farewell was pulled: the socket can be closed."""
        return self._ended

    def receive_message(self, message: bytes) -> tuple[Give, ...]:
        """Take a message as it came off the socket; what is no frame ends the conversation."""
        try:
            frame = decode_from_client(message)
        except msgspec.DecodeError:
            spoken = protocol_of(message)
            self._part(_update_needed() if spoken not in {None, PROTOCOL} else _malformed())
            return ()
        return self.receive(frame)

    def receive(self, frame: FromClient) -> tuple[Give, ...]:
        """Take a frame; return the commands to commit, whose receipts come back through `receipt`."""
        if self._farewell is not None:
            return ()
        if isinstance(frame, Hello):
            self._hello(frame)
            return ()
        if self._announced is None and not self._greeting:
            self._part(_malformed())
            return ()
        if isinstance(frame, Follow):
            self._follow(frame)
            return ()
        return self._give(frame)

    def receipt(self, receipt: Receipt) -> None:
        """Owe the client this receipt of one of its commands."""
        self._receipts.append(receipt)

    def advanced(self, audiences: Iterable[str]) -> None:
        """Take note that these audiences have news."""
        for audience in audiences:
            if audience in self._reached:
                self._due.setdefault(audience, False)

    def regrouped(self) -> None:
        """Take note that the person's audiences may have changed."""
        self._look_again = True

    def signal(self, signal: Signal, audience: str | None = None) -> None:
        """Owe the newest signal of a topic, if the person is in `audience` (None: anybody may see it) when it goes."""
        waiting = self._signals.get(signal.topic)
        if waiting is None or waiting[0].at <= signal.at:
            self._signals[signal.topic] = (signal, audience)

    def dismiss(self, code: str, values: dict[str, str] | None = None) -> None:
        """End the conversation from here, for instance because the person was signed out."""
        self._part(Farewell(code=code, values=values or {}))

    def next_frame(self) -> FromHub | None:
        """Return the next frame to send, None when nothing is owed. Ask again after every event and every frame."""
        if self._farewell is not None:
            if self._ended:
                return None
            self._ended = True
            return self._farewell
        if self._greeting:
            return self._welcome()
        if self._announced is None or not self._owes_something():
            return None
        return self._regroup() or self._next_receipt() or self._next_batch() or self._next_signal()

    def _owes_something(self) -> bool:
        return bool(self._look_again or self._say_audiences or self._receipts or self._due or self._signals)

    def _part(self, farewell: Farewell) -> None:
        if self._farewell is None:
            self._farewell = farewell

    def _hello(self, frame: Hello) -> None:
        """Start, or start again: a client that missed the welcome says hello once more."""
        if frame.protocol != PROTOCOL:
            self._part(_update_needed())
            return
        self._greeting = True
        known = frame.held if frame.epoch == self._feed.epoch() else {}
        self._reached = {audience: max(0, since) for audience, since in known.items()}

    def _follow(self, frame: Follow) -> None:
        if frame.serial != self._serial:
            self._say_audiences = True
        for audience, since in frame.held.items():
            # An audience that was never announced is not followed; a name somebody made up costs nothing.
            if self._greeting or audience in (self._announced or ()):
                self._reached[audience] = max(0, since)
                self._due[audience] = True

    def _give(self, frame: Give) -> tuple[Give, ...]:
        try:
            fits = decode_command(frame.body).id == frame.id
        except msgspec.DecodeError:
            fits = False
        if fits:
            return (frame,)
        self._receipts.append(Receipt(command=frame.id, at=self._now(), refusal=Refusal("frame_malformed")))
        return ()

    def _welcome(self) -> Welcome:
        self._greeting = False
        self._announce(self._feed.audiences_of(self._person))
        self._due = dict.fromkeys(self._reached, True)
        return Welcome(
            protocol=PROTOCOL,
            epoch=self._feed.epoch(),
            now=self._now(),
            person=self._person,
            serial=self._serial,
            audiences=tuple(sorted(self._announced or ())),
        )

    def _announce(self, entitled: frozenset[str]) -> None:
        self._announced = entitled
        self._serial += 1
        self._say_audiences = False
        self._reached = {audience: since for audience, since in self._reached.items() if audience in entitled}
        self._due = {audience: asked for audience, asked in self._due.items() if audience in entitled}

    def _regroup(self) -> Audiences | None:
        """Say who the person is now, when that changed or when the client seems to have missed it."""
        self._look_again = False
        entitled = self._feed.audiences_of(self._person)
        if entitled == self._announced and not self._say_audiences:
            return None
        if entitled != self._announced:
            self._announce(entitled)
        self._say_audiences = False
        return Audiences(serial=self._serial, audiences=tuple(sorted(entitled)))

    def _next_receipt(self) -> Receipt | None:
        if not self._receipts:
            return None
        receipt = self._receipts.popleft()
        seen = {name: at for name, at in receipt.feeds.items() if name in (self._announced or ())}
        return msgspec.structs.replace(receipt, feeds=seen)

    def _next_batch(self) -> Batch | Audiences | None:
        """Read the next batch; audiences take turns, so that a large one does not hold up the others."""
        while self._due:
            audience = next(iter(self._due))
            since = self._reached[audience]
            batch = _read(self._feed, audience, since, self._page)
            regrouped = self._regroup()
            if regrouped is not None:
                return regrouped
            asked = self._due.pop(audience)
            self._reached[audience] = batch.until
            if batch.until < batch.head:
                self._due[audience] = False
            if asked or batch.rows or batch.until != since:
                return batch
        return None

    def _next_signal(self) -> Signal | None:
        while self._signals:
            signal, audience = self._signals.pop(next(iter(self._signals)))
            if audience is None or audience in (self._announced or ()):
                return signal
        return None


def _read(feed: Feed, audience: str, since: int, limit: int) -> Batch:
    """Read about `limit` rows, fewer when they are so large that they would not fit into a frame."""
    batch = feed.changes(audience, since, limit)
    while limit > 1 and sum(len(row.body or b"") for row in batch.rows) > LARGEST_FRAME // 2:
        limit = max(1, limit // 4)
        batch = feed.changes(audience, since, limit)
    return batch


def _malformed() -> Farewell:
    return Farewell(code="frame_malformed")


def _update_needed() -> Farewell:
    return Farewell(code="update_needed", values={"version": str(PROTOCOL)})
