"""A world with some entities laid over another."""

from __future__ import annotations

from collections.abc import Sequence

from ecabinet.domain.kernel import Drop, E, Entity, Id, Put, World

_MOST_KEPT = 2_000


class LaidOverWorld:
    """Reads the base, except where something was written over it. The base is only ever read."""

    def __init__(self, base: World) -> None:
        """Begin with nothing laid over."""
        self._base = base
        self._over: dict[type[Entity], dict[Id, Entity | None]] = {}

    def write(self, write: Put | Drop) -> None:
        """Lay one write over the base."""
        if isinstance(write, Put):
            self._over.setdefault(type(write.entity), {})[write.entity.id] = write.entity
        else:
            self._over.setdefault(write.kind, {})[write.id] = None

    @property
    def over(self) -> frozenset[tuple[str, Id]]:
        """Kind and id of what does not come from the base."""
        return frozenset((kind.__name__, entity) for kind, written in self._over.items() for entity in written)

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """Return the entity of this type and id, or None."""
        written = self._over.get(kind)
        if written is None or entity_id not in written:
            return self._base.get(kind, entity_id)
        found = written[entity_id]
        return found if isinstance(found, kind) else None

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
        below = self._base.find(kind, meeting=meeting, parent=parent, person=person, natural=natural)
        written = self._over.get(kind)
        if not written:
            return below
        wanted = [
            (name, value)
            for name, value in (("meeting", meeting), ("parent", parent), ("person", person), ("natural", natural))
            if value is not None
        ]
        found = [entity for entity in below if entity.id not in written]
        for entity in written.values():
            if isinstance(entity, kind):
                scope = entity.scope()
                if all(getattr(scope, name) == value for name, value in wanted):
                    found.append(entity)
        return sorted(found, key=lambda entity: entity.id)


class RememberedWorld:
    """Remembers what was read from the base until it is told that a kind changed."""

    def __init__(self, base: World) -> None:
        """Begin with nothing remembered."""
        self._base = base
        self._got: dict[type[Entity], dict[Id, Entity | None]] = {}
        self._found: dict[type[Entity], dict[tuple[str | None, ...], Sequence[Entity]]] = {}

    def forget(self, kinds: frozenset[str]) -> None:
        """Read these kinds anew."""
        for remembered in (self._got, self._found):
            for kind in [kind for kind in remembered if kind.__name__ in kinds]:
                del remembered[kind]

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """Return the entity of this type and id, or None."""
        got = self._got.setdefault(kind, {})
        if entity_id not in got:
            got[entity_id] = self._base.get(kind, entity_id)
        entity = got[entity_id]
        return entity if isinstance(entity, kind) else None

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
        asked = (meeting, parent, person, natural)
        remembered = self._found.setdefault(kind, {})
        if asked in remembered:
            return [entity for entity in remembered[asked] if isinstance(entity, kind)]
        found = self._base.find(kind, meeting=meeting, parent=parent, person=person, natural=natural)
        if len(found) <= _MOST_KEPT:  # the directory of a city is read through
            remembered[asked] = found
        return found
