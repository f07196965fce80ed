"""Remind those who have not replied."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Notify, Outcome, Refusal, World
from ecabinet.domain.meetings.course import meeting_of
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.participants.entities import Answer, Participant
from ecabinet.domain.people.entities import Role


class RemindParticipants(Command, frozen=True, kw_only=True):
    """Leave a notice for everybody invited who has not replied. The hub gives it one day before the meeting."""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a meeting that is not waiting to begin."""
        meeting = meeting_of(world, self, frozenset({MeetingState.ANNOUNCED}))
        if isinstance(meeting, Refusal):
            return meeting
        silent = [
            part
            for part in world.find(Participant, meeting=meeting.id)
            if part.invited and part.answer == Answer.NONE and part.role not in {Role.ROOM_DISPLAY, Role.SECRETARIAT}
        ]
        return Changes(
            (), tuple(Notify(person=part.person, code="please_reply", meeting=meeting.id) for part in silent)
        )
