"""A hub's SQLite store taken into memory: what the same hub does where nothing has to be durable."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.rows import EntityRow, FeedRow, LogRow, ReceiptRow, SessionRow


def memory_tables(store: Path) -> MemoryTables:
    """Return tables in memory with the rows of a store; jobs stay behind."""
    connection = sqlite3.connect(store)
    tables = MemoryTables()
    try:
        with tables.writing() as rows:
            rows.entities.put([EntityRow._make(row) for row in connection.execute("SELECT * FROM entity")])
            places = connection.execute("SELECT * FROM feed ORDER BY revision")
            rows.feeds.put([FeedRow._make(row)._replace(gone=bool(row[-1])) for row in places])
            rows.feeds.advance(dict(connection.execute("SELECT name, revision FROM audience")))
            rows.records.add_receipts([ReceiptRow._make(row) for row in connection.execute("SELECT * FROM receipt")])
            rows.records.add_log([LogRow._make(row) for row in connection.execute("SELECT * FROM log ORDER BY seq")])
            for row in connection.execute("SELECT * FROM session"):
                rows.sign_in.put_session(SessionRow._make(row))
            for name, value in connection.execute("SELECT name, value FROM setting"):
                rows.settings.put(name, value)
    finally:
        connection.close()
    return tables
