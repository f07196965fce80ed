"""Withdraw a position on a matter."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Refusal, World
from ecabinet.domain.positions.declaring import ground_of
from ecabinet.domain.positions.entities import Position


class WithdrawPosition(Command, frozen=True, kw_only=True):
    """Take back what one declared on an item, as if nothing had been said; the log keeps that it was."""

    participant: Id
    item: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse where nothing was declared, and an item that began or was adopted."""
        ground = ground_of(world, self, self.participant, self.item)
        if isinstance(ground, Refusal):
            return ground
        if ground.before is None:
            return Refusal("position_unknown")
        return Changes((Drop(Position, ground.before.id),))
