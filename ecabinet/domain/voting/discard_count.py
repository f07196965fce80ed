"""Take the count of a vote back."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.running import vote_of


class DiscardCount(Command, frozen=True, kw_only=True):
    """Take a count back that nobody confirmed: the vote is prepared again, to be put or counted anew."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote without a count, and one whose count was confirmed."""
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.by_hand is None or vote.state != VoteState.PREPARED:
            return Refusal("count_missing", {"question": vote.question})
        bare = changed(vote, by_hand=None, rule=None, electorate=(), presence=None, present=0, chair=None)
        return Changes(puts(bare))
