"""Change a meeting's title, kind, room or times."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Notify, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.meetings.course import meeting_of, with_cards
from ecabinet.domain.meetings.entities import MeetingState, SessionKind
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.times import in_utc, span_problem


class ChangeMeeting(Command, frozen=True, kw_only=True):
    """Change a meeting that has not begun; those already invited get a notice."""

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
        invited = [part for part in world.find(Participant, meeting=meeting.id) if part.invited]
        notices = tuple(Notify(person=part.person, code="meeting_changed", meeting=meeting.id) for part in invited)
        return Changes(puts(*with_cards(world, new)), notices)
