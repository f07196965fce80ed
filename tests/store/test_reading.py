"""A store is looked at beside a hub that works on it: one state of it, nothing left out, nothing written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Actor, Command, EnvironmentFault
from ecabinet.store.engines import sqlite_reading_engine
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.opening import open_tables
from ecabinet.store.reading import looked_at
from ecabinet.wire.identity import new_id
from tests.stage import START


def add_agency(ledger: Ledger, code: str) -> None:
    command: Command = v.AddAgency(id=new_id(), claimed_at=START, agency=new_id(), code=code, name="Sở Nội vụ")
    (receipt,) = ledger.commit([Envelope(command, Actor(HUB), HUB)], START).receipts
    assert receipt.refusal is None


def test_what_is_written_meanwhile_is_not_seen(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    with closing(Ledger(open_tables(place))) as ledger:
        add_agency(ledger, "000.00.01.H26")
        with looked_at(place) as store:
            assert len(store.values(v.Agency)) == 1
            add_agency(ledger, "000.00.02.H26")
            assert len(store.values(v.Agency)) == 1
        with looked_at(place) as store:
            assert len(store.values(v.Agency)) == 2


def test_nothing_can_be_written(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    with closing(Ledger(open_tables(place))):
        engine = sqlite_reading_engine(place)
        with engine.connect() as connection, pytest.raises(DBAPIError, match="readonly"):
            connection.exec_driver_sql("DELETE FROM log")
        engine.dispose()


def test_a_value_that_cannot_be_read_is_a_fault_and_not_left_out(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    with closing(Ledger(open_tables(place))) as ledger:
        add_agency(ledger, "000.00.01.H26")
    with closing(sqlite3.connect(place)) as store, store:
        store.execute("UPDATE entity SET body = x'80' WHERE kind = 'Agency'")
    with looked_at(place) as found, pytest.raises(EnvironmentFault, match="hub_not_here: Agency"):
        found.values(v.Agency)


def test_a_store_of_another_version_is_left_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "store.sqlite"
    open_tables(place).close()
    with closing(sqlite3.connect(place)) as store, store:
        store.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(EnvironmentFault, match="schema 0000"), looked_at(place):
        pass
    with closing(sqlite3.connect(place)) as store:
        assert store.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)


@pytest.mark.parametrize("content", [None, b"", b"no database" * 1000])
def test_where_there_is_no_store_none_is_made(tmp_path: Path, content: bytes | None) -> None:
    place = tmp_path / "store.sqlite"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(EnvironmentFault), looked_at(place):
        pass
    assert (place.read_bytes() if place.exists() else None) == content
