"""SQL text from Core statements, compiled once for a database and run with plain tuples.

SQLAlchemy writes the SQL; what it would do for each row (binds, types, results) is not needed here and costs as much as
the database itself: all columns are text, whole numbers, bytes and booleans, which the drivers take as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from sqlalchemy import BindParameter, Connection, Dialect, Integer, Table, TextClause, bindparam, func, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import Delete, Insert, Select, Update
from sqlalchemy.sql.elements import ColumnElement

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.engine.interfaces import DBAPIModule
    from sqlalchemy.sql.compiler import SQLCompiler

Value: TypeAlias = str | int | bytes | bool | list[str] | None
Values: TypeAlias = tuple[Value, ...]
Query: TypeAlias = Select[*tuple[object, ...]]
"""A query, whatever its columns."""
Change: TypeAlias = Delete | Update

_json = msgspec.json.Encoder()


class Statements:
    """The compiled statements of one database."""

    def __init__(self, dialect: Dialect, *, alone: bool = False) -> None:
        """Begin with none. `alone`: nobody else writes, for whatever reason."""
        self._dialect = dialect
        self.failure = dialect.loaded_dbapi.Error
        """What the driver raises."""
        self.has_one_writer = alone or not self.is_postgresql
        self._texts: dict[object, str] = {}

    def is_gone(self, error: DBAPIModule.Error, connection: Connection) -> bool:
        """Say whether the connection ended with this failure."""
        return self._dialect.is_disconnect(error, connection.connection.dbapi_connection, None)

    def told(self, text: str, error: DBAPIModule.Error, *, is_gone: bool) -> StatementError:
        """Return a failure of the driver as SQLAlchemy tells it; parameters are left out, they may be secret."""
        return DBAPIError.instance(
            text, None, error, self.failure, hide_parameters=True, connection_invalidated=is_gone, dialect=self._dialect
        )

    @property
    def is_postgresql(self) -> bool:
        """Whether it is PostgreSQL; else SQLite."""
        return self._dialect.name == "postgresql"

    def query(self, key: object, build: Callable[[], Query | Change]) -> str:
        """Return the text of a statement. Its parameters are given in the order in which they appear in it."""
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = str(build().compile(dialect=self._dialect))
        return found

    def upsert(self, table: Table, *, newer: str | None = None) -> str:
        """Return INSERT .. ON CONFLICT (the key) DO UPDATE, with `newer` only where that column is at least as high."""

        def build() -> Insert:
            keys = [column.name for column in table.primary_key]
            insert = self._insert()(table)
            return insert.on_conflict_do_update(
                index_elements=keys,
                set_={column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys},
                where=None if newer is None else insert.excluded[newer] >= table.columns[newer],
            )

        return self._of_columns(("upsert", table.name, newer), build, table)

    def insert(self, table: Table) -> str:
        """Return INSERT: what is there already is an error."""
        return self._of_columns(("insert", table.name), lambda: table.insert().inline(), table)

    def _insert(self) -> type[postgresql.Insert | sqlite.Insert]:
        if not self.is_postgresql:
            return sqlite.Insert
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - 0.1 s that a client need not wait for

        return postgresql.Insert

    def _of_columns(self, key: object, build: Callable[[], Insert], table: Table) -> str:
        found = self._texts.get(key)
        if found is None:
            names = [column.name for column in table.columns]
            compiled = build().compile(dialect=self._dialect, column_keys=names)
            if getattr(compiled, "positiontup", None) != names:
                raise TypeError(f"parameters are not in the order of the columns: {key}")
            found = self._texts[key] = str(compiled)
        return found


class Among(ColumnElement[bool]):
    """Whether a column is one of many values, which are one parameter (`Running.many`) however many they are."""

    inherit_cache = False

    def __init__(self, column: ColumnElement[str]) -> None:
        """Ask it of a column."""
        self.column = column
        self.values: BindParameter[str] = bindparam(None, type_=column.type, unique=True)


@compiles(Among, "postgresql")
def _among_an_array(among: Among, compiler: SQLCompiler, **options: object) -> str:
    return f"{compiler.process(among.column, **options)} = ANY ({compiler.process(among.values, **options)}::text[])"


@compiles(Among, "sqlite")
def _among_json(among: Among, compiler: SQLCompiler, **options: object) -> str:
    each = func.json_each(among.values).table_valued("value")
    return compiler.process(among.column.in_(select(each.c.value)), **options)


def at_most() -> TextClause:
    """Return `LIMIT` with one parameter (SQLAlchemy's own adds an OFFSET on SQLite)."""
    return text("LIMIT :most").bindparams(bindparam("most", type_=Integer))


class Running:
    """Statements on one connection, given straight to its driver: what SQLAlchemy keeps of each result is not needed.

    What the driver raises comes as SQLAlchemy's `DBAPIError`, as from its own connection.
    """

    def __init__(self, connection: Connection, statements: Statements) -> None:
        """Keep both; one cursor serves all statements, as each is read to its end."""
        self.connection = connection
        self._statements = statements
        self._cursor = connection.connection.cursor()

    def fetch(self, key: object, build: Callable[[], Query], values: Values = ()) -> Sequence[Sequence[object]]:
        """Run a query; return its rows."""
        text = self._statements.query(key, build)
        try:
            self._cursor.execute(text, values)
            return self._cursor.fetchall()
        except self._statements.failure as error:
            raise self._told(text, error) from error

    def number(self, key: object, build: Callable[[], Query], values: Values = ()) -> int | None:
        """Run a query for one number; return None if there is none."""
        found = self.fetch(key, build, values)
        value = found[0][0] if found else None
        return value if isinstance(value, int) else None

    def change(self, key: object, build: Callable[[], Change], values: Values = ()) -> None:
        """Run one statement that changes rows."""
        self.say(self._statements.query(key, build), values)

    def change_many(self, key: object, build: Callable[[], Change], rows: Sequence[Values]) -> None:
        """Run a statement for each of these rows of parameters."""
        if rows:
            self._say_for_each(self._statements.query(key, build), rows)

    def upsert(self, table: Table, rows: Sequence[Values], *, newer: str | None = None) -> None:
        """Write rows over what was there, with `newer` only where that column is at least as high."""
        if rows:
            self._say_for_each(self._statements.upsert(table, newer=newer), rows)

    def insert(self, table: Table, rows: Sequence[Values]) -> None:
        """Add rows."""
        if rows:
            self._say_for_each(self._statements.insert(table), rows)

    def many(self, values: Collection[str]) -> Value:
        """Return the one parameter that many values are to `Among`."""
        return list(values) if self._statements.is_postgresql else _json.encode(list(values)).decode()

    def lock(self, *, shared: Collection[str] = (), exclusive: Collection[str] = ()) -> None:
        """Hold names until the transaction ends; where there is one writer it holds everything from the beginning.

        Shared ones first, each group in its order, so that two hubs never wait for each other.
        """
        if self._statements.has_one_writer:
            return
        for name in sorted(shared):
            self.say("SELECT pg_advisory_xact_lock_shared(%s)", (_number_of(name),))
        for name in sorted(exclusive):
            self.say("SELECT pg_advisory_xact_lock(%s)", (_number_of(name),))

    def say(self, text: str, values: Values = ()) -> None:
        """Run one statement whose rows, if it has any, nobody wants."""
        try:
            self._cursor.execute(text, values)
        except self._statements.failure as error:
            raise self._told(text, error) from error

    def _say_for_each(self, text: str, rows: Sequence[Values]) -> None:
        try:
            self._cursor.executemany(text, rows)
        except self._statements.failure as error:
            raise self._told(text, error) from error

    def _told(self, text: str, error: DBAPIModule.Error) -> StatementError:
        """Return a failure as SQLAlchemy tells it, and let a connection that is gone never be used again."""
        is_gone = self._statements.is_gone(error, self.connection)
        if is_gone:
            self.connection.invalidate(error)
        return self._statements.told(text, error, is_gone=is_gone)


def hold_alone(connection: Connection) -> None:
    """Hold a PostgreSQL database against every other hub for as long as this connection lasts.

    Waits for one that is just ending as long as for any lock, then raises what the database says.
    """
    connection.exec_driver_sql("SELECT pg_advisory_lock(%s)", (_number_of("hub"),))


def _number_of(name: str) -> int:
    """Return the 64-bit number by which PostgreSQL knows an advisory lock."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True)
