"""File a new version of a document."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from ecabinet.domain.documents.entities import Document, DocumentVersion, VersionState
from ecabinet.domain.documents.file_document import handed_in_file
from ecabinet.domain.documents.file_names import file_name_problem
from ecabinet.domain.documents.judging import to_be_judged
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of


class FileVersion(Command, frozen=True, kw_only=True):
    """Add a version to a document, not yet published; the earlier ones stay."""

    document: Id
    document_version: Id
    sha256: str
    file_name: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse the file that is the newest version already, unless that was withdrawn."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        document = world.get(Document, self.document)
        if document is None or document.meeting != meeting.id:
            return Refusal("document_unknown")
        problem = file_name_problem(self.file_name)
        if problem is not None:
            return problem
        found = handed_in_file(world, self.sha256, actor.person)
        if isinstance(found, Refusal):
            return found
        newest = max(world.find(DocumentVersion, parent=document.id), key=lambda version: version.number, default=None)
        known = newest is not None and newest.state != VersionState.WITHDRAWN
        if newest is not None and known and newest.sha256 == found.id:
            return Refusal("same_file_again", {"number": str(newest.number)})
        version = DocumentVersion(
            id=self.document_version,
            meeting=meeting.id,
            item=document.item,
            document=document.id,
            number=1 if newest is None else newest.number + 1,
            sha256=found.id,
            size=found.size,
            pages=found.pages,
            file_name=unicodedata.normalize("NFC", self.file_name),
        )
        return Changes(puts(version), jobs=(to_be_judged(version, now),))
