"""A full disk and a database that somebody else holds: told, nothing half-written, and over when it is over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Actor, EnvironmentFault
from ecabinet.store import engines
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.opening import open_tables
from ecabinet.store.sql_tables import SqlTables
from tests.store.scenes import DEVICE, RecordedStage, play_into


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlTables]:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    tables = open_tables(tmp_path / "hub.db")
    yield tables
    tables.close()


def agencies(stage: RecordedStage, count: int) -> list[Envelope]:
    start = len(stage.envelopes)
    for number in range(count):
        stage.must(stage.admin, v.AddAgency, agency=stage.new_id(), code=f"A.{number}", name="Sở " * 60)
    return stage.envelopes[start:]


def state_of(ledger: Ledger) -> object:
    with ledger._tables.reading() as rows:  # noqa: SLF001  # everything, to compare
        return ledger.heads(), ledger.log_entries(1), rows.entities.everything(), rows.records.last_seq()


def test_a_full_disk_is_told_and_nothing_is_half_written(kept: SqlTables) -> None:
    ledger = Ledger(kept)
    stage = RecordedStage()
    play_into(ledger, stage)
    many = agencies(stage, 300)
    before = state_of(ledger)
    with kept.writing() as rows:
        connection = rows._run.connection  # noqa: SLF001  # the limit belongs to the kept connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(EnvironmentFault) as told:
        ledger.commit(many, stage.now)
    assert told.value.code == "hub_disk_full"
    assert state_of(ledger) == before
    assert all(ledger.receipt(one.command.id) is None for one in many)
    assert all(receipt.accepted for receipt in ledger.commit(many, stage.now).receipts)


def test_a_database_that_somebody_else_holds_is_told(kept: SqlTables, tmp_path: Path) -> None:
    ledger = Ledger(kept)
    stage = RecordedStage()
    play_into(ledger, stage)
    (one,) = agencies(stage, 1)
    other = sqlite3.connect(tmp_path / "hub.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(EnvironmentFault) as told:
        ledger.commit([one], stage.now)
    assert told.value.code == "hub_away"
    other.execute("ROLLBACK")
    other.close()
    assert ledger.commit([one], stage.now).receipts[0].accepted


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as told:
        open_tables(tmp_path / "missing" / "hub.db")
    assert told.value.code == "hub_away"


def test_a_server_that_ends_our_connections_is_told_and_we_come_back(postgres_database: str) -> None:
    tables = open_tables(postgres_database)
    ledger = Ledger(tables)
    stage = RecordedStage()
    play_into(ledger, stage)
    (one,) = agencies(stage, 1)
    with psycopg.connect(postgres_database.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    with pytest.raises(EnvironmentFault) as told:
        ledger.commit([one], stage.now)
    assert told.value.code == "hub_away"
    assert ledger.commit([one], stage.now).receipts[0].accepted
    tables.close()


def test_no_server_is_told() -> None:
    with pytest.raises(EnvironmentFault) as told:
        open_tables("postgresql+psycopg://nobody@/nothing?host=/nowhere")
    assert told.value.code == "hub_away"


def test_two_hubs_on_one_postgresql_keep_the_feeds_gapless(postgres_database: str) -> None:
    first, second = open_tables(postgres_database), open_tables(postgres_database)
    one, other = Ledger(first), Ledger(second)
    stage = RecordedStage()
    meeting = stage.in_session()
    for place, envelope in enumerate(stage.envelopes):
        assert (one, other)[place % 2].commit([envelope], stage.now).receipts[0].accepted
    stranger = Envelope(stage.envelopes[0].command, Actor(stage.outsider), DEVICE)
    assert not other.commit([stranger], stage.now).receipts[0].accepted
    assert one.epoch() == other.epoch()
    assert [entry.seq for entry in one.log_entries(1000)] == list(range(len(stage.envelopes) + 1, 0, -1))
    assert one.heads() == other.heads()
    assert other.world().get(v.Meeting, meeting) == stage.world.get(v.Meeting, meeting)
    first.close()
    second.close()


def test_a_database_that_a_hub_holds_alone_admits_no_other_until_it_lets_go(
    postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_tables(postgres_database, alone=True)
    ledger = Ledger(first)
    with monkeypatch.context() as impatient:
        impatient.setattr(engines, "LOCK_SECONDS", 0.2)
        second = open_tables(postgres_database, alone=True)
    with pytest.raises(EnvironmentFault) as told:
        Ledger(second)
    assert told.value.code == "store_held"
    stage = RecordedStage()
    play_into(ledger, stage)
    heads = ledger.heads()
    first.close()
    second.close()
    third = open_tables(postgres_database, alone=True)
    assert Ledger(third).heads() == heads
    third.close()


def test_who_lost_the_database_believes_nothing_it_read_before(postgres_database: str) -> None:
    alone = open_tables(postgres_database, alone=True)
    ledger = Ledger(alone)
    stage = RecordedStage()
    play_into(ledger, stage)
    assert ledger.audiences_of(stage.outsider)
    assert refusal_of(ledger, stage) == "notice_unknown"
    with psycopg.connect(postgres_database.replace("+psycopg", ""), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    other = open_tables(postgres_database, alone=True)
    person = stage.world.get(v.Person, stage.outsider)
    assert person is not None
    stage.must(
        stage.admin,
        v.ChangePerson,
        based_on=person.version,
        person=person.id,
        email=person.email,
        full_name=person.full_name,
        position=person.position,
        agency=person.agency,
        roles=person.roles,
        precedence=person.precedence,
        active=False,
    )
    assert Ledger(other).commit([stage.envelopes[-1]], stage.now).receipts[0].accepted
    other.close()
    with pytest.raises(EnvironmentFault):
        ledger.job_done("none", stage.now)
    assert ledger.audiences_of(stage.outsider) == frozenset(), "also before it has the database again"
    assert refusal_of(ledger, stage) == "not_yours_to_do"
    assert ledger.audiences_of(stage.outsider) == frozenset()
    alone.close()


def refusal_of(ledger: Ledger, stage: RecordedStage) -> str | None:
    """Let somebody outside mark a notice that there is not; return the code of the refusal."""
    command = v.ReadNotice(id=stage.new_id(), claimed_at=stage.now, notice=stage.new_id())
    refusal = ledger.commit([Envelope(command, Actor(stage.outsider), DEVICE)], stage.now).receipts[0].refusal
    return None if refusal is None else refusal.code
