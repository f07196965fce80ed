"""Every place where rows can be kept: the contract is the same for all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.opening import open_tables
from ecabinet.store.tables import Tables


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def tables(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tables]:
    """Give fresh tables in each kind of place."""
    opened: Tables
    match request.param:
        case "memory":
            opened = MemoryTables()
        case "sqlite":
            opened = open_tables(tmp_path / "hub.db")
        case _:
            opened = open_tables(str(request.getfixturevalue("postgres_database")))
    yield opened
    opened.close()
