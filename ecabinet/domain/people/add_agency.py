"""Add an agency to the directory."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.people.entities import Agency
from ecabinet.domain.text import clean, first_problem, line_problem


class AddAgency(Command, frozen=True, kw_only=True):
    """Add a unit of the city under a code that no other unit has."""

    agency: Id
    code: str
    name: str
    superior: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a code that is taken and a superior that does not exist."""
        problem = first_problem(line_problem(self.code, limit=13), line_problem(self.name, limit=200))
        if problem is not None:
            return problem
        if world.find(Agency, natural=clean(self.code).casefold()):
            return Refusal("agency_code_taken", {"code": self.code})
        if self.superior is not None and world.get(Agency, self.superior) is None:
            return Refusal("agency_unknown")
        return Changes(
            puts(Agency(id=self.agency, code=clean(self.code), name=clean(self.name), superior=self.superior))
        )
