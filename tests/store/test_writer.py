"""The one writing thread: answers after the commit, gathers what comes meanwhile, and lets a bug fall alone."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Actor, EnvironmentFault
from ecabinet.store.ledger import Committed, Envelope, Ledger
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.writer import LedgerWriter
from ecabinet.wire.frames import Receipt
from tests.stage import START
from tests.store.scenes import DEVICE, RecordedStage, play_into


class SlowLedger(Ledger):
    """A ledger whose commits wait for a word, and may fail."""

    def __init__(self) -> None:
        super().__init__(MemoryTables())
        self.go = threading.Event()
        self.sizes: list[int] = []
        self.fault: EnvironmentFault | None = None

    def commit(self, envelopes: Sequence[Envelope], now: datetime) -> Committed:
        assert self.go.wait(30)
        self.sizes.append(len(envelopes))
        if self.fault is not None:
            raise self.fault
        return super().commit(envelopes, now)


@pytest.fixture
def stage() -> RecordedStage:
    return RecordedStage()


def test_what_comes_during_a_commit_is_taken_into_the_next_one(stage: RecordedStage) -> None:
    ledger = SlowLedger()
    writer = LedgerWriter(ledger, lambda: stage.now)
    futures = [writer.submit(envelope) for envelope in stage.envelopes]
    ledger.go.set()
    receipts = [future.result(30) for future in futures]
    assert [receipt.command for receipt in receipts] == [one.command.id for one in stage.envelopes]
    assert all(receipt.accepted for receipt in receipts)
    assert len(ledger.sizes) <= 2
    assert sum(ledger.sizes) == len(stage.envelopes)
    writer.close()


def test_whoever_is_told_of_a_commit_hears_of_it_before_its_receipts(stage: RecordedStage) -> None:
    ledger = SlowLedger()
    done_before: list[bool] = []
    futures: dict[str, Future[Receipt]] = {}

    def told(committed: Committed) -> None:
        done_before.extend(futures[receipt.command].done() for receipt in committed.receipts)

    writer = LedgerWriter(ledger, lambda: stage.now, told)
    for envelope in stage.envelopes[:3]:
        futures[envelope.command.id] = writer.submit(envelope)
    ledger.go.set()
    writer.close()
    assert done_before == [False, False, False]
    assert all(future.result().accepted for future in futures.values())


def test_when_a_batch_is_said_to_be_answered_all_its_receipts_are_there(stage: RecordedStage) -> None:
    ledger = SlowLedger()
    futures: list[Future[Receipt]] = []
    done: list[int] = []
    writer = LedgerWriter(
        ledger, lambda: stage.now, on_answered=lambda: done.append(sum(future.done() for future in futures))
    )
    futures.extend(writer.submit(envelope) for envelope in stage.envelopes[:4])
    ledger.go.set()
    writer.close()
    assert done == [sum(ledger.sizes[: number + 1]) for number in range(len(ledger.sizes))]


def test_a_fault_of_the_store_reaches_everybody_who_waits(stage: RecordedStage) -> None:
    ledger = SlowLedger()
    ledger.fault = EnvironmentFault("hub_disk_full")
    writer = LedgerWriter(ledger, lambda: stage.now)
    futures = [writer.submit(envelope) for envelope in stage.envelopes[:3]]
    ledger.go.set()
    for future in futures:
        with pytest.raises(EnvironmentFault):
            future.result(30)
    ledger.fault = None
    assert writer.submit(stage.envelopes[0]).result(30).accepted
    writer.close()


def test_a_bug_in_one_command_leaves_the_others_alone(stage: RecordedStage) -> None:
    class Broken(v.AddAgency, frozen=True, kw_only=True, tag="AddAgency"):
        pass

    ledger = SlowLedger()
    play_through = stage.envelopes
    ledger.go.set()
    play_into(ledger, stage)
    ledger.go.clear()
    first, second = (
        v.AddAgency(id=stage.new_id(), claimed_at=START, agency=stage.new_id(), code=f"X.{number}", name="Sở")
        for number in range(2)
    )
    broken = Broken(id=stage.new_id(), claimed_at=START, agency=stage.new_id(), code="Y", name="Sở")
    writer = LedgerWriter(ledger, lambda: stage.now)
    futures = [writer.submit(Envelope(one, Actor(stage.admin), DEVICE)) for one in (first, broken, second)]
    ledger.go.set()
    assert futures[0].result(30).accepted
    with pytest.raises(KeyError):
        futures[1].result(30)
    assert futures[2].result(30).accepted
    assert ledger.receipt(broken.id) is None
    assert play_through
    writer.close()


def test_closing_records_what_waits_and_takes_no_more(stage: RecordedStage) -> None:
    ledger = SlowLedger()
    ledger.go.set()
    writer = LedgerWriter(ledger, lambda: stage.now)
    futures = [writer.submit(envelope) for envelope in stage.envelopes]
    writer.close()
    assert all(future.done() for future in futures)
    with pytest.raises(RuntimeError):
        writer.submit(stage.envelopes[0])
