"""A vote on paper or by raised hands: entered with its record, confirmed by somebody else, counted as any other."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import JobKind, Refusal
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import ChoiceNumber, LineTally, Way, marks_of
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Line
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, ELECTION, UBND
from ecabinet.domain.voting.problems import mark_problem
from ecabinet.domain.voting.recount import holds, recount
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.wire.codec import decode_entity, encode
from tests.domain.examples import Play, play
from tests.domain.plays import counting

Fields = dict[str, Any]
F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
X, Y, Z = Line("x", "Ông X"), Line("y", "Bà Y"), Line("z", "Ông Z")


def tally(line: str = "", /, **numbers: int) -> LineTally:
    """Return the numbers of a line."""
    return LineTally(line, tuple(ChoiceNumber(Choice(choice), number) for choice, number in numbers.items()))


def vote_of(at: Play) -> v.Vote:
    """Return the vote as it is kept: written, and read again."""
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    return decode_entity(v.Vote, encode(vote))


def enter(at: Play, **otherwise: object) -> str:
    """Enter a count; return why not, or an empty text."""
    version = vote_of(at).version
    outcome = at.give(
        at.secretary, preparing.EnterCount, meeting=at.meeting, based_on=version, **counting(at, **otherwise)
    )
    return outcome.code if isinstance(outcome, Refusal) else ""


def confirm(at: Play) -> None:
    """Let the chair confirm what was entered."""
    at.must(at.chair, preparing.ConfirmCount, meeting=at.meeting, based_on=vote_of(at).version, vote=at.vote)


def asking(form: Form, rule: RuleSet) -> Play:
    """Return a session with a vote prepared in another form."""
    at = play("session")
    at.world.rows[RuleSet, rule.id] = rule
    at.vote = at.new_id()
    fields: Fields = {"vote": at.vote, "item": at.second, "question": "Bầu?", "form": form, "rule_set": rule.id}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, **fields)
    return at


def test_a_count_is_no_result_before_somebody_else_confirmed_it() -> None:
    at = play("session")
    at.counted_by_hand()
    vote = vote_of(at)
    assert (vote.state, vote.result, vote.opened_at) == (VoteState.PREPARED, None, None)
    assert vote.by_hand is not None
    assert (vote.by_hand.entered_by, vote.by_hand.entered_name) == (at.secretary, "Ông secretary")
    refused = at.refused(at.secretary, preparing.ConfirmCount, meeting=at.meeting, based_on=vote.version, vote=at.vote)
    assert refused == "count_confirmed_by_another"
    confirm(at)
    vote = vote_of(at)
    assert (vote.state, vote.opened_at, vote.closed_at) == (VoteState.CLOSED, at.now, at.now)
    assert vote.by_hand is not None
    assert (vote.by_hand.confirmed_by, vote.by_hand.confirmed_at) == (at.chair, at.now)
    assert [job.kind for job in at.last.jobs] == [JobKind.COMPOSE_RESULT]
    at.must(at.chair, v.AnnounceResult, meeting=at.meeting, vote=at.vote)


def test_it_is_counted_by_the_same_engine_and_says_where_it_comes_from() -> None:
    at = play("session")
    assert not enter(at, tallies=(tally(**{"for": 3, "against": 0}),), valid=3, blank=1, invalid=1, issued=5)
    confirm(at)
    result = vote_of(at).result
    assert result is not None
    assert (result.votes_for, result.blank, result.invalid, result.not_voted) == (3, 1, 1, 0)
    assert (result.verdict, result.way) == (Verdict.PASSED, Way.PAPER)
    assert result.reason is not None
    assert result.reason.vi.endswith("; nhập theo biên bản kiểm phiếu giấy: thông qua")
    assert result.reason.en.endswith("; entered from paper ballots: passed")


def test_presence_is_that_of_the_moment_when_it_was_taken() -> None:
    at = play("session")
    then = at.now
    at.now += timedelta(minutes=10)
    at.must(at.secretary, v.CheckOut, meeting=at.meeting, participant=at.part(at.meeting, at.members[3]).id)
    assert not enter(at, taken_at=then)
    assert vote_of(at).present == 4
    assert not enter(at)
    assert vote_of(at).present == 3


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, ""),
        ({"valid": 5, "issued": 5, "tallies": (tally(**{"for": 5}),)}, ""),
        ({"issued": 3}, "count_exceeds_issued"),
        ({"issued": 6}, "count_exceeds_electors"),
        ({"blank": 2, "issued": 5}, "count_exceeds_electors"),
        ({"valid": 3}, "count_not_of_ballots"),
        ({"valid": 5, "issued": 5}, "count_not_of_ballots"),
        ({"blank": -1}, "count_negative"),
        ({"tallies": (tally(**{"for": 5, "against": -1}),)}, "count_negative"),
        ({"tallies": ()}, "choice_unknown"),
        ({"tallies": (tally("x", **{"for": 4}),)}, "choice_unknown"),
        ({"tallies": (tally(high=4),)}, "choice_unknown"),
        ({"tallies": (LineTally("", (ChoiceNumber(F, 2), ChoiceNumber(F, 2))),)}, "choice_unknown"),
        ({"tellers": ()}, "tellers_out_of_range"),
        ({"tellers": ("x",) * 21}, "tellers_out_of_range"),
        ({"tellers": (" ",)}, "text_missing"),
        ({"record": "01900000-0000-7000-9000-00000000ffff"}, "document_unknown"),
        ({"way": Way.RAISED_HANDS}, "hands_are_no_papers"),
        ({"way": Way.RAISED_HANDS, "issued": 0}, ""),
        ({"way": Way.RAISED_HANDS, "issued": 0, "invalid": 1}, "hands_are_no_papers"),
    ],
)
def test_numbers_that_cannot_be_are_refused(fields: Fields, code: str) -> None:
    assert enter(play("session"), **fields) == code


def test_a_count_of_another_time_or_of_an_item_that_was_not_taken_up_is_refused() -> None:
    at = play("session")
    assert enter(at, taken_at=at.now + timedelta(seconds=1)) == "count_out_of_session"
    assert enter(at, taken_at=at.now - timedelta(hours=1)) == "count_out_of_session"
    assert enter(at, taken_at=at.now.replace(tzinfo=None)) == "time_without_zone"
    at.vote = at.new_id()
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=at.vote, item=at.first, question="Khác?")
    assert enter(at) == "item_not_begun"


def test_who_may_not_vote_hands_in_no_ballot_and_weights_cannot_be_told() -> None:
    at = play("session")
    seat = at.part(at.meeting, at.members[1])
    vote = vote_of(at)
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote, barred=(seat.id,))
    whole = {"valid": 5, "issued": 5, "tallies": (tally(**{"for": 5}),)}
    assert enter(at, **whole) == "count_exceeds_electors"
    assert not enter(at)
    at = play("session")
    at.world.rows[v.Participant, seat.id] = msgspec.structs.replace(seat, weight=2)
    assert enter(at) == "count_without_weights"


def test_a_secret_vote_is_counted_on_paper_and_never_by_hands() -> None:
    form = Form(kind=FormKind.CHOOSE, lines=(X, Y), seats=1, least=1, most=1)
    at = asking(form, ELECTION)
    tallies = (tally("x", **{"for": 3}), tally("y", **{"for": 1}))
    assert enter(at, tallies=tallies, way=Way.RAISED_HANDS, issued=0) == "secret_needs_paper"
    assert not enter(at, tallies=tallies)
    confirm(at)
    result = vote_of(at).result
    assert result is not None
    assert [(line.title, line.verdict) for line in result.lines] == [
        ("Ông X", Verdict.PASSED),
        ("Bà Y", Verdict.FAILED),
    ]
    assert result.reason is not None
    assert "nhập theo biên bản kiểm phiếu giấy" in result.reason.vi


def test_a_secret_vote_on_paper_is_cancelled_before_anybody_confirmed_its_count() -> None:
    form = Form(kind=FormKind.CHOOSE, lines=(X, Y), seats=1, least=1, most=1)
    at = asking(form, ELECTION)
    assert not enter(at, tallies=(tally("x", **{"for": 3}), tally("y", **{"for": 1})))
    assert vote_of(at).is_secret
    at.must(at.chair, v.CancelVote, meeting=at.meeting, vote=at.vote, reason="Biên bản kiểm phiếu thất lạc")
    assert (vote_of(at).state, vote_of(at).result) == (VoteState.CANCELLED, None)
    assert not at.world.find(v.BallotBox)


@pytest.mark.parametrize(
    ("form", "rule", "tallies", "code"),
    [
        (Form(kind=FormKind.CHOOSE, lines=(X, Y, Z), seats=2, least=2, most=2), ELECTION, (4, 3, 1), ""),
        (Form(kind=FormKind.CHOOSE, lines=(X, Y, Z), seats=2, least=2, most=2), ELECTION, (4, 4, 1), "choices"),
        (Form(kind=FormKind.CHOOSE, lines=(X, Y, Z), seats=2, least=2, most=2), ELECTION, (4, 3, 0), "choices"),
        (Form(kind=FormKind.CHOOSE, lines=(X, Y, Z), seats=2, most=2), ELECTION, (5, 0, 0), "ballots"),
        (Form(kind=FormKind.EACH, lines=(X, Y, Z), seats=2, most=2), ELECTION, (4, 4, 0), ""),
        (Form(kind=FormKind.EACH, lines=(X, Y, Z), seats=2, most=2), ELECTION, (4, 4, 1), "choices"),
    ],
)
def test_the_votes_of_an_election_are_those_of_so_many_ballots(
    form: Form, rule: RuleSet, tallies: tuple[int, ...], code: str
) -> None:
    at = asking(form, rule)
    told = tuple(tally(line.key, **{"for": number}) for line, number in zip(form.lines, tallies, strict=True))
    assert enter(at, tallies=told) == (code and f"count_not_of_{code}")


def test_a_rating_is_counted_level_by_level() -> None:
    at = asking(Form(kind=FormKind.RATING_3, lines=(X, Y)), CONFIDENCE_RATING)
    told = (tally("x", high=3, confidence=1, low=0), tally("y", high=0, confidence=1, low=3))
    assert not enter(at, tallies=told)
    confirm(at)
    result = vote_of(at).result
    assert result is not None
    assert [line.consequence and line.consequence.value for line in result.lines] == [None, "may_resign"]


@given(
    votes=st.lists(st.integers(0, 9), min_size=1, max_size=6),
    against=st.lists(st.integers(0, 9), min_size=6, max_size=6),
    most=st.integers(1, 6),
)
def test_the_ballots_that_are_made_come_to_the_numbers_and_each_could_have_been_cast(
    votes: list[int], against: list[int], most: int
) -> None:
    lines = tuple(Line(str(place), "Người") for place in range(len(votes)))
    most = min(most, len(lines))
    valid = max(*votes, -(-sum(votes) // most), 1)
    least = sum(votes) // valid
    form = Form(kind=FormKind.EACH, lines=lines, seats=1, least=least, most=most)
    tallies = tuple(
        LineTally(line.key, (ChoiceNumber(A, min(no, valid - yes)), ChoiceNumber(F, yes)))
        for line, yes, no in zip(lines, votes, against, strict=False)
    )
    at = play("session")
    at.counted_by_hand()
    counted = vote_of(at).by_hand
    assert counted is not None
    marks = marks_of(form, msgspec.structs.replace(counted, tallies=tallies, valid=valid, blank=2, invalid=1))
    assert Counter(mark.choice for mark in marks.values()) == {
        Choice.BY_LINE: valid, Choice.BLANK: 2, Choice.INVALID: 1,
    }  # fmt: skip
    for told in tallies:
        given_to = Counter(mark.on(told.line) for mark in marks.values())
        assert {one.choice: given_to[one.choice] for one in told.numbers} == {
            one.choice: one.number for one in told.numbers
        }
    assert {mark_problem(form, mark) for mark in marks.values()} == {None}


def test_even_votes_wait_for_the_chairs_word_because_nobody_knows_the_chairs_ballot() -> None:
    at = play("session")
    assert not enter(at, tallies=(tally(**{"for": 2, "against": 2}),))
    confirm(at)
    assert vote_of(at).awaits_chair
    at.must(at.chair, v.SettleTie, meeting=at.meeting, vote=at.vote, passed=True, reason="Cấp bách")
    vote = vote_of(at)
    assert vote.result is not None
    assert vote.result.verdict == Verdict.PASSED
    assert holds(vote, ())


def test_the_result_is_recomputed_from_what_was_entered_alone() -> None:
    at = play("session")
    at.counted_by_hand()
    confirm(at)
    vote = vote_of(at)
    assert vote.by_hand is not None
    assert holds(vote, ())
    other = msgspec.structs.replace(vote.by_hand, tallies=(tally(**{"for": 1, "against": 3}),))
    assert not holds(msgspec.structs.replace(vote, by_hand=other), ())
    hidden = msgspec.structs.replace(vote.by_hand, way=Way.RAISED_HANDS)
    assert not holds(msgspec.structs.replace(vote, by_hand=hidden), ())
    ballot = v.Ballot(
        id="b", meeting=at.meeting, vote=at.vote, participant="p", person="q", choice=F, cast_at=at.now, revealed=True
    )
    with pytest.raises(ValueError, match="beside a count by hand"):
        recount(vote, [ballot])


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        (v.OpenVote, {}),
        (v.AskReady, {}),
        (preparing.RemoveVote, {}),
        (preparing.ChangeVote, {"question": "Khác?"}),
        (preparing.MoveVote, {"position": 0}),
    ],
)
def test_a_vote_with_a_count_is_not_put_changed_or_removed(verb: Any, fields: Fields) -> None:  # noqa: ANN401 - a verb
    at = play("session")
    at.counted_by_hand()
    if verb is preparing.ChangeVote:
        fields = {**fields, "item": at.second}
    assert at.refused(at.chair, verb, meeting=at.meeting, based_on=2, vote=at.vote, **fields) == "count_entered"
    at.must(at.secretary, preparing.DiscardCount, meeting=at.meeting, vote=at.vote)
    assert vote_of(at).by_hand is None
    assert (vote_of(at).rule, vote_of(at).electorate, vote_of(at).presence) == (None, (), None)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)


def test_what_is_confirmed_is_what_was_read() -> None:
    at = play("session")
    at.counted_by_hand()
    read = vote_of(at).version
    assert not enter(at, tallies=(tally(**{"for": 4}),))
    assert at.refused(at.chair, preparing.ConfirmCount, meeting=at.meeting, based_on=read, vote=at.vote) == "stale"


def test_a_confirmed_count_stays() -> None:
    at = play("session")
    at.counted_by_hand()
    confirm(at)
    assert enter(at) == "vote_not_prepared"
    assert at.refused(at.chair, preparing.DiscardCount, meeting=at.meeting, vote=at.vote) == "count_missing"
    version = vote_of(at).version
    assert (
        at.refused(at.chair, preparing.ConfirmCount, meeting=at.meeting, based_on=version, vote=at.vote)
        == "count_missing"
    )


def test_a_session_is_not_closed_over_a_count_that_nobody_confirmed() -> None:
    at = play("session")
    at.counted_by_hand()
    assert at.refused(at.chair, v.CloseSession, meeting=at.meeting) == "count_unconfirmed"
    confirm(at)
    at.must(at.chair, v.CloseSession, meeting=at.meeting)


def test_the_counting_record_stays_published() -> None:
    at = play("session")
    at.must(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.unpublished)
    at.counted_by_hand()
    refused = at.refused(at.secretary, v.WithdrawDocument, meeting=at.meeting, document=at.unpublished)
    assert refused == "document_is_voted_on"


def test_a_chairs_vote_on_paper_is_repeated_like_any_other() -> None:
    at = play("session")
    assert not enter(at, tallies=(tally(**{"for": 1, "against": 3}),))
    confirm(at)
    at.must(at.chair, v.RepeatVote, meeting=at.meeting, vote=at.vote, next_round=at.new_id(), reason="Bỏ phiếu lại")
    again = next(one for one in at.world.find(v.Vote, meeting=at.meeting) if one.repeats == at.vote)
    assert (again.by_hand, again.rule_set, UBND.name) == (None, None, "ubnd")
