"""Check in."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.attendance.entities import Attendance, Where
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, meeting_of
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.participants.entities import Answer, Participant
from ecabinet.domain.people.entities import Role

SELF_FROM = timedelta(hours=2)
"""How long before the start of a meeting its participants may check themselves in."""


def may_check_in(state: MeetingState, starts_at: datetime, now: datetime) -> bool:
    """Tell whether participants may check themselves in: from shortly before the start, and while in session."""
    return state == MeetingState.IN_SESSION or (state == MeetingState.ANNOUNCED and now >= starts_at - SELF_FROM)


class CheckIn(Command, frozen=True, kw_only=True):
    """Record that a participant is present from now on. A secretary may do so any time after the announcement."""

    attendance: Id
    participant: Id
    where: Where = Where.ROOM

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse somebody present already, a principal whose substitute was accepted, and one who is too early."""
        meeting = meeting_of(world, self, AFTER_ANNOUNCING)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id or part.role == Role.ROOM_DISPLAY:
            return Refusal("participant_unknown")
        if part.answer == Answer.SUBSTITUTED:
            return Refusal("already_substituted", {"name": part.full_name})
        is_of_staff = part.role == Role.SECRETARIAT or actor.person != part.person
        if not is_of_staff and not may_check_in(meeting.state, meeting.starts_at, now):
            return Refusal("too_early_to_check_in", {"hours": str(SELF_FROM // timedelta(hours=1))})
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
