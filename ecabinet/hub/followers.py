"""The open connections by whose they are and by what they follow: a commit costs those alone whom it concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from ecabinet.domain.kernel import Id


class OfSomebody(Protocol):
    """A connection, as far as it is looked for."""

    @property
    def person(self) -> Id:
        """Who is on the other end."""


C = TypeVar("C", bound=OfSomebody)


class Followers(Generic[C]):
    """Lives on the event loop. A connection is a newcomer until it was said what it may follow."""

    def __init__(self) -> None:
        self._audiences: dict[C, frozenset[str] | None] = {}
        self._by_audience: dict[str, dict[C, None]] = {}
        self._by_person: dict[Id, dict[C, None]] = {}

    def __len__(self) -> int:
        return len(self._audiences)

    def __iter__(self) -> Iterator[C]:
        return iter(tuple(self._audiences))

    def add(self, connection: C) -> None:
        """Take a connection in."""
        self._audiences[connection] = None
        self._by_person.setdefault(connection.person, {})[connection] = None

    def remove(self, connection: C) -> None:
        """Let a connection go."""
        self._place(connection, frozenset())
        del self._audiences[connection]
        _take(self._by_person, connection.person, connection)

    def follows(self, connection: C, audiences: frozenset[str]) -> None:
        """Note what a connection may follow from now on."""
        if connection in self._audiences:
            self._place(connection, audiences)

    def newcomers(self) -> Collection[C]:
        """Return those who were not told yet what they may follow."""
        return [connection for connection, audiences in self._audiences.items() if audiences is None]

    def of(self, audience: str) -> Collection[C]:
        """Return the connections that may follow an audience."""
        return tuple(self._by_audience.get(audience, ()))

    def of_person(self, person: Id) -> Collection[C]:
        """Return the connections of a person."""
        return tuple(self._by_person.get(person, ()))

    def _place(self, connection: C, audiences: frozenset[str]) -> None:
        before = self._audiences[connection] or frozenset()
        for audience in before - audiences:
            _take(self._by_audience, audience, connection)
        for audience in audiences - before:
            self._by_audience.setdefault(audience, {})[connection] = None
        self._audiences[connection] = audiences


def _take(places: dict[str, dict[C, None]], name: str, connection: C) -> None:
    place = places[name]
    del place[connection]
    if not place:
        del places[name]


def each_once(groups: Iterable[tuple[str, Collection[C]]]) -> Iterator[tuple[str, C]]:
    """Give every connection once, with the first name under which it stands."""
    seen: set[C] = set()
    for name, connections in groups:
        for connection in connections:
            if connection not in seen:
                seen.add(connection)
                yield name, connection
