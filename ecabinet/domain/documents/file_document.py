"""Put a document before a meeting."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.documents.entities import DocType, Document, DocumentVersion, HandlingMark, StoredFile
from ecabinet.domain.documents.file_names import file_name_problem
from ecabinet.domain.documents.judging import to_be_judged
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.text import clean, first_problem, line_problem


def held_file(world: World, sha256: str) -> StoredFile | Refusal:
    """Return the file the hub holds under this hash, or why it cannot be a document."""
    found = world.get(StoredFile, sha256)
    if found is None:
        return Refusal("file_missing")
    if found.problem is not None:
        return Refusal(found.problem)
    return found


def handed_in_file(world: World, sha256: str, person: Id) -> StoredFile | Refusal:
    """Return the file that somebody names in a command, as `held_file`.

    One that they did not hand in themselves is as missing to them as one that the hub does not hold.
    """
    found = world.get(StoredFile, sha256)
    if found is None or person not in found.handed_in_by:
        return Refusal("file_missing")
    return held_file(world, sha256)


class FileDocument(Command, frozen=True, kw_only=True):
    """Put a PDF before the meeting or one of its items, as the first version of a new document, not yet published."""

    document: Id
    document_version: Id
    item: Id | None
    title: str
    doc_type: DocType
    agency_name: str
    sha256: str
    file_name: str
    handling: HandlingMark = HandlingMark.NONE

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a closed meeting, a matter under state secrecy, a bad name, and a file that is missing or no PDF."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        problem = first_problem(
            self._item_problem(world, meeting.id),
            line_problem(self.title),
            line_problem(self.agency_name, limit=200, may_be_empty=True),
            file_name_problem(self.file_name),
        )
        if problem is not None:
            return problem
        found = handed_in_file(world, self.sha256, actor.person)
        if isinstance(found, Refusal):
            return found
        document = Document(
            id=self.document,
            meeting=meeting.id,
            item=self.item,
            title=clean(self.title),
            doc_type=self.doc_type,
            agency_name=clean(self.agency_name),
            handling=self.handling,
        )
        first = DocumentVersion(
            id=self.document_version,
            meeting=meeting.id,
            item=self.item,
            document=document.id,
            number=1,
            sha256=found.id,
            size=found.size,
            pages=found.pages,
            file_name=unicodedata.normalize("NFC", self.file_name),
        )
        return Changes(puts(document, first), jobs=(to_be_judged(first, now),))

    def _item_problem(self, world: World, meeting: Id) -> Refusal | None:
        item = world.get(AgendaItem, self.item) if self.item is not None else None
        if self.item is not None and (item is None or item.meeting != meeting):
            return Refusal("item_unknown")
        return Refusal("item_is_paper_only") if item is not None and item.paper_only else None
