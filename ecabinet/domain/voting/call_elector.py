"""Call the next elector of a roll call."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.roll_call import called_seats, next_elector
from ecabinet.domain.voting.running import open_vote_of


class CallElector(Command, frozen=True, kw_only=True):
    """Call the next seat of an open roll call, which may answer from then on; who is silent is passed over by it.

    `seat` names the seat that is expected to be next, so that pressing twice passes nobody over: to call a seat again
    that was called does nothing. None calls whoever is next.
    """

    vote: Id
    seat: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not open, paused or no roll call, a seat out of its turn, and when all were called."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if not vote.roll_call:
            return Refusal("vote_no_roll_call", {"question": vote.question})
        if vote.paused_at is not None:
            return Refusal("vote_paused", {"question": vote.question})
        if self.seat is not None and any(one.participant == self.seat for one in called_seats(vote)):
            return Changes(())
        following = next_elector(vote)
        if following is None:
            return Refusal("everybody_called", {"question": vote.question})
        if self.seat not in {None, following.participant}:
            return Refusal("called_out_of_turn", {"name": following.full_name})
        return Changes(puts(changed(vote, called=following.participant)))
