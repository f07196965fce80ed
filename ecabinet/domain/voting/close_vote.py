"""Close a vote and count it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from ecabinet.domain.attendance.entities import Attendance
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
from ecabinet.domain.voting import presence
from ecabinet.domain.voting.entities import Ballot, Presence, Vote, VoteState
from ecabinet.domain.voting.open_vote import chair_of
from ecabinet.domain.voting.recount import recount
from ecabinet.domain.voting.running import closing_of, is_out_of_time, open_vote_of
from ecabinet.domain.voting.together import counted_apart


class CloseVote(Command, frozen=True, kw_only=True):
    """Close an open vote: the result follows from the ballots, which are now shown with their names."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not open, and the hub before time has run out."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if actor.is_hub and not (closing_of(vote) and is_out_of_time(vote, now)):
            return Refusal("vote_still_open", {"question": vote.question})
        ballots = world.find(Ballot, parent=vote.id)
        closed = changed(
            vote, state=VoteState.CLOSED, closed_at=now, paused_at=None, presence=_presence(world, vote, now)
        )
        closed = _counted(closed, ballots, chair_of(world, vote.meeting))
        apart = counted_apart(world, closed, tuple(ballots), now)
        shown = [*apart, *(changed(ballot, revealed=True) for ballot in ballots)]
        if closed.awaits_decision:
            return Changes(puts(closed, *shown))
        job = Schedule(kind=JobKind.COMPOSE_RESULT, meeting=vote.meeting, about=vote.id, due_at=now)
        return Changes(puts(closed, *shown), jobs=(job,))


def _presence(world: World, vote: Vote, now: datetime) -> Presence | None:
    if vote.presence is None or vote.opened_at is None:
        return None
    intervals = world.find(Attendance, meeting=vote.meeting)
    return presence.at_closing(vote.electorate, intervals, vote.presence, vote.opened_at, now)


def _counted(vote: Vote, ballots: Sequence[Ballot], chair: Id | None) -> Vote:
    return msgspec.structs.replace(vote, result=recount(vote, ballots, chair))
