"""What the verbs on an open vote share: finding it, and when the hub closes it."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Changes, Command, Id, JobKind, Refusal, Schedule, World, puts
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.voting.entities import Cast, Vote, VoteState
from ecabinet.domain.voting.rule_sets import TimeOut
from ecabinet.domain.voting.together import decided_apart


def vote_of(world: World, command: Command, vote_id: Id) -> Vote | Refusal:
    """Return a vote of the command's meeting while it is in session, else why not."""
    meeting = meeting_of(world, command, IN_SESSION)
    if isinstance(meeting, Refusal):
        return meeting
    vote = world.get(Vote, vote_id)
    if vote is None or vote.meeting != meeting.id:
        return Refusal("vote_unknown")
    return vote


def lone_vote_of(world: World, command: Command, vote_id: Id) -> Vote | Refusal:
    """Return a vote that is decided on its own, else why not: what a joint vote awaits is said to the joint vote."""
    vote = vote_of(world, command, vote_id)
    if isinstance(vote, Vote) and vote.decided_in is not None:
        return Refusal("vote_decided_together", {"question": vote.question})
    return vote


def open_vote_of(world: World, command: Command, vote_id: Id) -> Vote | Refusal:
    """Return an open vote, paused or not, else why not."""
    vote = vote_of(world, command, vote_id)
    if isinstance(vote, Vote) and vote.state != VoteState.OPEN:
        return Refusal("vote_not_open", {"question": vote.question})
    return vote


def unput_vote_of(world: World, meeting: Id, vote_id: Id) -> Vote | Refusal:
    """Return a vote of a meeting that was neither put nor counted yet, else why not."""
    vote = world.get(Vote, vote_id)
    if vote is None or vote.meeting != meeting:
        return Refusal("vote_unknown")
    if vote.state != VoteState.PREPARED:
        return Refusal("vote_not_prepared", {"question": vote.question})
    return vote if vote.by_hand is None else Refusal("count_entered", {"question": vote.question})


def settled(world: World, vote: Vote, now: datetime, reason: str = "") -> Changes:
    """Return what follows once more of a closed vote is decided: its paper, as soon as nothing of it waits.

    `reason` is that of the chair's word just spoken.
    """
    written = puts(vote, *decided_apart(world, vote, now, reason))
    if vote.awaits_decision:
        return Changes(written)
    job = Schedule(kind=JobKind.COMPOSE_RESULT, meeting=vote.meeting, about=vote.id, due_at=now)
    return Changes(written, jobs=(job,))


def closing_of(vote: Vote) -> tuple[Schedule, ...]:
    """Return the job that closes a vote when its time is up, if its rule says so."""
    if vote.closes_at is None or vote.rule is None or vote.rule.time_out != TimeOut.STOP:
        return ()
    return (Schedule(kind=JobKind.TIME_OUT_VOTE, meeting=vote.meeting, about=vote.id, due_at=vote.closes_at),)


def sheet_of(vote: Vote, answer: Cast, now: datetime) -> tuple[Schedule, ...]:
    """Return the job that typesets an answer given in writing, so that it can be read again and signed."""
    if not vote.in_writing:
        return ()
    return (Schedule(kind=JobKind.COMPOSE_OPINION, meeting=vote.meeting, about=answer.id, due_at=now),)


def is_out_of_time(vote: Vote, now: datetime) -> bool:
    """Say whether the time limit of a vote has passed."""
    return vote.closes_at is not None and now >= vote.closes_at
