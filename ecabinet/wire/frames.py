"""The frames of the sync conversation, in MessagePack.

A message of a client is one frame. A message of the hub is an array of frames, so that what is owed to somebody at one
moment - the receipt of a ballot, the mark that it was cast, the turnout - travels together. In it a frame of many bytes
may be packed, which is done once for all who get it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final, TypeAlias

import msgspec

from ecabinet.domain.kernel import Id, Refusal

PROTOCOL = 2
"""Version of the conversation; hub and client must speak the same."""
LARGEST_FRAME = 16 * 1024 * 1024
"""In bytes, of a message and of a packed frame. Files do not travel in frames."""
WORTH_PACKING: Final = 16 * 1024
"""Bytes of a frame from which on packing saves more on the way than it costs at both ends."""
_QUICKEST = 1
"""zlib's level. Ids are most of what stands in rows; a higher one takes twice as long and saves 5 %."""
_ARRAY_16 = 0xDC
_MOST_FRAMES = 0xFFFF


class Frame(msgspec.Struct, frozen=True, kw_only=True, tag_field="frame", tag=True, forbid_unknown_fields=True):
    """One message of the conversation."""


class Hello(Frame, frozen=True, kw_only=True):
    """Client: the first frame. `epoch` and `held` (revision by audience) say where the replica stands."""

    protocol: int
    epoch: str | None
    held: dict[str, int]


class Follow(Frame, frozen=True, kw_only=True):
    """Client: send me what changed in these audiences since these revisions. Also said again now and then as a pulse.

    Each audience is answered with a batch at least, be it empty. `serial` is that of the newest `Audiences` the client
    knows: another than the hub's, and the hub says them again.
    """

    held: dict[str, int]
    serial: int = 0


class Give(Frame, frozen=True, kw_only=True):
    """Client: a command, by its id and its bytes (`codec.decode_command`)."""

    id: Id
    body: bytes


class Welcome(Frame, frozen=True, kw_only=True):
    """Hub: the answer to `Hello`. An `epoch` other than the client's makes it start over. `now` is the hub's time."""

    protocol: int
    epoch: str
    now: datetime
    person: Id
    serial: int
    audiences: tuple[str, ...]


class Audiences(Frame, frozen=True, kw_only=True):
    """Hub: the audiences you belong to now. A higher `serial` is newer, within one connection."""

    serial: int
    audiences: tuple[str, ...]


class Row(msgspec.Struct, frozen=True, array_like=True):
    """An entity in its newest state, or its departure from the audience (`body` None)."""

    kind: str
    id: Id
    version: int
    body: bytes | None


class Batch(Frame, frozen=True, kw_only=True):
    """Hub: what changed in an audience after `since` up to and with `until`, in whole commits; `head` is the newest."""

    audience: str
    since: int
    until: int
    head: int
    rows: tuple[Row, ...]


class Receipt(Frame, frozen=True, kw_only=True):
    """Hub: what became of a command, durable before it was sent. `feeds`: the revisions at which its effect is seen."""

    command: Id
    at: datetime
    refusal: Refusal | None = None
    feeds: dict[str, int] = {}

    @property
    def accepted(self) -> bool:
        """Whether the command was accepted."""
        return self.refusal is None


class Signal(Frame, frozen=True, kw_only=True):
    """Hub: something that need not last; of one topic only the newest counts. Never kept."""

    topic: str
    at: datetime
    numbers: dict[str, int]


class Farewell(Frame, frozen=True, kw_only=True):
    """Hub: the conversation is over, and why (`refusals.SENTENCES`)."""

    code: str
    values: dict[str, str] = {}


class Packed(Frame, frozen=True, kw_only=True):
    """Hub: another frame, as its bytes in zlib's format (RFC 1950)."""

    body: bytes


FromClient: TypeAlias = Hello | Follow | Give
FromHub: TypeAlias = Welcome | Audiences | Batch | Receipt | Signal | Farewell


class _AnyHello(msgspec.Struct, frozen=True, kw_only=True, tag_field="frame", tag="Hello"):
    """What every version of `Hello` says, past and to come."""

    protocol: int


_encoder = msgspec.msgpack.Encoder()
_any_hello = msgspec.msgpack.Decoder(_AnyHello)
_from_client = msgspec.msgpack.Decoder(FromClient)
_from_hub = msgspec.msgpack.Decoder(FromHub)
_message_of_hub = msgspec.msgpack.Decoder(tuple[FromHub | Packed, ...])


def encode_frame(frame: Frame) -> bytes:
    """Return a frame's bytes."""
    return _encoder.encode(frame)


def decode_from_client(message: bytes) -> FromClient:
    """Return a client's frame; raises `msgspec.DecodeError` (`ValidationError` is a kind of it) for anything else."""
    frame: FromClient = _from_client.decode(message)
    return frame


def packed(frame: bytes) -> bytes:
    """Return the bytes of a frame packed, or as they are where they are few."""
    if len(frame) < WORTH_PACKING:
        return frame
    return encode_frame(Packed(body=zlib.compress(frame, _QUICKEST)))


def message_of(frames: Sequence[bytes]) -> bytes:
    """Return a hub's message of these frames, given as their bytes; raises ValueError for more than 65,535."""
    if len(frames) > _MOST_FRAMES:
        raise ValueError("too many frames for one message")
    return b"".join((bytes((_ARRAY_16,)), len(frames).to_bytes(2, "big"), *frames))


def decode_from_hub(message: bytes) -> tuple[FromHub, ...]:
    """Return the frames of a hub's message in their order; raises `msgspec.DecodeError` for anything else."""
    return tuple(_unpacked(frame) if isinstance(frame, Packed) else frame for frame in _message_of_hub.decode(message))


def _unpacked(frame: Packed) -> FromHub:
    """A frame that would grow beyond what a message may have is none."""
    unpacking = zlib.decompressobj()
    try:
        body = unpacking.decompress(frame.body, LARGEST_FRAME)
    except zlib.error as error:
        raise msgspec.DecodeError(f"a packed frame: {error}") from error
    if not unpacking.eof or unpacking.unused_data:
        raise msgspec.DecodeError("a packed frame that does not end where it should")
    unpacked: FromHub = _from_hub.decode(body)
    return unpacked


def protocol_of(message: bytes) -> int | None:
    """Return the version that a `Hello` of any version speaks, None if the message is none."""
    try:
        return _any_hello.decode(message).protocol
    except msgspec.DecodeError:
        return None
