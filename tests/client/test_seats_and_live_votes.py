"""For which seats I vote and what hinders each; and what is seen of a vote while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from ecabinet.client.screens.ballot import BallotSheet, BallotState, ballot_sheet, result_screen
from ecabinet.client.screens.console import TurnoutWeight, VoteControl, chair_console
from ecabinet.client.screens.live_vote import live_vote, named_choices
from ecabinet.client.view import LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.domain.voting.live import live_numbers
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.rule_sets import Showing, Unit
from tests.domain.plays import Play
from tests.domain.test_voting_course import begin, vote_of

F, A = Choice.FOR, Choice.AGAINST


def view_of(at: Play, place: int, *pending: Pending, signals: Mapping[str, Mapping[str, int]] | None = None) -> View:
    """Return what a member sees."""
    return View(
        world=at.world, me=at.members[place], now=at.now, link=LinkState(LinkPhase.ONLINE, at.now), pending=pending,
        signals={key: dict(numbers) for key, numbers in (signals or {}).items()},
    )  # fmt: skip


def sheet_of(at: Play, place: int) -> BallotSheet:
    """Return a member's sheet."""
    sheet = ballot_sheet(view_of(at, place), at.meeting)
    assert sheet is not None
    return sheet


def carrying(**rule: Any) -> Play:  # noqa: ANN401 - fields of any kind
    """Return an open vote in which the third member carries the second's and the fourth's mandates."""
    at = Play("session")
    at.world.rows[v.RuleSet, UBND.id] = msgspec.structs.replace(UBND, **{"mandates": 2} | rule)
    carrier = at.part(at.meeting, at.members[2]).id
    for member in (at.members[1], at.members[3]):
        seat = at.part(at.meeting, member).id
        at.must(member, v.GiveMandate, meeting=at.meeting, participant=seat, carrier=carrier)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    return at


def control_of(at: Play) -> VoteControl:
    """Return the chair's vote card."""
    console = chair_console(view_of(at, 0), at.meeting)
    assert console is not None
    assert console.vote is not None
    return console.vote


@pytest.mark.parametrize("splits", [True, False])
def test_who_carries_mandates_has_a_sheet_for_each_seat(splits: bool) -> None:  # noqa: FBT001 - a case
    at = carrying(splits_mandates=splits)
    sheet = sheet_of(at, 2)
    assert [one.holder for one in sheet.seats] == ["", "Ông member1", "Ông member3"]
    assert [one.seat for one in sheet.seats] == [None, *(at.part(at.meeting, at.members[place]).id for place in (1, 3))]
    assert {one.state for one in sheet.seats} == {BallotState.CHOOSE}
    assert sheet.is_one_act != splits
    seat = sheet.carried[0].seat
    at.must(at.members[2], v.CastBallot, meeting=at.meeting, ballot=at.new_id(), vote=at.vote, choice=F, seat=seat)
    assert [one.state for one in sheet_of(at, 2).seats] == [
        BallotState.CHOOSE, BallotState.RECORDED, BallotState.CHOOSE,
    ]  # fmt: skip


def test_a_seat_names_its_carrier_by_its_ballot_and_before_it_by_the_mandate_of_now() -> None:
    at = carrying(splits_mandates=True)
    seats = [at.part(at.meeting, member).id for member in at.members]
    vote = vote_of(at)
    before = {one.full_name: one.carrier for one in named_choices(view_of(at, 0), vote)}
    assert (before["Ông member1"], before["Ông member3"]) == ("Ông member2", "Ông member2")
    at.must(at.members[1], v.WithdrawMandate, meeting=at.meeting, participant=seats[1])
    assert {one.full_name: one.carrier for one in named_choices(view_of(at, 0), vote)}["Ông member1"] == ""
    ballot: dict[str, Any] = {"vote": at.vote, "choice": F}
    at.must(at.members[1], v.CastBallot, meeting=at.meeting, ballot=at.new_id(), **ballot)
    at.must(at.members[2], v.CastBallot, meeting=at.meeting, ballot=at.new_id(), **ballot, seat=seats[3])
    at.must(at.members[3], v.WithdrawMandate, meeting=at.meeting, participant=seats[3])
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    result = result_screen(view_of(at, 0), at.vote)
    assert result is not None
    carriers = {one.full_name: one.carrier for one in result.names}
    assert (carriers["Ông member1"], carriers["Ông member3"]) == ("", "Ông member2")


def test_in_a_roll_call_each_call_takes_one_ballot() -> None:
    at = carrying(splits_mandates=False)
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, roll_call=True)
    assert not sheet_of(at, 2).is_one_act


def test_who_gave_a_mandate_reads_who_votes_for_the_seat() -> None:
    sheet = sheet_of(carrying(), 1)
    assert (sheet.state, sheet.carrier, sheet.carried) == (BallotState.NOT_ENTITLED, "Ông member2", ())
    assert sheet.refusal is not None
    assert sheet.refusal.code == "mandate_given"


def test_a_mandate_that_was_taken_back_is_no_sheet_to_cast_on() -> None:
    at = carrying()
    seat = at.part(at.meeting, at.members[1]).id
    at.must(at.members[1], v.WithdrawMandate, meeting=at.meeting, participant=seat)
    withdrawn = sheet_of(at, 2).carried[0]
    assert withdrawn.state == BallotState.NOT_ENTITLED
    assert withdrawn.refusal is not None
    assert withdrawn.refusal.code == "mandate_withdrawn"
    assert sheet_of(at, 1).state == BallotState.CHOOSE


def test_who_is_barred_is_told_so_and_counted_apart() -> None:
    at = Play("session")
    vote = vote_of(at)
    seat = at.part(at.meeting, at.members[1]).id
    at.world.rows[v.Vote, vote.id] = msgspec.structs.replace(vote, barred=(seat,))
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    assert sheet_of(at, 1).state == BallotState.BARRED
    control = control_of(at)
    assert (control.electors, control.barred) == (4, ("Ông member1",))
    assert "Ông member1" not in control.not_voted
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    at.world.rows[v.Ballot, "x"] = v.Ballot(
        id="x", meeting=at.meeting, vote=at.vote, participant=at.part(at.meeting, at.chair).id, person=at.chair,
        choice=F, cast_at=at.now, revealed=True,
    )  # fmt: skip
    screen = result_screen(view_of(at, 0), at.vote)
    assert screen is not None
    assert [name.entitled for name in screen.names] == [True, False, True, True, True]


def test_where_presence_is_not_demanded_nobody_has_to_check_in() -> None:
    at = begin(presence_required=False)
    at.must(at.secretary, v.CheckOut, meeting=at.meeting, participant=at.part(at.meeting, at.members[1]).id)
    assert sheet_of(at, 1).state == BallotState.CHOOSE


def test_where_weights_count_the_chair_sees_them_in_the_turnout() -> None:
    at = begin(unit=Unit.WEIGHTS)
    vote = vote_of(at)
    weighed = tuple(msgspec.structs.replace(one, weight=place + 1) for place, one in enumerate(vote.electorate))
    at.world.rows[v.Vote, vote.id] = msgspec.structs.replace(vote, electorate=weighed)
    at.cast(at.meeting, at.vote, at.members[3], F)
    control = control_of(at)
    assert control.weights == TurnoutWeight(4, 15)
    assert control.not_voted[-1] == "Ông member4 (5)"
    assert sheet_of(at, 3).weight == 4


@pytest.mark.parametrize(
    ("showing", "seen", "named"),
    [
        (Showing.NAMES_AFTERWARDS, False, False),
        (Showing.LIVE_COUNTS, True, False),
        (Showing.LIVE_NAMES, True, True),
    ],
)
def test_what_is_seen_of_an_open_vote_follows_from_its_rule(showing: Showing, seen: bool, named: bool) -> None:  # noqa: FBT001 - cases
    at = begin(showing=showing)
    at.cast(at.meeting, at.vote, at.members[1], A)
    told = {f"turnout/{at.vote}": live_numbers(vote_of(at), at.world.find(v.Ballot, parent=at.vote))}
    live = live_vote(view_of(at, 0, signals=told), vote_of(at))
    assert (live is not None) == seen
    if live is not None:
        assert dict(live.count.lines[0].numbers)[A] == 1
        assert [(name.full_name, name.mark) for name in live.names] == [("Ông member1", Mark(A))] * named
