"""Resume a paused vote."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.running import closing_of, open_vote_of


class ResumeVote(Command, frozen=True, kw_only=True):
    """Resume a paused vote with the time that was left when it was paused."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not paused."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.paused_at is None:
            return Refusal("vote_not_paused", {"question": vote.question})
        before = vote.closing_before_pause
        closes_at = None if before is None else before + (now - vote.paused_at)
        resumed = changed(vote, paused_at=None, closes_at=closes_at, closing_before_pause=None)
        return Changes(puts(resumed), jobs=closing_of(resumed))
