"""Batches read and encoded once for all who wait for the same one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.wire.frames import Batch, FromHub, Signal, encode_frame, packed
from ecabinet.wire.ports import Feed

_Key = tuple[str, int, int]

_NEWS = 0
"""Stands for the number of rows that were asked for, where nobody asked: what a commit itself told."""
MOST_BYTES = 64 * 1024 * 1024
"""Row bytes kept at most; the least recently wanted batch goes first."""


class _Encoded(msgspec.Struct, frozen=True):
    """The bytes of a kept batch; packed, if that is worth it, once a second one has asked for them."""

    message: bytes
    is_wanted_twice: bool = False


class BatchCache:
    """A feed that remembers its latest batches, and their bytes.

    A batch is good as long as its head is the newest that `advanced` has told of, so every commit must be told here
    before it is told to the conversations. Safe to use from several threads.
    """

    def __init__(self, feed: Feed, most_bytes: int = MOST_BYTES) -> None:
        """Stand before a feed."""
        self._feed = feed
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._heads: dict[str, int] = {}
        self._batches: OrderedDict[_Key, Batch] = OrderedDict()
        self._kept: dict[int, Batch] = {}
        self._frames: dict[int, _Encoded] = {}
        self._signal: tuple[Signal, bytes] | None = None
        self._bytes = 0

    def advanced(self, heads: Mapping[str, int], news: Iterable[Batch] = ()) -> None:
        """Take note of the newest revision of audiences, and of what is new: whoever was up to date needs no more."""
        with self._lock:
            for audience, head in heads.items():
                self._heads[audience] = max(head, self._heads.get(audience, 0))
            for batch in news:
                self._keep((batch.audience, batch.since, _NEWS), batch)

    def forget(self) -> None:
        """Forget everything, as after a restored backup."""
        with self._lock:
            self._heads.clear()
            self._batches.clear()
            self._kept.clear()
            self._frames.clear()
            self._bytes = 0

    def epoch(self) -> str:
        """Return the feed's epoch."""
        return self._feed.epoch()

    def audiences_of(self, person: Id) -> frozenset[str]:
        """Return the audiences of a person as they are now: never remembered."""
        return self._feed.audiences_of(person)

    def changes(self, audience: str, since: int, limit: int) -> Batch:
        """Return the same batch to all who ask for the same, until there is news."""
        key = (audience, since, limit)
        with self._lock:
            for known in (key, (audience, since, _NEWS)):
                kept = self._batches.get(known)
                if (
                    kept is not None
                    and (known is key or len(kept.rows) <= limit)
                    and kept.head >= self._heads.get(audience, 0)
                ):
                    self._batches.move_to_end(known)
                    return kept
        batch = self._feed.changes(audience, since, limit)
        with self._lock:
            self._keep(key, batch)
        return batch

    def encoded(self, frame: FromHub) -> bytes:
        """Return a frame's bytes; a batch that is kept and the newest signal are encoded once.

        A large batch is packed when somebody else wants it too: for one copy alone the hub's time is worth more.
        """
        if isinstance(frame, Signal):
            return self._of_signal(frame)
        if not isinstance(frame, Batch):
            return encode_frame(frame)
        # As long as the batch is kept its identity cannot be another's.
        with self._lock:
            known = self._frames.get(id(frame)) if self._kept.get(id(frame)) is frame else None
        if known is not None and known.is_wanted_twice:
            return known.message
        now = _Encoded(encode_frame(frame)) if known is None else _Encoded(packed(known.message), is_wanted_twice=True)
        with self._lock:
            if self._kept.get(id(frame)) is frame:
                self._frames[id(frame)] = now
        return now.message

    def _of_signal(self, signal: Signal) -> bytes:
        known = self._signal
        if known is None or known[0] is not signal:
            known = self._signal = (signal, encode_frame(signal))
        return known[1]

    def _keep(self, key: _Key, batch: Batch) -> None:
        self._drop(key)
        self._batches[key] = batch
        self._kept[id(batch)] = batch
        self._bytes += _size(batch)
        while self._bytes > self._most_bytes and self._batches:
            self._drop(next(iter(self._batches)))

    def _drop(self, key: _Key) -> None:
        old = self._batches.pop(key, None)
        if old is not None:
            self._bytes -= _size(old)
            self._kept.pop(id(old), None)
            self._frames.pop(id(old), None)


def _size(batch: Batch) -> int:
    """Estimate what a batch weighs, in bytes; the constant stands for the values around the rows."""
    return 200 + sum(100 + len(row.body or b"") for row in batch.rows)
