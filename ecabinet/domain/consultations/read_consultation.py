"""Record that a consultation was opened."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.consultations.course import SENT, consultation_of
from ecabinet.domain.consultations.entities import Reading
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.participants.entities import Participant


class ReadConsultation(Command, frozen=True, kw_only=True):
    """Record that one opened a consultation for the first time; opening it again records nothing."""

    participant: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a consultation that takes no answers."""
        meeting = consultation_of(world, self, SENT)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id:
            return Refusal("participant_unknown")
        if world.get(Reading, part.id) is not None:
            return Changes(())
        return Changes(puts(Reading(id=part.id, meeting=meeting.id, person=part.person, read_at=now)))
