"""Begin a matter."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.kernel import Actor, Changes, Command, Entity, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.voting.entities import Vote, VoteState


class StartItem(Command, frozen=True, kw_only=True):
    """Begin an item; the one that is running ends. An item that was done may be taken up again."""

    item: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse while a vote is open, and an item that is running already."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        item = world.get(AgendaItem, self.item)
        if item is None or item.meeting != meeting.id:
            return Refusal("item_unknown")
        if item.state == ItemState.CURRENT:
            return Refusal("item_already_running", {"title": item.title})
        for vote in world.find(Vote, meeting=meeting.id):
            if vote.state == VoteState.OPEN:
                return Refusal("vote_still_open", {"question": vote.question})
        started = item.started_at or now
        writes: list[Entity] = [changed(item, state=ItemState.CURRENT, started_at=started, ended_at=None)]
        running = world.get(AgendaItem, meeting.current_item) if meeting.current_item is not None else None
        if running is not None:
            writes.append(changed(running, state=ItemState.DONE, ended_at=now))
        return Changes(puts(changed(meeting, current_item=item.id), *writes))
