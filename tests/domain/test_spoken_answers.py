"""An answer spoken aloud in a roll call: who may record it, for whom, and that a ballot of one's own prevails."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import HUB_ONLY, audiences, of_meeting, of_person, of_staff
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Answer, Choice
from ecabinet.domain.voting.presets import UBND, UBND_SECRET
from ecabinet.domain.voting.recount import holds
from tests.domain.examples import play
from tests.domain.plays import Play
from tests.domain.test_roll_call import answered, call, calling
from tests.domain.test_voting_course import code_of, do, vote_of

F, A = Choice.FOR, Choice.AGAINST


def seat(at: Play, place: int) -> Id:
    """Return the seat in a place of the order."""
    return vote_of(at).electorate[place].participant


def record(at: Play, place: int, choice: Choice = F, *, by: Id | None = None, **fields: Any) -> str | None:  # noqa: ANN401 - fields of any kind
    """Record what was answered for the seat in a place; return why it was refused."""
    whole = {"ballot": at.new_id(), "vote": at.vote, "seat": seat(at, place), "choice": choice, **fields}
    return code_of(at.give(by or at.secretary, v.RecordSpokenAnswer, meeting=at.meeting, **whole))


def ballot_of(at: Play, place: int) -> v.Ballot:
    """Return the ballot of the seat in a place."""
    (found,) = [one for one in at.world.find(v.Ballot, parent=at.vote) if one.participant == seat(at, place)]
    return found


def called(times: int) -> Play:
    """Return a roll call in which so many were called."""
    at = calling()
    call(at, times=times)
    return at


def test_the_answer_of_who_is_called_is_recorded_with_who_recorded_it() -> None:
    at = called(1)
    assert record(at, 0, A) is None
    ballot = ballot_of(at, 0)
    assert (ballot.choice, ballot.person) == (A, vote_of(at).electorate[0].person)
    assert (ballot.entered_by, ballot.entered_name) == (at.secretary, at.part(at.meeting, at.secretary).full_name)
    mark = at.world.get(v.Cast, ballot.id)
    assert mark is not None
    assert mark.entered_by == at.secretary


@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_chair_and_secretary_record_and_nobody_else(who: str) -> None:
    at = called(2)
    assert record(at, 1, by=getattr(at, who)) is None
    for person in (at.members[1], at.members[2], at.guest, at.admin):
        assert record(at, 1, by=person) == "not_yours_to_do"


def _secret(at: Play) -> None:
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), rule=UBND_SECRET)


def _no_roll_call(at: Play) -> None:
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), roll_call=False)


def _closed(at: Play) -> None:
    call(at, times=len(vote_of(at).electorate) - 2)
    do(at, v.CloseVote)


def _barred(at: Play) -> None:
    vote = vote_of(at)
    silent = msgspec.structs.replace(vote.electorate[1], entitled=False)
    electorate = (vote.electorate[0], silent, *vote.electorate[2:])
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, electorate=electorate)


def _presence(at: Play) -> None:
    rule = msgspec.structs.replace(UBND, presence_required=True)
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), rule=rule)
    part = seat(at, 1)
    for one in at.world.find(v.Attendance, parent=part):
        del at.world.rows[v.Attendance, one.id]


@pytest.mark.parametrize(
    ("before", "fields", "code"),
    [
        (None, {}, None),
        (_secret, {}, "vote_no_roll_call"),
        (_no_roll_call, {}, "vote_no_roll_call"),
        (_closed, {}, "vote_not_open"),
        (Play.cancelled, {}, "vote_not_open"),
        (Play.paused, {}, "vote_paused"),
        (_barred, {}, "seat_may_not_vote"),
        (_presence, {}, "seat_not_checked_in"),
        (None, {"seat": "nobody"}, "seat_may_not_vote"),
        (None, {"vote": "nothing"}, "vote_unknown"),
        (None, {"choice": Choice.INVALID}, "choice_unknown"),
        (None, {"choice": Choice.HIGH}, "choice_unknown"),
        (None, {"answers": (Answer("1", F),)}, "choice_unknown"),
    ],
)
def test_what_is_refused_of_a_ballot_is_refused_of_a_spoken_answer(
    before: Any,  # noqa: ANN401 - whatever happens to the vote
    fields: dict[str, Any],
    code: str | None,
) -> None:
    at = called(2)
    if before is not None:
        before(at)
    assert record(at, 1, **fields) == code


def test_a_seat_that_is_not_called_is_refused_and_an_earlier_one_is_meant_only_where_that_is_said() -> None:
    at = called(2)
    assert record(at, 2) == "seat_not_called"
    assert record(at, 2, earlier=True) == "seat_not_called"
    assert record(at, 0) == "seat_called_before"
    assert record(at, 0, earlier=True) is None


def test_a_press_meant_for_the_one_called_a_moment_ago_hits_nobody_else() -> None:
    at = called(1)
    call(at)
    assert record(at, 0) == "seat_called_before"
    assert not at.world.find(v.Ballot, parent=at.vote)


def test_a_ballot_from_a_device_is_never_touched() -> None:
    at = called(1)
    assert answered(at, 0, A) is None
    for person in (at.secretary, at.chair):
        assert record(at, 0, F, by=person) == "answered_on_device"
    assert (ballot_of(at, 0).choice, ballot_of(at, 0).entered_by) == (A, None)


def test_what_was_recorded_is_corrected_until_the_close_and_keeps_its_receipt() -> None:
    at = called(1)
    assert record(at, 0, F) is None
    first = ballot_of(at, 0)
    at.now += timedelta(seconds=9)
    assert record(at, 0, A, by=at.chair) is None
    again = ballot_of(at, 0)
    assert (again.id, again.choice, again.cast_at) == (first.id, A, at.now)
    assert (again.version, again.entered_by) == (first.version + 1, at.chair)


def test_a_member_replaces_what_was_recorded_for_them_once_by_a_ballot_of_their_own() -> None:
    at = called(1)
    assert vote_of(at).rule == UBND  # which lets no ballot be changed
    assert record(at, 0, F) is None
    receipt = ballot_of(at, 0).id
    assert answered(at, 0, A) is None
    own = ballot_of(at, 0)
    assert (own.id, own.choice, own.entered_by, own.entered_name) == (receipt, A, None, "")
    assert answered(at, 0, F) == "already_voted"
    assert record(at, 0, F) == "answered_on_device"


def carried() -> Play:
    """Return a roll call in which the third seat was called, whose mandate the first carries."""
    at = calling()
    vote = vote_of(at)
    holder, carrier = vote.electorate[2], vote.electorate[0]
    given = msgspec.structs.replace(holder, carried_by=carrier.participant)
    rule = msgspec.structs.replace(UBND, mandates=2)
    electorate = (*vote.electorate[:2], given, *vote.electorate[3:])
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, electorate=electorate, rule=rule)
    part = at.part(at.meeting, holder.person)
    at.world.rows[v.Participant, part.id] = msgspec.structs.replace(part, carried_by=carrier.participant)
    call(at, times=3)
    return at


def test_for_a_carried_seat_its_carrier_answers_and_its_holder_once_the_mandate_is_taken_back() -> None:
    at = carried()
    assert record(at, 2, F) is None
    assert ballot_of(at, 2).person == vote_of(at).electorate[0].person
    assert record(at, 0, A, earlier=True) == "mandates_not_split"
    at.must(vote_of(at).electorate[2].person, v.WithdrawMandate, meeting=at.meeting, participant=seat(at, 2))
    assert record(at, 2, A) == "ballot_of_another"
    other = carried()
    other.must(
        vote_of(other).electorate[2].person, v.WithdrawMandate, meeting=other.meeting, participant=seat(other, 2)
    )
    assert record(other, 2, A) is None
    assert ballot_of(other, 2).person == vote_of(other).electorate[2].person


def test_what_was_recorded_is_seen_by_its_elector_and_the_staff_and_by_all_after_the_close() -> None:
    at = called(1)
    assert record(at, 0, A) is None
    person = vote_of(at).electorate[0].person
    assert audiences(ballot_of(at, 0)) == {of_staff(at.meeting), of_person(person)}
    call(at, times=len(vote_of(at).electorate) - 1)
    do(at, v.CloseVote)
    assert of_meeting(at.meeting) in audiences(ballot_of(at, 0))
    assert ballot_of(at, 0).entered_by == at.secretary


def test_of_a_cancelled_roll_call_nobody_sees_what_was_recorded() -> None:
    at = called(1)
    assert record(at, 0) is None
    do(at, v.CancelVote, reason="Mất điện")
    assert audiences(ballot_of(at, 0)) == {HUB_ONLY}


def test_a_ballot_of_ones_own_hides_what_was_recorded_before_it() -> None:
    at = called(1)
    assert record(at, 0) is None
    assert answered(at, 0, A) is None
    assert audiences(ballot_of(at, 0)) == {HUB_ONLY}


def test_spoken_answers_count_as_ballots_and_recount_to_what_was_announced() -> None:
    at = calling()
    for place in range(len(vote_of(at).electorate)):
        call(at)
        absent = place == 4
        assert record(at, place, A if place == 1 else F) == ("seat_not_checked_in" if absent else None)
    do(at, v.CloseVote)
    result = vote_of(at).result
    assert result is not None
    assert (result.votes_for, result.votes_against, result.not_voted) == (3, 1, 1)
    assert holds(vote_of(at), tuple(at.world.find(v.Ballot, parent=at.vote)))


def test_no_other_vote_knows_spoken_answers() -> None:
    at = play("voting")
    assert record(at, 0) == "vote_no_roll_call"
