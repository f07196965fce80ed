"""Close a vote and count it."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Id,
    JobKind,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
)
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.count import count
from ecabinet.domain.voting.entities import Ballot, Vote, VoteState


class CloseVote(Command, frozen=True, kw_only=True):
    """Close an open vote: the result follows from the ballots, which are now shown with their names."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not open, and the hub before time has run out."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        vote = world.get(Vote, self.vote)
        if vote is None or vote.meeting != meeting.id:
            return Refusal("vote_unknown")
        if vote.state != VoteState.OPEN or vote.rule is None:
            return Refusal("vote_not_open", {"question": vote.question})
        if actor.is_hub and (vote.closes_at is None or now < vote.closes_at):
            return Refusal("vote_still_open", {"question": vote.question})
        ballots = world.find(Ballot, parent=vote.id)
        parts = world.find(Participant, meeting=meeting.id)
        result = count(
            {ballot.participant: ballot.choice for ballot in ballots},
            base=len(vote.electorate),
            present=vote.present,
            rule=vote.rule,
            chair=next((part.id for part in parts if part.role == Role.CHAIR), None),
        )
        closed = changed(vote, state=VoteState.CLOSED, closed_at=now, result=result)
        shown = [changed(ballot, revealed=True) for ballot in ballots]
        if closed.awaits_chair:
            return Changes(puts(closed, *shown))
        job = Schedule(kind=JobKind.COMPOSE_RESULT, meeting=meeting.id, about=vote.id, due_at=now)
        return Changes(puts(closed, *shown), jobs=(job,))
