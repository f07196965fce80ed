"""The hub's side of a conversation, frame by frame."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.wire.codec import encode
from ecabinet.wire.conversation import BatchCache, HubSide
from ecabinet.wire.frames import (
    LARGEST_FRAME,
    PROTOCOL,
    WORTH_PACKING,
    Audiences,
    Batch,
    Farewell,
    Follow,
    FromHub,
    Give,
    Hello,
    Receipt,
    Row,
    Signal,
    Welcome,
    decode_from_hub,
    encode_frame,
    message_of,
)
from tests.stage import START

ME = "01900000-0000-7000-9000-0000000000aa"


class Feed:
    """A feed of numbered rows, with audiences that can be given and taken."""

    def __init__(self, **heads: int) -> None:
        self.heads = dict(heads)
        self.mine = frozenset(heads)
        self.row_size = 1
        self.reads = 0

    def epoch(self) -> str:
        return "first"

    def audiences_of(self, person: Id) -> frozenset[str]:
        assert person == ME
        return self.mine

    def changes(self, audience: str, since: int, limit: int) -> Batch:
        self.reads += 1
        head = self.heads.get(audience, 0)
        until = min(head, since + limit)
        rows = tuple(Row("Room", f"{audience} {at}", at, b"x" * self.row_size) for at in range(since + 1, until + 1))
        return Batch(audience=audience, since=since, until=until, head=head, rows=rows)


def hello(protocol: int = PROTOCOL, epoch: str | None = None, **held: int) -> Hello:
    """Return a client's first frame."""
    return Hello(protocol=protocol, epoch=epoch, held=held)


def greeted(feed: Feed, page: int = 10, epoch: str | None = None, **held: int) -> HubSide:
    """Return a conversation whose welcome was sent."""
    side = HubSide(feed, ME, lambda: START, page=page)
    assert side.receive(hello(epoch=epoch, **held)) == ()
    assert isinstance(side.next_frame(), Welcome)
    return side


def all_of(side: HubSide) -> list[FromHub]:
    """Pull until nothing is owed."""
    return list(iter(side.next_frame, None))


def room(command_id: Id = "01900000-0000-7000-9000-0000000000bb") -> v.AddRoom:
    """Return a command."""
    return v.AddRoom(id=command_id, claimed_at=START, room=ME, name="Phòng", location="Tầng 1", seats=4)


def test_the_welcome_says_who_the_person_is() -> None:
    side = HubSide(Feed(everyone=3, a=0), ME, lambda: START)
    assert side.next_frame() is None
    side.receive(hello())
    assert all_of(side) == [
        Welcome(protocol=PROTOCOL, epoch="first", now=START, person=ME, serial=1, audiences=("a", "everyone"))
    ]


@pytest.mark.parametrize("frame", [Follow(held={}), Give(id=ME, body=b"")])
def test_nothing_is_heard_before_hello(frame: Follow | Give) -> None:
    side = HubSide(Feed(), ME, lambda: START)
    assert side.receive(frame) == ()
    assert all_of(side) == [Farewell(code="frame_malformed")]
    assert side.ended


@pytest.mark.parametrize("message", [b"", b"\x80", b"\x81\xa5frame\xa7Welcome", b"hello", b"\xc1" * 10])
def test_what_is_no_frame_ends_the_conversation_and_nothing_else(message: bytes) -> None:
    side = greeted(Feed(a=1))
    assert side.receive_message(message) == ()
    assert all_of(side) == [Farewell(code="frame_malformed")]
    assert side.receive(hello()) == ()
    assert all_of(side) == []


@pytest.mark.parametrize("protocol", [0, PROTOCOL + 1])
def test_another_version_is_told_to_update(protocol: int) -> None:
    side = HubSide(Feed(), ME, lambda: START)
    side.receive_message(encode_frame(hello(protocol)))
    assert all_of(side) == [Farewell(code="update_needed", values={"version": str(PROTOCOL)})]


def test_a_hello_of_another_version_with_other_fields_is_told_to_update_too() -> None:
    message = b"\x83\xa5frame\xa5Hello\xa8protocol\x07\xa6future\xc3"
    side = HubSide(Feed(), ME, lambda: START)
    side.receive_message(message)
    assert all_of(side) == [Farewell(code="update_needed", values={"version": str(PROTOCOL)})]


def test_what_hello_named_is_sent_on_from_there() -> None:
    side = greeted(Feed(a=5, b=2), epoch="first", a=3)
    (batch,) = all_of(side)
    assert isinstance(batch, Batch)
    assert (batch.audience, batch.since, batch.until) == ("a", 3, 5)


def test_revisions_of_another_epoch_count_for_nothing() -> None:
    assert all_of(greeted(Feed(a=5), epoch="before", a=3)) == []


def test_what_is_followed_is_answered_even_when_there_is_nothing() -> None:
    side = greeted(Feed(a=0))
    side.receive(Follow(held={"a": 0}, serial=1))
    assert all_of(side) == [Batch(audience="a", since=0, until=0, head=0, rows=())]


def test_what_is_not_mine_is_not_followed() -> None:
    feed = Feed(a=1)
    feed.heads["secret"] = 9
    side = greeted(feed)
    side.receive(Follow(held={"secret": 0, "made up": 5}, serial=1))
    side.advanced(["secret"])
    assert all_of(side) == []


def test_news_is_sent_once_and_only_if_there_is_some() -> None:
    feed = Feed(a=1)
    side = greeted(feed, epoch="first", a=1)
    all_of(side)
    side.advanced(["a", "b"])
    assert all_of(side) == []
    feed.heads["a"] = 2
    side.advanced(["a"])
    side.advanced(["a"])
    assert [type(frame) for frame in all_of(side)] == [Batch]


def test_a_burst_is_one_batch() -> None:
    """What happens while the socket is full is sent in its newest state at the next pull."""
    feed = Feed(a=0)
    side = greeted(feed, page=1000, epoch="first", a=0)
    all_of(side)
    for _ in range(100):
        feed.heads["a"] += 1
        side.advanced(["a"])
    (batch,) = all_of(side)
    assert isinstance(batch, Batch)
    assert len(batch.rows) == 100


def test_audiences_take_turns() -> None:
    side = greeted(Feed(large=30, small=1), page=10, epoch="first", large=0, small=0)
    names = [frame.audience for frame in all_of(side) if isinstance(frame, Batch)]
    assert names == ["large", "small", "large", "large"]


def test_a_gained_audience_is_announced_and_waits_to_be_followed() -> None:
    feed = Feed(a=0)
    side = greeted(feed)
    feed.mine |= {"b"}
    side.regrouped()
    assert all_of(side) == [Audiences(serial=2, audiences=("a", "b"))]
    side.regrouped()
    assert all_of(side) == []


def test_nothing_of_a_lost_audience_is_sent_even_without_being_told() -> None:
    feed = Feed(a=3)
    side = greeted(feed, epoch="first", a=0)
    feed.mine = frozenset()
    assert all_of(side) == [Audiences(serial=2, audiences=())]
    side.advanced(["a"])
    assert all_of(side) == []


def test_nothing_is_sent_that_was_read_while_the_audience_was_being_lost() -> None:
    class Racing(Feed):
        """The person loses the audience between the question and the reading."""

        def changes(self, audience: str, since: int, limit: int) -> Batch:
            self.mine = frozenset()
            return super().changes(audience, since, limit)

    side = greeted(Racing(a=3), epoch="first", a=0)
    assert all_of(side) == [Audiences(serial=2, audiences=())]


def test_who_missed_the_audiences_hears_them_again() -> None:
    feed = Feed(a=0)
    side = greeted(feed)
    feed.mine = frozenset()
    side.regrouped()
    all_of(side)
    side.receive(Follow(held={"a": 0}, serial=1))
    assert all_of(side) == [Audiences(serial=2, audiences=())]


def test_a_repeated_hello_is_welcomed_again() -> None:
    side = greeted(Feed(a=0))
    side.receive(hello())
    (welcome,) = all_of(side)
    assert isinstance(welcome, Welcome)
    assert welcome.serial == 2


def test_commands_come_out_and_their_receipts_go_in_order() -> None:
    side = greeted(Feed(a=0))
    command = room()
    give = Give(id=command.id, body=encode(command))
    assert side.receive(give) == (give,)
    assert side.receive(give) == (give,)
    receipts = [Receipt(command=str(number), at=START) for number in range(3)]
    for receipt in receipts:
        side.receipt(receipt)
    assert all_of(side) == receipts


@pytest.mark.parametrize(
    "give",
    [
        Give(id=ME, body=b""),
        Give(id=ME, body=b"\xc1"),
        Give(id=ME, body=encode(room())),
        Give(id=ME, body=b"\x81\xa2do\xa8BuildNow"),
    ],
    ids=["empty", "no MessagePack", "another id", "another verb"],
)
def test_what_is_no_command_is_refused_at_once(give: Give) -> None:
    side = greeted(Feed(a=0))
    assert side.receive(give) == ()
    assert all_of(side) == [Receipt(command=ME, at=START, refusal=Refusal("frame_malformed"))]


def test_a_receipt_tells_only_of_my_audiences() -> None:
    side = greeted(Feed(a=0))
    side.receipt(Receipt(command=ME, at=START, feeds={"a": 4, "meeting/x/staff": 7}))
    (receipt,) = all_of(side)
    assert isinstance(receipt, Receipt)
    assert receipt.feeds == {"a": 4}


def test_of_a_signal_only_the_newest_is_sent_and_only_to_those_entitled() -> None:
    side = greeted(Feed(a=0))
    newer = Signal(topic="page", at=START + timedelta(seconds=1), numbers={"page": 2})
    side.signal(newer, "a")
    side.signal(Signal(topic="page", at=START, numbers={"page": 1}), "a")
    side.signal(Signal(topic="turnout", at=START, numbers={}), "meeting/x/staff")
    assert all_of(side) == [newer]


def test_dismissal_comes_before_all_else_and_is_the_last_word() -> None:
    side = greeted(Feed(a=3), epoch="first", a=0)
    side.dismiss("signed_out")
    side.dismiss("internal_fault", {"number": "1"})
    assert all_of(side) == [Farewell(code="signed_out")]
    assert side.ended


def test_rows_too_large_for_one_frame_travel_in_several() -> None:
    feed = Feed(a=64)
    feed.row_size = LARGEST_FRAME // 16
    side = greeted(feed, page=1000, epoch="first", a=0)
    frames = all_of(side)
    assert sum(len(frame.rows) for frame in frames if isinstance(frame, Batch)) == 64
    assert all(len(encode_frame(frame)) < LARGEST_FRAME for frame in frames)


def test_a_batch_is_read_and_encoded_once_for_everybody() -> None:
    feed = Feed(a=3)
    cache = BatchCache(feed)
    first, second = cache.changes("a", 0, 10), cache.changes("a", 0, 10)
    assert first is second
    assert feed.reads == 1
    assert cache.encoded(first) == encode_frame(first)
    assert cache.encoded(first) is cache.encoded(second)
    assert cache.encoded(first) == encode_frame(first)


def test_a_large_batch_is_packed_once_when_a_second_one_wants_it() -> None:
    feed = Feed(a=3)
    feed.row_size = WORTH_PACKING
    cache = BatchCache(feed)
    batch = cache.changes("a", 0, 10)
    assert cache.encoded(batch) == encode_frame(batch)
    assert len(cache.encoded(batch)) < len(encode_frame(batch)) // 2
    assert cache.encoded(batch) is cache.encoded(batch)
    assert decode_from_hub(message_of([cache.encoded(batch)])) == (batch,)


def test_news_makes_a_kept_batch_old() -> None:
    feed = Feed(a=3)
    cache = BatchCache(feed)
    cache.changes("a", 0, 10)
    feed.heads["a"] = 4
    cache.advanced({"a": 4})
    assert cache.changes("a", 0, 10).until == 4
    assert cache.changes("a", 3, 10).since == 3


def test_who_was_up_to_date_gets_the_news_without_a_read() -> None:
    feed = Feed(a=4)
    cache = BatchCache(feed)
    news = Batch(audience="a", since=3, until=4, head=4, rows=(Row("Room", "r", 1, b"x"), Row("Room", "s", 1, b"x")))
    cache.advanced({"a": 4}, [news])
    assert cache.changes("a", 3, 10) is news
    assert feed.reads == 0
    assert cache.changes("a", 2, 10).since == 2
    assert cache.changes("a", 3, 1) is not news, "more rows than were asked for"
    cache.advanced({"a": 5})
    assert cache.changes("a", 3, 10) is not news, "there is newer news"


def test_the_cache_keeps_no_more_than_it_may() -> None:
    feed = Feed(a=100)
    feed.row_size = 1000
    cache = BatchCache(feed, most_bytes=20_000)
    batches = [cache.changes("a", since, 5) for since in range(50)]
    assert cache.changes("a", 49, 5) is batches[49]
    assert cache.changes("a", 0, 5) is not batches[0]
    assert cache.encoded(batches[1]) == encode_frame(batches[1])
    cache.forget()
    assert cache.changes("a", 49, 5) is not batches[49]


def test_the_cache_never_remembers_who_may_see() -> None:
    feed = Feed(a=1)
    cache = BatchCache(feed)
    assert cache.epoch() == "first"
    assert cache.audiences_of(ME) == {"a"}
    feed.mine = frozenset()
    assert cache.audiences_of(ME) == frozenset()


def test_a_signal_is_encoded_once_for_everybody() -> None:
    cache = BatchCache(Feed())
    first = Signal(topic="turnout", at=START, numbers={"cast": 1})
    second = Signal(topic="turnout", at=START, numbers={"cast": 2})
    assert cache.encoded(first) is cache.encoded(first)
    assert cache.encoded(second) == encode_frame(second)
    assert cache.encoded(first) == encode_frame(first)


def test_other_frames_are_encoded_as_they_are() -> None:
    farewell = Farewell(code="signed_out")
    assert BatchCache(Feed()).encoded(farewell) == encode_frame(farewell)
