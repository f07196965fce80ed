"""End a person's seat in a committee."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.committees.entities import Membership
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Refusal, World


class EndMembership(Command, frozen=True, kw_only=True):
    """Take a seat away; meetings already prepared keep their participants."""

    membership: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a seat that does not exist."""
        if world.get(Membership, self.membership) is None:
            return Refusal("membership_unknown")
        return Changes((Drop(Membership, self.membership),))
