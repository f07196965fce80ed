"""Install a rule set."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, puts
from ecabinet.domain.voting.entities import RuleSet


class InstallRuleSet(Command, frozen=True, kw_only=True):
    """Install a rule set or a newer text of it; votes already opened keep the rule they were opened under."""

    rule_set: RuleSet

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse fractions that are none or above one."""
        rule = self.rule_set
        for part, whole in ((rule.numerator, rule.denominator), (rule.quorum_numerator, rule.quorum_denominator)):
            if whole <= 0 or not 0 <= part <= whole:
                return Refusal("fraction_malformed")
        before = world.get(RuleSet, rule.id)
        if before is None:
            return Changes(puts(msgspec.structs.replace(rule, version=1)))
        return Changes(puts(msgspec.structs.replace(rule, version=before.version + 1)))
