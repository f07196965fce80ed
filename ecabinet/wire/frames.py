"""The frames of the sync conversation. Each is one MessagePack message on the link."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

import msgspec

from ecabinet.domain.kernel import Id, Refusal

PROTOCOL = 1
"""Version of the conversation; hub and client must speak the same."""
LARGEST_FRAME = 16 * 1024 * 1024
"""In bytes. Files do not travel in frames."""


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


FromClient: TypeAlias = Hello | Follow | Give
FromHub: TypeAlias = Welcome | Audiences | Batch | Receipt | Signal | Farewell


class _AnyHello(msgspec.Struct, frozen=True, kw_only=True, tag_field="frame", tag="Hello"):
    """What every version of `Hello` says, past and to come."""

    protocol: int


_encoder = msgspec.msgpack.Encoder()
_any_hello = msgspec.msgpack.Decoder(_AnyHello)
_from_client = msgspec.msgpack.Decoder(FromClient)
_from_hub = msgspec.msgpack.Decoder(FromHub)


def encode_frame(frame: Frame) -> bytes:
    """Return a frame's bytes."""
    return _encoder.encode(frame)


def decode_from_client(message: bytes) -> FromClient:
    """Return a client's frame; raises `msgspec.DecodeError` (`ValidationError` is a kind of it) for anything else."""
    frame: FromClient = _from_client.decode(message)
    return frame


def decode_from_hub(message: bytes) -> FromHub:
    """Return a hub's frame; raises `msgspec.DecodeError` for anything else."""
    frame: FromHub = _from_hub.decode(message)
    return frame


def protocol_of(message: bytes) -> int | None:
    """Return the version that a `Hello` of any version speaks, None if the message is none."""
    try:
        return _any_hello.decode(message).protocol
    except msgspec.DecodeError:
        return None
