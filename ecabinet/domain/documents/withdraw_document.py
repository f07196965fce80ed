"""Withdraw a document."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import VERSIONS_SHOWN, Document, DocumentVersion, VersionState
from ecabinet.domain.documents.judging import verdicts_shown
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.voting.entities import Vote


class WithdrawDocument(Command, frozen=True, kw_only=True):
    """Take a document back: it leaves the participants' devices, the staff keep it with its versions."""

    document: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a document that is not published or that a vote is about."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        document = world.get(Document, self.document)
        if document is None or document.meeting != meeting.id:
            return Refusal("document_unknown")
        if not document.published:
            return Refusal("not_published", {"title": document.title})
        if any(_is_about(vote, document.id) for vote in world.find(Vote, meeting=meeting.id)):
            return Refusal("document_is_voted_on", {"title": document.title})
        back = [
            changed(version, state=VersionState.WITHDRAWN)
            for version in world.find(DocumentVersion, parent=document.id)
            if version.state in VERSIONS_SHOWN
        ]
        hidden = verdicts_shown(world, (version.id for version in back), shown=False)
        return Changes(puts(changed(document, published=False), *back, *hidden))


def _is_about(vote: Vote, document: Id) -> bool:
    """Whether a vote is about this document, or was counted by it."""
    return document == vote.document or (vote.by_hand is not None and document == vote.by_hand.record)
