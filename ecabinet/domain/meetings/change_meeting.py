"""Change a meeting's title, kind, room or times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Entity,
    Id,
    JobKind,
    Notify,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
    stale,
)
from ecabinet.domain.meetings.course import meeting_of, with_cards
from ecabinet.domain.meetings.entities import Meeting, MeetingState, SessionKind
from ecabinet.domain.meetings.remind_participants import reminder
from ecabinet.domain.participants.entities import Invitation, Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.times import in_utc, span_problem


class ChangeMeeting(Command, frozen=True, kw_only=True):
    """Change a meeting that has not begun; those already invited get a notice, and their invitation anew."""

    title: str
    kind: SessionKind
    room: Id
    starts_at: datetime
    ends_at: datetime

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a stale edit, wrong times, and a meeting that has begun."""
        meeting = meeting_of(world, self, frozenset({MeetingState.DRAFT, MeetingState.ANNOUNCED}))
        if isinstance(meeting, Refusal):
            return meeting
        room = world.get(Room, self.room)
        if room is None:
            return Refusal("room_unknown")
        problem = first_problem(
            stale(self, meeting, meeting.title),
            line_problem(self.title),
            span_problem(self.starts_at, self.ends_at),
        )
        if problem is not None:
            return problem
        new = changed(
            meeting,
            title=clean(self.title),
            kind=self.kind,
            room=room.id,
            place=f"{room.name}, {room.location}",
            starts_at=in_utc(self.starts_at),
            ends_at=in_utc(self.ends_at),
        )
        writes = with_cards(world, new)
        if meeting.state == MeetingState.DRAFT:
            return Changes(puts(*writes))
        parts = world.find(Participant, meeting=meeting.id)
        invited = [part for part in parts if part.invited and part.role != Role.ROOM_DISPLAY]
        notices = tuple(Notify(person=part.person, code="meeting_changed", meeting=meeting.id) for part in invited)
        if _as_printed(new) == _as_printed(meeting):
            return Changes(puts(*writes), notices)
        jobs = tuple(
            Schedule(kind=JobKind.COMPOSE_INVITATION, meeting=meeting.id, about=part.id, due_at=now) for part in invited
        )
        return Changes(puts(*writes, *_sent_anew(world, invited, now)), notices, (*jobs, reminder(new, now)))


def _as_printed(meeting: Meeting) -> tuple[object, ...]:
    """Return what an invitation says of its meeting and a change can touch."""
    return meeting.title, meeting.place, meeting.starts_at, meeting.ends_at


def _sent_anew(world: World, parts: Sequence[Participant], now: datetime) -> list[Entity]:
    """Date the invitations of these participants today; their numbers stay."""
    found = (world.get(Invitation, part.id) for part in parts)
    return [changed(invitation, sent_at=now) for invitation in found if invitation is not None]
