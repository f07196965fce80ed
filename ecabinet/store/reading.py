"""A hub's store at one moment, looked at and never written: also beside a hub that runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from ecabinet.domain.kernel import E, EnvironmentFault, Id
from ecabinet.store.engines import postgres_engine, sqlite_reading_engine
from ecabinet.store.faults import Side, told_as_faults
from ecabinet.store.ledger import LogEntry, entry_of
from ecabinet.store.migrations import NEWEST, revision_of
from ecabinet.store.rows import LogRow
from ecabinet.store.sql_tables import SqlTables
from ecabinet.store.tables import Rows
from ecabinet.store.worlds import handles_of
from ecabinet.wire.codec import decode_entity

_PAGE: Final = 1000


class Snapshot:
    """What the store holds at one moment. Unlike a world it leaves nothing out that it cannot decode."""

    def __init__(self, rows: Rows) -> None:
        """Look at rows within one transaction."""
        self._rows = rows

    def values(self, kind: type[E], *, meeting: Id | None = None) -> Sequence[E]:
        """Return the values of a kind, of one meeting if given, by id; raises EnvironmentFault for one unreadable."""
        rows = self._rows.entities.matching(kind.__name__, handles_of(meeting=meeting))
        found = []
        for row in sorted(rows, key=lambda row: row.id):
            if row.body is None:
                continue
            try:
                found.append(decode_entity(kind, row.body))
            except msgspec.DecodeError as fault:
                raise EnvironmentFault("hub_not_here", f"{row.kind} {row.id}: {fault}") from fault
        return found

    def log(self, meeting: Id) -> tuple[LogEntry, ...]:
        """Return all log entries of a meeting, the oldest first."""
        found: list[LogRow] = []
        before: int | None = None
        while page := self._rows.records.log(before, _PAGE, meeting):
            found.extend(page)
            before = page[-1].seq
        return tuple(entry_of(row) for row in reversed(found))


@contextmanager
def looked_at(place: Path | str) -> Iterator[Snapshot]:
    """Give the store of a SQLite file (a path) or a PostgreSQL database (a URL) as it is now.

    Raises EnvironmentFault: `hub_not_here` where there is none, or one of another version of the product, `hub_away`.
    """
    if isinstance(place, Path) and not place.is_file():
        raise EnvironmentFault("hub_not_here", str(place))
    engine = sqlite_reading_engine(place) if isinstance(place, Path) else postgres_engine(place)
    tables = SqlTables(engine)
    try:
        with told_as_faults(Side.HUB), engine.connect() as connection:
            found = revision_of(connection)
        if found != NEWEST:
            raise EnvironmentFault("hub_not_here", f"the store has schema {found}, this product reads {NEWEST}")
        with tables.reading() as rows:
            yield Snapshot(rows)
    finally:
        tables.close()
