"""What a database says when its surroundings fail, as the environment faults that people read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from typing import Final

from sqlalchemy.exc import DBAPIError

from ecabinet.domain.kernel import EnvironmentFault


class Side(Enum):
    """Whose store it is: a full disk of the hub and one of this device are told in other words."""

    HUB = "hub"
    DEVICE = "device"


_PRIMARY: Final = 0xFF
"""SQLite's extended codes carry the primary one in the lowest byte."""

_FULL: Final = frozenset({sqlite3.SQLITE_FULL})
_UNREADABLE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
    }
)
_CODES: Final[Mapping[Side, tuple[str, str]]] = {
    Side.HUB: ("hub_disk_full", "hub_away"),
    Side.DEVICE: ("disk_full", "store_locked"),
}

_STATES_FULL: Final = ("53100",)
_STATES_AWAY: Final = ("08", "53", "55", "57", "58", "40")
"""PostgreSQL: connection, resources, locks held elsewhere, shutting down, its system, deadlock."""


def _is_full_or_away(error: DBAPIError) -> bool | None:
    """Say whether the disk is full (True), the database cannot be used now (False), or it is a bug (None)."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        primary = code & _PRIMARY
        return True if primary in _FULL else False if primary in _UNREADABLE else None
    state = getattr(error.orig, "sqlstate", None)
    if isinstance(state, str):
        return True if state.startswith(_STATES_FULL) else False if state.startswith(_STATES_AWAY) else None
    return False if error.connection_invalidated or type(error.orig).__name__ == "OperationalError" else None


@contextmanager
def told_as_faults(side: Side) -> Iterator[None]:
    """Turn a failing database into `EnvironmentFault`: its disk is full, or it cannot be used now."""
    try:
        yield
    except DBAPIError as error:
        is_full = _is_full_or_away(error)
        if is_full is None:
            raise
        full, away = _CODES[side]
        raise EnvironmentFault(full if is_full else away, str(error.orig)) from error
