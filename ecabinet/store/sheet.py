"""The world that the ledger decides against: what is stored, and over it what this batch has already written.

Between batches it keeps what it read where nobody else writes, so that a thousand ballots cost a few queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Final, TypeAlias

from msgspec.structs import replace

from ecabinet.domain.kernel import Drop, E, Entity, Id, Put
from ecabinet.store.cards import Card
from ecabinet.store.rows import HANDLES, EntityRow, Handle, Key
from ecabinet.store.sealing import Boxes
from ecabinet.store.tables import EntityRows
from ecabinet.store.worlds import handles_of

_MOST_CARDS: Final = 200_000
_FIRST_HANDLE: Final = EntityRow._fields.index("meeting")
_COLUMN: Final[dict[Handle, int]] = {name: _FIRST_HANDLE + place for place, name in enumerate(HANDLES)}
_BY_WORTH: Final[tuple[Handle, ...]] = ("natural", "parent", "meeting", "person")
"""Which handle a shelf is read by when several are given: few rows first, those shared by many before personal."""

_ShelfKey: TypeAlias = tuple[str, Handle | None, str]


class _Shelf:
    """All ids of a kind under one handle, and perhaps some that were there before; sorted out by a second handle."""

    __slots__ = ("_by", "ids")

    def __init__(self) -> None:
        """Begin empty."""
        self.ids: set[Id] = set()
        self._by: dict[Handle, dict[object, set[Id]]] = {}

    def add(self, row: EntityRow) -> None:
        """Add an entity in its present state."""
        self.ids.add(row.id)
        for handle, sorted_out in self._by.items():
            sorted_out[row[_COLUMN[handle]]].add(row.id)

    def under(self, handle: Handle, value: str, rows: Callable[[], Iterable[EntityRow]]) -> Collection[Id]:
        """Return the ids that may have this handle too; `rows` are all of the shelf, for the first time it is asked."""
        sorted_out = self._by.get(handle)
        if sorted_out is None:
            sorted_out = self._by[handle] = defaultdict(set)
            for row in rows():
                sorted_out[row[_COLUMN[handle]]].add(row.id)
        return sorted_out.get(value, ())


class Sheet:
    """`kernel.World` with its own writes. Used by one thread at a time, inside one transaction at a time."""

    def __init__(self, boxes: Boxes) -> None:
        """Begin knowing nothing; `boxes` go sealed into the store."""
        self._boxes = boxes
        self._rows: EntityRows | None = None
        self._cards: dict[Key, Card | None] = {}
        self._known_ids: set[Id] = set()
        self._shelves: dict[_ShelfKey, _Shelf] = {}
        self._siblings: dict[Id, _Shelf] = {}
        self._unwritten: dict[Key, Card] = {}

    def open(self, rows: EntityRows, *, keep: bool) -> None:
        """Begin a batch on these rows; without `keep` nothing that was read before is believed."""
        if not keep or len(self._cards) > _MOST_CARDS:
            self.forget()
        self._rows = rows

    def forget(self) -> None:
        """Forget everything that was read or written: a batch failed, or somebody else may have written."""
        self._rows = None
        self._boxes.forget()
        for known in (self._cards, self._known_ids, self._shelves, self._siblings, self._unwritten):
            known.clear()

    def written(self) -> list[EntityRow]:
        """Return the rows to be written, each entity once in its newest state, and begin anew."""
        rows = [self._boxes.kept(card, self) for card in self._unwritten.values()]
        self._unwritten.clear()
        return rows

    def look_up(self, ids: Iterable[Id]) -> None:
        """Read all entities that have these ids in one go."""
        unknown = set(ids) - self._known_ids
        if not unknown:
            return
        for row in self._stored.named(unknown):
            self._card_of(row)
        self._known_ids |= unknown

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """Return the entity of this type and id, or None."""
        card = self._card(kind.__name__, entity_id)
        return None if card is None else card.entity(kind)

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
        name = kind.__name__
        handles = handles_of(meeting=meeting, parent=parent, person=person, natural=natural)
        first = next((handle for handle in _BY_WORTH if handle in handles), None)
        shelf = self._shelf(name, first, "" if first is None else handles[first])
        second = next((handle for handle in handles if handle != first), None)
        ids: Collection[Id] = shelf.ids
        if second is not None:
            ids = shelf.under(second, handles[second], partial(self._cards_of, name, shelf.ids))
        found = []
        for entity_id in sorted(ids):
            card = self._cards[name, entity_id]
            if card is None or any(card.row[_COLUMN[handle]] != value for handle, value in handles.items()):
                continue
            entity = card.entity(kind)
            if entity is not None:
                found.append(entity)
        return found

    def write(self, write: Put | Drop) -> tuple[Entity | None, Entity | None]:
        """Carry out one write; return the state before and the state after.

        An id that was dropped and comes again goes on counting its versions: a copy that has not heard of the
        departure yet would keep the old state.
        """
        if isinstance(write, Drop):
            return self._drop(write.kind, write.id), None
        entity = write.entity
        kind = type(entity)
        old = self._card(kind.__name__, entity.id)
        before = None if old is None else old.entity(kind)
        row = self._boxes.row_of(entity)
        if old is not None and old.is_dropped and row.version <= old.row.version:
            entity = replace(entity, version=old.row.version + 1)
            row = self._boxes.row_of(entity)
        self._put(Card(row, entity))
        return before, entity

    def _drop(self, kind: type[Entity], entity_id: Id) -> Entity | None:
        old = self._card(kind.__name__, entity_id)
        before = None if old is None else old.entity(kind)
        if old is not None and before is not None:
            self._put(Card(EntityRow(entity_id, kind.__name__, old.row.version + 1, None, None, None, None, None)))
        return before

    def _put(self, card: Card) -> None:
        row = card.row
        self._cards[row.kind, row.id] = self._unwritten[row.kind, row.id] = card
        places: list[_ShelfKey] = [(row.kind, None, "")]
        for handle, column in _COLUMN.items():
            value = row[column]
            if isinstance(value, str):
                places.append((row.kind, handle, value))
        for place in places:
            shelf = self._shelves.get(place)
            if shelf is not None:
                shelf.add(row)

    @property
    def _stored(self) -> EntityRows:
        if self._rows is None:
            raise RuntimeError("the sheet is not open")
        return self._rows

    def _card(self, kind: str, entity_id: Id) -> Card | None:
        key = (kind, entity_id)
        if key in self._cards:
            return self._cards[key]
        if entity_id in self._known_ids:
            return None
        row = self._stored.one(kind, entity_id)
        card = self._cards[key] = None if row is None else self._boxes.taken(row, self)
        return card

    def _card_of(self, row: EntityRow) -> Card:
        """Return the card of a row that was read, unless something newer is known."""
        key = (row.kind, row.id)
        card = self._cards.get(key)
        if card is None:
            card = self._cards[key] = self._boxes.taken(row, self)
        return card

    def _cards_of(self, kind: str, ids: Iterable[Id]) -> Iterable[EntityRow]:
        cards = (self._cards[kind, entity_id] for entity_id in ids)
        return [card.row for card in cards if card is not None]

    def _shelf(self, kind: str, handle: Handle | None, value: str) -> _Shelf:
        shelf = self._shelves.get((kind, handle, value))
        if shelf is not None:
            return shelf
        values = [value]
        if handle == "parent" and value in self._siblings:
            # What is asked of one participant of a meeting will be asked of the others: read it for all at once.
            values = [one for one in self._siblings[value].ids if (kind, handle, one) not in self._shelves]
        for one in values:
            self._shelves[kind, handle, one] = _Shelf()
        rows = self._stored.matching(kind, {}) if handle is None else self._stored.under(kind, handle, values)
        for row in rows:
            card = self._card_of(row)
            key = "" if handle is None else row[_COLUMN[handle]]
            shelf = self._shelves[kind, handle, str(key)]
            shelf.add(card.row)
            if handle == "meeting":
                self._siblings.setdefault(row.id, shelf)
        self._shelve_unwritten(kind, handle, values)
        return self._shelves[kind, handle, value]

    def _shelve_unwritten(self, kind: str, handle: Handle | None, values: Iterable[str]) -> None:
        """Put what this batch wrote before the shelf was read in its place."""
        wanted = set(values)
        for card in self._unwritten.values():
            value = "" if handle is None else card.row[_COLUMN[handle]]
            if card.row.kind == kind and value in wanted:
                self._shelves[kind, handle, str(value)].add(card.row)
