"""Rows in dictionaries, with indexes by any column and a journal that undoes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

R = TypeVar("R")
K = TypeVar("K")


class Journalled(Protocol):
    """What a transaction keeps or undoes."""

    def keep(self) -> None:
        """Forget how to undo."""

    def undo(self) -> None:
        """Bring back what was there at the last `keep`."""


class Shelf(Generic[K, R]):
    """Rows by their key, in the order in which they were last put, with named indexes."""

    def __init__(
        self, key: Callable[[R], K], *, order: Callable[[R], int] | None = None, **indexes: Callable[[R], object]
    ) -> None:
        """Say what the key of a row is, and its value in each index (None: not in the index).

        With `order` each put has a higher number than those before, and undoing brings that order back.
        """
        self._key = key
        self._order = order
        self._rows: dict[K, R] = {}
        self._of = indexes
        self._indexes: dict[str, dict[object, dict[K, None]]] = {name: {} for name in indexes}
        self._journal: list[tuple[K, R | None]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, key: K) -> R | None:
        """Return the row of a key."""
        return self._rows.get(key)

    def all(self) -> Sequence[R]:
        """Return all rows."""
        return list(self._rows.values())

    def by(self, index: str, value: object) -> Sequence[R]:
        """Return the rows with this value, in the order in which they were last put."""
        return [self._rows[key] for key in self._indexes[index].get(value, ())]

    def newest_by(self, index: str, value: object) -> Iterator[R]:
        """Give the rows with this value, the last put first."""
        for key in reversed(self._indexes[index].get(value, {})):
            yield self._rows[key]

    def put(self, row: R) -> None:
        """Write a row over what was there."""
        key = self._key(row)
        self._journal.append((key, self._rows.get(key)))
        self._write(key, row)

    def remove(self, key: K) -> None:
        """Remove a row if it is there."""
        if key in self._rows:
            self._journal.append((key, self._rows[key]))
            self._write(key, None)

    def _write(self, key: K, row: R | None) -> None:
        old = self._rows.pop(key, None)
        if old is not None:
            for name, of in self._of.items():
                places = self._indexes[name].get(of(old), {})
                places.pop(key, None)
        if row is not None:
            self._rows[key] = row
            for name, of in self._of.items():
                value = of(row)
                if value is not None:
                    self._indexes[name].setdefault(value, {})[key] = None

    def keep(self) -> None:
        """Forget how to undo."""
        self._journal.clear()

    def undo(self) -> None:
        """Bring back what was there at the last `keep`."""
        undone = []
        while self._journal:
            key, row = self._journal.pop()
            self._write(key, row)
            if row is not None:
                undone.append(row)
        order = self._order
        if order is None:
            return
        for name, of in self._of.items():
            for value in {of(row) for row in undone}:
                places = self._indexes[name].get(value, {})
                self._indexes[name][value] = dict.fromkeys(sorted(places, key=lambda key: order(self._rows[key])))
