"""A roll call: seats are called in the order of protocol, nobody answers before their turn, nobody is left out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, of_display, of_meeting, of_staff
from ecabinet.domain.kernel import Changes, Id
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.entities import Elector, VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.recount import holds
from ecabinet.domain.voting.roll_call import call_order, called_seats, next_elector, turn_problem, turns_before
from ecabinet.domain.voting.rule_sets import RuleSet, Showing
from tests.domain.examples import play
from tests.domain.plays import Play, counting
from tests.domain.test_voting_course import code_of, do, vote_of

F, A = Choice.FOR, Choice.AGAINST


def calling() -> Play:
    """Return a stage with a roll call open in which nobody was called yet."""
    at = play("voting")
    at.by_roll_call()
    return at


def call(at: Play, *, times: int = 1) -> Id:
    """Have the chair call whoever is next, so many times; returns the seat called last."""
    for _ in range(times):
        do(at, v.CallElector)
    called = vote_of(at).called
    assert called is not None
    return called


def answered(at: Play, place: int, choice: Choice = F) -> str | None:
    """Have the member in a place of the order answer; returns why it was refused."""
    return code_of(at.cast(at.meeting, at.vote, vote_of(at).electorate[place].person, choice))


def test_nobody_answers_before_they_are_called_and_everybody_from_then_on() -> None:
    at = calling()
    assert answered(at, 0) == "not_called_yet"
    call(at)
    assert answered(at, 1) == "not_called_yet"
    call(at)
    assert answered(at, 1) is None
    assert answered(at, 0) is None  # called before, silent then: until the close
    assert answered(at, 2) == "not_called_yet"


def test_who_was_passed_over_may_still_answer_when_everybody_was_called() -> None:
    at = calling()
    call(at, times=len(vote_of(at).electorate))
    assert answered(at, 0, A) is None
    do(at, v.CloseVote)
    result = vote_of(at).result
    assert result is not None
    assert (result.votes_for, result.votes_against) == (0, 1)


def test_seats_are_called_in_the_frozen_order_of_protocol() -> None:
    at = calling()
    order = [one.participant for one in vote_of(at).electorate]
    parts = [at.world.get(v.Participant, seat) for seat in order]
    assert [part.precedence for part in parts if part] == sorted(part.precedence for part in parts if part)
    last = at.world.rows[v.Participant, order[-1]]
    assert isinstance(last, v.Participant)
    at.world.rows[v.Participant, last.id] = msgspec.structs.replace(last, precedence=-1)
    assert [call(at) for _ in order] == order


def test_a_seat_that_may_not_vote_is_not_called() -> None:
    at = calling()
    vote = vote_of(at)
    barred = msgspec.structs.replace(vote.electorate[0], entitled=False)
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, electorate=(barred, *vote.electorate[1:]))
    assert call(at) == vote.electorate[1].participant


def test_the_carrier_of_a_mandate_answers_when_the_seat_is_called_not_when_they_are() -> None:
    at = calling()
    vote = vote_of(at)
    holder, carrier = vote.electorate[2], vote.electorate[0]
    given_away = msgspec.structs.replace(holder, carried_by=carrier.participant)
    rule = msgspec.structs.replace(UBND, mandates=2, splits_mandates=True)
    electorate = (*vote.electorate[:2], given_away, *vote.electorate[3:])
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, electorate=electorate, rule=rule)
    part = at.world.rows[v.Participant, holder.participant]
    assert isinstance(part, v.Participant)
    at.world.rows[v.Participant, part.id] = msgspec.structs.replace(part, carried_by=carrier.participant)

    def answer() -> str | None:
        fields: dict[str, Any] = {"ballot": at.new_id(), "vote": at.vote, "choice": F, "seat": holder.participant}
        return code_of(at.give(carrier.person, v.CastBallot, meeting=at.meeting, **fields))

    call(at)
    assert answered(at, 0) is None
    assert answer() == "not_called_yet"
    call(at, times=2)
    assert answered(at, 2) == "mandate_given"
    assert answer() is None


def test_calling_the_same_seat_twice_passes_nobody_over() -> None:
    at = calling()
    first, second = (one.participant for one in vote_of(at).electorate[:2])
    do(at, v.CallElector, seat=first)
    version = vote_of(at).version
    assert do(at, v.CallElector, seat=first) == Changes(())
    assert (vote_of(at).called, vote_of(at).version) == (first, version)
    do(at, v.CallElector, seat=second)
    assert do(at, v.CallElector, seat=first) == Changes(())
    assert vote_of(at).called == second


def test_a_call_is_refused_out_of_turn_while_paused_when_all_were_called_and_in_any_other_vote() -> None:
    at = calling()
    order = [one.participant for one in vote_of(at).electorate]
    fields: dict[str, Any] = {"meeting": at.meeting, "vote": at.vote}
    assert at.refused(at.chair, v.CallElector, **fields, seat=order[1]) == "called_out_of_turn"
    assert at.refused(at.chair, v.CallElector, **fields, seat="nobody") == "called_out_of_turn"
    at.paused()
    assert at.refused(at.chair, v.CallElector, **fields) == "vote_paused"
    do(at, v.ResumeVote)
    call(at, times=len(order))
    assert at.refused(at.chair, v.CallElector, **fields) == "everybody_called"
    do(at, v.CloseVote)
    assert at.refused(at.chair, v.CallElector, **fields) == "vote_not_open"
    assert play("voting").refused(at.chair, v.CallElector, **fields) == "vote_no_roll_call"


def test_only_the_chair_calls() -> None:
    at = calling()
    for person in (at.secretary, at.members[1], at.guest):
        assert at.refused(person, v.CallElector, meeting=at.meeting, vote=at.vote) == "not_yours_to_do"


def test_a_roll_call_is_not_closed_before_everybody_was_called() -> None:
    at = calling()
    many = len(vote_of(at).electorate)
    call(at, times=many - 1)
    assert at.refused(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote) == "roll_call_not_over"
    call(at)
    do(at, v.CloseVote)
    result = vote_of(at).result
    assert result is not None
    assert result.not_voted == many


def test_a_roll_call_can_be_cancelled_at_any_moment() -> None:
    at = calling()
    call(at)
    do(at, v.CancelVote, reason="Mất điện")
    assert vote_of(at).state == VoteState.CANCELLED


def prepared(at: Play, **fields: object) -> str | None:
    """Prepare another vote by roll call; returns why it was refused."""
    item = vote_of(at).item
    whole: dict[str, Any] = {"vote": at.new_id(), "item": item, "question": "Gọi tên?", "roll_call": True, **fields}
    return code_of(at.give(at.secretary, v.PrepareVote, meeting=at.meeting, **whole))


def test_what_is_secret_or_has_a_time_limit_is_no_roll_call() -> None:
    at = play("session")
    assert prepared(at) is None
    assert prepared(at, minutes_limit=5) == "roll_call_without_limit"
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(UBND, showing=Showing.SECRET)
    assert prepared(at) == "roll_call_is_open"
    assert prepared(at, roll_call=False) is None


def change(at: Play, **fields: object) -> None:
    """Change the prepared vote so."""
    vote = vote_of(at)
    whole: dict[str, Any] = {"vote": vote.id, "item": vote.item, "question": vote.question, **fields}
    at.must(at.secretary, preparing.ChangeVote, meeting=at.meeting, based_on=vote.version, **whole)


def test_a_rule_that_became_secret_meanwhile_does_not_open_a_roll_call() -> None:
    at = play("session")
    change(at, roll_call=True)
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(UBND, showing=Showing.SECRET)
    assert at.refused(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote) == "roll_call_is_open"


def test_a_roll_call_is_counted_by_name_and_never_by_hand() -> None:
    at = play("session")
    change(at, roll_call=True)
    fields: dict[str, Any] = {"meeting": at.meeting, "based_on": vote_of(at).version, **counting(at)}
    assert at.refused(at.secretary, preparing.EnterCount, **fields) == "roll_call_not_by_hand"
    change(at)
    fields["based_on"] = vote_of(at).version
    at.must(at.secretary, preparing.EnterCount, **fields)


def test_a_further_round_and_a_copy_are_roll_calls_again() -> None:
    at = calling()
    at.cancelled()
    again, copy = at.new_id(), at.new_id()
    do(at, v.RepeatVote, next_round=again, reason="Mất điện")
    item = vote_of(at).item
    at.must(at.secretary, preparing.CopyVotes, meeting=at.meeting, source=at.meeting, item=item, copies={at.vote: copy})
    assert [(one.roll_call, one.called) for one in (vote_of(at, again), vote_of(at, copy))] == [(True, None)] * 2


def test_who_is_called_is_seen_by_the_meeting_and_the_room() -> None:
    at = calling()
    call(at)
    assert {of_meeting(at.meeting), of_staff(at.meeting), of_display(at.meeting)} <= audiences(vote_of(at))


def test_a_roll_call_recounts_to_what_was_announced() -> None:
    at = calling()
    for place in range(len(vote_of(at).electorate)):
        call(at)
        at.now += timedelta(seconds=20)
        answered(at, place, A if place == 1 else F)
    do(at, v.CloseVote)
    assert holds(vote_of(at), tuple(at.world.find(v.Ballot, parent=at.vote)))


@given(st.lists(st.booleans(), max_size=12), st.integers(min_value=0, max_value=15))
def test_at_every_moment_a_seat_was_called_or_waits_in_its_place(entitled: list[bool], calls: int) -> None:
    electorate = tuple(
        Elector(f"seat{place}", f"person{place}", "Tên", "", entitled=may) for place, may in enumerate(entitled)
    )
    vote = v.Vote(id="vote", meeting="meeting", item="item", question="?", electorate=electorate, roll_call=True)
    for _ in range(calls):
        following = next_elector(vote)
        if following is not None:
            vote = msgspec.structs.replace(vote, called=following.participant)
    order = call_order(vote)
    assert called_seats(vote) == order[:calls]
    assert [turns_before(vote, one.participant) for one in order[calls:]] == list(range(1, len(order[calls:]) + 1))
    may_answer = [one.participant for one in order if turn_problem(vote, one.participant) is None]
    assert may_answer == [one.participant for one in order[:calls]]


@pytest.mark.parametrize("seat", ["nobody", ""])
def test_in_any_other_vote_nobody_waits_for_a_turn(seat: Id) -> None:
    at = play("voting")
    assert turn_problem(vote_of(at), seat) is None
