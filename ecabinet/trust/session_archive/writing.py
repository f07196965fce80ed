"""Writing a session archive: the same record makes the same bytes, and nothing is held whole but the values."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256 as new_digest
from typing import Final

import msgspec

from ecabinet import __version__
from ecabinet.domain.kernel import Entity, Id
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.layout import LogLine, Manifest, Member
from ecabinet.wire.codec import encode

_ON_UNIX: Final = 3
_FOR_ITS_OWNER: Final = 0o600 << 16


class TooLarge(Exception):
    """The record is larger than an archive may be."""


class PaperFile(msgspec.Struct, frozen=True):
    """The file of a paper: its SHA-256, its size in bytes, and how its bytes are read."""

    sha256: str
    size: int
    chunks: Callable[[], Iterable[bytes]]


class Content(msgspec.Struct, frozen=True):
    """A member with its bytes."""

    member: Member
    chunks: Callable[[], Iterable[bytes]]


def contents(
    meeting: Id, values: Sequence[Entity], log: Sequence[LogLine], files: Iterable[PaperFile]
) -> tuple[Content, ...]:
    """Return the members of an archive, the manifest first. Raises `TooLarge`."""
    held = [_bytes_member(layout.values_name(kind), _packed(kind, values)) for kind in layout.KINDS]
    held.append(_bytes_member(layout.LOG, msgspec.msgpack.encode(log)))
    if sum(one.member.size for one in held) > layout.LARGEST_VALUES:
        raise TooLarge
    by_hash = {file.sha256: file for file in files}
    papers = [
        Content(Member(layout.file_name(sha256), file.size, sha256), file.chunks)
        for sha256, file in sorted(by_hash.items())
    ]
    members = tuple(one.member for one in (*held, *papers))
    manifest = Manifest(
        format="ecabinet-session-archive",
        form=layout.FORM,
        made_by=f"ecabinet {__version__}",
        meeting=meeting,
        members=members,
    )
    first = _bytes_member(layout.MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    whole = (first, *held, *papers)
    size = layout.size_of_archive((one.member.name, one.member.size) for one in whole)
    if size > layout.LARGEST_ARCHIVE or len(whole) > layout.MOST_MEMBERS or first.member.size > layout.LARGEST_MANIFEST:
        raise TooLarge
    return whole


def archive_bytes(whole: Iterable[Content]) -> Iterator[bytes]:
    """Give the bytes of the file, a chunk of a member at a time. Raises what reading a member raises."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for content in whole:
            with archive.open(_entry(content.member), "w") as into:
                for chunk in content.chunks():
                    into.write(chunk)
                    yield sink.taken()
    yield sink.taken()


class _Sink:
    """A file that is only written to and never sought in, and gives up what was written."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def write(self, chunk: bytes) -> int:
        """Take bytes."""
        self._waiting.append(bytes(chunk))
        return len(chunk)

    def flush(self) -> None:
        """Do nothing: whoever takes the bytes keeps them."""

    def close(self) -> None:
        """Do nothing, as `flush`."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        waiting, self._waiting = self._waiting, []
        return b"".join(waiting)


def _entry(member: Member) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(member.name, layout.MADE_AT)
    entry.create_system = _ON_UNIX  # the same on every system
    entry.external_attr = _FOR_ITS_OWNER
    entry.file_size = member.size
    return entry


def _packed(kind: type[Entity], values: Iterable[Entity]) -> bytes:
    """Return the values of one kind by their id, as an array that any reader of MessagePack can read."""
    found = sorted((value for value in values if type(value) is kind), key=lambda value: value.id)
    return msgspec.msgpack.encode([msgspec.Raw(encode(value)) for value in found])


def _bytes_member(name: str, content: bytes) -> Content:
    return Content(Member(name, len(content), new_digest(content).hexdigest()), lambda: (content,))
