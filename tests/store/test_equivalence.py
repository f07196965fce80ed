"""Random sessions end alike in memory and in SQLite, however they are cut into batches."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.store.ledger import Ledger
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.opening import open_tables
from ecabinet.store.tables import Tables
from ecabinet.wire.frames import Receipt
from tests.store.scenes import RecordedStage, all_audiences, followed, held_by, random_session


def record(tables: Tables, stage: RecordedStage, batch: int) -> tuple[Ledger, list[Receipt]]:
    """Record a session in batches of this size."""
    ledger = Ledger(tables)
    receipts: list[Receipt] = []
    for start in range(0, len(stage.envelopes), batch):
        receipts.extend(ledger.commit(stage.envelopes[start : start + batch], stage.now).receipts)
    return ledger, receipts


def all_of(tables: Tables, ledger: Ledger) -> object:
    """Return all that a ledger keeps, to be compared."""
    with tables.reading() as rows:
        entities = sorted(rows.entities.everything())
        jobs = rows.records.due_jobs(2**60, 10_000)
    feeds = {
        (name, since): sorted((row.kind, row.id, row.version, row.body) for row in ledger.changes(name, since, 5).rows)
        for name, head in ledger.heads().items()
        for since in (0, head // 2)
    }
    return entities, jobs, feeds, ledger.heads(), ledger.log_entries(10_000)


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32), steps=st.integers(0, 80), batches=st.tuples(st.integers(1, 40), st.integers(1, 40)))
def test_memory_and_sqlite_agree_whatever_the_batches(seed: int, steps: int, batches: tuple[int, int]) -> None:
    stage = random_session(seed, steps)
    memory = MemoryTables()
    in_memory, receipts = record(memory, stage, batches[0])
    assert [receipt.refusal for receipt in receipts] == stage.refusals
    with tempfile.TemporaryDirectory() as folder:
        sqlite = open_tables(Path(folder) / "hub.db")
        in_sqlite, same = record(sqlite, stage, batches[1])
        assert same == receipts
        assert all_of(sqlite, in_sqlite) == all_of(memory, in_memory)
        sqlite.close()


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), steps=st.integers(0, 100), page=st.integers(1, 30), stops=st.integers(1, 4))
def test_a_copy_that_comes_back_now_and_then_holds_exactly_what_it_may_see(
    seed: int, steps: int, page: int, stops: int
) -> None:
    stage = random_session(seed, steps)
    ledger = Ledger(MemoryTables())
    copies = {audience: followed(ledger, audience, page) for audience in all_audiences(stage)}
    stretch = len(stage.envelopes) // stops + 1
    for start in range(0, len(stage.envelopes), stretch):
        ledger.commit(stage.envelopes[start : start + stretch], stage.now)
        for audience, copy in copies.items():
            followed(ledger, audience, page, copy)
    for audience, copy in copies.items():
        expected = held_by(stage, audience)
        found = {
            (kind, entity_id): copy.world().get(type(entity), entity_id)
            for (kind, entity_id), entity in stage.entities().items()
        }
        assert {key: entity for key, entity in found.items() if entity is not None} == expected
