"""Add a person to the directory."""

from __future__ import annotations

import re
from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.people.entities import Agency, Person, Role
from ecabinet.domain.text import clean, first_problem, line_problem

CITY_ROLES = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.ROOM_DISPLAY})
"""Roles a person holds in the whole city; the others are held in one meeting."""

LONGEST_EMAIL = 254
"""In characters (RFC 5321 section 4.5.3.1.3 less the angle brackets)."""

_EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\".]+(\.[^@\s,;<>()\".]+)+")


def address_problem(email: str) -> Refusal | None:
    """Refuse an address that is none, also one with characters nobody sees."""
    cleaned = clean(email)
    if line_problem(cleaned, limit=LONGEST_EMAIL) is not None or _EMAIL.fullmatch(cleaned) is None:
        return Refusal("email_malformed", {"email": cleaned[:80]})
    return None


def email_problem(world: World, email: str, but_not: Id | None = None) -> Refusal | None:
    """Refuse an address that is none, or that another person has."""
    problem = address_problem(email)
    if problem is not None:
        return problem
    cleaned = clean(email)
    if any(person.id != but_not for person in world.find(Person, natural=cleaned.casefold())):
        return Refusal("email_taken", {"email": cleaned})
    return None


class AddPerson(Command, frozen=True, kw_only=True):
    """Add somebody to the directory, with the roles they hold in the city."""

    person: Id
    email: str
    full_name: str
    position: str
    agency: Id
    roles: tuple[Role, ...] = ()
    precedence: int = 1000

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an e-mail that is taken, an unknown agency, and roles that are held in one meeting only."""
        problem = first_problem(
            line_problem(self.full_name, limit=50),
            line_problem(self.position, limit=100),
            email_problem(world, self.email),
        )
        if problem is not None:
            return problem
        agency = world.get(Agency, self.agency)
        if agency is None:
            return Refusal("agency_unknown")
        if not CITY_ROLES.issuperset(self.roles):
            return Refusal("role_is_of_a_meeting")
        return Changes(
            puts(
                Person(
                    id=self.person,
                    email=clean(self.email),
                    full_name=clean(self.full_name),
                    position=clean(self.position),
                    agency=agency.id,
                    agency_name=agency.name,
                    roles=tuple(sorted(set(self.roles))),
                    precedence=self.precedence,
                )
            )
        )
