"""Check in."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.attendance.entities import Attendance, Where
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, meeting_of
from ecabinet.domain.participants.entities import Answer, Participant
from ecabinet.domain.people.entities import Role


class CheckIn(Command, frozen=True, kw_only=True):
    """Record that a participant is present from now on."""

    attendance: Id
    participant: Id
    where: Where = Where.ROOM

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse somebody present already, and a principal whose substitute was accepted."""
        meeting = meeting_of(world, self, AFTER_ANNOUNCING)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id or part.role == Role.ROOM_DISPLAY:
            return Refusal("participant_unknown")
        if part.answer == Answer.SUBSTITUTED:
            return Refusal("already_substituted", {"name": part.full_name})
        if any(interval.left_at is None for interval in world.find(Attendance, parent=part.id)):
            return Refusal("already_present", {"name": part.full_name})
        return Changes(
            puts(
                Attendance(
                    id=self.attendance,
                    meeting=meeting.id,
                    participant=part.id,
                    person=part.person,
                    where=self.where,
                    entered_at=now,
                )
            )
        )
