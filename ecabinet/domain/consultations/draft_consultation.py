"""Start preparing a consultation of a committee."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.consultations.course import deadline_problem
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.entities import Meeting, Procedure, SessionKind
from ecabinet.domain.meetings.seating import Seating, Seats, seated
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.times import in_utc
from ecabinet.domain.voting.rule_sets import RuleSet


class DraftConsultation(Command, frozen=True, kw_only=True):
    """Start a consultation as a draft; the committee's members will be asked, by this rule, until the deadline.

    `seats` and `secretary_seat` are as in DraftMeeting.
    """

    title: str
    committee: Id
    rule_set: Id
    deadline: datetime
    seats: dict[Id, Id]
    secretary_seat: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a deadline in the past, and a rule that decides nothing in writing."""
        if self.meeting is None:
            return Refusal("person_unknown")
        seating = seated(world, self.committee, actor.person, Seats(self.meeting, self.seats, self.secretary_seat))
        if isinstance(seating, Refusal):
            return seating
        rule = world.get(RuleSet, self.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        if not rule.is_for_consultations:
            return Refusal("rule_not_for_consultations", {"rule": rule.title})
        problem = first_problem(line_problem(self.title), deadline_problem(self.deadline, now))
        if problem is not None:
            return problem
        agenda = Agenda(id=self.meeting, meeting=self.meeting)
        return Changes(puts(self._meeting(seating, rule, now), agenda, *seating.participants))

    def _meeting(self, seating: Seating, rule: RuleSet, now: datetime) -> Meeting:
        committee, chair = seating.committee, seating.chair
        return Meeting(
            id=self.meeting or "",
            title=clean(self.title),
            kind=SessionKind.REGULAR,
            committee=committee.id,
            committee_name=committee.name,
            agency_name=committee.agency_name,
            rule_set=rule.id,
            room="",
            place="",
            starts_at=now,
            ends_at=in_utc(self.deadline),
            chair=chair.person,
            chair_name=chair.full_name,
            chair_position=chair.position,
            procedure=Procedure.WRITTEN,
        )
