"""Remove a consultation that was never sent."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda, AgendaItem
from ecabinet.domain.consultations.course import DRAFT, consultation_of
from ecabinet.domain.documents.entities import Document, DocumentVersion, VersionVerdict
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Entity, Outcome, Refusal, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Vote

_HANGS_ON_IT: tuple[type[Entity], ...] = (
    Agenda,
    AgendaItem,
    Participant,
    Document,
    DocumentVersion,
    VersionVerdict,
    Vote,
)


class RemoveConsultation(Command, frozen=True, kw_only=True):
    """Take a draft away with all that hangs on it; the log keeps that it was."""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a consultation that was sent: it can be withdrawn, with a reason that is kept."""
        meeting = consultation_of(world, self, DRAFT)
        if isinstance(meeting, Refusal):
            return meeting
        rest = (Drop(kind, one.id) for kind in _HANGS_ON_IT for one in world.find(kind, meeting=meeting.id))
        return Changes((Drop(Meeting, meeting.id), *rest))
