"""Decide a tie by lot."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Actor, Command, Id, Outcome, Refusal, World, changed
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.count import decided
from ecabinet.domain.voting.recount import poll_of
from ecabinet.domain.voting.running import lone_vote_of, settled

SEED_LIMIT = 200
"""Longest seed of a draw, in characters."""


class DrawLot(Command, frozen=True, kw_only=True):
    """Decide what is even by lot. `seed` is drawn before the meeting's eyes and kept: anybody can draw again."""

    vote: Id
    seed: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that does not wait for a lot, and an empty seed."""
        vote = lone_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.result is None or not vote.awaits_lot:
            return Refusal("vote_awaits_no_lot", {"question": vote.question})
        problem = line_problem(self.seed, limit=SEED_LIMIT)
        if problem is not None:
            return problem
        drawn = changed(vote, lot=clean(self.seed))
        poll = poll_of(drawn)
        if poll is None:
            return Refusal("vote_awaits_no_lot", {"question": vote.question})
        return settled(world, msgspec.structs.replace(drawn, result=decided(vote.result, poll)), now)
