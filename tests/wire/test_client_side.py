"""The client's side of a conversation, frame by frame."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.store.outbox import Delivery
from ecabinet.wire.codec import encode
from ecabinet.wire.conversation import ClientSide, LinkState, Received
from ecabinet.wire.frames import (
    PROTOCOL,
    Audiences,
    Batch,
    Farewell,
    Follow,
    FromClient,
    Give,
    Hello,
    Receipt,
    Row,
    Signal,
    Welcome,
)
from tests.stage import START
from tests.wire.model_copy import ModelCopy

ME = "01900000-0000-7000-9000-0000000000aa"


def welcome(*audiences: str, serial: int = 1, epoch: str = "first", protocol: int = PROTOCOL) -> Welcome:
    """Return the hub's answer to hello."""
    return Welcome(protocol=protocol, epoch=epoch, now=START, person=ME, serial=serial, audiences=audiences)


def batch(audience: str, since: int, until: int, head: int | None = None, *, gone: bool = False) -> Batch:
    """Return a batch with one row, called like its audience."""
    rows = (Row("Room", audience, until, None if gone else b"body %d" % until),)
    return Batch(audience=audience, since=since, until=until, head=until if head is None else head, rows=rows)


def empty(audience: str, at: int = 0) -> Batch:
    """Return the answer that there is nothing."""
    return Batch(audience=audience, since=at, until=at, head=at, rows=())


def all_of(side: ClientSide) -> list[FromClient]:
    """Pull until there is nothing to say."""
    return list(iter(side.next_frame, None))


def live(*audiences: str) -> tuple[ClientSide, ModelCopy]:
    """Return a client that follows these audiences, in which there is nothing yet."""
    copy = ModelCopy()
    side = ClientSide(copy)
    side.opened()
    side.receive(welcome(*audiences))
    all_of(side)
    for name in audiences:
        side.receive(empty(name))
    assert side.state == LinkState.LIVE
    return side, copy


def command(number: int) -> v.ReadNotice:
    """Return a command."""
    return v.ReadNotice(id=f"01900000-0000-7000-9000-{number:012d}", claimed_at=START, notice=ME)


def gives(side: ClientSide) -> list[Id]:
    """Return the ids of the commands that are given now."""
    return [frame.id for frame in all_of(side) if isinstance(frame, Give)]


def test_it_begins_with_hello_and_says_nothing_more_until_welcomed() -> None:
    copy = ModelCopy()
    copy.start_over("first")
    copy.apply(batch("a", 0, 4))
    copy.queue(command(1))
    side = ClientSide(copy)
    assert side.opened() == (Hello(protocol=PROTOCOL, epoch="first", held={"a": 4}),)
    side.outbox_changed()
    assert (all_of(side), side.state) == ([], LinkState.CONNECTING)
    assert side.receive(batch("a", 4, 5)) == Received()
    assert copy.held() == {"a": 4}


def test_it_follows_only_what_its_hello_did_not_name() -> None:
    copy = ModelCopy()
    copy.start_over("first")
    copy.apply(batch("a", 0, 4))
    side = ClientSide(copy)
    side.opened()
    side.receive(welcome("a", "b"))
    assert all_of(side) == [Follow(held={"b": 0}, serial=1)]


def test_another_epoch_starts_over_and_gives_what_was_accepted_again() -> None:
    copy = ModelCopy()
    copy.start_over("before")
    copy.apply(batch("a", 0, 4))
    for number, refusal in ((1, None), (2, Refusal("stale"))):
        copy.queue(command(number))
        copy.settle(Receipt(command=command(number).id, at=START, refusal=refusal))
    side = ClientSide(copy)
    side.opened()
    assert side.receive(welcome("a")).kinds == {"Room"}
    assert (copy.rows, copy.held(), copy.epoch()) == ({}, {}, "first")
    assert all_of(side) == [
        Follow(held={"a": 0}, serial=1),
        Give(id=command(1).id, body=encode(command(1))),
    ]


def test_it_is_live_when_it_has_reached_all_heads() -> None:
    copy = ModelCopy()
    side = ClientSide(copy)
    assert side.state == LinkState.ENDED
    side.opened()
    side.receive(welcome("a", "b"))
    states = [side.state]
    for frame in (empty("b"), batch("a", 0, 2, head=3), batch("a", 2, 3), batch("b", 0, 1, head=2), batch("b", 1, 2)):
        side.receive(frame)
        states.append(side.state)
    catching_up, is_live = LinkState.CATCHING_UP, LinkState.LIVE
    assert states == [catching_up, catching_up, catching_up, is_live, catching_up, is_live]
    side.closed()
    assert side.state == LinkState.ENDED


def test_a_batch_after_a_gap_is_not_applied_and_asked_for_once() -> None:
    side, copy = live("a")
    assert side.receive(batch("a", 2, 3)).kinds == frozenset()
    side.receive(batch("a", 3, 4))
    assert copy.held() == {}
    assert all_of(side) == [Follow(held={"a": 0}, serial=1)]
    side.receive(batch("a", 0, 4))
    assert copy.held() == {"a": 4}
    side.receive(batch("a", 7, 8))
    assert all_of(side) == [Follow(held={"a": 4}, serial=1)]


def test_an_old_batch_changes_nothing_and_an_overlapping_one_what_is_new() -> None:
    side, copy = live("a")
    side.receive(batch("a", 0, 4))
    assert side.receive(batch("a", 0, 3)).kinds == frozenset()
    assert copy.held() == {"a": 4}
    assert side.receive(batch("a", 2, 6)).kinds == {"Room"}
    assert copy.rows["Room", "a"] == (6, b"body 6")


def test_a_departure_late_in_an_old_batch_does_not_bring_a_row_back() -> None:
    side, copy = live("a")
    side.receive(batch("a", 0, 1))
    side.receive(batch("a", 1, 2, gone=True))
    side.receive(batch("a", 0, 1))
    assert copy.rows == {}


def test_what_is_lost_is_forgotten_and_later_batches_of_it_are_not_taken() -> None:
    side, copy = live("a", "b")
    side.receive(batch("a", 0, 1))
    side.receive(batch("b", 0, 1))
    assert side.receive(Audiences(serial=2, audiences=("b",))).kinds == {"Room"}
    assert side.receive(batch("a", 0, 2)) == Received()
    assert set(copy.rows) == {("Room", "b")}
    assert side.state == LinkState.LIVE


def test_what_is_gained_is_followed_from_its_beginning() -> None:
    side, copy = live("a")
    side.receive(Audiences(serial=2, audiences=("a", "b")))
    assert side.state == LinkState.CATCHING_UP
    assert all_of(side) == [Follow(held={"b": 0}, serial=2)]
    side.receive(batch("b", 0, 9))
    assert copy.held() == {"b": 9}


@pytest.mark.parametrize("serial", [0, 1])
def test_an_older_word_on_audiences_is_not_heard(serial: int) -> None:
    side, _ = live("a")
    side.receive(batch("a", 0, 1))
    assert side.receive(Audiences(serial=serial, audiences=())) == Received()
    assert side.receive(welcome(serial=serial)) == Received()
    assert side.state == LinkState.LIVE


def test_commands_are_given_once_in_their_order() -> None:
    side, copy = live("a")
    for number in (1, 2, 3):
        copy.queue(command(number))
        side.outbox_changed()
    assert gives(side) == [command(number).id for number in (1, 2, 3)]
    side.outbox_changed()
    assert gives(side) == []


def test_a_receipt_settles_a_command() -> None:
    side, copy = live("a")
    copy.queue(command(1))
    side.outbox_changed()
    receipt = Receipt(command=command(1).id, at=START, refusal=Refusal("stale"))
    assert side.receive(receipt).settled == (receipt,)
    assert copy.outbox_rows[command(1).id].delivery == Delivery.REFUSED
    assert copy.waiting() == []


def test_pulses_ask_again_for_what_is_silent_and_for_nothing_else() -> None:
    side, copy = live("a", "b")
    copy.queue(command(1))
    side.outbox_changed()
    assert gives(side) == [command(1).id]
    side.pulse()
    assert all_of(side) == [Follow(held={}, serial=1)]
    side.receive(batch("b", 0, 2))
    side.pulse()
    assert all_of(side) == [
        Follow(held={"a": 0}, serial=1),
        Give(id=command(1).id, body=encode(command(1))),
    ]


def test_a_pulse_before_the_welcome_says_hello_again() -> None:
    side = ClientSide(ModelCopy())
    (hello,) = side.opened()
    side.pulse()
    assert all_of(side) == [hello]


def test_of_a_signal_only_the_newest_counts() -> None:
    side, _ = live("a")
    newer = Signal(topic="page", at=START + timedelta(seconds=1), numbers={"page": 2})
    assert side.receive(newer).signals == (newer,)
    assert side.receive(Signal(topic="page", at=START, numbers={"page": 1})) == Received()


def test_who_is_too_old_is_told_so_and_keeps_the_outbox() -> None:
    side, copy = live("a")
    copy.queue(command(1))
    farewell = Farewell(code="update_needed", values={"version": "2"})
    assert side.receive(farewell).farewell == farewell
    side.closed()
    side.pulse()
    side.outbox_changed()
    assert (side.state, all_of(side), len(copy.waiting())) == (LinkState.OUTDATED, [], 1)
    assert side.receive(welcome("a")) == Received()


def test_a_hub_of_another_version_is_not_followed() -> None:
    side = ClientSide(ModelCopy())
    side.opened()
    side.receive(welcome("a", protocol=PROTOCOL + 1))
    assert side.state == LinkState.OUTDATED


def test_another_farewell_ends_the_conversation() -> None:
    side, _ = live("a")
    side.receive(Farewell(code="signed_out"))
    assert (side.state, side.receive(batch("a", 0, 1))) == (LinkState.ENDED, Received())
