"""Check out."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, meeting_of
from ecabinet.domain.participants.entities import Participant


class CheckOut(Command, frozen=True, kw_only=True):
    """Record that a participant left."""

    participant: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse somebody who is not present."""
        meeting = meeting_of(world, self, AFTER_ANNOUNCING)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id:
            return Refusal("participant_unknown")
        here = [interval for interval in world.find(Attendance, parent=part.id) if interval.left_at is None]
        if not here:
            return Refusal("not_present", {"name": part.full_name})
        return Changes(puts(*(changed(interval, left_at=now) for interval in here)))
