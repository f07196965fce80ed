"""Copies of what a consultation was about, as documents of the meeting that hears of it."""

from __future__ import annotations

from typing import Protocol

import msgspec

from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.documents.entities import DocType, Document, DocumentVersion, HandlingMark, VersionState
from ecabinet.domain.documents.file_document import held_file
from ecabinet.domain.documents.judging import passes
from ecabinet.domain.kernel import Id, Refusal, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.papers.entities import Paper, PaperKind, newest


class Asked(Protocol):
    """What is to be copied, and the ids of the copy."""

    @property
    def of(self) -> Id:
        """The document or paper."""

    @property
    def document(self) -> Id:
        """The id of its copy."""

    @property
    def document_version(self) -> Id:
        """The id of the copy's only version."""


class Copied(msgspec.Struct, frozen=True):
    """A document that was made of another, with its only version."""

    document: Document
    version: DocumentVersion


class Place(msgspec.Struct, frozen=True):
    """The meeting that hears of it, and the item there."""

    meeting: Meeting
    item: Id


class _Source(msgspec.Struct, frozen=True):
    title: str
    doc_type: DocType
    agency_name: str
    sha256: str
    file_name: str
    handling: HandlingMark = HandlingMark.NONE


def copied(world: World, place: Place, matter: AgendaItem, asked: Asked) -> Copied | Refusal:
    """Return a copy for an item of a meeting, published where its gate lets files pass that are not judged yet."""
    source = world.get(Meeting, matter.meeting)
    if source is None:
        return Refusal("document_unknown")
    meeting, item = place.meeting, place.item
    found = _summary(world, source, asked.of) or _document(world, source, matter, asked.of)
    if found is None:
        return Refusal("document_unknown")
    file = held_file(world, found.sha256)
    if isinstance(file, Refusal):
        return file
    is_published = passes(meeting.signature_gate, None)
    document = Document(
        id=asked.document,
        meeting=meeting.id,
        item=item,
        title=found.title,
        doc_type=found.doc_type,
        agency_name=found.agency_name,
        handling=found.handling,
        published=is_published,
    )
    version = DocumentVersion(
        id=asked.document_version,
        meeting=meeting.id,
        item=item,
        document=document.id,
        number=1,
        sha256=file.id,
        size=file.size,
        pages=file.pages,
        file_name=found.file_name,
        state=VersionState.PUBLISHED if is_published else VersionState.DRAFT,
    )
    return Copied(document, version)


def _summary(world: World, source: Meeting, paper_id: Id) -> _Source | None:
    """The newest edition is copied, whichever was named: somebody may have signed it since."""
    named = world.get(Paper, paper_id)
    if named is None or named.meeting != source.id or named.paper_kind != PaperKind.SUMMARY:
        return None
    papers = world.find(Paper, parent=named.about)
    paper = newest(one for one in papers if one.paper_kind == PaperKind.SUMMARY) or named
    title = f"Bảng tổng hợp ý kiến: {source.title}"[:500]
    return _Source(title, DocType.REPORT, source.committee_name, paper.sha256, paper.file_name)


def _document(world: World, source: Meeting, matter: AgendaItem, document_id: Id) -> _Source | None:
    document = world.get(Document, document_id)
    if document is None or document.meeting != source.id or document.item not in {None, matter.id}:
        return None
    versions = [one for one in world.find(DocumentVersion, parent=document.id) if one.state == VersionState.PUBLISHED]
    if not document.published or not versions:
        return None
    last = max(versions, key=lambda version: version.number)
    return _Source(
        document.title, document.doc_type, document.agency_name, last.sha256, last.file_name, document.handling
    )
