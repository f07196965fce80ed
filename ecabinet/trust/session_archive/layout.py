"""What stands in a session archive: its members, their names, their order, and how large they may be.

An archive is a ZIP file whose members are stored as they are, one after the other and nothing between them. The
manifest comes first and says size and SHA-256 of each of the others; then the values, one member for each kind, the
log, and the files of the papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final, Literal

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity, Id

FORMAT: Final = "ecabinet-session-archive"
FORM: Final = 1
"""Counts the forms of the format; a reader takes the form it knows."""

KINDS: Final[tuple[type[Entity], ...]] = (
    v.Meeting,
    v.Agenda,
    v.AgendaItem,
    v.Participant,
    v.Attendance,
    v.Vote,
    v.Ballot,
    v.BallotBox,
    v.Cast,
    v.Minutes,
    v.Document,
    v.DocumentVersion,
    v.VersionVerdict,
    v.Paper,
    v.PaperVerdict,
)
"""The values of a meeting that its record is made of, in their order. What is not named here never goes in."""

MANIFEST: Final = "manifest.json"
LOG: Final = "log.msgpack"
MADE_AT: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the same record makes the same bytes."""

MIB: Final = 1024 * 1024
LARGEST_ARCHIVE: Final = 2000 * MIB
LARGEST_MANIFEST: Final = 8 * MIB
LARGEST_VALUES: Final = 128 * MIB
"""Of all values and the log together, which are held in memory."""
MOST_MEMBERS: Final = 20_000

_LOCAL_HEADER: Final = 30
_DESCRIPTOR: Final = 16
_CENTRAL_HEADER: Final = 46
END_RECORD: Final = 22
"""Bytes that the ZIP format takes beside names and contents."""
_FILE: Final = re.compile(r"files/([0-9a-f]{64})\.pdf")


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A member of the archive: its name, its size in bytes, the SHA-256 of its content in hex."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first member: what archive this is, made by which product, and every other member in its order."""

    format: Literal["ecabinet-session-archive"]
    form: int
    made_by: str
    meeting: Id
    members: tuple[Member, ...]


class LogLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the hub's log: who gave which command when, and whether it was accepted or why not.

    Neither the device nor the digest of the command is here: the digest of a ballot that is never shown could be
    matched by trying.
    """

    seq: int
    at: datetime
    person: Id
    command: Id
    verb: str
    accepted: bool
    refusal: str | None


def values_name(kind: type[Entity]) -> str:
    """Name the member of a kind's values."""
    return f"values/{kind.__name__}.msgpack"


def file_name(sha256: str) -> str:
    """Name the member of a paper's file."""
    return f"files/{sha256}.pdf"


def hash_in(name: str) -> str | None:
    """Return the SHA-256 that names a file, None for a name of another member."""
    found = _FILE.fullmatch(name)
    return None if found is None else found[1]


ADDED_LATER: Final = frozenset({values_name(kind) for kind in (v.BallotBox, v.Cast)})
"""Members that an archive of an older product lacks: it held no secret votes."""
KIND_BY_NAME: Final = {values_name(kind): kind for kind in KINDS}
_FIXED: Final = frozenset({MANIFEST, LOG, *KIND_BY_NAME})


def is_allowed(name: str) -> bool:
    """Whether a member may have this name."""
    return name in _FIXED or hash_in(name) is not None


def size_of_archive(sizes: Iterable[tuple[str, int]]) -> int:
    """Return what a file with these members, by name and size, has in bytes if there is nothing else in it."""
    overhead = _LOCAL_HEADER + _DESCRIPTOR + _CENTRAL_HEADER
    return END_RECORD + sum(overhead + 2 * len(name) + size for name, size in sizes)


def size_of_directory(names: Iterable[str]) -> int:
    """Return the bytes of the ZIP's directory of members with these names."""
    return sum(_CENTRAL_HEADER + len(name) for name in names)
