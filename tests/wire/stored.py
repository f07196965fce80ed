"""The product's ledger and replica in the place of the models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from ecabinet.domain.access import audiences
from ecabinet.domain.kernel import Actor, Command, Id, Refusal, World
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.outbox import Delivery
from ecabinet.store.replica import Replica
from ecabinet.wire.codec import KINDS, decode_entity
from ecabinet.wire.frames import Batch, Receipt
from tests.stage import START


class LedgerHub:
    """A ledger in memory. Its backup is what was committed so far, and restoring it commits that again."""

    def __init__(self, history: Sequence[tuple[Command, Id]]) -> None:
        self.advanced: set[str] = set()
        self.regrouped: set[Id] = set()
        self._tables = MemoryTables()
        self._ledger = Ledger(self._tables)
        self._history: list[tuple[Command, Id]] = []
        for command, person in history:
            self.commit(command, person, START)

    @property
    def world(self) -> World:
        return self._ledger.world()

    def epoch(self) -> str:
        return self._ledger.epoch()

    def audiences_of(self, person: Id) -> frozenset[str]:
        return self._ledger.audiences_of(person)

    def changes(self, audience: str, since: int, limit: int) -> Batch:
        return self._ledger.changes(audience, since, limit)

    def head(self, audience: str) -> int:
        """Return the newest revision of an audience."""
        return self._ledger.heads().get(audience, 0)

    def commit(self, command: Command, person: Id, now: datetime) -> Receipt:
        """Commit a command alone."""
        committed = self._ledger.commit([Envelope(command, Actor(person), "test")], now)
        self._history.append((command, person))
        self.advanced |= committed.advanced.keys()
        self.regrouped |= committed.regrouped
        return committed.receipts[0]

    def plant(self, audience: str, kind: str, row: Id) -> None:
        """Do nothing: a ledger has no kinds that it does not know."""

    def visible(self, mine: frozenset[str]) -> dict[tuple[str, Id], tuple[int, bytes]]:
        """Return all that somebody of these audiences may see."""
        with self._tables.reading() as rows:
            return {
                (row.kind, row.id): (row.version, row.body)
                for row in rows.entities.everything()
                if row.body is not None and audiences(decode_entity(KINDS[row.kind], row.body)) & mine
            }

    def receipt_of(self, command: Id) -> Receipt | None:
        """Return the receipt of a command."""
        return self._ledger.receipt(command)

    def effects(self) -> Counter[Id]:
        """Say how often the log has each command as accepted."""
        return Counter(entry.command for entry in self._ledger.log_entries(100_000) if entry.accepted)

    def backup(self) -> LedgerHub:
        """Return this hub as it is now."""
        kept = LedgerHub(())
        kept._history = list(self._history)
        return kept

    def restored_from(self, backup: LedgerHub) -> LedgerHub:
        """Return the hub that starts again from a backup; a new ledger draws an epoch of its own."""
        return LedgerHub(backup._history)


class StoredCopy(Replica):
    """A replica in memory whose inside a test may look at."""

    def __init__(self) -> None:
        self.inside = MemoryTables()
        super().__init__(self.inside)

    def shown(self) -> dict[tuple[str, Id], tuple[int, bytes]]:
        """Return all rows that are held."""
        with self.inside.reading() as rows:
            return {
                (row.kind, row.id): (row.version, row.body)
                for row in rows.entities.everything()
                if row.body is not None
            }

    def deliveries(self) -> dict[Id, tuple[Delivery, Refusal | None]]:
        """Say where each command of the outbox stands."""
        return {row.id: (row.state, row.refusal) for row in self.outbox()}
