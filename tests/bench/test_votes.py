"""The bench of votes at a small size: everybody votes over a real link, and what is told of it is true."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from bench.assembly import Assembly, make_assembly
from bench.durable_commit import PlainStore, fresh_rows, rows_of
from bench.memory_store import memory_tables
from bench.place import BenchFailed, exchange
from bench.postgres_store import fill
from bench.shared_copies import Common, copy_over
from bench.votes import rows_of_a_ballot
from bench.votes_page import LARGE, SQLITE, Line, figures_of, lines_table, page_of
from bench.voting_room import VotingRoom, voting_room
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.entities import VoteState
from ecabinet.store.ledger import Ledger
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.opening import open_tables
from ecabinet.store.replica import Replica
from ecabinet.store.tables import Tables
from ecabinet.wire.frames import Batch, Row
from tests.postgres import PostgresServer

DELEGATES = 4


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Assembly]:
    folder = tmp_path_factory.mktemp("assembly") / "hub"
    return folder, make_assembly(folder, DELEGATES)


@pytest.fixture
def copied(hub: tuple[Path, Assembly], tmp_path: Path) -> tuple[Path, Assembly]:
    return copytree(hub[0], tmp_path / "hub"), hub[1]


@pytest.fixture(params=["sqlite", "memory"])
def room(request: pytest.FixtureRequest, copied: tuple[Path, Assembly]) -> Iterator[VotingRoom]:
    options = ("--memory",) if request.param == "memory" else ()
    with voting_room(*copied, *options) as room:
        yield room


def test_everybody_is_in_session_with_nothing_left_to_do(copied: tuple[Path, Assembly]) -> None:
    folder, assembly = copied
    ledger = Ledger(open_tables(folder / "store.sqlite"))
    try:
        world = ledger.world()
        assert len({seat.person for seat in assembly.seats}) == DELEGATES
        assert len(world.find(v.Attendance, meeting=assembly.meeting)) == DELEGATES
        assert sum(part.votes for part in world.find(v.Participant, meeting=assembly.meeting)) == DELEGATES
        assert ledger.next_due() is None
    finally:
        ledger.close()


@pytest.mark.parametrize("seconds", [0.2, 0.0])
def test_every_ballot_has_its_receipt_and_everybody_the_tally(room: VotingRoom, seconds: float) -> None:
    held = room.hold(seconds)
    assert len(held.told.waits) == DELEGATES
    assert list(held.told.waits) == sorted(held.told.waits)
    assert 0 < held.share(0.5) <= held.share(0.99) == held.told.waits[-1]
    assert held.told.span > seconds / DELEGATES
    assert held.hub > 0


def test_what_is_slow_or_alone_is_the_hub_alone(copied: tuple[Path, Assembly]) -> None:
    folder, assembly = copied
    with voting_room(folder, assembly) as room:
        slow = room.hold(0.0, commit_ms=30.0, at_once=1)
        closed = room.hold(0.0, end="close")
    assert slow.told.span >= DELEGATES * 0.03
    assert closed.ended > 0
    ledger = Ledger(open_tables(folder / "store.sqlite"))
    try:
        world = ledger.world()
        votes = world.find(v.Vote, meeting=assembly.meeting)
        assert sorted(vote.state for vote in votes) == [VoteState.CANCELLED, VoteState.CLOSED]
        assert [len(world.find(v.Cast, parent=vote.id)) for vote in votes] == [DELEGATES, DELEGATES]
    finally:
        ledger.close()


def test_a_process_that_is_gone_gives_no_figure() -> None:
    command = [sys.executable, "-c", "input()"]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as gone,
        pytest.raises(BenchFailed),
    ):
        exchange(gone, "cpu", "the hub")


def everything_of(tables: Tables) -> set[tuple[object, ...]]:
    with tables.reading() as rows:
        return {tuple(row) for row in rows.entities.everything()}


def test_the_same_store_stands_in_memory_and_in_postgresql(copied: tuple[Path, Assembly]) -> None:
    store = copied[0] / "store.sqlite"
    tables = open_tables(store)
    expected, heads = everything_of(tables), Ledger(tables).heads()
    tables.close()
    assert everything_of(memory_tables(store)) == expected
    with PostgresServer.started("fsync=off") as server, server.database() as url:
        fill(url, store)
        postgres = open_tables(url)
        try:
            assert everything_of(postgres) == expected
            assert Ledger(postgres).heads() == heads
        finally:
            postgres.close()


def test_a_plain_commit_writes_what_a_ballot_writes(copied: tuple[Path, Assembly]) -> None:
    written = rows_of_a_ballot(*copied)
    assert {name: len(rows) for name, rows in written.items()} == {
        "entity": 2,
        "feed": 2,
        "audience": 2,
        "receipt": 1,
        "log": 1,
    }
    before = rows_of(copied[0] / "store.sqlite")
    plain = PlainStore(copied[0] / "store.sqlite", written)
    assert plain.commit() > 0
    plain.close()
    after = rows_of(copied[0] / "store.sqlite")
    assert len(after["entity"] - before["entity"]) == 2
    assert len(fresh_rows(written, 7)) == 8


def test_copies_share_what_all_hold_and_nothing_else() -> None:
    tables = MemoryTables()
    first = Replica(tables)
    first.start_over("epoch")
    first.apply(batch("meeting/1", "Room", "hall", b"\x80"))
    first.apply(batch("person/lan", "Notice", "hers", b"\x80"))
    common = Common(tables)
    mine, yours = copy_over(common), copy_over(common)
    assert mine.epoch() == "epoch"
    assert mine.held() == {"meeting/1": 1}
    mine.apply(batch("meeting/1", "Room", "hall", b"\x81\xa1n\x01", version=2))
    assert bodies(mine, "hall") == [b"\x81\xa1n\x01"]
    assert bodies(yours, "hall") == [b"\x80"]
    assert bodies(yours, "hers") == []


def batch(audience: str, kind: str, entity: str, body: bytes, version: int = 1) -> Batch:
    return Batch(
        audience=audience, since=version - 1, until=version, head=version, rows=(Row(kind, entity, version, body),)
    )


def bodies(replica: Replica, entity: str) -> list[bytes | None]:
    with replica._tables.reading() as rows:  # noqa: SLF001 - a copy shows values, and these are none
        return [row.body for row in rows.entities.named([entity])]


LINE = Line(
    delegates=1_000,
    store=SQLITE,
    commit=0.001,
    half=0.004,
    most=0.02,
    most_in_memory=0.01,
    slow_half=0.012,
    slow_most=0.06,
    burst=2_100,
    alone=100,
    tally=0.2,
    result=1.5,
    hub_result=0.6,
    to_each=150_000.0,
    hub=0.4,
    hub_at_once=0.3,
    clients=0.5,
)


def test_goals_are_read_off_the_line_of_a_thousand() -> None:
    met = {figure.name: figure.met for figure in figures_of([LINE])}
    missed = [name for name, is_met in met.items() if not is_met]
    assert len(met) == 5
    assert missed == ["1,000 delegates in one second, SQLite, 5 ms added: 99 % have theirs"]


@pytest.mark.parametrize(("hub", "at_once", "met"), [(0.9, 0.8, True), (1.1, 0.8, False), (0.9, 1.0, False)])
def test_the_processor_is_judged_at_two_thousand(hub: float, at_once: float, *, met: bool) -> None:
    line = dataclasses.replace(LINE, delegates=LARGE, alone=None, most_in_memory=None, hub=hub, hub_at_once=at_once)
    (figure,) = figures_of([line])
    assert figure.met is met


def test_the_page_names_what_was_missed_and_the_machine() -> None:
    text = page_of([LINE], "2 processors", ["load"])
    assert "the machine was not free (load)" in text
    assert "Goals missed in this run: 1,000 delegates" in text
    assert "10.0 C" in text
    assert len(lines_table([LINE]).splitlines()) == 3
