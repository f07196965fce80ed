"""What a client's copy promises, in memory and in its encrypted file alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Command, Entity, Refusal
from ecabinet.store.outbox import Delivery
from ecabinet.store.replica import MemoryReplica, Replica, open_replica
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import Batch, Receipt, Row
from tests.stage import START

KEY = bytes(range(32))
HERE = "meeting/1"
THERE = "person/1"


@pytest.fixture(params=["memory", "sqlcipher"])
def replica(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Replica]:
    opened = MemoryReplica() if request.param == "memory" else open_replica(tmp_path / "copy.db", KEY)
    yield opened
    opened.close()


def room(number: int, version: int = 1, name: str = "Phòng họp") -> v.Room:
    return v.Room(id=f"room{number}", version=version, name=name, location="Trụ sở", seats=40)


def row(entity: Entity) -> Row:
    return Row(type(entity).__name__, entity.id, entity.version, encode(entity))


def membership(seat: str, committee: str, person: str) -> v.Membership:
    return v.Membership(
        id=seat,
        committee=committee,
        person=person,
        full_name="Ông A",
        position="Chức vụ",
        agency_name="Sở Nội vụ",
        precedence=1,
        seat="Ủy viên",
        voting=True,
        chairs=False,
    )


def gone(entity: Entity) -> Row:
    return Row(type(entity).__name__, entity.id, entity.version, None)


def batch(audience: str, until: int, *rows: Row, since: int = 0) -> Batch:
    return Batch(audience=audience, since=since, until=until, head=until, rows=rows)


def command(number: int) -> Command:
    return v.ReadNotice(id=f"command{number}", claimed_at=START, notice=f"notice{number}")


class TestHeld:
    def test_rows_are_found_by_their_handles(self, replica: Replica) -> None:
        seat = membership("seat", "committee", "person")
        assert replica.apply(batch(HERE, 4, row(room(1)), row(seat))) == {"Room", "Membership"}
        assert replica.held() == {HERE: 4}
        assert replica.world().get(v.Room, "room1") == room(1)
        assert replica.world().find(v.Membership, parent="committee", person="person") == [seat]
        assert replica.world().find(v.Membership, parent="committee", person="other") == []

    def test_an_older_version_never_replaces_a_newer_one(self, replica: Replica) -> None:
        replica.apply(batch(HERE, 5, row(room(1, 3, "mới"))))
        replica.apply(batch(THERE, 2, row(room(1, 2, "cũ"))))
        assert replica.world().get(v.Room, "room1") == room(1, 3, "mới")
        replica.apply(batch(HERE, 6, gone(room(1, 3)), since=5))
        assert replica.world().get(v.Room, "room1") == room(1, 3, "mới")

    def test_a_departure_removes_what_no_other_audience_holds(self, replica: Replica) -> None:
        replica.apply(batch(HERE, 1, row(room(1)), row(room(2))))
        replica.apply(batch(THERE, 1, row(room(1))))
        replica.apply(batch(HERE, 2, gone(room(1)), gone(room(2)), since=1))
        assert [one.id for one in replica.world().find(v.Room)] == ["room1"]
        replica.apply(batch(THERE, 2, gone(room(1)), since=1))
        assert replica.world().find(v.Room) == []

    def test_losing_an_audience_removes_what_no_other_audience_holds(self, replica: Replica) -> None:
        replica.apply(batch(HERE, 1, row(room(1)), row(room(2))))
        replica.apply(batch(THERE, 1, row(room(1))))
        assert replica.keep_only(frozenset({THERE, "everyone"})) == {"Room"}
        assert replica.held() == {THERE: 1}
        assert [one.id for one in replica.world().find(v.Room)] == ["room1"]
        assert replica.keep_only(frozenset({THERE})) == frozenset()

    def test_the_same_batch_twice_changes_nothing(self, replica: Replica) -> None:
        once = batch(HERE, 3, row(room(1)), gone(room(2)))
        replica.apply(once)
        replica.apply(once)
        assert replica.world().find(v.Room) == [room(1)]

    def test_an_unknown_kind_and_unknown_fields_keep_their_bytes(self, replica: Replica) -> None:
        newer = msgspec.msgpack.encode({**msgspec.to_builtins(room(1)), "colour": "đỏ"})
        replica.apply(batch(HERE, 1, Row("Room", "room1", 1, newer), Row("Hologram", "h", 1, b"\xc1")))
        assert replica.world().get(v.Room, "room1") == room(1)
        with replica._tables.reading() as rows:  # noqa: SLF001  # what no world shows
            kept = {one.kind: one.body for one in rows.entities.everything()}
        assert kept == {"Room": newer, "Hologram": b"\xc1"}
        assert replica.start_over("next") == {"Room", "Hologram"}

    def test_a_row_that_cannot_be_read_is_as_if_it_were_not_there(self, replica: Replica) -> None:
        replica.apply(batch(HERE, 1, Row("Room", "room1", 1, b"\xc1"), row(room(2))))
        assert replica.world().get(v.Room, "room1") is None
        assert replica.world().find(v.Room) == [room(2)]

    def test_what_the_client_remembers_is_recalled(self, replica: Replica) -> None:
        assert replica.recall("last_meeting") is None
        replica.remember("last_meeting", b"1")
        replica.remember("last_meeting", b"2")
        assert replica.recall("last_meeting") == b"2"
        assert replica.epoch() is None


class TestOutbox:
    def test_commands_wait_in_order_with_their_delivery_shown(self, replica: Replica) -> None:
        for number in (1, 2, 3):
            replica.queue(command(number))
        replica.queue(command(1))
        assert [one.id for one in replica.waiting()] == ["command1", "command2", "command3"]
        replica.settle(Receipt(command="command1", at=START, feeds={HERE: 7}))
        refusal = Refusal("stale", {"version": "3", "text": "Nội dung khác"})
        replica.settle(Receipt(command="command2", at=START, refusal=refusal))
        replica.settle(Receipt(command="unknown", at=START))
        first, second, third = replica.outbox()
        assert (first.state, first.feeds, first.receipt_at) == (Delivery.ACCEPTED, {HERE: 7}, START)
        assert (second.state, second.refusal) == (Delivery.REFUSED, refusal)
        assert (third.state, third.command, third.made_at) == (Delivery.QUEUED, command(3), START)
        assert [one.id for one in replica.waiting()] == ["command3"]

    def test_a_command_waits_for_its_files(self, replica: Replica) -> None:
        replica.queue(command(1), ("b" * 64, "a" * 64))
        replica.queue(command(2))
        assert [one.id for one in replica.waiting()] == ["command2"]
        assert set(replica.files_waiting()) == {"a" * 64, "b" * 64}
        replica.file_arrived("a" * 64)
        assert replica.outbox()[0].files_missing == ("b" * 64,)
        assert [one.id for one in replica.waiting()] == ["command2"]
        replica.file_arrived("b" * 64)
        assert replica.files_waiting() == ()
        assert [one.id for one in replica.waiting()] == ["command1", "command2"]

    def test_starting_over_forgets_rows_and_offers_accepted_commands_again(self, replica: Replica) -> None:
        for number in (1, 2, 3):
            replica.queue(command(number), ("a" * 64,) if number == 1 else ())
        replica.file_arrived("a" * 64)
        replica.settle(Receipt(command="command1", at=START, feeds={HERE: 7}))
        replica.settle(Receipt(command="command2", at=START, refusal=Refusal("notice_unknown")))
        replica.apply(batch(HERE, 7, row(room(1))))
        replica.remember("last_meeting", b"1")
        assert replica.start_over("second") == {"Room"}
        assert (replica.epoch(), replica.held(), replica.world().find(v.Room)) == ("second", {}, [])
        assert replica.recall("last_meeting") == b"1"
        assert [one.state for one in replica.outbox()] == [Delivery.QUEUED, Delivery.REFUSED, Delivery.QUEUED]
        assert replica.files_waiting() == ("a" * 64,)
        replica.file_arrived("a" * 64)
        assert [one.id for one in replica.waiting()] == ["command1", "command3"]

    def test_settled_commands_are_forgotten_after_a_while_and_queued_ones_never(self, replica: Replica) -> None:
        for number in (1, 2, 3):
            replica.queue(command(number), ("a" * 64,))
        replica.settle(Receipt(command="command1", at=START))
        replica.settle(Receipt(command="command2", at=START + timedelta(days=7)))
        replica.forget_settled(START + timedelta(days=7))
        assert [one.id for one in replica.outbox()] == ["command2", "command3"]
        replica.queue(command(4))
        assert [one.id for one in replica.outbox()] == ["command2", "command3", "command4"]
