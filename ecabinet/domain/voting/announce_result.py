"""Announce a result."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.running import lone_vote_of
from ecabinet.domain.voting.together import decided_apart


class AnnounceResult(Command, frozen=True, kw_only=True):
    """Record that the chair announced the result of a vote to the meeting, and when."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote without a result, one that is still undecided, and a second announcement."""
        vote = lone_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.result is None or vote.awaits_decision:
            return Refusal("vote_without_result", {"question": vote.question})
        if vote.announced_at is not None:
            return Refusal("result_announced", {"question": vote.question})
        announced = changed(vote, announced_at=now)
        return Changes(puts(announced, *decided_apart(world, announced, now)))
