"""Take somebody off a meeting."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.consultations.entities import Reading
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Notify, Outcome, Refusal, World
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.meetings.entities import MeetingCard
from ecabinet.domain.papers.entities import Paper
from ecabinet.domain.participants.entities import Answer, Invitation, Participant, Reply, Substitution
from ecabinet.domain.people.entities import Role


class RemoveParticipant(Command, frozen=True, kw_only=True):
    """Withdraw an invitation; what the person held of the meeting leaves their devices."""

    participant: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse to remove the chair, a voting seat, whoever attended, and the last secretary."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id:
            return Refusal("participant_unknown")
        if part.votes or part.role == Role.CHAIR:
            return Refusal("seat_of_the_committee", {"name": part.full_name})
        everybody = world.find(Participant, meeting=meeting.id)
        secretaries = [other for other in everybody if other.role == Role.SECRETARIAT]
        if part.role == Role.SECRETARIAT and len(secretaries) == 1:
            return Refusal("last_secretary")
        attended = any(interval.participant == part.id for interval in world.find(Attendance, meeting=meeting.id))
        if attended or part.role == Role.SUBSTITUTE or part.answer == Answer.SUBSTITUTED:
            return Refusal("participant_in_use", {"name": part.full_name})
        kinds = (Participant, Invitation, Reply, MeetingCard, Reading)
        drops = tuple(Drop(kind, part.id) for kind in kinds if world.get(kind, part.id) is not None)
        proposals = tuple(Drop(Substitution, one.id) for one in world.find(Substitution, parent=part.id))
        papers = tuple(Drop(Paper, one.id) for one in world.find(Paper, parent=part.id) if one.person == part.person)
        notices = (Notify(person=part.person, code="uninvited"),) if part.invited else ()
        return Changes((*drops, *proposals, *papers), notices)
