"""Take a question back that was not put yet."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Put, Refusal, World, changed
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.voting.entities import Ready, Vote
from ecabinet.domain.voting.plan import VoteOrder
from ecabinet.domain.voting.running import unput_vote_of


class RemoveVote(Command, frozen=True, kw_only=True):
    """Remove a prepared vote; one that was put is cancelled with a reason instead."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that was put already or has a count."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        vote = unput_vote_of(world, meeting.id, self.vote)
        if isinstance(vote, Refusal):
            return vote
        order = world.get(VoteOrder, meeting.id)
        kept: tuple[Put, ...] = ()
        if order is not None and vote.id in order.votes:
            kept = (Put(changed(order, votes=tuple(one for one in order.votes if one != vote.id))),)
        answers = (Drop(Ready, one.id) for one in world.find(Ready, parent=vote.id))
        return Changes((*kept, *answers, Drop(Vote, vote.id)))
