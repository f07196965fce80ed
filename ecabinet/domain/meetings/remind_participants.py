"""Remind those who have not replied."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Id,
    JobKind,
    Notify,
    Outcome,
    Refusal,
    Schedule,
    World,
)
from ecabinet.domain.meetings.course import meeting_of
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.participants.entities import Answer, Participant
from ecabinet.domain.people.entities import Role

REMIND_BEFORE = timedelta(days=1)
_CODE = "please_reply"


def reminder(meeting: Meeting, now: datetime) -> Schedule:
    """Return the job that reminds the participants of a meeting as it now stands."""
    due_at = max(now, meeting.starts_at - REMIND_BEFORE)
    return Schedule(kind=JobKind.REMIND, meeting=meeting.id, about=meeting.id, due_at=due_at)


class RemindParticipants(Command, frozen=True, kw_only=True):
    """Leave a notice for everybody invited who has not replied. The hub gives it one day before the meeting.

    A meeting that was moved has a reminder for each of its times: the hub's own does nothing before the present
    time's day, and reminds nobody twice for it. A secretary reminds whenever they see fit.
    """

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
        if actor.is_hub:
            due_at = meeting.starts_at - REMIND_BEFORE
            silent = [part for part in silent if now >= due_at and not _is_reminded(world, meeting.id, part, due_at)]
        return Changes(
            (), tuple(Notify(person=part.person, code="please_reply", meeting=meeting.id) for part in silent)
        )


def _is_reminded(world: World, meeting: Id, part: Participant, since: datetime) -> bool:
    notices = world.find(Notice, meeting=meeting, person=part.person)
    return any(notice.code == _CODE and notice.left_at >= since for notice in notices)
