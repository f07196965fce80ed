"""Confirm the count of a vote that was taken by hand."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Actor, Command, Id, Outcome, Refusal, World, changed, stale
from ecabinet.domain.voting.enter_count import name_in_meeting
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.recount import recount
from ecabinet.domain.voting.running import settled, vote_of


class ConfirmCount(Command, frozen=True, kw_only=True):
    """Confirm what somebody else entered from the counting record: the vote is closed, its result follows from it."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote without a count, a count that changed meanwhile, and whoever entered it."""
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        counted = vote.by_hand
        if counted is None or vote.state != VoteState.PREPARED:
            return Refusal("count_missing", {"question": vote.question})
        problem = stale(self, vote, vote.question)
        if problem is not None:
            return problem
        if counted.entered_by == actor.person:
            return Refusal("count_confirmed_by_another")
        confirmed = msgspec.structs.replace(
            counted,
            confirmed_by=actor.person,
            confirmed_name=name_in_meeting(world, vote.meeting, actor.person),
            confirmed_at=now,
        )
        closed = changed(
            vote,
            state=VoteState.CLOSED,
            by_hand=confirmed,
            opened_at=counted.taken_at,
            closed_at=counted.taken_at,
        )
        return settled(world, msgspec.structs.replace(closed, result=recount(closed, ())), now)
