"""End a matter."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.voting.entities import Vote, VoteState


class EndItem(Command, frozen=True, kw_only=True):
    """End the running item."""

    item: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an item that is not running, or has a vote open."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        item = world.get(AgendaItem, self.item)
        if item is None or item.meeting != meeting.id:
            return Refusal("item_unknown")
        if item.state != ItemState.CURRENT:
            return Refusal("item_not_running", {"title": item.title})
        for vote in world.find(Vote, parent=item.id):
            if vote.state == VoteState.OPEN:
                return Refusal("vote_still_open", {"question": vote.question})
        return Changes(puts(changed(meeting, current_item=None), changed(item, state=ItemState.DONE, ended_at=now)))
