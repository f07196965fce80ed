"""Add a committee."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.committees.entities import Committee
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.voting.rule_sets import RuleSet


class AddCommittee(Command, frozen=True, kw_only=True):
    """Add a body that meets and votes by a rule set."""

    committee: Id
    name: str
    agency_name: str
    rule_set: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a rule set that does not exist, and one that decides no motions."""
        problem = first_problem(line_problem(self.name), line_problem(self.agency_name, limit=200))
        if problem is not None:
            return problem
        rule = world.get(RuleSet, self.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        if not rule.is_for_meetings:
            return Refusal("rule_not_for_meetings", {"rule": rule.title})
        return Changes(
            puts(
                Committee(
                    id=self.committee,
                    name=clean(self.name),
                    agency_name=clean(self.agency_name),
                    rule_set=self.rule_set,
                )
            )
        )
