"""The least replica there can be: dictionaries, and an outbox that forgets nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import Batch, Receipt
from ecabinet.wire.ports import Waiting


class Delivery(StrEnum):
    """What became of a queued command."""

    QUEUED = "queued"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass
class Posted:
    """A command in the outbox."""

    command: Command
    delivery: Delivery = Delivery.QUEUED
    refusal: Refusal | None = None


class ModelCopy:
    """Implements `wire.ports.Copy` as its words say, no more."""

    def __init__(self) -> None:
        self._epoch: str | None = None
        self.revisions: dict[str, int] = {}
        self.rows: dict[tuple[str, Id], tuple[int, bytes]] = {}
        self.holders: dict[tuple[str, Id], set[str]] = {}
        self.outbox: dict[Id, Posted] = {}

    def queue(self, command: Command) -> None:
        """Put a command into the outbox."""
        self.outbox[command.id] = Posted(command)

    def epoch(self) -> str | None:
        return self._epoch

    def held(self) -> dict[str, int]:
        return dict(self.revisions)

    def start_over(self, epoch: str) -> frozenset[str]:
        kinds = frozenset(kind for kind, _ in self.rows)
        self._epoch = epoch
        self.revisions.clear()
        self.rows.clear()
        self.holders.clear()
        for posted in self.outbox.values():
            if posted.delivery == Delivery.ACCEPTED:
                posted.delivery = Delivery.QUEUED
        return kinds

    def keep_only(self, audiences: frozenset[str]) -> frozenset[str]:
        self.revisions = {name: at for name, at in self.revisions.items() if name in audiences}
        return frozenset(kind for kind, row in list(self.rows) if self._leave((kind, row), set(audiences)))

    def apply(self, batch: Batch) -> frozenset[str]:
        for row in batch.rows:
            key = (row.kind, row.id)
            holders = self.holders.setdefault(key, set())
            if row.body is None:
                self._leave(key, holders - {batch.audience})
                continue
            holders.add(batch.audience)
            if row.version >= self.rows.get(key, (0, b""))[0]:
                self.rows[key] = (row.version, row.body)
        self.revisions[batch.audience] = batch.until
        return frozenset(row.kind for row in batch.rows)

    def settle(self, receipt: Receipt) -> None:
        posted = self.outbox.get(receipt.command)
        if posted is not None:
            posted.delivery = Delivery.ACCEPTED if receipt.accepted else Delivery.REFUSED
            posted.refusal = receipt.refusal

    def waiting(self) -> list[Waiting]:
        return [
            Waiting(posted.command.id, encode(posted.command))
            for posted in self.outbox.values()
            if posted.delivery == Delivery.QUEUED
        ]

    def _leave(self, key: tuple[str, Id], staying: set[str]) -> bool:
        """Keep only these holders of a row; say whether the row is gone."""
        self.holders[key] &= staying
        if self.holders[key]:
            return False
        del self.holders[key]
        return self.rows.pop(key, None) is not None


def entity_of(body: bytes) -> dict[str, object]:
    """Return what is in a row, known to this product or not."""
    return msgspec.msgpack.decode(body, type=dict[str, object])
