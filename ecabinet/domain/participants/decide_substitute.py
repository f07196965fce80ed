"""Accept or decline a proposed substitute."""

from __future__ import annotations

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
)
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, card_of, meeting_of
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Answer, Invitation, Participant, Substitution, SubstitutionState
from ecabinet.domain.people.entities import Person, Role


class DecideSubstitute(Command, frozen=True, kw_only=True):
    """Accept a substitute, naming their entry in the directory, or decline."""

    substitution: Id
    accept: bool
    participant: Id
    person: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a proposal that was decided, and a substitute who takes part already or is not in the directory."""
        meeting = meeting_of(world, self, AFTER_ANNOUNCING)
        if isinstance(meeting, Refusal):
            return meeting
        proposal = world.get(Substitution, self.substitution)
        if proposal is None or proposal.meeting != meeting.id:
            return Refusal("substitution_unknown")
        principal = world.get(Participant, proposal.participant)
        if proposal.state != SubstitutionState.PROPOSED or principal is None:
            return Refusal("substitution_decided")
        if not self.accept:
            declined = changed(proposal, state=SubstitutionState.DECLINED, decided_at=now)
            notice = Notify(person=proposal.person, code="substitute_declined", meeting=meeting.id)
            return Changes(puts(declined, *self._unanswered(principal)), (notice,))
        if principal.answer == Answer.SUBSTITUTED:
            return Refusal("already_substituted", {"name": principal.full_name})
        person = world.get(Person, self.person) if self.person is not None else None
        if person is None or not person.active:
            return Refusal("person_unknown")
        if world.find(Participant, meeting=meeting.id, person=person.id):
            return Refusal("already_a_participant", {"name": person.full_name})
        return self._accepted(world, meeting, proposal, principal, person, now)

    def _unanswered(self, principal: Participant) -> tuple[Participant, ...]:
        """Take back that a substitute is proposed; a reply given meanwhile stands."""
        waits = principal.answer == Answer.SUBSTITUTE_PROPOSED
        return (changed(principal, answer=Answer.NONE),) if waits else ()

    def _accepted(  # noqa: PLR0913, PLR0917 - the six things an acceptance is made of, each already checked
        self,
        world: World,
        meeting: Meeting,
        proposal: Substitution,
        principal: Participant,
        person: Person,
        now: datetime,
    ) -> Changes:
        substitute = Participant(
            id=self.participant,
            meeting=meeting.id,
            person=person.id,
            full_name=person.full_name,
            position=person.position,
            agency_name=person.agency_name,
            role=Role.SUBSTITUTE,
            items=principal.items,
            invited=True,
            represents=principal.id,
            precedence=principal.precedence,
        )
        invitation = self._invitation(world, substitute, now)
        writes: list[Entity] = [
            changed(proposal, state=SubstitutionState.ACCEPTED, decided_at=now),
            changed(principal, answer=Answer.SUBSTITUTED),
            substitute,
            invitation,
        ]
        if substitute.items:
            writes.append(card_of(meeting, substitute))
        notices = (
            Notify(person=proposal.person, code="substitute_accepted", meeting=meeting.id),
            Notify(person=person.id, code="invited", meeting=meeting.id),
        )
        job = Schedule(kind=JobKind.COMPOSE_INVITATION, meeting=meeting.id, about=substitute.id, due_at=now)
        return Changes(puts(*writes), notices, (job,))

    def _invitation(self, world: World, substitute: Participant, now: datetime) -> Invitation:
        invitations = world.find(Invitation, meeting=substitute.meeting)
        return Invitation(
            id=substitute.id,
            meeting=substitute.meeting,
            person=substitute.person,
            number=1 + max((old.number for old in invitations), default=0),
            sent_at=now,
            requests=next((old.requests for old in invitations), ""),
            contact=next((old.contact for old in invitations), ""),
        )
