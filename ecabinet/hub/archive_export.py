"""A meeting's record out of a hub's folder into one file, also while the hub runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from hashlib import sha256 as new_digest
from pathlib import Path

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import HUB_ONLY, audiences
from ecabinet.domain.kernel import Entity, EnvironmentFault, Id
from ecabinet.hub.config import HubConfig
from ecabinet.store.blobs import BlobRefused, read_checked
from ecabinet.store.ledger import LogEntry
from ecabinet.store.reading import Snapshot, looked_at
from ecabinet.trust.session_archive.layout import KINDS, LogLine
from ecabinet.trust.session_archive.writing import PaperFile, TooLarge, archive_bytes, contents
from ecabinet.workers.durable_files import write_durably


class WhyNot(StrEnum):
    """Why no archive is written."""

    MEETING_UNKNOWN = "meeting_unknown"
    MEETING_NOT_CLOSED = "meeting_not_closed"
    FILE_IS_THERE = "file_is_there"
    INSIDE_THE_HUB = "inside_the_hub"
    TOO_LARGE = "too_large"


class ExportRefused(Exception):
    """No archive was written; `title` is the meeting's where it is known."""

    def __init__(self, why: WhyNot, title: str = "") -> None:
        """Keep why."""
        super().__init__(why.value)
        self.why = why
        self.title = title


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: size in bytes, SHA-256 of the file in hex, and how much of what is in it."""

    size: int
    sha256: str
    votes: int
    papers: int
    log_lines: int


def meetings_to_archive(config: HubConfig) -> tuple[v.Meeting, ...]:
    """Return the meetings that are closed, the newest first."""
    with looked_at(config.store) as store:
        found = [meeting for meeting in store.values(v.Meeting) if meeting.is_settled]
    return tuple(sorted(found, key=lambda meeting: meeting.starts_at, reverse=True))


def export(config: HubConfig, meeting: Id, target: Path, *, over: bool = False) -> Exported:
    """Write the record of a closed meeting to a file, whole or not at all, over another one only if `over`.

    Raises ExportRefused, EnvironmentFault (`hub_not_here` also where a paper's file is missing or damaged), OSError.
    """
    if target.resolve().is_relative_to(config.folder.resolve()):
        raise ExportRefused(WhyNot.INSIDE_THE_HUB)
    if not over and (target.exists() or target.is_symlink()):
        raise ExportRefused(WhyNot.FILE_IS_THERE)
    with looked_at(config.store) as store:
        values = _values(store, meeting)
        log = tuple(map(_line, store.log(meeting)))
    papers = [value for value in values if isinstance(value, v.Paper)]
    files = [PaperFile(paper.sha256, paper.size, partial(_file, config.blobs, paper)) for paper in papers]
    try:
        whole = contents(meeting, values, log, files)
    except TooLarge as fault:
        raise ExportRefused(WhyNot.TOO_LARGE) from fault
    digest = new_digest()
    size = write_durably(target, _followed(archive_bytes(whole), digest.update))
    return Exported(
        size=size,
        sha256=digest.hexdigest(),
        votes=sum(1 for value in values if isinstance(value, v.Vote)),
        papers=len({paper.sha256 for paper in papers}),
        log_lines=len(log),
    )


def _values(store: Snapshot, meeting_id: Id) -> Sequence[Entity]:
    """Return what the record is made of; what never leaves the hub is not in it.

    Who voted is told of secret votes alone: in the others each ballot has its name.
    """
    found = next((one for one in store.values(v.Meeting, meeting=meeting_id) if one.id == meeting_id), None)
    if found is None:
        raise ExportRefused(WhyNot.MEETING_UNKNOWN)
    if not found.is_settled:
        raise ExportRefused(WhyNot.MEETING_NOT_CLOSED, found.title)
    values = [value for kind in KINDS for value in store.values(kind, meeting=meeting_id)]
    shown = [value for value in values if HUB_ONLY not in audiences(value) and not _is_withheld(value)]
    secret = {value.vote for value in shown if isinstance(value, v.BallotBox)}
    return [value for value in shown if not isinstance(value, v.Cast) or value.vote in secret]


def _is_withheld(value: Entity) -> bool:
    """Whether it is the sheet of an opinion that was never shown: its consultation was withdrawn."""
    return isinstance(value, v.Paper | v.PaperVerdict) and value.withheld


def _line(entry: LogEntry) -> LogLine:
    return LogLine(
        seq=entry.seq,
        at=entry.at,
        person=entry.person,
        command=entry.command,
        verb=entry.verb,
        accepted=entry.accepted,
        refusal=entry.code,
    )


def _file(blobs: Path, paper: v.Paper) -> Iterator[bytes]:
    try:
        yield from read_checked(blobs, paper.sha256, paper.size)
    except (BlobRefused, FileNotFoundError) as fault:
        raise EnvironmentFault("hub_not_here", f"{paper.file_name}: {fault}") from fault


def _followed(chunks: Iterable[bytes], follow: Callable[[bytes], None]) -> Iterator[bytes]:
    for chunk in chunks:
        follow(chunk)
        yield chunk
