"""Close a vote and count it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Entity,
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
from ecabinet.domain.voting.entities import Ballot, BallotBox, Presence, Vote, VoteState
from ecabinet.domain.voting.open_vote import chair_of
from ecabinet.domain.voting.problems import LEAST_SECRET
from ecabinet.domain.voting.recount import recount
from ecabinet.domain.voting.roll_call import next_elector
from ecabinet.domain.voting.running import closing_of, is_out_of_time, open_vote_of
from ecabinet.domain.voting.together import counted_apart


class CloseVote(Command, frozen=True, kw_only=True):
    """Close an open vote: the result follows from the ballots, now shown, without names if it is secret."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not open, before time or before all were called, and few secret ballots, which tell."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if actor.is_hub and not (closing_of(vote) and is_out_of_time(vote, now)):
            return Refusal("vote_still_open", {"question": vote.question})
        if vote.roll_call and next_elector(vote) is not None:
            return Refusal("roll_call_not_over", {"question": vote.question})
        ballots = world.find(Ballot, parent=vote.id)
        box = _box_of(world, vote)
        if isinstance(box, Refusal):
            return box
        closed = changed(
            vote, state=VoteState.CLOSED, closed_at=now, paused_at=None, presence=_presence(world, vote, now)
        )
        closed = msgspec.structs.replace(closed, result=recount(closed, ballots, chair_of(world, vote.meeting), box))
        shown: list[Entity] = [*counted_apart(world, closed, tuple(ballots), now)]
        shown += [changed(ballot, revealed=True) for ballot in ballots]
        shown += () if box is None else (changed(box, revealed=True),)
        if closed.awaits_decision:
            return Changes(puts(closed, *shown))
        job = Schedule(kind=JobKind.COMPOSE_RESULT, meeting=vote.meeting, about=vote.id, due_at=now)
        return Changes(puts(closed, *shown), jobs=(job,))


def _presence(world: World, vote: Vote, now: datetime) -> Presence | None:
    if vote.presence is None or vote.opened_at is None:
        return None
    intervals = world.find(Attendance, meeting=vote.meeting)
    return presence.at_closing(vote.electorate, intervals, vote.presence, vote.opened_at, now)


def _box_of(world: World, vote: Vote) -> BallotBox | Refusal | None:
    """Return the box of a secret vote, None for an open vote. A box with so few ballots is not opened."""
    if not vote.is_secret:
        return None
    box = world.get(BallotBox, vote.id)
    if box is None or box.sealed:
        return Refusal("ballot_box_lost", {"question": vote.question})
    if 0 < len(box.marks) < LEAST_SECRET:
        return Refusal("secret_too_few_ballots", {"least": str(LEAST_SECRET)})
    return box
