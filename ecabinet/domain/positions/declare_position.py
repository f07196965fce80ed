"""Declare a position on a matter."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.positions.declaring import Ground, ground_of
from ecabinet.domain.positions.entities import Position, Stance
from ecabinet.domain.text import clean, page_problem

LONGEST_REASON = 2_000
"""Longest reason of an objection, in characters."""


class DeclarePosition(Command, frozen=True, kw_only=True):
    """Say beforehand that one agrees with an item or objects with a reason, and whether one wishes to speak on it.

    It replaces what the member declared on the item before; `position` is the id of the first one. It is no vote.
    """

    position: Id
    participant: Id
    item: Id
    stance: Stance | None = None
    wishes_to_speak: bool = False
    reason: str = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse who has no vote, an item that began or was adopted, and an objection without a reason."""
        ground = ground_of(world, self, self.participant, self.item)
        if isinstance(ground, Refusal):
            return ground
        problem = self._problem()
        return Changes(puts(self._declared(ground, now))) if problem is None else problem

    def _problem(self) -> Refusal | None:
        reason = clean(self.reason)
        if self.stance is None and not self.wishes_to_speak:
            return Refusal("position_empty")
        if self.stance != Stance.OBJECT:
            return Refusal("position_reason_unwanted") if reason else None
        return page_problem(self.reason, limit=LONGEST_REASON) if reason else Refusal("objection_needs_a_reason")

    def _declared(self, ground: Ground, now: datetime) -> Position:
        before = ground.before
        return Position(
            id=self.position if before is None else before.id,
            version=1 if before is None else before.version + 1,
            meeting=ground.item.meeting,
            item=ground.item.id,
            participant=ground.seat.id,
            person=ground.seat.person,
            stance=self.stance,
            wishes_to_speak=self.wishes_to_speak,
            reason=clean(self.reason),
            declared_at=now,
        )
