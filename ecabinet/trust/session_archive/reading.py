"""Reading a session archive that anybody may have made: everything is checked before it is believed.

Nothing is unpacked to disk, and nothing is inflated: members are stored as they are, so that no file is larger inside
than outside. What is not exactly as the layout says is refused.
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import file_digest
from hashlib import sha256 as new_digest
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import E, Entity
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.layout import LogLine, Manifest, Member
from ecabinet.wire.codec import decode_entity

_CHUNK: Final = layout.MIB
_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_ZIP64_LOCATOR: Final = b"PK\x06\x07"
_ZIP64_LOCATOR_SIZE: Final = 20
_ENCRYPTED: Final = 0x1
_UNREADABLE: Final = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error)
"""What `zipfile` raises for bytes that are no archive, no whole one, or one of a kind it does not read."""


class Fault(StrEnum):
    """Why a file is not taken for a session archive as it was written."""

    NOT_AN_ARCHIVE = "not_an_archive"
    TOO_LARGE = "too_large"
    NAME_NOT_ALLOWED = "name_not_allowed"
    NAME_TWICE = "name_twice"
    NOT_STORED = "not_stored"
    SOMETHING_BETWEEN = "something_between"
    MANIFEST_UNREADABLE = "manifest_unreadable"
    FORM_UNKNOWN = "form_unknown"
    MEMBER_MISSING = "member_missing"
    MEMBER_NOT_LISTED = "member_not_listed"
    MEMBER_ALTERED = "member_altered"
    VALUE_UNREADABLE = "value_unreadable"
    VALUE_TWICE = "value_twice"
    VALUE_ASTRAY = "value_astray"
    BALLOT_NOT_SHOWN = "ballot_not_shown"
    PAPER_MISSING = "paper_missing"


class ArchiveFault(Exception):
    """The file is not what an archive of the product is; `detail` names the member or value."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        """Keep what is wrong, and where."""
        super().__init__(f"{fault}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as its archive tells it. `sha256` is that of the whole file, in hex."""

    sha256: str
    made_by: str
    meeting: v.Meeting
    values: dict[type[Entity], tuple[Entity, ...]]
    log: tuple[LogLine, ...]
    files: int

    def all(self, kind: type[E]) -> Sequence[E]:
        """Return the values of a kind, by id."""
        return [value for value in self.values.get(kind, ()) if isinstance(value, kind)]


def read_archive(path: Path) -> Record:
    """Read a file and nothing else. Raises `ArchiveFault`, and OSError for a file that cannot be read."""
    with open(path, "rb", opener=_at_once) as file:  # a Path takes no opener
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):  # a pipe might never end
            raise ArchiveFault(Fault.NOT_AN_ARCHIVE)
        if state.st_size > layout.LARGEST_ARCHIVE:
            raise ArchiveFault(Fault.TOO_LARGE)
        _check_end(file, state.st_size)
        sha256 = file_digest(file, "sha256").hexdigest()
        try:
            with zipfile.ZipFile(file) as archive:
                return _Reading(archive, state.st_size).record(sha256)
        except _UNREADABLE as fault:
            raise ArchiveFault(Fault.NOT_AN_ARCHIVE, str(fault)) from fault


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting: a pipe that nobody writes to must not hold us."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_end(file: BinaryIO, size: int) -> None:
    """Look at the end of the file, which says how large its directory is, before `zipfile` takes that into memory."""
    if size < layout.END_RECORD:
        raise ArchiveFault(Fault.NOT_AN_ARCHIVE)
    back = min(size, layout.END_RECORD + _ZIP64_LOCATOR_SIZE)
    file.seek(size - back)
    tail = file.read(back)
    file.seek(0)
    mark, disk, first_disk, here, members, length, start, comment = _END.unpack(tail[-layout.END_RECORD :])
    if mark != _END_MARK or disk or first_disk or here != members or comment or tail.startswith(_ZIP64_LOCATOR):
        raise ArchiveFault(Fault.NOT_AN_ARCHIVE)
    longest = len(layout.file_name("0" * 64))
    if members > layout.MOST_MEMBERS or length > members * layout.size_of_directory(["0" * longest]):
        raise ArchiveFault(Fault.TOO_LARGE)
    if start + length + layout.END_RECORD != size:
        raise ArchiveFault(Fault.SOMETHING_BETWEEN)


class _Reading:
    """One archive while it is read."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._entries = _entries(archive, size)

    def record(self, sha256: str) -> Record:
        """Check everything against the manifest and return the values."""
        manifest = self._manifest()
        listed = {member.name: member for member in manifest.members}
        self._check_names(manifest.members, listed)
        held = {name: self._held(member) for name, member in listed.items() if layout.hash_in(name) is None}
        files = [member for name, member in listed.items() if layout.hash_in(name) is not None]
        for member in files:
            self._check_file(member)
        values = {kind: _values(kind, held[name]) for name, kind in layout.KIND_BY_NAME.items() if name in held}
        log = _log(held[layout.LOG])
        record = Record(
            sha256=sha256,
            made_by=manifest.made_by,
            meeting=_meeting(manifest, values),
            values=values,
            log=log,
            files=len(files),
        )
        _check_whole(record, {member.sha256 for member in files})
        return record

    def _manifest(self) -> Manifest:
        entry = self._entries.get(layout.MANIFEST)
        if entry is None:
            raise ArchiveFault(Fault.MEMBER_MISSING, layout.MANIFEST)
        if entry.file_size > layout.LARGEST_MANIFEST:
            raise ArchiveFault(Fault.TOO_LARGE, layout.MANIFEST)
        try:
            body = self._archive.read(entry)
        except _UNREADABLE as fault:
            raise ArchiveFault(Fault.MEMBER_ALTERED, layout.MANIFEST) from fault
        try:
            said = msgspec.json.decode(body, type=_Form)
            if said.format == layout.FORMAT and said.form != layout.FORM:
                raise ArchiveFault(Fault.FORM_UNKNOWN, str(said.form))
            return msgspec.json.decode(body, type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
            raise ArchiveFault(Fault.MANIFEST_UNREADABLE, str(fault)) from fault

    def _check_names(self, members: Sequence[Member], listed: dict[str, Member]) -> None:
        if len(listed) != len(members) or layout.MANIFEST in listed:
            raise ArchiveFault(Fault.MANIFEST_UNREADABLE)
        wanted = {layout.LOG, *listed, *(layout.KIND_BY_NAME.keys() - layout.ADDED_LATER)}
        missing = sorted(wanted - (self._entries.keys() & listed.keys()))
        if missing:
            is_there = missing[0] in self._entries
            raise ArchiveFault(Fault.MEMBER_NOT_LISTED if is_there else Fault.MEMBER_MISSING, missing[0])
        more = sorted(self._entries.keys() - listed.keys() - {layout.MANIFEST})
        if more:
            raise ArchiveFault(Fault.MEMBER_NOT_LISTED, more[0])
        sizes = [self._entries[name].file_size for name in listed if layout.hash_in(name) is None]
        if sum(sizes) > layout.LARGEST_VALUES:
            raise ArchiveFault(Fault.TOO_LARGE)

    def _held(self, member: Member) -> bytes:
        try:
            content = self._archive.read(self._entries[member.name])
        except _UNREADABLE as fault:
            raise ArchiveFault(Fault.MEMBER_ALTERED, member.name) from fault
        if len(content) != member.size or new_digest(content).hexdigest() != member.sha256:
            raise ArchiveFault(Fault.MEMBER_ALTERED, member.name)
        return content

    def _check_file(self, member: Member) -> None:
        digest, size = new_digest(), 0
        try:
            with self._archive.open(self._entries[member.name]) as content:
                while chunk := content.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
        except _UNREADABLE as fault:
            raise ArchiveFault(Fault.MEMBER_ALTERED, member.name) from fault
        if (size, digest.hexdigest(), member.sha256) != (member.size, member.sha256, layout.hash_in(member.name)):
            raise ArchiveFault(Fault.MEMBER_ALTERED, member.name)


class _Form(msgspec.Struct):
    """What every form of the manifest says of itself."""

    format: str
    form: int


def _entries(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """Return the members by name if each may be there, each once, and there is nothing beside them in the file."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        if entry.orig_filename != entry.filename or not layout.is_allowed(entry.filename):
            raise ArchiveFault(Fault.NAME_NOT_ALLOWED, entry.orig_filename)
        if entry.filename in found:
            raise ArchiveFault(Fault.NAME_TWICE, entry.filename)
        is_stored = entry.compress_type == zipfile.ZIP_STORED and entry.compress_size == entry.file_size
        if not is_stored or entry.flag_bits & _ENCRYPTED:
            raise ArchiveFault(Fault.NOT_STORED, entry.filename)
        found[entry.filename] = entry
    if layout.size_of_archive((name, entry.file_size) for name, entry in found.items()) != size:
        raise ArchiveFault(Fault.SOMETHING_BETWEEN)
    return found


def _values(kind: type[Entity], body: bytes) -> tuple[Entity, ...]:
    """Decode the values of a kind by the product's codec."""
    try:
        rows = msgspec.msgpack.decode(body, type=list[msgspec.Raw])
        values = tuple(decode_entity(kind, bytes(row)) for row in rows)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise ArchiveFault(Fault.VALUE_UNREADABLE, f"{kind.__name__}: {fault}") from fault
    if len({value.id for value in values}) != len(values):
        raise ArchiveFault(Fault.VALUE_TWICE, kind.__name__)
    return values


def _log(body: bytes) -> tuple[LogLine, ...]:
    try:
        return msgspec.msgpack.decode(body, type=tuple[LogLine, ...])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise ArchiveFault(Fault.VALUE_UNREADABLE, f"{layout.LOG}: {fault}") from fault


def _meeting(manifest: Manifest, values: dict[type[Entity], tuple[Entity, ...]]) -> v.Meeting:
    """Return the one meeting that everything belongs to."""
    found = [value for value in values[v.Meeting] if isinstance(value, v.Meeting)]
    if len(found) != 1 or found[0].id != manifest.meeting or not found[0].is_settled:
        raise ArchiveFault(Fault.VALUE_ASTRAY, v.Meeting.__name__)
    return found[0]


def _check_whole(record: Record, files: set[str]) -> None:
    """Nothing of another meeting, no ballot of a vote that is not here or that was never shown, no paper missing."""
    for kind, values in record.values.items():
        astray = next((value for value in values if value.scope().meeting != record.meeting.id), None)
        if astray is not None:
            raise ArchiveFault(Fault.VALUE_ASTRAY, f"{kind.__name__} {astray.id}")
    votes = {vote.id for vote in record.all(v.Vote)}
    held: Sequence[v.Ballot | v.BallotBox] = (*record.all(v.Ballot), *record.all(v.BallotBox))
    for shown in held:
        if shown.vote not in votes:
            raise ArchiveFault(Fault.VALUE_ASTRAY, f"{type(shown).__name__} {shown.id}")
        if not shown.revealed:
            raise ArchiveFault(Fault.BALLOT_NOT_SHOWN, shown.id)
    wanted = {paper.sha256 for paper in record.all(v.Paper)}
    if wanted != files:
        raise ArchiveFault(Fault.PAPER_MISSING if wanted - files else Fault.MEMBER_NOT_LISTED, min(wanted ^ files))


def moment_of_meeting(record: Record) -> datetime:
    """Return when the meeting was opened, or was to begin."""
    return record.meeting.opened_at or record.meeting.starts_at
