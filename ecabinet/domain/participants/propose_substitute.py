"""Propose that somebody else comes in one's place."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Notify, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, meeting_of
from ecabinet.domain.participants.entities import Answer, Participant, Substitution, SubstitutionState
from ecabinet.domain.people.add_person import address_problem
from ecabinet.domain.people.entities import Role
from ecabinet.domain.text import clean, first_problem, line_problem


class ProposeSubstitute(Command, frozen=True, kw_only=True):
    """Name a substitute (người dự thay), who attends and speaks and does not vote; the meeting's staff decide."""

    substitution: Id
    participant: Id
    full_name: str
    position: str
    email: str
    reason: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a second proposal while one waits, and a substitute of a substitute."""
        meeting = meeting_of(world, self, AFTER_ANNOUNCING)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id:
            return Refusal("participant_unknown")
        if part.role not in {Role.MEMBER, Role.GUEST}:
            return Refusal("has_no_substitute")
        proposals = world.find(Substitution, parent=part.id)
        waits = any(other.state == SubstitutionState.PROPOSED for other in proposals)
        if waits or part.answer == Answer.SUBSTITUTED:
            return Refusal("already_substituted", {"name": part.full_name})
        problem = first_problem(
            line_problem(self.full_name, limit=50),
            line_problem(self.position, limit=100),
            address_problem(self.email),
            line_problem(self.reason),
        )
        if problem is not None:
            return problem
        proposal = Substitution(
            id=self.substitution,
            meeting=meeting.id,
            participant=part.id,
            person=part.person,
            full_name=clean(self.full_name),
            position=clean(self.position),
            email=clean(self.email),
            reason=clean(self.reason),
            state=SubstitutionState.PROPOSED,
        )
        staff = [
            Notify(person=other.person, code="substitute_proposed", meeting=meeting.id, about=part.id)
            for other in world.find(Participant, meeting=meeting.id)
            if other.role == Role.SECRETARIAT
        ]
        return Changes(puts(proposal, changed(part, answer=Answer.SUBSTITUTE_PROPOSED)), tuple(staff))
