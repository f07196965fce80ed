"""Entities as rows and back."""

from __future__ import annotations

from ecabinet.domain.kernel import E, Entity
from ecabinet.store.rows import EntityRow
from ecabinet.wire.codec import decode_entity, encode


def row_of(entity: Entity, version: int | None = None) -> EntityRow:
    """Return the row of an entity."""
    scope = entity.scope()
    return EntityRow(
        entity.id,
        type(entity).__name__,
        entity.version if version is None else version,
        scope.meeting,
        scope.parent,
        scope.person,
        scope.natural,
        encode(entity),
    )


class Card:
    """An entity's newest row, decoded when first asked for."""

    __slots__ = ("_entity", "row")

    def __init__(self, row: EntityRow, entity: Entity | None = None) -> None:
        """Keep a row, and the entity if it is at hand."""
        self.row = row
        self._entity = entity

    @property
    def is_dropped(self) -> bool:
        """Whether the entity is no more."""
        return self.row.body is None

    def entity(self, kind: type[E]) -> E | None:
        """Return the entity, None if dropped; raises `msgspec.DecodeError` for bytes that are none."""
        if isinstance(self._entity, kind):
            return self._entity
        if self.row.body is None:
            return None
        entity = decode_entity(kind, self.row.body)
        self._entity = entity
        return entity
