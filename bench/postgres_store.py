"""A hub's SQLite store taken over into PostgreSQL, and one durable commit of a ballot's rows by plain psycopg."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from bench.durable_commit import Cells, Rows, fresh_rows
from ecabinet.store.opening import open_tables

_TABLES = ("entity", "feed", "audience", "receipt", "log", "job", "setting", "session")
_GONE = 4


def fill(url: str, store: Path) -> None:
    """Make the schema in an empty database, and put all rows of a store into it."""
    open_tables(url).close()
    source = sqlite3.connect(store)
    try:
        with psycopg.connect(_plain(url)) as target, target.cursor() as cursor:
            for table in _TABLES:
                rows = source.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our names
                if rows:
                    cursor.executemany(_insert(table, len(rows[0])), [_typed(table, row) for row in rows])
    finally:
        source.close()


class PlainPostgres:
    """A filled database - same tables, same indexes - that plain psycopg writes to."""

    def __init__(self, url: str, written: Rows) -> None:
        """Open it; each `commit` writes as many rows of the same sizes under fresh keys."""
        self._connection = psycopg.connect(_plain(url), autocommit=True)
        self._written = written
        self._number = 1_000_000

    def commit(self) -> float:
        """Write the rows in one transaction; return the seconds from BEGIN to the durable COMMIT."""
        self._number += 1
        fresh = [(_insert(table, len(row)), _typed(table, row)) for table, row in self._fresh()]
        begun = time.perf_counter()
        with self._connection.transaction(), self._connection.cursor() as cursor:
            for statement, row in fresh:
                cursor.execute(statement, row)
        return time.perf_counter() - begun

    def close(self) -> None:
        """Let it go."""
        self._connection.close()

    def _fresh(self) -> list[tuple[str, Cells]]:
        # An audience's own name stays in `fresh_rows`; here every commit has audiences of its own.
        return [
            (table, (str(uuid4()), *row[1:]) if table == "audience" else row)
            for table, row in fresh_rows(self._written, self._number)
        ]


def _insert(table: str, width: int) -> sql.Composed:
    marks = sql.SQL(", ").join(sql.Placeholder() * width)
    return sql.SQL("INSERT INTO {} VALUES ({}) ON CONFLICT DO NOTHING").format(sql.Identifier(table), marks)


def _typed(table: str, row: Cells) -> tuple[object, ...]:
    return (*row[:_GONE], bool(row[_GONE])) if table == "feed" else row


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")
