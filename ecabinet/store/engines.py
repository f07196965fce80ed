"""Engines: SQLite, SQLCipher and PostgreSQL, set so that what is committed is durable."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2
from sqlalchemy import Engine, QueuePool, create_engine

BUSY_SECONDS: Final = 5.0
"""How long a writer waits for another before it says that the store is away."""
LOCK_SECONDS: Final = 10.0
"""How long PostgreSQL lets a writer wait for a lock."""
_KEY_BYTES: Final = 32
_CACHED_STATEMENTS: Final = 256
_POOL: Final = {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 64}
_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL loses the last commits when the power goes
    "PRAGMA temp_store = MEMORY",  # nothing of a copy is written outside its file
    "PRAGMA cache_size = -16000",
)


def sqlite_engine(path: Path) -> Engine:
    """Return an engine on a SQLite file, which is made at the first use."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            path,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_CACHED_STATEMENTS,
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return connection

    return _engine("sqlite+pysqlite://", connect)


def sqlite_reading_engine(path: Path) -> Engine:
    """Return an engine that reads a SQLite file that is there, and can neither make nor write one."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )

    return _engine("sqlite+pysqlite://", connect)


def cipher_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on a SQLCipher file under a raw key of 32 bytes; a wrong key shows at the first use."""
    if len(key) != _KEY_BYTES:
        raise ValueError("a raw key has 32 bytes")
    keyed = f"PRAGMA key = \"x'{key.hex()}'\""

    def connect() -> sqlcipher3.dbapi2.Connection:
        connection = sqlcipher3.dbapi2.connect(
            str(path),
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_CACHED_STATEMENTS,
        )
        for pragma in (keyed, *_PRAGMAS):
            connection.execute(pragma)
        return connection

    return _engine("sqlite+pysqlite://", connect, module=sqlcipher3.dbapi2)


def postgres_engine(url: str) -> Engine:
    """Return an engine on PostgreSQL by its URL (`postgresql+psycopg://..`)."""
    return create_engine(
        url,
        isolation_level="AUTOCOMMIT",  # transactions are begun and ended by `sql_tables`
        paramstyle="format",
        pool_pre_ping=True,
        connect_args={"options": f"-c synchronous_commit=on -c lock_timeout={LOCK_SECONDS * 1000:.0f}ms"},
        **_POOL,
    )


def _engine(url: str, connect: Callable[[], object], **options: object) -> Engine:
    return create_engine(url, creator=connect, isolation_level="AUTOCOMMIT", **_POOL, **options)
