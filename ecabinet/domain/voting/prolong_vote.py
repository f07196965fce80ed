"""Give an open vote more time."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.questions import LONGEST_VOTE
from ecabinet.domain.voting.running import closing_of, open_vote_of


class ProlongVote(Command, frozen=True, kw_only=True):
    """Let an open vote with a time limit run `minutes` longer, from now where its time is up already."""

    vote: Id
    minutes: int

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is paused or has no limit, and minutes out of range."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.paused_at is not None:
            return Refusal("vote_paused", {"question": vote.question})
        if vote.closes_at is None:
            return Refusal("vote_without_limit", {"question": vote.question})
        if not 1 <= self.minutes <= LONGEST_VOTE:
            return Refusal("minutes_out_of_range", {"most": str(LONGEST_VOTE)})
        longer = changed(vote, closes_at=max(vote.closes_at, now) + timedelta(minutes=self.minutes))
        return Changes(puts(longer), jobs=closing_of(longer))
