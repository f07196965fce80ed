"""Move a question to another place in the order."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.voting.plan import VoteOrder, votes_in_order
from ecabinet.domain.voting.running import unput_vote_of


class MoveVote(Command, frozen=True, kw_only=True):
    """Move a prepared vote to the place `position`, counted from 0 in the order without it."""

    vote: Id
    position: int

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that was put already, an order that changed meanwhile, and a place that does not exist."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        vote = unput_vote_of(world, meeting.id, self.vote)
        if isinstance(vote, Refusal):
            return vote
        order = world.get(VoteOrder, meeting.id)
        version = 0 if order is None else order.version
        if self.based_on != version:
            return Refusal("stale", {"version": str(version), "text": ""})
        others = [other.id for other in votes_in_order(world, meeting.id) if other.id != vote.id]
        if not 0 <= self.position <= len(others):
            return Refusal("position_out_of_range", {"most": str(len(others) + 1)})
        others.insert(self.position, vote.id)
        new = tuple(others)
        if order is None:
            return Changes(puts(VoteOrder(id=meeting.id, meeting=meeting.id, votes=new)))
        return Changes(puts(changed(order, votes=new)))
