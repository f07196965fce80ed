"""Give a person a seat in a committee."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.people.entities import Person
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.problems import MOST_WEIGHT


class AddMembership(Command, frozen=True, kw_only=True):
    """Give a person a seat, voting or not; one seat chairs. `weight` counts where a rule set counts weights."""

    membership: Id
    committee: Id
    person: Id
    seat: str
    voting: bool
    chairs: bool = False
    weight: int = 1

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a second seat for one person a second chair, and a weight out of range."""
        person = world.get(Person, self.person)
        if person is None or not person.active:
            return Refusal("person_unknown")
        if world.get(Committee, self.committee) is None:
            return Refusal("committee_unknown")
        problem = line_problem(self.seat, limit=100)
        if problem is not None:
            return problem
        if not 1 <= self.weight <= MOST_WEIGHT:
            return Refusal("weight_out_of_range", {"name": person.full_name, "most": str(MOST_WEIGHT)})
        seats = world.find(Membership, parent=self.committee)
        if any(seat.person == self.person for seat in seats):
            return Refusal("already_a_member", {"name": person.full_name})
        if self.chairs and any(seat.chairs for seat in seats):
            return Refusal("chair_taken")
        return Changes(
            puts(
                Membership(
                    id=self.membership,
                    committee=self.committee,
                    person=person.id,
                    full_name=person.full_name,
                    position=person.position,
                    agency_name=person.agency_name,
                    seat=clean(self.seat),
                    voting=self.voting,
                    chairs=self.chairs,
                    precedence=person.precedence,
                    weight=self.weight,
                )
            )
        )
