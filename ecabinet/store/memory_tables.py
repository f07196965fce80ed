"""Rows in memory: for load tests, for demonstrations, and as the measure that the databases are held against."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from ecabinet.store.memory_records import (
    MemoryOutboxRows,
    MemoryRecordRows,
    MemorySettingRows,
    MemorySignInRows,
)
from ecabinet.store.memory_rows import Journalled, Shelf
from ecabinet.store.rows import HANDLES, EntityRow, FeedEntry, FeedRow, Handle, Key

_BY_WORTH: Final[tuple[Handle, ...]] = ("natural", "parent", "person", "meeting")


def _handle(name: Handle, row: EntityRow) -> tuple[str, str] | None:
    value: str | None = getattr(row, name)
    return None if value is None or row.body is None else (row.kind, value)


class MemoryEntityRows:
    """`tables.EntityRows` in memory."""

    def __init__(self, held: Shelf[tuple[str, str, str], FeedRow]) -> None:
        """Begin empty; `held` are the feed rows."""
        self._held = held
        self.shelf: Shelf[Key, EntityRow] = Shelf(
            lambda row: (row.kind, row.id),
            id=lambda row: row.id,
            kind=lambda row: None if row.body is None else row.kind,
            meeting=lambda row: _handle("meeting", row),
            parent=lambda row: _handle("parent", row),
            person=lambda row: _handle("person", row),
            natural=lambda row: _handle("natural", row),
        )

    def one(self, kind: str, entity_id: str) -> EntityRow | None:
        """Return one entity, dropped or not."""
        return self.shelf.get((kind, entity_id))

    def named(self, ids: Collection[str]) -> Sequence[EntityRow]:
        """Return all entities of any kind that have one of these ids, dropped or not."""
        return [row for entity_id in ids for row in self.shelf.by("id", entity_id)]

    def matching(self, kind: str, handles: Mapping[Handle, str]) -> Sequence[EntityRow]:
        """Return the entities of a kind that have all these handles, without the dropped ones, in any order."""
        first: Handle | None = next((name for name in _BY_WORTH if name in handles), None)
        rows = self.shelf.by("kind", kind) if first is None else self.shelf.by(first, (kind, handles[first]))
        wanted = [(HANDLES.index(name), value) for name, value in handles.items() if name != first]
        return [row for row in rows if all(row[3 + column] == value for column, value in wanted)] if wanted else rows

    def under(self, kind: str, handle: Handle, values: Collection[str]) -> Sequence[EntityRow]:
        """Return the entities of a kind whose handle is one of these values, without the dropped ones, in any order."""
        return [row for value in values for row in self.shelf.by(handle, (kind, value))]

    def everything(self) -> Sequence[EntityRow]:
        """Return all entities."""
        return self.shelf.all()

    def put(self, rows: Sequence[EntityRow]) -> None:
        """Write these states over what was there."""
        for row in rows:
            self.shelf.put(row)

    def put_newer(self, rows: Sequence[EntityRow]) -> None:
        """Write these states where none of a higher version stands."""
        for row in rows:
            old = self.shelf.get((row.kind, row.id))
            if old is None or row.version >= old.version:
                self.shelf.put(row)

    def remove_unheld(self, keys: Collection[Key] | None) -> frozenset[str]:
        """Remove the entities (of these keys, or all) that no feed row holds; return the kinds that were hit."""
        looked_at = [(row.kind, row.id) for row in self.shelf.all()] if keys is None else keys
        unheld = [key for key in looked_at if not self._held.by("entity", key)]
        for key in unheld:
            self.shelf.remove(key)
        return frozenset(kind for kind, _ in (unheld if keys is None else keys))

    def kinds(self) -> frozenset[str]:
        """Return the kinds of which there is any."""
        return frozenset(row.kind for row in self.shelf.all())

    def clear(self) -> None:
        """Remove everything."""
        for row in self.shelf.all():
            self.shelf.remove((row.kind, row.id))


class MemoryFeedRows:
    """`tables.FeedRows` in memory; an audience's rows stand in the order of their revisions."""

    def __init__(self) -> None:
        """Begin empty."""
        self.heads: Shelf[str, tuple[str, int]] = Shelf(lambda row: row[0])
        self.shelf: Shelf[tuple[str, str, str], FeedRow] = Shelf(
            lambda row: (row.kind, row.id, row.audience),
            order=lambda row: row.revision,
            audience=lambda row: row.audience,
            entity=lambda row: (row.kind, row.id),
        )
        self.entities = MemoryEntityRows(self.shelf)

    def revision(self, audience: str) -> int:
        """Return how far an audience is, 0 if unknown."""
        found = self.heads.get(audience)
        return 0 if found is None else found[1]

    def revisions(self) -> dict[str, int]:
        """Return how far every audience is."""
        return dict(self.heads.all())

    def locked_revisions(self, audiences: Collection[str]) -> dict[str, int]:
        """Return how far these are, 0 if new; there is one writer."""
        return {name: self.revision(name) for name in audiences}

    def advance(self, revisions: Mapping[str, int]) -> None:
        """Write how far these audiences are."""
        for row in revisions.items():
            self.heads.put(row)

    def after(self, audience: str, since: int, limit: int) -> Sequence[FeedEntry]:
        """Return the first `limit` entries of an audience after a revision, in order of revision."""
        later = []
        for row in self.shelf.newest_by("audience", audience):
            if row.revision <= since:
                break
            later.append(row)
        return self._entries(list(reversed(later))[:limit])

    def at(self, audience: str, revision: int) -> Sequence[FeedEntry]:
        """Return all entries of an audience that stand at exactly this revision."""
        return self._entries([row for row in self.shelf.by("audience", audience) if row.revision == revision])

    def _entries(self, rows: Iterable[FeedRow]) -> list[FeedEntry]:
        entries = []
        for row in rows:
            entity = self.entities.one(row.kind, row.id)
            if entity is not None:
                entries.append(FeedEntry(row.kind, row.id, row.revision, row.gone, entity.version, entity.body))
        return entries

    def put(self, rows: Sequence[FeedRow]) -> None:
        """Write these places over what was there."""
        for row in rows:
            self.shelf.put(row)

    def leave(self, audience: str, keys: Collection[Key]) -> None:
        """Remove the places of these entities in an audience."""
        for kind, entity_id in keys:
            self.shelf.remove((kind, entity_id, audience))

    def forget(self, audiences: Collection[str]) -> None:
        """Remove audiences with all their places."""
        for audience in audiences:
            for row in self.shelf.by("audience", audience):
                self.shelf.remove((row.kind, row.id, audience))
            self.heads.remove(audience)

    def clear(self) -> None:
        """Remove everything."""
        self.forget({row.audience for row in self.shelf.all()} | {name for name, _ in self.heads.all()})


class MemoryRows:
    """`tables.Rows` in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.feeds = MemoryFeedRows()
        self.entities = self.feeds.entities
        self.records = MemoryRecordRows()
        self.sign_in = MemorySignInRows()
        self.outbox = MemoryOutboxRows()
        self.settings = MemorySettingRows()

    def lock(self, shared: Collection[str], exclusive: Collection[str]) -> None:
        """There is one writer: nothing to hold."""

    @property
    def journalled(self) -> tuple[Journalled, ...]:
        """All that a transaction keeps or undoes."""
        return (
            self.feeds.heads,
            self.feeds.shelf,
            self.entities.shelf,
            self.records.receipt,
            self.records.entry,
            self.records.jobs,
            self.sign_in.sessions,
            self.sign_in.attempts,
            self.outbox.queue,
            self.outbox.staged,
            self.settings.values,
        )


class MemoryTables:
    """`tables.Tables` in memory. Readers and writers wait for each other, so that each sees whole transactions."""

    def __init__(self) -> None:
        """Begin empty."""
        self._rows = MemoryRows()
        self._turn = threading.RLock()

    @property
    def has_one_writer(self) -> bool:
        """Whether nobody outside this object writes: always."""
        return True

    @property
    def tenure(self) -> int:
        """The first and only one."""
        return 0

    @contextmanager
    def reading(self) -> Iterator[MemoryRows]:
        """Read; from any thread."""
        with self._turn:
            yield self._rows

    @contextmanager
    def writing(self) -> Iterator[MemoryRows]:
        """Write in one transaction, undone when the block raises."""
        with self._turn:
            whole = False
            try:
                yield self._rows
                whole = True
            finally:
                for shelf in self._rows.journalled:
                    if whole:
                        shelf.keep()
                    else:
                        shelf.undo()

    def leave_no_trace(self) -> None:
        """Nothing is kept beside the rows."""

    def close(self) -> None:
        """Nothing to let go."""
