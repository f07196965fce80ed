"""Move a matter to another place in the order."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of


class MoveAgendaItem(Command, frozen=True, kw_only=True):
    """Move an item to the place `position`, counted from 0 in the order without it."""

    item: Id
    position: int

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a closed meeting, an order that changed meanwhile, and a place that does not exist."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        agenda = world.get(Agenda, meeting.id)
        if agenda is None or self.item not in agenda.items:
            return Refusal("item_unknown")
        problem = stale(self, agenda)
        if problem is not None:
            return problem
        others = [item for item in agenda.items if item != self.item]
        if not 0 <= self.position <= len(others):
            return Refusal("position_out_of_range", {"most": str(len(others) + 1)})
        others.insert(self.position, self.item)
        return Changes(puts(changed(agenda, items=tuple(others))))
