"""Publish a document."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import Document, DocumentVersion, VersionState
from ecabinet.domain.documents.judging import gate_problem, verdicts_shown
from ecabinet.domain.kernel import Actor, Changes, Command, Entity, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of


class PublishDocument(Command, frozen=True, kw_only=True):
    """Let participants see a document's newest version; the version published before is marked replaced."""

    document: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a newest version that is published already, or that the meeting's signature gate keeps back."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        document = world.get(Document, self.document)
        if document is None or document.meeting != meeting.id:
            return Refusal("document_unknown")
        versions = sorted(world.find(DocumentVersion, parent=document.id), key=lambda version: version.number)
        if not versions or versions[-1].state != VersionState.DRAFT:
            return Refusal("already_published", {"title": document.title})
        problem = gate_problem(world, meeting, document, versions[-1], now)
        if problem is not None:
            return problem
        writes: list[Entity] = [changed(versions[-1], state=VersionState.PUBLISHED)]
        writes.extend(
            changed(version, state=VersionState.REPLACED)
            for version in versions[:-1]
            if version.state == VersionState.PUBLISHED
        )
        shown = verdicts_shown(world, (versions[-1].id,), shown=True)
        return Changes(puts(changed(document, published=True), *writes, *shown))
