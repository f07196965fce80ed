"""Rows in a database: one kept connection writes, others read snapshots."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.store.faults import Side, told_as_faults
from ecabinet.store.sql_records import SqlOutboxRows, SqlRecordRows, SqlSettingRows, SqlSignInRows
from ecabinet.store.sql_rows import SqlEntityRows, SqlFeedRows
from ecabinet.store.statements import Running, Statements, hold_alone

_LOCK_NOT_AVAILABLE = "55P03"
"""What PostgreSQL says to who has waited long enough for a lock."""


class SqlRows:
    """`tables.Rows` on one connection."""

    def __init__(self, connection: Connection, statements: Statements) -> None:
        """Work on a connection that is inside a transaction."""
        self._run = Running(connection, statements)
        self.entities = SqlEntityRows(self._run)
        self.feeds = SqlFeedRows(self._run)
        self.records = SqlRecordRows(self._run)
        self.sign_in = SqlSignInRows(self._run)
        self.outbox = SqlOutboxRows(self._run)
        self.settings = SqlSettingRows(self._run)

    def lock(self, shared: Collection[str], exclusive: Collection[str]) -> None:
        """Hold these names until the transaction ends."""
        self._run.lock(shared=shared, exclusive=exclusive)

    def say(self, text: str) -> None:
        """Begin or end a transaction, or what else is no statement on rows."""
        self._run.say(text)


class SqlTables:
    """`tables.Tables` in SQLite, SQLCipher or PostgreSQL, brought up to date by `migrations.migrate`."""

    def __init__(self, engine: Engine, side: Side = Side.HUB, *, alone: bool = False) -> None:
        """Keep an engine of `engines`; `close` disposes of it. With `alone` no other hub may write meanwhile."""
        self._engine = engine
        self._side = side
        self._statements = Statements(engine.dialect, alone=alone)
        self._holds_alone = alone and self._statements.is_postgresql
        self._tenure = 0
        self._turn = threading.RLock()
        self._writer: SqlRows | None = None
        self._connection: Connection | None = None
        on_postgresql = self._statements.is_postgresql
        self._begin = "BEGIN" if on_postgresql else "BEGIN IMMEDIATE"
        self._begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if on_postgresql else "BEGIN"

    @property
    def has_one_writer(self) -> bool:
        """Whether nobody else writes: where it is `alone`, and on SQLite, whose folder admits one hub or one client.

        Where it is known that the hold was lost with its connection, somebody else may, until it is taken again.
        """
        return self._statements.has_one_writer and (self._connection is not None or not self._holds_alone)

    @property
    def tenure(self) -> int:
        """Which stretch of being the one writer this is; where the connection was lost, somebody else may have been."""
        return self._tenure

    @contextmanager
    def reading(self) -> Iterator[SqlRows]:
        """Read a snapshot; from any thread. Giving the connection back ends its transaction."""
        with told_as_faults(self._side), self._engine.connect() as connection:
            rows = SqlRows(connection, self._statements)
            rows.say(self._begin_reading)
            yield rows

    @contextmanager
    def writing(self) -> Iterator[SqlRows]:
        """Write in one transaction, durable when the block ends, undone when it raises; writers wait for each other.

        After a failure the connection is closed, which undoes everything, and the next writer opens another: what a
        database that failed in a commit thinks of itself is not asked.
        """
        with self._turn, told_as_faults(self._side):
            whole = False
            try:
                rows = self._kept()
                rows.say(self._begin)
                yield rows
                rows.say("COMMIT")
                whole = True
            finally:
                if not whole:
                    self._let_go()

    def _kept(self) -> SqlRows:
        if self._connection is None or self._writer is None:
            connection = self._engine.connect()
            if self._holds_alone:
                self._take_hold(connection)
            self._connection = connection
            self._writer = SqlRows(self._connection, self._statements)
        return self._writer

    def _take_hold(self, connection: Connection) -> None:
        self._tenure += 1
        try:
            hold_alone(connection)
        except DBAPIError as held:
            connection.close()
            if getattr(held.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
                raise EnvironmentFault("store_held", str(held.orig)) from held
            raise

    def _let_go(self) -> None:
        connection, self._connection, self._writer = self._connection, None, None
        if connection is not None:
            connection.invalidate()
            connection.close()

    def leave_no_trace(self) -> None:
        """Empty the write-ahead log of a device's file, which still has what was written over."""
        if self._side is Side.DEVICE:
            with self._turn, told_as_faults(self._side):
                self._kept().say("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        with self._turn:
            self._let_go()
            self._engine.dispose()
