"""C: one durable commit of the rows that a command writes, by plain sqlite3 on the same disk."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

Cell = str | int | bytes | float | None
Cells = tuple[Cell, ...]
Rows = Mapping[str, frozenset[Cells]]
_TABLES = ("entity", "feed", "audience", "receipt", "log", "job", "setting", "session")


def rows_of(store: Path) -> Rows:
    """Return all rows of a hub's SQLite store."""
    connection = sqlite3.connect(store)
    try:
        return {name: frozenset(connection.execute(f"SELECT * FROM {name}")) for name in _TABLES}  # noqa: S608 - our names
    finally:
        connection.close()


def written_between(before: Rows, after: Rows) -> Rows:
    """Return the rows that are new or other than before."""
    return {name: rows - before[name] for name, rows in after.items() if rows - before[name]}


def told(written: Rows) -> str:
    """Say how many rows of which tables."""
    return ", ".join(f"{len(rows)} {name}" for name, rows in written.items())


class PlainStore:
    """A copy of the hub's store - same tables, same indexes - that plain sqlite3 writes to in WAL with FULL."""

    def __init__(self, store: Path, written: Rows) -> None:
        """Open it; each `commit` writes as many rows of the same sizes under fresh keys."""
        self._connection = sqlite3.connect(store, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._written = written
        self._number = 1_000_000

    def commit(self) -> float:
        """Write the rows in one transaction; return the seconds from BEGIN to the durable COMMIT."""
        self._number += 1
        fresh = [
            (f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our names
            for table, row in fresh_rows(self._written, self._number)
        ]
        begun = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        for statement, row in fresh:
            self._connection.execute(statement, row)
        self._connection.execute("COMMIT")
        return time.perf_counter() - begun

    def close(self) -> None:
        """Let it go."""
        self._connection.close()


def fresh_rows(written: Rows, number: int) -> list[tuple[str, Cells]]:
    """Return rows of the same sizes under fresh keys, each with its table; `number` is that of the log entry.

    Every UUID becomes another one, the same one throughout: keys are new, rows still belong together. Audiences keep
    their names, as their rows are written anew by each command.
    """
    names: dict[Cell, Cell] = {}

    def renewed(cell: Cell) -> Cell:
        is_id = isinstance(cell, str) and len(cell) == len(str(uuid4())) and cell.count("-") == 4
        return names.setdefault(cell, str(uuid4())) if is_id else cell

    made: list[tuple[str, Cells]] = []
    for table, rows in written.items():
        for row in rows:
            cells = row if table == "audience" else tuple(renewed(cell) for cell in row)
            made.append((table, (number, *cells[1:]) if table == "log" else cells))
    return made
