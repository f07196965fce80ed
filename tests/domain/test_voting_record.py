"""A result is recomputed from the record of its vote alone, also from what older hubs kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import HDND, UBND
from ecabinet.domain.voting.recount import holds, recount
from ecabinet.domain.voting.results import Basis, Verdict
from ecabinet.domain.voting.rule_sets import QuorumAt, RuleSet, TiePolicy, WithoutQuorum
from ecabinet.wire.codec import decode_entity, encode
from tests.domain.examples import Play, play

Fields = dict[str, Any]


def closed(at: Play) -> tuple[v.Vote, list[v.Ballot]]:
    """Return the vote and its ballots as they are kept: written, and read again."""
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    ballots = at.world.find(v.Ballot, parent=at.vote)
    return decode_entity(v.Vote, encode(vote)), [decode_entity(v.Ballot, encode(ballot)) for ballot in ballots]


def voting_under(rule: RuleSet) -> Play:
    """Return a stage with a vote open under another rule."""
    at = play("session")
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(rule, id=UBND.id)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    return at


def close_with(at: Play, *choices: Choice) -> None:
    """Let the first members vote so, and close."""
    for member, choice in zip(at.members, choices, strict=False):
        at.cast(at.meeting, at.vote, member, choice)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)


F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


@pytest.mark.parametrize("tie", TiePolicy)
@pytest.mark.parametrize("choices", [(F, F, F), (F, F, A, A), (F, A, N), (), (N, N, N, N), (A, A, A, F)])
def test_the_record_comes_to_the_announced_result(tie: TiePolicy, choices: tuple[Choice, ...]) -> None:
    at = voting_under(msgspec.structs.replace(UBND, tie=tie))
    close_with(at, *choices)
    vote, ballots = closed(at)
    assert holds(vote, ballots)
    assert vote.result is not None
    if vote.awaits_chair:
        at.must(at.chair, v.SettleTie, meeting=at.meeting, vote=at.vote, passed=True, reason="Cấp bách")
    if vote.awaits_lot:
        at.must(at.chair, v.DrawLot, meeting=at.meeting, vote=at.vote, seed="7-3-5")
    vote, ballots = closed(at)
    assert not vote.awaits_decision
    assert holds(vote, ballots)


def test_a_ballot_that_was_altered_shows() -> None:
    at = voting_under(UBND)
    close_with(at, F, F, F, A)
    vote, ballots = closed(at)
    assert not holds(vote, [msgspec.structs.replace(ballots[0], choice=A), *ballots[1:]])
    assert not holds(vote, ballots[1:])
    assert vote.result is not None
    assert not holds(msgspec.structs.replace(vote, result=msgspec.structs.replace(vote.result, needed=1)), ballots)


def test_the_result_carries_its_rule_and_its_reason() -> None:
    at = voting_under(UBND)
    close_with(at, F, F, F, A)
    vote, _ = closed(at)
    assert vote.result is not None
    assert vote.result.rule == UBND
    assert vote.result.reason is not None
    assert vote.result.reason.vi == "3 tán thành trên 5 thành viên; cần quá nửa (≥ 3); có mặt 4, túc số 4: thông qua"
    assert vote.result.reason.en == (
        "3 in favour of 5 members; more than half needed (≥ 3); 4 present, quorum 4: passed"
    )


def test_presence_is_followed_from_opening_to_closing() -> None:
    at = voting_under(UBND)
    for after, person, verb in ((1, 3, v.CheckOut), (2, 4, v.CheckIn), (3, 3, v.CheckIn)):
        at.now += timedelta(seconds=after)
        part = at.part(at.meeting, at.members[person]).id
        more: Fields = {"attendance": at.new_id()} if verb is v.CheckIn else {}
        at.must(at.secretary, verb, meeting=at.meeting, participant=part, **more)
    at.now += timedelta(seconds=1)
    close_with(at, F)
    vote, _ = closed(at)
    assert vote.presence is not None
    assert vote.result is not None
    assert vote.result.heads is not None
    numbers = vote.result.heads
    assert (numbers.present_at_opening, numbers.present_throughout, numbers.present_at_closing) == (4, 3, 5)


@pytest.mark.parametrize(
    ("at_what", "policy", "verdict"),
    [
        (QuorumAt.OPENING, WithoutQuorum.VOID, Verdict.PASSED),
        (QuorumAt.CLOSING, WithoutQuorum.VOID, Verdict.VOID),
        (QuorumAt.THROUGHOUT, WithoutQuorum.VOID, Verdict.VOID),
        (QuorumAt.CLOSING, WithoutQuorum.ON_RECORD, Verdict.PASSED),
    ],
)
def test_a_quorum_lost_between_opening_and_closing(at_what: QuorumAt, policy: WithoutQuorum, verdict: Verdict) -> None:
    at = voting_under(msgspec.structs.replace(HDND, quorum_at=at_what, without_quorum=policy))
    for member in at.members[:3]:
        at.cast(at.meeting, at.vote, member, F)
    at.now += timedelta(seconds=1)
    at.must(at.members[3], v.CheckOut, meeting=at.meeting, participant=at.part(at.meeting, at.members[3]).id)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    vote, ballots = closed(at)
    assert vote.result is not None
    assert vote.result.verdict == verdict
    assert (vote.result.basis == Basis.NO_QUORUM) == (verdict == Verdict.VOID)
    assert holds(vote, ballots)


OLD_RULE: Fields = {
    "id": UBND.id, "version": 1, "name": "ubnd", "title": UBND.title, "source": UBND.source,
    "effective_from": UBND.effective_from, "comparator": "more_than", "numerator": 1, "denominator": 2,
    "quorum_numerator": 2, "quorum_denominator": 3, "tie": "chairs_side", "presence_required": True,
}  # fmt: skip
OLD_RESULT: Fields = {
    "votes_for": 2, "votes_against": 2, "abstained": 0, "not_voted": 1, "base": 5, "needed": 3, "present": 4,
    "quorum": 4, "verdict": "failed", "basis": "chairs_word",
}  # fmt: skip


def _old_vote(at: Play, ballots: dict[Id, str]) -> v.Vote:
    seats = [at.part(at.meeting, member) for member in at.members]
    kept: Fields = {
        "id": at.vote, "version": 4, "meeting": at.meeting, "item": at.second, "question": "Thông qua?",
        "document": None, "state": "closed", "minutes_limit": None, "rule": OLD_RULE, "present": 4,
        "electorate": [
            {"participant": seat.id, "person": seat.person, "full_name": seat.full_name, "position": seat.position}
            for seat in seats
        ],
        "opened_at": at.now, "closes_at": None, "closed_at": at.now, "result": OLD_RESULT,
        "cancelled_reason": None, "settled_reason": "Chưa rõ",
    }  # fmt: skip
    assert len(ballots) == 4
    return decode_entity(v.Vote, msgspec.msgpack.encode(kept))


def _old_ballot(at: Play, seat: Id, choice: str) -> v.Ballot:
    kept: Fields = {
        "id": at.new_id(), "version": 2, "meeting": at.meeting, "vote": at.vote, "participant": seat,
        "person": seat, "choice": choice, "cast_at": at.now, "revealed": True,
    }  # fmt: skip
    return decode_entity(v.Ballot, msgspec.msgpack.encode(kept))


def test_what_an_older_hub_kept_is_read_and_counted_again() -> None:
    at = play("session")
    seats = [at.part(at.meeting, member).id for member in at.members]
    chosen = dict(zip(seats, ("for", "for", "against", "against"), strict=False))
    vote = _old_vote(at, chosen)
    ballots = [_old_ballot(at, seat, choice) for seat, choice in chosen.items()]
    assert vote.rule == UBND
    assert vote.result is not None
    assert vote.result.whole == 5
    assert holds(vote, ballots)
    assert not holds(vote, ballots[1:])
    again = recount(vote, ballots)
    assert again is not None
    assert again.reason is not None
    assert again.reason.vi.endswith("số phiếu ngang nhau, chủ tọa quyết định: không thông qua")


def test_a_vote_that_was_never_opened_has_nothing_to_count() -> None:
    vote, ballots = closed(play("session"))
    assert recount(vote, ballots) is None
    assert holds(vote, ballots)


def test_older_votes_kept_no_chair_who_is_named_when_they_are_counted_again() -> None:
    at = play("session")
    seats = [at.part(at.meeting, member).id for member in at.members][:4]
    chosen = dict(zip(seats, ("for", "for", "against", "against"), strict=True))
    vote = msgspec.structs.replace(_old_vote(at, chosen), settled_reason=None)
    four = tuple(elector for elector in vote.electorate if elector.participant in seats)
    assert vote.result is not None
    result = msgspec.structs.replace(
        vote.result, base=4, not_voted=0, quorum=3, verdict=Verdict.PASSED, basis=Basis.TIE_CHAIR_FOR
    )
    vote = msgspec.structs.replace(vote, electorate=four, result=result)
    ballots = [_old_ballot(at, seat, choice) for seat, choice in chosen.items()]
    assert holds(vote, ballots, chair=seats[0])
    assert not holds(vote, ballots, chair=seats[3])
    assert not holds(vote, ballots)
