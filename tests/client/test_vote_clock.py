"""The clock of an open vote as screens read it: exact at its last moment, still while the vote is paused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.client.screens.vote_clock import ClockState, vote_clock
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.rule_sets import TimeOut
from tests.domain.test_voting_course import begin, do, vote_of


@pytest.mark.parametrize(
    ("policy", "afterwards"),
    [(TimeOut.STOP, ClockState.CLOSES), (TimeOut.HOLD, ClockState.HELD), (TimeOut.KEEP_OPEN, ClockState.LATE)],
)
def test_the_last_moment_belongs_to_the_time_afterwards(policy: TimeOut, afterwards: ClockState) -> None:
    at = begin(time_out=policy)
    closes_at = vote_of(at).closes_at
    assert closes_at is not None
    clock = vote_clock(vote_of(at))
    just_before = closes_at - timedelta(microseconds=1)
    assert clock.state(just_before) == ClockState.RUNS
    assert clock.state(closes_at) == afterwards
    assert clock.left(closes_at + timedelta(hours=1)) == timedelta(0)


def test_while_paused_the_time_that_was_left_is_kept() -> None:
    at = begin()
    left = vote_clock(vote_of(at)).left(at.now)
    assert left is not None
    at.now += timedelta(minutes=1)
    do(at, v.PauseVote)
    clock = vote_clock(vote_of(at))
    later = at.now + timedelta(days=1)
    assert (clock.state(later), clock.left(later)) == (ClockState.PAUSED, left - timedelta(minutes=1))


def test_a_vote_without_a_limit_has_no_time_left_to_show_paused_or_not() -> None:
    at = begin()
    vote = vote_of(at)
    at.world.rows[v.Vote, vote.id] = type(vote)(
        id=vote.id, meeting=vote.meeting, item=vote.item, question=vote.question, state=vote.state, rule=vote.rule
    )
    clock = vote_clock(vote_of(at))
    assert (clock.state(at.now), clock.left(at.now)) == (ClockState.WITHOUT_LIMIT, None)
    do(at, v.PauseVote)
    clock = vote_clock(vote_of(at))
    assert (clock.state(at.now), clock.left(at.now)) == (ClockState.PAUSED, None)
