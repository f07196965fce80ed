"""Open the hub's tables by a place, for those who know no database."""

from __future__ import annotations

from pathlib import Path

from ecabinet.store.engines import postgres_engine, sqlite_engine
from ecabinet.store.migrations import migrate
from ecabinet.store.sql_tables import SqlTables


def open_tables(place: Path | str, *, alone: bool = False) -> SqlTables:
    """Open, and make or bring up to date, a SQLite file (a path) or a PostgreSQL database (a URL).

    Raises `EnvironmentFault`: `hub_away`, `hub_disk_full`, `update_needed`. That only one hub uses a SQLite file is the
    caller's to see to; with `alone` a PostgreSQL database admits one too, and the first write raises `store_held` where
    another holds it.
    """
    engine = sqlite_engine(place) if isinstance(place, Path) else postgres_engine(place)
    migrate(engine)
    return SqlTables(engine, alone=alone)
