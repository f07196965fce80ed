"""Voting for others, seats of different weight, and seats that may not vote on a matter."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Outcome, Refusal
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.problems import MOST_WEIGHT, rule_problem
from ecabinet.domain.voting.recount import holds
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import Base, RuleSet, Unit
from tests.domain.examples import Play, example, play

Fields = dict[str, Any]
F, A = Choice.FOR, Choice.AGAINST


def code_of(outcome: Outcome) -> str | None:
    """Return why it was refused, None when it was not."""
    return outcome.code if isinstance(outcome, Refusal) else None


def seat(at: Play, place: int) -> Id:
    """Return the seat of a member."""
    return at.part(at.meeting, at.members[place]).id


def give(at: Play, holder: int, carrier: int) -> Outcome:
    """Have a member give their mandate to another."""
    fields: Fields = {"participant": seat(at, holder), "carrier": seat(at, carrier)}
    return at.give(at.members[holder], v.GiveMandate, meeting=at.meeting, **fields)


def cast_for(at: Play, voter: int, holder: int | None, choice: Choice) -> str | None:
    """Have a member vote, for another's seat if one is named; return why it was refused."""
    fields: Fields = {"vote": at.vote, "choice": choice, "seat": None if holder is None else seat(at, holder)}
    return code_of(at.give(at.members[voter], v.CastBallot, meeting=at.meeting, ballot=at.new_id(), **fields))


def open_with(given: dict[int, int], most: int = 2, *, splits: bool = True) -> Play:
    """Open the vote after members gave their mandates, holder to carrier."""
    at = play("session")
    at.with_mandates(most, splits=splits)
    for holder, carrier in given.items():
        assert code_of(give(at, holder, carrier)) is None
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    return at


def closed(at: Play) -> Result:
    """Close the vote; its record comes to its result."""
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    assert vote.result is not None
    assert holds(vote, at.world.find(v.Ballot, parent=at.vote))
    return vote.result


def test_one_person_votes_for_the_seats_they_carry_and_may_split_them() -> None:
    at = open_with({3: 1, 4: 1})
    assert cast_for(at, 1, None, F) is None
    assert cast_for(at, 1, 3, A) is None
    assert cast_for(at, 1, 4, F) is None
    assert cast_for(at, 1, 4, F) == "already_voted"
    result = closed(at)
    assert (result.votes_for, result.votes_against, result.base) == (2, 1, 5)


def test_where_mandates_are_not_split_all_seats_of_one_person_vote_alike() -> None:
    at = open_with({3: 1}, splits=False)
    assert cast_for(at, 1, None, F) is None
    assert cast_for(at, 1, 3, A) == "mandates_not_split"
    assert cast_for(at, 1, 3, F) is None


def test_who_gave_a_mandate_does_not_vote_and_nobody_else_does_for_the_seat() -> None:
    at = open_with({3: 1})
    assert cast_for(at, 3, None, F) == "mandate_given"
    assert cast_for(at, 2, 3, F) == "not_an_elector"
    assert cast_for(at, 1, 2, F) == "not_an_elector"


def test_a_mandate_withdrawn_a_second_ago_is_gone_and_the_holder_votes() -> None:
    at = open_with({3: 1})
    at.must(at.members[3], v.WithdrawMandate, meeting=at.meeting, participant=seat(at, 3))
    assert cast_for(at, 1, 3, F) == "mandate_withdrawn"
    assert cast_for(at, 3, None, A) is None
    assert closed(at).base == 5


def test_taking_a_mandate_back_after_its_ballot_was_cast_gives_no_second_one() -> None:
    at = open_with({3: 1})
    assert cast_for(at, 1, 3, F) is None
    at.must(at.members[3], v.WithdrawMandate, meeting=at.meeting, participant=seat(at, 3))
    assert cast_for(at, 3, None, A) == "already_voted"
    assert closed(at).votes_for == 1


def test_a_ballot_is_changed_by_who_cast_it_and_by_nobody_else() -> None:
    """Where ballots may be changed one cast under a mandate stands when that is taken back, and so does its giver's."""
    at = play("session")
    at.with_mandates()
    rule = at.world.rows[RuleSet, UBND.id]
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(rule, may_change=True)
    for holder in (3, 4):
        assert code_of(give(at, holder, 1)) is None
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    assert cast_for(at, 1, 3, A) is None
    assert cast_for(at, 1, 3, F) is None
    for holder in (3, 4):
        at.must(at.members[holder], v.WithdrawMandate, meeting=at.meeting, participant=seat(at, holder))
    assert cast_for(at, 3, None, A) == "ballot_of_another"
    assert cast_for(at, 1, 3, A) == "mandate_withdrawn"
    at.check_in(at.meeting, at.members[4])
    assert cast_for(at, 4, None, A) is None
    assert code_of(give(at, 4, 1)) is None
    assert cast_for(at, 1, 4, F) == "ballot_of_another"
    ballots = {(one.participant, one.person, one.choice) for one in at.world.find(v.Ballot, parent=at.vote)}
    assert ballots == {(seat(at, 3), at.members[1], F), (seat(at, 4), at.members[4], A)}
    result = closed(at)
    assert (result.votes_for, result.votes_against) == (1, 1)


def test_a_mandate_given_after_the_opening_waits_for_the_next_vote() -> None:
    at = open_with({})
    assert code_of(give(at, 3, 1)) is None
    assert cast_for(at, 1, 3, F) == "not_an_elector"
    assert cast_for(at, 3, None, F) is None


def test_a_carried_seat_is_present_with_its_carrier() -> None:
    at = open_with({4: 1})
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    assert vote.present == 5
    assert cast_for(at, 1, 4, F) is None


def test_a_rule_without_mandates_leaves_every_seat_to_its_holder() -> None:
    at = play("session")
    at.with_mandates()
    assert code_of(give(at, 3, 1)) is None
    at.world.rows[RuleSet, UBND.id] = UBND
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    assert cast_for(at, 1, 3, F) == "not_an_elector"
    assert cast_for(at, 3, None, F) is None
    assert code_of(give(at, 2, 1)) == "mandates_not_allowed"


@pytest.mark.parametrize(
    ("before", "holder", "carrier", "code"),
    [
        ({}, 3, 1, None),
        ({}, 3, 3, "mandate_unsuited"),
        ({3: 1, 4: 1}, 2, 1, "too_many_mandates"),
        ({3: 1, 4: 1}, 3, 2, None),
        ({3: 1, 4: 1}, 3, 1, None),
        ({3: 1}, 1, 2, "mandate_handed_on"),
        ({3: 1}, 2, 3, "mandate_handed_on"),
    ],
)
def test_to_whom_a_mandate_may_be_given(before: dict[int, int], holder: int, carrier: int, code: str | None) -> None:
    at = play("session")
    at.with_mandates()
    for one, other in before.items():
        assert code_of(give(at, one, other)) is None
    assert code_of(give(at, holder, carrier)) == code


def test_a_guest_carries_no_mandate_and_gives_none() -> None:
    at = play("session")
    at.with_mandates()
    for participant, carrier in ((seat(at, 1), at.guests_part), (at.guests_part, seat(at, 1))):
        fields: Fields = {"participant": participant, "carrier": carrier}
        assert at.refused(at.secretary, v.GiveMandate, meeting=at.meeting, **fields) == "mandate_unsuited"
    fields = {"participant": seat(at, 1), "carrier": "x"}
    assert at.refused(at.secretary, v.GiveMandate, meeting=at.meeting, **fields) == "participant_unknown"


def test_a_substitute_votes_only_with_the_mandate_of_their_seat() -> None:
    at = play("session")
    at.with_mandates()
    part = at.new_id()
    fields: Fields = {"substitution": at.proposal, "accept": True, "participant": part, "person": at.outsider}
    at.must(at.secretary, v.DecideSubstitute, meeting=at.meeting, **fields)
    at.check_in(at.meeting, at.outsider)
    mandate: Fields = {"participant": seat(at, 4), "carrier": part}
    at.must(at.members[4], v.GiveMandate, meeting=at.meeting, **mandate)
    other: Fields = {"participant": seat(at, 3), "carrier": part}
    assert at.refused(at.members[3], v.GiveMandate, meeting=at.meeting, **other) == "mandate_unsuited"
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    ballot: Fields = {"vote": at.vote, "choice": F, "seat": seat(at, 4)}
    at.must(at.outsider, v.CastBallot, meeting=at.meeting, ballot=at.new_id(), **ballot)
    assert closed(at).votes_for == 1


def told(at: Play) -> dict[Id, str]:
    """Return whom the last command told what."""
    return {notice.person: notice.code for notice in at.last.notices}


def test_who_carries_a_mandate_is_told_and_so_is_who_carried_it_before() -> None:
    at = play("session")
    at.with_mandates()
    assert code_of(give(at, 3, 1)) is None
    assert told(at) == {at.members[1]: "mandate_given"}
    assert code_of(give(at, 3, 1)) is None
    assert told(at) == {}
    assert code_of(give(at, 3, 2)) is None
    assert told(at) == {at.members[2]: "mandate_given", at.members[1]: "mandate_taken_back"}
    at.must(at.members[3], v.WithdrawMandate, meeting=at.meeting, participant=seat(at, 3))
    assert told(at) == {at.members[2]: "mandate_taken_back"}


def test_who_did_not_do_it_themselves_is_told_what_the_secretariat_recorded() -> None:
    at = play("session")
    at.with_mandates()
    fields: Fields = {"participant": seat(at, 3), "carrier": seat(at, 1)}
    at.must(at.secretary, v.GiveMandate, meeting=at.meeting, **fields)
    assert told(at) == {at.members[1]: "mandate_given", at.members[3]: "mandate_recorded"}
    at.must(at.secretary, v.WithdrawMandate, meeting=at.meeting, participant=seat(at, 3))
    assert told(at) == {at.members[1]: "mandate_taken_back", at.members[3]: "mandate_ended"}


def test_nobody_is_told_of_a_meeting_that_was_not_announced() -> None:
    at = play("draft")
    at.with_mandates()
    fields: Fields = {"participant": seat(at, 3), "carrier": seat(at, 1)}
    at.must(at.secretary, v.GiveMandate, meeting=at.meeting, **fields)
    assert told(at) == {}


def test_a_mandate_that_was_not_given_cannot_be_taken_back() -> None:
    at = play("session")
    own: Fields = {"participant": seat(at, 1)}
    assert at.refused(at.members[1], v.WithdrawMandate, meeting=at.meeting, **own) == "mandate_unknown"


def test_changing_one_of_several_ballots_that_must_be_alike_is_no_rule() -> None:
    rule = msgspec.structs.replace(UBND, mandates=1, may_change=True)
    refusal = rule_problem(rule)
    assert refusal is not None
    assert refusal.code == "rule_contradicts_itself"
    assert rule_problem(msgspec.structs.replace(rule, splits_mandates=True)) is None


@pytest.mark.parametrize(("weight", "code"), [(0, "weight_out_of_range"), (-1, "weight_out_of_range"), (1, None)])
def test_a_seat_has_a_weight(weight: int, code: str | None) -> None:
    assert code_of(example(v.AddMembership, weight=weight).decided()) == code
    assert code_of(example(v.AddMembership, weight=10**8).decided()) == "weight_out_of_range"
    assert code_of(example(v.AddMembership, weight=MOST_WEIGHT).decided()) is None


def test_weights_come_from_the_committee_and_count_where_the_rule_counts_weights() -> None:
    at = play("session")
    heavy = at.world.find(v.Membership, parent=at.committee)[1]
    at.world.rows[v.Membership, heavy.id] = msgspec.structs.replace(heavy, weight=10)
    meeting = at.draft()
    weights = {part.person: part.weight for part in at.world.find(v.Participant, meeting=meeting) if part.votes}
    assert weights[at.members[1]] == 10
    for part in at.world.find(v.Participant, meeting=at.meeting):
        weight = weights.get(part.person, 1)
        at.world.rows[v.Participant, part.id] = msgspec.structs.replace(part, weight=weight)
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(UBND, unit=Unit.WEIGHTS)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    assert cast_for(at, 1, None, F) is None
    assert cast_for(at, 2, None, A) is None
    result = closed(at)
    assert (result.votes_for, result.votes_against, result.base, result.needed) == (10, 1, 14, 8)
    assert result.heads is not None
    assert (result.heads.members, result.heads.cast) == (5, 2)
    assert result.reason is not None
    assert result.reason.vi == (
        "tán thành có tổng trọng số 10 trên 14 của thành viên; cần quá nửa (≥ 8); có mặt 4, túc số 4: thông qua"
    )


def test_a_barred_seat_stays_a_member_and_casts_no_ballot() -> None:
    at = play("session")
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(UBND, base=Base.ENTITLED)
    at.vote = at.new_id()
    fields: Fields = {"vote": at.vote, "item": at.second, "question": "Khen thưởng?", "barred": (seat(at, 1),)}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, **fields)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    assert cast_for(at, 1, None, F) == "not_an_elector"
    assert cast_for(at, 2, None, F) is None
    result = closed(at)
    assert (result.base, result.members) == (4, 5)
    wrong: Fields = {**fields, "vote": at.new_id(), "barred": (at.guests_part,)}
    assert at.refused(at.secretary, v.PrepareVote, meeting=at.meeting, **wrong) == "participant_unknown"
