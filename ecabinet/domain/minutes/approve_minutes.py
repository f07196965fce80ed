"""Approve the minutes."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    JobKind,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
    stale,
)
from ecabinet.domain.meetings.course import meeting_of
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.minutes.entities import Minutes, MinutesState


class ApproveMinutes(Command, frozen=True, kw_only=True):
    """The chair approves the text they read (`based_on`); participants see it and it never changes again."""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse before the session is closed, a text that changed meanwhile, and a second approval."""
        meeting = meeting_of(world, self, frozenset({MeetingState.CLOSED}))
        minutes = None if self.meeting is None else world.get(Minutes, self.meeting)
        if isinstance(meeting, Refusal):
            return Refusal("session_not_closed") if meeting.code == "meeting_already_in_session" else meeting
        if minutes is None:
            return Refusal("minutes_unknown")
        if minutes.state == MinutesState.APPROVED:
            return Refusal("minutes_approved")
        problem = stale(self, minutes, minutes.text())
        if problem is not None:
            return problem
        approved = changed(minutes, state=MinutesState.APPROVED, approved_at=now)
        job = Schedule(kind=JobKind.COMPOSE_MINUTES, meeting=meeting.id, about=meeting.id, due_at=now)
        return Changes(puts(approved), jobs=(job,))
