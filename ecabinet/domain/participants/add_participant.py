"""Add somebody to a meeting."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem
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
    puts,
)
from ecabinet.domain.meetings.course import BEFORE_CLOSING, card_of, meeting_of
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.participants.entities import Invitation, Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.text import clean, first_problem, line_problem, page_problem

ADDABLE = frozenset({Role.MEMBER, Role.GUEST, Role.SECRETARIAT})
"""The chair comes from the committee, substitutes by proposal, displays by the room."""


class AddParticipant(Command, frozen=True, kw_only=True):
    """Invite a person to the whole meeting (`items` empty) or to single items. Only seats vote."""

    participant: Id
    person: Id
    role: Role
    items: tuple[Id, ...] = ()
    requests: str = ""
    contact: str = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse somebody who takes part already, an unknown item, and a part that cannot be given by hand."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        person = world.get(Person, self.person)
        if person is None or not person.active:
            return Refusal("person_unknown")
        if self.role not in ADDABLE or (self.items and self.role != Role.GUEST):
            return Refusal("part_not_given_by_hand")
        if world.find(Participant, meeting=meeting.id, person=person.id):
            return Refusal("already_a_participant", {"name": person.full_name})
        for item_id in self.items:
            item = world.get(AgendaItem, item_id)
            if item is None or item.meeting != meeting.id:
                return Refusal("item_unknown")
        problem = first_problem(page_problem(self.requests), line_problem(self.contact, may_be_empty=True))
        if problem is not None:
            return problem
        part = Participant(
            id=self.participant,
            meeting=meeting.id,
            person=person.id,
            full_name=person.full_name,
            position=person.position,
            agency_name=person.agency_name,
            role=self.role,
            items=tuple(sorted(set(self.items))),
            invited=meeting.state != MeetingState.DRAFT,
            precedence=person.precedence,
        )
        if not part.invited:
            return Changes(puts(part))
        return self._late(world, meeting, part, now)

    def _late(self, world: World, meeting: Meeting, part: Participant, now: datetime) -> Changes:
        if meeting.is_written:
            cards = (card_of(meeting, part),) if part.items else ()
            return Changes(
                puts(part, *cards), (Notify(person=part.person, code="consultation_sent", meeting=meeting.id),)
            )
        invitations = world.find(Invitation, meeting=meeting.id)
        invitation = Invitation(
            id=part.id,
            meeting=meeting.id,
            person=part.person,
            number=1 + max((invitation.number for invitation in invitations), default=0),
            sent_at=now,
            requests=clean(self.requests) or next((old.requests for old in invitations), ""),
            contact=clean(self.contact) or next((old.contact for old in invitations), ""),
        )
        writes: list[Entity] = [part, invitation]
        if part.items:
            writes.append(card_of(meeting, part))
        return Changes(
            puts(*writes),
            (Notify(person=part.person, code="invited", meeting=meeting.id),),
            (Schedule(kind=JobKind.COMPOSE_INVITATION, meeting=meeting.id, about=part.id, due_at=now),),
        )
