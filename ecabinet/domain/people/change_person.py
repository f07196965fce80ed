"""Change what the directory says of a person."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import HUB, Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.people.add_person import CITY_ROLES, email_problem
from ecabinet.domain.people.entities import Agency, Person, Role
from ecabinet.domain.text import clean, first_problem, line_problem


class ChangePerson(Command, frozen=True, kw_only=True):
    """Replace a person's entry; `active` false ends their access at once."""

    person: Id
    email: str
    full_name: str
    position: str
    agency: Id
    roles: tuple[Role, ...]
    precedence: int
    active: bool = True

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a stale edit, a taken e-mail, and an administrator who would lock themself out."""
        person = world.get(Person, self.person)
        agency = world.get(Agency, self.agency)
        if person is None or person.id == HUB:
            return Refusal("person_unknown")
        if agency is None:
            return Refusal("agency_unknown")
        if not CITY_ROLES.issuperset(self.roles):
            return Refusal("role_is_of_a_meeting")
        keeps_access = self.active and Role.ADMINISTRATOR in self.roles
        if person.id == actor.person and Role.ADMINISTRATOR in person.roles and not keeps_access:
            return Refusal("would_lock_out_oneself")
        problem = first_problem(
            stale(self, person, person.full_name),
            line_problem(self.full_name, limit=50),
            line_problem(self.position, limit=100),
            email_problem(world, self.email, person.id),
        )
        if problem is not None:
            return problem
        return Changes(
            puts(
                changed(
                    person,
                    email=clean(self.email),
                    full_name=clean(self.full_name),
                    position=clean(self.position),
                    agency=agency.id,
                    agency_name=agency.name,
                    roles=tuple(sorted(set(self.roles))),
                    precedence=self.precedence,
                    active=self.active,
                )
            )
        )
