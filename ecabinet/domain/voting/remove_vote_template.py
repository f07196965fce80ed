"""Remove a template."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Refusal, World
from ecabinet.domain.voting.plan import VoteTemplate


class RemoveVoteTemplate(Command, frozen=True, kw_only=True):
    """Remove a template; what was prepared from it stays."""

    template: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a template that does not exist."""
        if world.get(VoteTemplate, self.template) is None:
            return Refusal("template_unknown")
        return Changes((Drop(VoteTemplate, self.template),))
