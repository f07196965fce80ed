"""The client's copy of what it may see, and its outbox: one encrypted file for each person and device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from ecabinet.domain.kernel import Command, Scope, World
from ecabinet.store import outbox
from ecabinet.store.engines import cipher_engine
from ecabinet.store.faults import Side
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.migrations import migrate
from ecabinet.store.outbox import OutboxRow
from ecabinet.store.rows import EntityRow, FeedRow, Key
from ecabinet.store.sql_tables import SqlTables
from ecabinet.store.tables import Tables
from ecabinet.store.worlds import StoredWorld
from ecabinet.wire.codec import KINDS, decode_entity
from ecabinet.wire.frames import Batch, Receipt, Row
from ecabinet.wire.ports import Waiting

__all__ = ["MemoryReplica", "OutboxRow", "Replica", "open_replica"]

_EPOCH: Final = "epoch"
_VOCABULARY: Final = "vocabulary"
_REMEMBERED: Final = "remembered/"


class Replica:
    """`wire.ports.Copy` with an outbox, owned by one thread.

    Raises `EnvironmentFault` (`disk_full`, `store_locked`) when its file fails; nothing is half-written then.
    """

    def __init__(self, tables: Tables) -> None:
        """Work on tables of the present schema. A newer product makes the handles of all rows anew."""
        self._tables = tables
        with tables.writing() as rows:
            if rows.settings.get(_VOCABULARY) != _vocabulary():
                rows.entities.put(
                    [_received(Row(row.kind, row.id, row.version, row.body)) for row in rows.entities.everything()]
                )
                rows.settings.put(_VOCABULARY, _vocabulary())

    # What is held ---------------------------------------------------------------------------------------------------

    def epoch(self) -> str | None:
        """Return the epoch of what is held, None before the first contact."""
        with self._tables.reading() as rows:
            found = rows.settings.get(_EPOCH)
        return None if found is None else found.decode()

    def held(self) -> Mapping[str, int]:
        """Return the revision reached in each audience held."""
        with self._tables.reading() as rows:
            return rows.feeds.revisions()

    def world(self) -> World:
        """Return the world as this copy has it."""
        return StoredWorld(self._tables.reading)

    def start_over(self, epoch: str) -> frozenset[str]:
        """Forget all entities and revisions; accepted commands wait again. Returns the kinds changed."""
        with self._tables.writing() as rows:
            kinds = rows.entities.kinds()
            rows.entities.clear()
            rows.feeds.clear()
            outbox.requeue_accepted(rows.outbox)
            rows.settings.put(_EPOCH, epoch.encode())
        return kinds

    def keep_only(self, audiences: frozenset[str]) -> frozenset[str]:
        """Forget audiences that are not among these, with every entity that no other audience holds."""
        lost = self.held().keys() - audiences
        if not lost:
            return frozenset()
        with self._tables.writing() as rows:
            rows.feeds.forget(lost)
            return rows.entities.remove_unheld(None)

    def apply(self, batch: Batch) -> frozenset[str]:
        """Apply a batch in one transaction: newest versions, departures of this audience. Returns the kinds changed."""
        present: list[EntityRow] = []
        places: list[FeedRow] = []
        departed: list[Key] = []
        for row in batch.rows:
            if row.body is None:
                departed.append((row.kind, row.id))
            else:
                present.append(_received(row))
                places.append(FeedRow(row.kind, row.id, batch.audience, batch.until, gone=False))
        with self._tables.writing() as rows:
            rows.entities.put_newer(present)
            rows.feeds.put(places)
            if departed:
                rows.feeds.leave(batch.audience, departed)
                rows.entities.remove_unheld(departed)
            rows.feeds.advance({batch.audience: batch.until})
        return frozenset(row.kind for row in batch.rows)

    # Outbox ---------------------------------------------------------------------------------------------------------

    def queue(self, command: Command, files: tuple[str, ...] = ()) -> None:
        """Keep a command to be sent, once the files it names (SHA-256 in hex) have arrived; durable on return."""
        with self._tables.writing() as rows:
            outbox.add(rows.outbox, command, files)

    def outbox(self) -> tuple[OutboxRow, ...]:
        """Return all commands still kept, oldest first, each with its delivery."""
        with self._tables.reading() as rows:
            return outbox.all_of(rows.outbox)

    def settle(self, receipt: Receipt) -> None:
        """Record what became of a command. A receipt for an unknown command is nothing."""
        with self._tables.writing() as rows:
            is_part_forgotten = outbox.settle(rows.outbox, receipt)
        if is_part_forgotten:
            self._tables.leave_no_trace()

    def waiting(self) -> Sequence[Waiting]:
        """Return the commands without a receipt whose files, if any, have arrived, oldest first."""
        with self._tables.reading() as rows:
            return outbox.waiting(rows.outbox)

    def files_waiting(self) -> tuple[str, ...]:
        """Return the files (SHA-256 in hex) that queued commands wait for, in the order to send them."""
        with self._tables.reading() as rows:
            return outbox.files_waiting(rows.outbox)

    def file_arrived(self, sha256_hex: str) -> None:
        """Note that the hub has a file."""
        with self._tables.writing() as rows:
            outbox.file_arrived(rows.outbox, sha256_hex)

    def forget_settled(self, older_than: datetime) -> None:
        """Remove the commands whose receipt is older than this."""
        with self._tables.writing() as rows:
            outbox.forget_settled(rows.outbox, older_than)

    # What the client remembers --------------------------------------------------------------------------------------

    def remember(self, name: str, value: bytes) -> None:
        """Keep a named value."""
        with self._tables.writing() as rows:
            rows.settings.put(_REMEMBERED + name, value)

    def recall(self, name: str) -> bytes | None:
        """Return a named value, None if there is none."""
        with self._tables.reading() as rows:
            return rows.settings.get(_REMEMBERED + name)

    def close(self) -> None:
        """Let the file go."""
        self._tables.close()


class MemoryReplica(Replica):
    """A copy in memory, for load tests and simulations."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(MemoryTables())


def open_replica(path: Path, key: bytes) -> Replica:
    """Open the copy in this file, making it if it is new, under a raw key of 32 bytes.

    Raises `EnvironmentFault`: `store_locked` for a wrong key, `update_needed` for a file of a newer product.
    """
    engine = cipher_engine(path, key)
    migrate(engine, Side.DEVICE)
    return Replica(SqlTables(engine, Side.DEVICE))


def _received(row: Row) -> EntityRow:
    """Return a row with the handles this product knows: none for a kind or a form that it does not."""
    kind = KINDS.get(row.kind)
    if kind is None or row.body is None:
        return EntityRow(row.id, row.kind, row.version, None, None, None, None, row.body)
    try:
        scope = decode_entity(kind, row.body).scope()
    except msgspec.DecodeError:
        scope = Scope()
    return EntityRow(row.id, row.kind, row.version, scope.meeting, scope.parent, scope.person, scope.natural, row.body)


def _vocabulary() -> bytes:
    """Return a digest of all kinds and their fields: another one means that rows may have other handles."""
    told = ";".join(f"{name}:{','.join(kind.__struct_fields__)}" for name, kind in sorted(KINDS.items()))
    return sha256(told.encode()).digest()
