"""Length-prefixed frames between the pool and its processes."""

import enum
import struct
from dataclasses import dataclass
from typing import BinaryIO

_HEAD = struct.Struct("!BI")


class Kind(enum.IntEnum):
    """What the body of a frame is."""

    SETTINGS = 1
    TASK = 2
    PAYLOAD = 3
    DONE = 4
    REFUSED = 5
    FAILED = 6
    OUT_OF_MEMORY = 7
    TOO_LARGE = 8
    LOAD = 9
    READY = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """One message. `kind` stays a number: a broken process may send any."""

    kind: int
    body: bytes


class FrameTooLarge(Exception):
    """The other side announces a body above the limit; nothing of it has been read."""


def write_frame(stream: BinaryIO, kind: Kind, body: bytes) -> None:
    """Write one frame and flush it. Raises OSError when nobody reads any more."""
    stream.write(_HEAD.pack(kind, len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: BinaryIO, limit: int | None = None) -> Frame | None:
    """Read one frame of at most `limit` bytes; None when the other side ended. Raises FrameTooLarge."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if limit is not None and length > limit:
        raise FrameTooLarge
    body = stream.read(length)
    return Frame(kind, body) if len(body) == length else None
