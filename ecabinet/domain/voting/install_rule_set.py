"""Install a rule set."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, World, puts
from ecabinet.domain.voting.problems import rule_problem
from ecabinet.domain.voting.rule_sets import RuleSet


class InstallRuleSet(Command, frozen=True, kw_only=True):
    """Install a rule set or a newer text of it; votes already opened keep the rule they were opened under."""

    rule_set: RuleSet

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse fractions that are none or above one, and settings that contradict each other."""
        rule = self.rule_set
        problem = rule_problem(rule)
        if problem is not None:
            return problem
        before = world.get(RuleSet, rule.id)
        if before is None:
            return Changes(puts(msgspec.structs.replace(rule, version=1)))
        return Changes(puts(msgspec.structs.replace(rule, version=before.version + 1)))
