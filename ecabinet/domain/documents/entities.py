"""Documents, their versions, and the files behind them."""

from __future__ import annotations

from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line


class DocType(StrEnum):
    """Kinds of meeting documents (Nghị định 30/2020 Điều 7 where it names one)."""

    SUBMISSION = "submission"
    REPORT = "report"
    DRAFT = "draft"
    APPENDIX = "appendix"
    OTHER = "other"


class HandlingMark(StrEnum):
    """How a document may go round (phạm vi lưu hành). State secrets have no mark here: they are refused."""

    NONE = "none"
    INTERNAL = "internal"
    RETURN_AFTER_READING = "return_after_reading"


class VersionState(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


VERSIONS_SHOWN = frozenset({VersionState.PUBLISHED, VersionState.REPLACED})
"""States of the versions that participants see."""


class StoredFile(Entity, frozen=True, kw_only=True):
    """What the hub found out about a file it received; its id is the SHA-256 in hex. Never leaves the hub.

    `problem` is the code of a refusal when the file cannot be a document. `signs` is the SHA-256 of the file that it
    is, byte for byte, with signatures after it and nothing else. `handed_in_by` are those who sent the hub every byte
    of it: no others can file it, so that to know a file's hash is never enough to come by the file.
    """

    size: int
    pages: int
    problem: str | None = None
    signs: str | None = None
    handed_in_by: tuple[Id, ...] = ()


class Document(Entity, frozen=True, kw_only=True):
    """A document of a meeting (`item` None) or of one item. `published` says whether participants see it."""

    meeting: Id
    item: Id | None
    title: str
    doc_type: DocType
    agency_name: str
    handling: HandlingMark = HandlingMark.NONE
    published: bool = False

    def scope(self) -> Scope:
        """Find documents by meeting or item."""
        return Scope(meeting=self.meeting, parent=self.item)


class DocumentVersion(Entity, frozen=True, kw_only=True):
    """One version: a file by its SHA-256 (hex), `size` in bytes, numbered from 1. Nothing is ever overwritten."""

    meeting: Id
    item: Id | None
    document: Id
    number: int
    sha256: str
    size: int
    pages: int
    file_name: str
    state: VersionState = VersionState.DRAFT

    def scope(self) -> Scope:
        """Find versions by meeting, document or file."""
        return Scope(meeting=self.meeting, parent=self.document, natural=self.sha256)


class VersionVerdict(Entity, frozen=True, kw_only=True):
    """What the hub found out about the signatures of a version, whose id it has; `shown` to those who see the version.

    `line_before` is the bottom line it had before it was judged again, None where that stayed the same. `tries` counts
    how often in a row the judging came to no end.
    """

    meeting: Id
    item: Id | None
    document: Id
    sha256: str
    verdict: DocumentVerdict
    shown: bool
    line_before: Line | None = None
    tries: int = 0

    def scope(self) -> Scope:
        """Find verdicts by meeting, document or file."""
        return Scope(meeting=self.meeting, parent=self.document, natural=self.sha256)
