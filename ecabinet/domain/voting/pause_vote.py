"""Pause a vote."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.running import is_out_of_time, open_vote_of


class PauseVote(Command, frozen=True, kw_only=True):
    """Pause an open vote: no ballot is taken and no time runs until it is resumed; ballots that are in stay."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not open, is paused already, or whose time is up."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.paused_at is not None:
            return Refusal("vote_paused", {"question": vote.question})
        if is_out_of_time(vote, now):
            return Refusal("vote_out_of_time", {"question": vote.question})
        return Changes(puts(changed(vote, paused_at=now, closes_at=None, closing_before_pause=vote.closes_at)))
