"""The world that screens and services look at: entities as the tables hold them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

import msgspec

from ecabinet.domain.kernel import E, Id
from ecabinet.store.rows import EntityRow, Handle
from ecabinet.store.tables import Rows
from ecabinet.wire.codec import decode_entity


def handles_of(
    *, meeting: Id | None = None, parent: Id | None = None, person: Id | None = None, natural: str | None = None
) -> dict[Handle, str]:
    """Return the handles that are given."""
    handles: dict[Handle, str | None] = {"meeting": meeting, "parent": parent, "person": person, "natural": natural}
    return {name: value for name, value in handles.items() if value is not None}


class StoredWorld:
    """`kernel.World` over rows. Each look opens a transaction by `reading`, which may also stay in one snapshot.

    A row that this version of the product cannot decode is as if it were not there.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[Rows]]) -> None:
        """Say how rows are reached."""
        self._reading = reading

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """Return the entity of this type and id, or None."""
        with self._reading() as rows:
            row = rows.entities.one(kind.__name__, entity_id)
        return None if row is None else _decoded(kind, row)

    def find(
        self,
        kind: type[E],
        *,
        meeting: Id | None = None,
        parent: Id | None = None,
        person: Id | None = None,
        natural: str | None = None,
    ) -> Sequence[E]:
        """Return the entities of this type with all the given handles, ordered by id."""
        handles: Mapping[Handle, str] = handles_of(meeting=meeting, parent=parent, person=person, natural=natural)
        with self._reading() as rows:
            found = rows.entities.matching(kind.__name__, handles)
        decoded = (_decoded(kind, row) for row in sorted(found, key=lambda row: row.id))
        return [entity for entity in decoded if entity is not None]


def _decoded(kind: type[E], row: EntityRow) -> E | None:
    if row.body is None:
        return None
    try:
        return decode_entity(kind, row.body)
    except msgspec.DecodeError:
        return None
