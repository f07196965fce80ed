"""A roll call on screens: whose turn it is, who is called, who has not answered; never how anybody voted."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec

from ecabinet.client.screens.ballot import BallotSheet, BallotState, ballot_sheet, result_screen
from ecabinet.client.screens.console import chair_console
from ecabinet.client.screens.display import room_display
from ecabinet.client.screens.happenings import happenings
from ecabinet.client.screens.matters import matters_of
from ecabinet.client.screens.roll_call import RollCall, Turn, called_now
from ecabinet.client.screens.vote_drafts import draft_fields, draft_of, draft_problems
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.rule_sets import RuleSet, Showing
from tests.domain.examples import play
from tests.domain.plays import Play
from tests.domain.test_roll_call import call, calling, change
from tests.domain.test_voting_course import do, vote_of


def view_of(at: Play, person: Id) -> View:
    """Return what somebody's device knows."""
    link = LinkState(LinkPhase.ONLINE, at.now)
    return View(world=at.world, me=person, now=at.now, link=link, pending=(), signals={})


def sheet_of(at: Play, place: int) -> BallotSheet:
    """Return the sheet of the member in a place of the order."""
    sheet = ballot_sheet(view_of(at, vote_of(at).electorate[place].person), at.meeting)
    assert sheet is not None
    return sheet


def roll_of(at: Play) -> RollCall:
    """Return how far the chair sees the roll call."""
    console = chair_console(view_of(at, at.chair), at.meeting)
    assert console is not None
    assert console.vote is not None
    assert console.vote.roll_call is not None
    return console.vote.roll_call


def test_a_ballot_waits_for_its_turn_and_stays_open_after_it() -> None:
    at = calling()
    assert (sheet_of(at, 2).state, sheet_of(at, 2).turn) == (BallotState.NOT_CALLED, Turn(3, is_now=False))
    call(at, times=2)
    assert (sheet_of(at, 2).state, sheet_of(at, 2).turn) == (BallotState.NOT_CALLED, Turn(1, is_now=False))
    call(at)
    assert (sheet_of(at, 2).state, sheet_of(at, 2).turn) == (BallotState.CHOOSE, Turn(0, is_now=True))
    call(at)
    assert (sheet_of(at, 2).state, sheet_of(at, 2).turn) == (BallotState.CHOOSE, Turn(0, is_now=False))


def test_a_paused_roll_call_says_that_it_is_paused() -> None:
    at = calling()
    at.paused()
    assert sheet_of(at, 2).state == BallotState.PAUSED


def test_in_any_other_vote_there_is_no_turn_and_no_roll_call() -> None:
    at = play("voting")
    assert sheet_of(at, 2).turn is None
    console = chair_console(view_of(at, at.chair), at.meeting)
    assert console is not None
    assert console.vote is not None
    assert console.vote.roll_call is None


def test_the_chair_sees_who_is_called_who_follows_and_who_was_silent() -> None:
    at = calling()
    electorate = vote_of(at).electorate
    before = roll_of(at)
    assert (before.called, before.number, before.waiting) == (None, 0, len(electorate))
    assert before.following is not None
    assert before.following.seat == electorate[0].participant
    call(at, times=3)
    at.cast(at.meeting, at.vote, electorate[0].person, Choice.AGAINST)
    roll = roll_of(at)
    assert roll.called is not None
    assert roll.following is not None
    assert (roll.called.seat, roll.following.seat) == (electorate[2].participant, electorate[3].participant)
    assert (roll.silent, roll.has_answered) == ((electorate[1].full_name,), False)
    at.cast(at.meeting, at.vote, electorate[2].person, Choice.FOR)
    assert roll_of(at).has_answered
    call(at, times=len(electorate) - 3)
    assert (roll_of(at).following, roll_of(at).waiting) == (None, 0)


def test_the_room_reads_the_name_that_is_called_until_the_close() -> None:
    at = calling()
    electorate = vote_of(at).electorate

    def on_the_wall() -> str | None:
        shown = room_display(view_of(at, at.display)).vote
        assert shown is not None
        return None if shown.called is None else shown.called.full_name

    assert on_the_wall() is None
    call(at, times=2)
    assert on_the_wall() == electorate[1].full_name
    call(at, times=len(electorate) - 2)
    do(at, v.CloseVote)
    assert on_the_wall() is None


def test_the_minutes_say_that_it_was_a_roll_call() -> None:
    at = calling()
    lines = [one.line for one in happenings(view_of(at, at.secretary), at.meeting)]
    assert any("biểu quyết bằng hình thức gọi tên" in line for line in lines)


def test_a_prepared_roll_call_comes_back_into_its_form_and_is_not_counted_by_hand() -> None:
    at = play("session")
    matters = matters_of(view_of(at, at.secretary), at.meeting)
    assert matters is not None
    assert matters.rows[0].may_count
    change(at, roll_call=True)
    matters = matters_of(view_of(at, at.secretary), at.meeting)
    assert matters is not None
    row = matters.rows[0]
    assert not row.may_count
    draft = draft_of(matters, row)
    assert draft_fields(matters, draft)["roll_call"] is True
    assert draft_problems(matters, draft) == {}
    limited = draft_problems(matters, msgspec.structs.replace(draft, minutes=5))
    assert {field: problem.code for field, problem in limited.items()} == {"minutes": "roll_call_without_limit"}
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(UBND, showing=Showing.SECRET)
    matters = matters_of(view_of(at, at.secretary), at.meeting)
    assert matters is not None
    secret = draft_problems(matters, draft)
    assert {field: problem.code for field, problem in secret.items()} == {"rule": "roll_call_is_open"}


def recorded(at: Play, choice: Choice = Choice.AGAINST) -> Id:
    """Have the secretary record what the seat called now answers aloud; return the seat."""
    seat = vote_of(at).called
    assert seat is not None
    fields: dict[str, Any] = {"ballot": at.new_id(), "vote": at.vote, "seat": seat, "choice": choice}
    at.must(at.secretary, v.RecordSpokenAnswer, meeting=at.meeting, **fields)
    return seat


def test_whose_answer_was_recorded_reads_what_and_by_whom_and_may_replace_it_once() -> None:
    at = calling()
    call(at)
    recorded(at)
    sheet = sheet_of(at, 0)
    assert (sheet.state, sheet.entered_name) == (BallotState.RECORDED, "Ông secretary")
    assert (sheet.mark, sheet.may_change) == (Mark(Choice.AGAINST), True)
    assert sheet.is_changeable(at.now)
    at.cast(at.meeting, at.vote, vote_of(at).electorate[0].person, Choice.FOR)
    own = sheet_of(at, 0)
    assert (own.state, own.entered_name, own.may_change) == (BallotState.RECORDED, "", False)
    assert own.receipt == sheet.receipt


def test_the_chair_may_record_the_answer_of_who_was_called_and_has_no_ballot_of_their_own() -> None:
    at = calling()
    assert roll_of(at).spoken == ()
    call(at, times=3)
    at.cast(at.meeting, at.vote, vote_of(at).electorate[1].person, Choice.FOR)
    recorded(at)
    seats = [one.participant for one in vote_of(at).electorate]
    spoken = roll_of(at).spoken
    assert [(one.seat.seat, one.is_now) for one in spoken] == [(seats[2], True), (seats[0], False)]
    assert [(one.mark, one.entered_name) for one in spoken] == [(Mark(Choice.AGAINST), "Ông secretary"), (None, "")]


def test_a_recorded_answer_waits_until_the_hub_has_it() -> None:
    at = calling()
    seat = call(at)
    command = v.RecordSpokenAnswer(
        id="c", claimed_at=at.now, meeting=at.meeting, ballot="b", vote=at.vote, seat=seat, choice=Choice.FOR
    )
    waiting = dataclasses.replace(view_of(at, at.chair), pending=(Pending(command, Delivery.QUEUED, at.now),))
    console = chair_console(waiting, at.meeting)
    assert console is not None
    assert console.vote is not None
    assert console.vote.roll_call is not None
    assert console.vote.roll_call.is_recording


def test_the_names_of_the_result_say_which_answers_were_spoken() -> None:
    at = calling()
    for place in range(len(vote_of(at).electorate)):
        call(at)
        if place == 1:
            recorded(at)
    do(at, v.CloseVote)
    result = result_screen(view_of(at, at.members[0]), at.vote)
    assert result is not None
    assert [one.entered_name for one in result.names] == ["", "Ông secretary", "", "", ""]


def test_a_seat_whose_mandate_was_taken_back_is_called_without_its_carrier() -> None:
    at = play("session")
    at.with_mandates(2)
    holder, carrier = (at.part(at.meeting, member).id for member in (at.members[3], at.members[1]))
    at.must(at.members[3], v.GiveMandate, meeting=at.meeting, participant=holder, carrier=carrier)
    vote = vote_of(at)
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, roll_call=True, minutes_limit=None)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    while vote_of(at).called != holder:
        at.must(at.chair, v.CallElector, meeting=at.meeting, vote=at.vote)
    for person in (at.chair, at.display):
        named = called_now(view_of(at, person), vote_of(at))
        assert named is not None
        assert named.carrier == "Ông member1"
    at.must(at.members[3], v.WithdrawMandate, meeting=at.meeting, participant=holder)
    for person in (at.chair, at.display):
        named = called_now(view_of(at, person), vote_of(at))
        assert named is not None
        assert named.carrier == ""
