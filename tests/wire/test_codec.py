"""Every command, entity and frame comes back as it went; what is unknown is refused in commands and kept in rows."""

from __future__ import annotations

import enum
import types
import zlib
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Union, get_args, get_origin

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.domain.kernel import Command, Entity
from ecabinet.domain.repertoire import ENTITIES, VERBS
from ecabinet.wire.codec import KINDS, decode_command, decode_entity, encode
from ecabinet.wire.frames import (
    LARGEST_FRAME,
    WORTH_PACKING,
    Batch,
    Frame,
    FromClient,
    FromHub,
    Hello,
    Packed,
    Row,
    Signal,
    decode_from_client,
    decode_from_hub,
    encode_frame,
    message_of,
    packed,
    protocol_of,
)
from tests.domain.examples import example, play

COMMANDS = tuple(verb.command for verb in VERBS)
UP: tuple[type[Frame], ...] = get_args(FromClient)
DOWN: tuple[type[Frame], ...] = get_args(FromHub)

_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    int: st.integers(-(2**63), 2**64 - 1),
    bytes: st.binary(max_size=20),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    types.NoneType: st.none(),
}


def drawn(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation, and any value of it
    """Draw any value of an annotation that the domain uses."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return st.one_of([drawn(one) for one in inner])
    if origin is tuple:
        return st.lists(drawn(inner[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(drawn(inner[0]), drawn(inner[1]), max_size=3)
    if issubclass(hint, enum.Enum):
        return st.sampled_from(list(hint))
    return struct(hint)


def struct(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Draw any value of a struct."""
    return st.builds(kind, **{field.name: drawn(field.type) for field in msgspec.structs.fields(kind)})


@pytest.mark.parametrize("verb", COMMANDS, ids=lambda verb: verb.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_a_command_comes_back_as_it_went(verb: type[Command], data: st.DataObject) -> None:
    command = data.draw(struct(verb))
    assert decode_command(encode(command)) == command


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_an_entity_comes_back_as_it_went(kind: type[Entity], data: st.DataObject) -> None:
    entity = data.draw(struct(kind))
    assert decode_entity(kind, encode(entity)) == entity


@pytest.mark.parametrize("kind", [*UP, *DOWN], ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_a_frame_comes_back_as_it_went(kind: type[Frame], data: st.DataObject) -> None:
    frame = data.draw(struct(kind))
    if kind in UP:
        assert decode_from_client(encode_frame(frame)) == frame
    else:
        assert decode_from_hub(message_of([encode_frame(frame)] * 2)) == (frame, frame)


@pytest.mark.parametrize("verb", COMMANDS, ids=lambda verb: verb.__name__)
def test_a_field_nobody_knows_is_refused_in_a_command(verb: type[Command]) -> None:
    """Nothing rides along: a client cannot set what a command does not ask for."""
    fields = msgspec.msgpack.decode(encode(example(verb).command), type=dict[str, Any])
    with pytest.raises(msgspec.ValidationError):
        decode_command(msgspec.msgpack.encode({**fields, "roles_of_mine": ["administrator"]}))


@pytest.mark.parametrize("kind", ENTITIES, ids=lambda kind: kind.__name__)
@settings(max_examples=5)
@given(data=st.data())
def test_a_field_nobody_knows_is_passed_over_in_an_entity(kind: type[Entity], data: st.DataObject) -> None:
    """An entity may come from a newer hub."""
    entity = data.draw(struct(kind))
    fields = msgspec.msgpack.decode(encode(entity), type=dict[str, Any])
    assert decode_entity(kind, msgspec.msgpack.encode({**fields, "field_of_tomorrow": [1, None]})) == entity


@pytest.mark.parametrize(
    "body",
    [b"", b"\xc1", b"\x80", b"\x81\xa2do\xa8BuildNow", msgspec.msgpack.encode({"do": "CheckIn", "id": 5})],
    ids=["empty", "no MessagePack", "no verb", "unknown verb", "wrong type"],
)
def test_what_is_no_command_is_refused(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_command(body)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_frame_or_refused(message: bytes) -> None:
    """Nothing else can happen: no other exception comes out of the decoders."""
    with suppress(msgspec.DecodeError):
        assert isinstance(decode_from_client(message), Frame)
    with suppress(msgspec.DecodeError):
        assert all(isinstance(frame, Frame) for frame in decode_from_hub(message))
    assert protocol_of(message) is None or isinstance(protocol_of(message), int)


def test_a_client_cannot_speak_as_the_hub() -> None:
    for frame in (
        {"frame": "Farewell", "code": "x"},
        {"frame": "Hello", "protocol": 1, "epoch": None, "held": {}, "x": 1},
    ):
        with pytest.raises(msgspec.ValidationError):
            decode_from_client(msgspec.msgpack.encode(frame))


def test_a_large_frame_travels_packed_and_a_small_one_as_it_is() -> None:
    row = Row("Vote", "v" * 36, 3, b"the same again " * WORTH_PACKING)
    batch = Batch(audience="meeting/m", since=1, until=2, head=2, rows=(row,))
    signal = Signal(topic="turnout/v", at=datetime(2026, 12, 10, tzinfo=UTC), numbers={"cast": 1})
    large = packed(encode_frame(batch))
    assert len(large) < len(encode_frame(batch)) // 10
    assert packed(encode_frame(signal)) == encode_frame(signal)
    assert decode_from_hub(message_of([large, encode_frame(signal)])) == (batch, signal)


@pytest.mark.parametrize(
    "body",
    [
        zlib.compress(bytes(LARGEST_FRAME + 1)),
        zlib.compress(encode_frame(Hello(protocol=1, epoch=None, held={}))),
        zlib.compress(encode_frame(Packed(body=zlib.compress(b"")))),
        zlib.compress(b"whole")[:-1],
        zlib.compress(b"") + b"more",
        b"not packed",
    ],
    ids=["a bomb", "a client's frame", "packed twice", "cut off", "something behind it", "no zlib"],
)
def test_what_is_packed_and_no_frame_is_refused(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_from_hub(message_of([encode_frame(Packed(body=body))]))


def test_the_version_of_any_hello_can_be_read() -> None:
    assert protocol_of(encode_frame(Hello(protocol=7, epoch=None, held={}))) == 7
    assert protocol_of(msgspec.msgpack.encode({"frame": "Hello", "protocol": 9, "more": True})) == 9
    assert protocol_of(b"") is None


def test_kinds_are_known_by_name() -> None:
    assert set(KINDS.values()) == set(ENTITIES)
    at = play("approved")
    for (kind, _), entity in at.world.rows.items():
        assert decode_entity(KINDS[kind.__name__], encode(entity)) == entity


def test_no_decoder_is_made_while_threads_decode(monkeypatch: pytest.MonkeyPatch) -> None:
    def made_late(*_types: object) -> None:
        raise AssertionError("two threads that make the first decoders of a type at once end the process")

    monkeypatch.setattr(msgspec.msgpack, "Decoder", made_late)
    for kind in KINDS.values():
        with pytest.raises(msgspec.DecodeError):
            decode_entity(kind, b"")
