"""Announce a meeting: its participants are invited."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Entity,
    JobKind,
    Notify,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
)
from ecabinet.domain.meetings.course import card_of, meeting_of
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.meetings.remind_participants import reminder
from ecabinet.domain.participants.entities import Invitation, Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.text import clean, first_problem, line_problem, page_problem


class AnnounceMeeting(Command, frozen=True, kw_only=True):
    """Send the invitations: the meeting, its agenda and published documents become visible to those invited.

    `requests` is what is asked of those who attend, `contact` whom to turn to (both are printed on the invitation).
    """

    requests: str
    contact: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an empty agenda."""
        meeting = meeting_of(world, self, frozenset({MeetingState.DRAFT}))
        if isinstance(meeting, Refusal):
            return meeting
        problem = first_problem(page_problem(self.requests), line_problem(self.contact))
        if problem is not None:
            return problem
        agenda = world.get(Agenda, meeting.id)
        if agenda is None or not agenda.items:
            return Refusal("agenda_empty")
        new = changed(meeting, state=MeetingState.ANNOUNCED)
        writes: list[Entity] = [new]
        parts = sorted(world.find(Participant, meeting=meeting.id), key=lambda part: (part.precedence, part.id))
        guests = [part for part in parts if part.role != Role.ROOM_DISPLAY]
        for part in parts:
            invited = changed(part, invited=True)
            writes.append(invited)
            if invited.items:
                writes.append(card_of(new, invited))
        writes.extend(self._invitation(part, number, now) for number, part in enumerate(guests, start=1))
        jobs = [
            Schedule(kind=JobKind.COMPOSE_INVITATION, meeting=meeting.id, about=part.id, due_at=now) for part in guests
        ]
        jobs.append(reminder(new, now))
        notices = tuple(Notify(person=part.person, code="invited", meeting=meeting.id) for part in guests)
        return Changes(puts(*writes), notices, tuple(jobs))

    def _invitation(self, part: Participant, number: int, now: datetime) -> Invitation:
        return Invitation(
            id=part.id,
            meeting=part.meeting,
            person=part.person,
            number=number,
            sent_at=now,
            requests=clean(self.requests),
            contact=clean(self.contact),
        )
