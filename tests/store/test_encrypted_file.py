"""The copy on a device: unreadable without its key, whole after anything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.store.engines import cipher_engine
from ecabinet.store.faults import Side
from ecabinet.store.replica import Replica, open_replica
from ecabinet.store.sql_tables import SqlTables
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import Batch, Row
from tests.stage import START
from tests.store.test_replica_contract import membership

KEY = bytes(range(32))
CANARY = "CANARY-cuoc-hop-kin"


def page(since: int, count: int) -> Batch:
    rooms = [
        v.Room(id=f"{CANARY}-{since + place:06d}", name=CANARY, location="x" * 300, seats=1) for place in range(count)
    ]
    rows = tuple(Row("Room", one.id, 1, encode(one)) for one in rooms)
    return Batch(audience=CANARY, since=since, until=since + count, head=since + count, rows=rows)


def test_nothing_of_it_is_in_plain_text_on_the_disk(tmp_path: Path) -> None:
    replica = open_replica(tmp_path / "copy.db", KEY)
    replica.start_over(CANARY)
    for start in range(0, 3000, 1000):
        replica.apply(page(start, 1000))
    replica.remember(CANARY, CANARY.encode())
    replica.queue(v.ReadNotice(id=CANARY, claimed_at=START, notice=CANARY))
    files = sorted(tmp_path.iterdir())
    assert {file.suffix for file in files} >= {".db", ".db-wal"}
    for file in files:
        content = file.read_bytes()
        assert CANARY.encode() not in content, file.name
        assert b"SQLite format 3" not in content, file.name
    replica.close()
    assert CANARY.encode() not in (tmp_path / "copy.db").read_bytes()


def test_it_is_there_again_after_it_was_closed(tmp_path: Path) -> None:
    replica = open_replica(tmp_path / "copy.db", KEY)
    replica.start_over("epoch")
    replica.apply(page(0, 10))
    replica.queue(v.ReadNotice(id="command", claimed_at=START, notice="n"))
    replica.close()
    again = open_replica(tmp_path / "copy.db", KEY)
    assert again.epoch() == "epoch"
    assert again.held() == {CANARY: 10}
    assert len(again.world().find(v.Room)) == 10
    assert [one.id for one in again.waiting()] == ["command"]
    again.close()


def test_a_wrong_key_is_told_and_harms_nothing(tmp_path: Path) -> None:
    open_replica(tmp_path / "copy.db", KEY).close()
    with pytest.raises(EnvironmentFault) as told:
        open_replica(tmp_path / "copy.db", bytes(32))
    assert told.value.code == "store_locked"
    open_replica(tmp_path / "copy.db", KEY).close()


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"not a database" * 1000)
    with pytest.raises(EnvironmentFault) as told:
        open_replica(tmp_path / "copy.db", KEY)
    assert told.value.code == "store_locked"


def test_plain_sqlite_cannot_read_it(tmp_path: Path) -> None:
    open_replica(tmp_path / "copy.db", KEY).close()
    plain = sqlite3.connect(tmp_path / "copy.db")
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master")
    plain.close()


def test_a_key_of_another_length_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_replica(tmp_path / "copy.db", b"short")


def test_a_full_disk_is_told_and_leaves_the_page_out_whole(tmp_path: Path) -> None:
    open_replica(tmp_path / "copy.db", KEY).close()
    engine = cipher_engine(tmp_path / "copy.db", KEY)
    replica = Replica(SqlTables(engine, Side.DEVICE))
    replica.apply(page(0, 100))
    with replica._tables.writing() as rows:  # noqa: SLF001  # the limit belongs to the kept connection
        connection = rows.settings._run.connection  # type: ignore[attr-defined]  # noqa: SLF001  # see above
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(EnvironmentFault) as told:
        replica.apply(page(100, 2000))
    assert told.value.code == "disk_full"
    assert replica.held() == {CANARY: 100}
    assert len(replica.world().find(v.Room)) == 100
    replica.apply(page(100, 2000))  # the failed connection was closed, and with it the limit
    assert replica.held() == {CANARY: 2100}
    replica.close()


def test_handles_are_made_anew_for_a_newer_product(tmp_path: Path) -> None:
    replica = open_replica(tmp_path / "copy.db", KEY)
    seat = membership("seat", "committee", "person")
    replica.apply(Batch(audience="a", since=0, until=1, head=1, rows=(Row("Membership", "seat", 1, encode(seat)),)))
    with replica._tables.writing() as rows:  # noqa: SLF001  # as an older product would have left it
        rows.entities.put([one._replace(parent=None) for one in rows.entities.everything()])
        rows.settings.put("vocabulary", b"older")
    assert replica.world().find(v.Membership, parent="committee") == []
    replica.close()
    newer = open_replica(tmp_path / "copy.db", KEY)
    assert newer.world().find(v.Membership, parent="committee") == [seat]
    newer.close()
