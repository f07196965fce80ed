"""The least replica there can be: dictionaries, and an outbox that forgets nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.store.outbox import Delivery
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import Batch, Receipt
from ecabinet.wire.ports import Waiting


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
        self.outbox_rows: dict[Id, Posted] = {}

    def queue(self, command: Command) -> None:
        """Put a command into the outbox."""
        self.outbox_rows[command.id] = Posted(command)

    def shown(self) -> dict[tuple[str, Id], tuple[int, bytes]]:
        """Return all rows that are held."""
        return dict(self.rows)

    def deliveries(self) -> dict[Id, tuple[Delivery, Refusal | None]]:
        """Say where each command of the outbox stands."""
        return {command: (posted.delivery, posted.refusal) for command, posted in self.outbox_rows.items()}

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
        for posted in self.outbox_rows.values():
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
        posted = self.outbox_rows.get(receipt.command)
        if posted is not None:
            posted.delivery = Delivery.ACCEPTED if receipt.accepted else Delivery.REFUSED
            posted.refusal = receipt.refusal

    def waiting(self) -> list[Waiting]:
        return [
            Waiting(posted.command.id, encode(posted.command))
            for posted in self.outbox_rows.values()
            if posted.delivery == Delivery.QUEUED
        ]

    def _leave(self, key: tuple[str, Id], staying: set[str]) -> bool:
        """Keep only these holders of a row; say whether the row is gone."""
        self.holders[key] &= staying
        if self.holders[key]:
            return False
        del self.holders[key]
        return self.rows.pop(key, None) is not None
