"""Ask who is ready to vote."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.running import unput_vote_of, vote_of


class AskReady(Command, frozen=True, kw_only=True):
    """Ask the electors of a prepared vote whether they are ready; the meeting sees its question from now on."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that was opened already, and asking again."""
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        vote = unput_vote_of(world, vote.meeting, vote.id)
        if isinstance(vote, Refusal):
            return vote
        if vote.ready_asked_at is not None:
            return Refusal("ready_asked", {"question": vote.question})
        return Changes(puts(changed(vote, ready_asked_at=now)))
