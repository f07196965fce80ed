"""Copies in memory that share what all their owners hold alike, so that thousands of them fit into one process.

A delegate's device has been in the meeting before it votes: what the meeting holds is on it. Thousands of such copies
in one process would be the same rows thousands of times; here they stand once, and each copy has its own over them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ecabinet.store.memory_rows import Shelf
from ecabinet.store.memory_tables import MemoryEntityRows, MemoryTables
from ecabinet.store.replica import Replica
from ecabinet.store.rows import EntityRow, FeedRow, Handle

_PERSONAL = "person/"
_EPOCH = "epoch"


class Common:
    """What a copy that is up to date holds, without what is its owner's alone."""

    def __init__(self, tables: MemoryTables) -> None:
        """Take it from the tables of that copy."""
        with tables.reading() as rows:
            places = [place for place in rows.feeds.shelf.all() if not place.audience.startswith(_PERSONAL)]
            keys = {(place.kind, place.id) for place in places}
            heads = rows.feeds.revisions()
            self.rows = MemoryEntityRows(rows.feeds.shelf)
            self.rows.put([row for row in rows.entities.everything() if (row.kind, row.id) in keys])
            self.revisions = {name: at for name, at in heads.items() if not name.startswith(_PERSONAL)}
            self.epoch = rows.settings.get(_EPOCH) or b""


class _OverCommon(MemoryEntityRows):
    """Rows of one's own over common ones. A common row that is replaced stays behind the newer one, never goes."""

    def __init__(self, held: Shelf[tuple[str, str, str], FeedRow], common: MemoryEntityRows) -> None:
        super().__init__(held)
        self._common = common

    def one(self, kind: str, entity_id: str) -> EntityRow | None:
        return super().one(kind, entity_id) or self._common.one(kind, entity_id)

    def named(self, ids: Collection[str]) -> Sequence[EntityRow]:
        return self._with(super().named(ids), self._common.named(ids))

    def matching(self, kind: str, handles: Mapping[Handle, str]) -> Sequence[EntityRow]:
        return self._with(super().matching(kind, handles), self._common.matching(kind, handles))

    def under(self, kind: str, handle: Handle, values: Collection[str]) -> Sequence[EntityRow]:
        return self._with(super().under(kind, handle, values), self._common.under(kind, handle, values))

    def _with(self, own: Sequence[EntityRow], common: Sequence[EntityRow]) -> Sequence[EntityRow]:
        return [*own, *(row for row in common if self.shelf.get((row.kind, row.id)) is None)]


class _OverCommonTables(MemoryTables):
    def __init__(self, common: Common) -> None:
        super().__init__()
        feeds = self._rows.feeds
        self._rows.entities = feeds.entities = _OverCommon(feeds.shelf, common.rows)
        with self.writing() as rows:
            rows.feeds.advance(common.revisions)
            rows.settings.put(_EPOCH, common.epoch)


def copy_over(common: Common) -> Replica:
    """Return the copy of somebody who is where the common rows are, and has nothing of their own yet."""
    return Replica(_OverCommonTables(common))
