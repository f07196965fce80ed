"""Where my ballot stands: only what the hub has is recorded, and it counts until the hub has taken a change."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ecabinet.client.screens.ballot import BallotSheet, BallotState, ballot_sheet
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.domain.voting.rule_sets import TimeOut
from tests.domain.plays import Play
from tests.domain.test_voting_course import begin, do

F, A = Choice.FOR, Choice.AGAINST


def given(
    at: Play, choice: Choice, delivery: Delivery = Delivery.QUEUED, *, ballot: Id = "", answered: datetime | None = None
) -> Pending:
    """Return a ballot that the first member gave on this device."""
    command = CastBallot(
        id=at.new_id(), claimed_at=at.now, meeting=at.meeting, ballot=ballot or at.new_id(), vote=at.vote, choice=choice
    )
    refusal = Refusal("already_voted") if delivery == Delivery.REFUSED else None
    return Pending(command, delivery, at.now, refusal=refusal, answered_at=answered)


def sheet_of(at: Play, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE) -> BallotSheet:
    """Return the first member's sheet."""
    view = View(
        world=at.world, me=at.members[0], now=at.now, link=LinkState(phase, at.now), pending=tuple(pending), signals={}
    )
    sheet = ballot_sheet(view, at.meeting)
    assert sheet is not None
    return sheet


def cast(at: Play, choice: Choice) -> v.Cast:
    """Have the hub take the first member's ballot, given anywhere."""
    at.cast(at.meeting, at.vote, at.members[0], choice)
    (mark,) = at.world.find(v.Cast, parent=at.vote, person=at.members[0])
    return mark


@pytest.mark.parametrize(
    ("phase", "change"), [(LinkPhase.ONLINE, BallotState.SENDING), (LinkPhase.OFFLINE, BallotState.NOT_SENT)]
)
def test_a_queued_change_leaves_the_recorded_ballot_and_its_receipt(phase: LinkPhase, change: BallotState) -> None:
    at = begin(may_change=True)
    mark = cast(at, F)
    at.now += timedelta(seconds=30)
    sheet = sheet_of(at, given(at, A), phase=phase)
    assert (sheet.state, sheet.change, sheet.changes) == (BallotState.RECORDED, change, 0)
    assert sheet.receipt == mark.id.replace("-", "")[-8:].upper()
    assert sheet.recorded_at == mark.cast_at
    assert not sheet.is_changeable(at.now)


def test_a_change_that_the_hub_took_keeps_the_receipt() -> None:
    at = begin(may_change=True)
    cast(at, F)
    before = sheet_of(at)
    at.now += timedelta(seconds=30)
    cast(at, A)
    after = sheet_of(at)
    assert (after.receipt, after.changes, after.change) == (before.receipt, 1, None)
    assert (before.recorded_at, after.recorded_at) == (at.now - timedelta(seconds=30), at.now)


def test_a_change_that_was_answered_and_is_not_here_yet_is_recorded() -> None:
    at = begin(may_change=True)
    mark = cast(at, F)
    later = at.now + timedelta(seconds=5)
    sheet = sheet_of(at, given(at, A, Delivery.ACCEPTED, answered=later))
    assert (sheet.state, sheet.change, sheet.recorded_at, sheet.mark) == (BallotState.RECORDED, None, later, Mark(A))
    assert sheet.receipt == mark.id.replace("-", "")[-8:].upper()


def test_a_refused_change_leaves_what_was_recorded() -> None:
    at = begin()
    cast(at, F)
    sheet = sheet_of(at, given(at, A, Delivery.REFUSED, answered=at.now + timedelta(seconds=5)))
    assert (sheet.state, sheet.change) == (BallotState.RECORDED, BallotState.REFUSED)
    assert sheet.refusal == Refusal("already_voted")


def test_a_refusal_before_the_ballot_was_recorded_is_no_refused_change() -> None:
    at = begin(may_change=True)
    refused = given(at, A, Delivery.REFUSED, answered=at.now)
    at.now += timedelta(seconds=5)
    cast(at, F)
    assert sheet_of(at, refused).change is None


def test_the_first_ballot_is_no_change_of_itself_while_its_answer_is_on_the_way() -> None:
    at = begin(may_change=True)
    mark = cast(at, F)
    sheet = sheet_of(at, given(at, F, ballot=mark.id))
    assert (sheet.state, sheet.change) == (BallotState.RECORDED, None)


@pytest.mark.parametrize("may_change", [True, False])
def test_a_recorded_ballot_is_changeable_where_the_rule_says_so(may_change: bool) -> None:  # noqa: FBT001 - a case
    at = begin(may_change=may_change)
    assert not sheet_of(at).is_changeable(at.now)
    cast(at, F)
    assert sheet_of(at).is_changeable(at.now) == may_change
    do(at, v.PauseVote)
    assert not sheet_of(at).is_changeable(at.now)


@pytest.mark.parametrize(("policy", "takes"), [(TimeOut.STOP, False), (TimeOut.HOLD, False), (TimeOut.KEEP_OPEN, True)])
def test_when_time_is_up_ballots_are_taken_only_where_the_rule_keeps_the_vote_open(
    policy: TimeOut,
    takes: bool,  # noqa: FBT001 - a case
) -> None:
    at = begin(time_out=policy)
    closes_at = sheet_of(at).clock.closes_at
    assert closes_at is not None
    assert sheet_of(at).takes_ballots(closes_at) == takes
    at.now = closes_at
    at.cast(at.meeting, at.vote, at.members[0], F)
    sheet = sheet_of(at)
    assert (sheet.state == BallotState.RECORDED, sheet.is_late) == (takes, takes)
