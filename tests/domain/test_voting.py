"""The course of a vote: prepared, open, closed, settled or cancelled."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import HUB, Actor, Changes, Command, JobKind, Outcome, Refusal
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.results import Basis, Verdict
from tests.domain.examples import Fields, Play, example, play


def code_of(outcome: Outcome) -> str | None:
    """Return why it was refused, None when it was not."""
    return outcome.code if isinstance(outcome, Refusal) else None


def vote_of(at: Play) -> v.Vote:
    """Return the vote as it stands."""
    vote = at.world.get(v.Vote, at.vote)
    assert vote is not None
    return vote


def _cancelled() -> Play:
    at = play("voting")
    at.must(at.chair, v.CancelVote, meeting=at.meeting, vote=at.vote, reason="Câu hỏi sai")
    return at


def _settled() -> Play:
    at = play("tied")
    at.must(at.chair, v.SettleTie, meeting=at.meeting, vote=at.vote, passed=True, reason="Cấp bách")
    return at


def _asked() -> Play:
    at = play("session")
    at.asked_ready()
    return at


def _paused() -> Play:
    at = play("voting")
    at.paused()
    return at


STATES = {
    "prepared": lambda: play("session"),
    "asked who is ready": _asked,
    "open": lambda: play("voting"),
    "paused": _paused,
    "awaiting the chair": lambda: play("tied"),
    "settled": _settled,
    "cancelled": _cancelled,
}
NOT_OPEN, DECIDED, OPENED = "vote_not_open", "vote_is_decided", "vote_not_prepared"
COURSE: list[tuple[type[Command], Fields, tuple[str | None, ...]]] = [
    # verb: why it is refused on a vote that is
    #   prepared, asked who is ready, open, paused, awaiting the chair, settled, cancelled
    (v.AskReady, {}, (None, "ready_asked", *[OPENED] * 5)),
    (v.SayReady, {"ready": True}, ("vote_unknown", None, *["vote_unknown"] * 5)),
    (v.OpenVote, {}, (None, None, *[OPENED] * 5)),
    (
        v.CastBallot,
        {"choice": Choice.FOR},
        ("vote_unknown", "vote_unknown", None, "vote_paused", "vote_closed", "vote_closed", "vote_cancelled"),
    ),
    (v.CallElector, {}, (NOT_OPEN, NOT_OPEN, "vote_no_roll_call", "vote_no_roll_call", *[NOT_OPEN] * 3)),
    (v.PauseVote, {}, (NOT_OPEN, NOT_OPEN, None, "vote_paused", NOT_OPEN, NOT_OPEN, NOT_OPEN)),
    (v.ResumeVote, {}, (NOT_OPEN, NOT_OPEN, "vote_not_paused", None, NOT_OPEN, NOT_OPEN, NOT_OPEN)),
    (v.ProlongVote, {"minutes": 5}, (NOT_OPEN, NOT_OPEN, None, "vote_paused", NOT_OPEN, NOT_OPEN, NOT_OPEN)),
    (v.CloseVote, {}, (NOT_OPEN, NOT_OPEN, None, None, NOT_OPEN, NOT_OPEN, NOT_OPEN)),
    (v.SettleTie, {"passed": True, "reason": "Cấp bách"}, (*[DECIDED] * 4, None, DECIDED, DECIDED)),
    (v.DrawLot, {"seed": "7-3-5"}, ("vote_awaits_no_lot",) * 7),
    (v.AnnounceResult, {}, (*["vote_without_result"] * 5, None, "vote_without_result")),
    (v.RepeatVote, {"reason": "Bỏ sót"}, (*["vote_not_over"] * 5, None, None)),
    (v.CancelVote, {"reason": "Sai"}, (None, None, None, None, NOT_OPEN, NOT_OPEN, NOT_OPEN)),
]
NEW_IDS = {v.CastBallot: "ballot", v.SayReady: "mark", v.RepeatVote: "next_round"}


@pytest.mark.parametrize(
    ("verb", "fields", "state", "code"),
    [(verb, fields, state, code) for verb, fields, codes in COURSE for state, code in zip(STATES, codes, strict=True)],
    ids=lambda value: getattr(value, "__name__", value if isinstance(value, str) else ""),
)
def test_what_may_be_done_when(verb: type[Command], fields: Fields, state: str, code: str | None) -> None:
    at = STATES[state]()
    more: Fields = {NEW_IDS[verb]: at.new_id()} if verb in NEW_IDS else {}
    assert code_of(at.give(at.chair, verb, meeting=at.meeting, vote=at.vote, **fields, **more)) == code


def test_one_elector_one_ballot() -> None:
    at = play("voting")
    assert isinstance(at.cast(at.meeting, at.vote, at.members[1], Choice.FOR), Changes)
    assert code_of(at.cast(at.meeting, at.vote, at.members[1], Choice.AGAINST)) == "already_voted"


def test_who_is_no_elector_learns_nothing_of_the_question() -> None:
    for phase in ("voting", "tied"):
        at = play(phase)
        for person in (at.guest, at.secretary):
            assert at.cast(at.meeting, at.vote, person, Choice.FOR) == Refusal("not_an_elector")


def test_an_absent_member_does_not_vote_unless_the_rule_says_so() -> None:
    at = play("voting")
    assert code_of(at.cast(at.meeting, at.vote, at.members[4], Choice.FOR)) == "not_checked_in"
    remote = msgspec.structs.replace(UBND, presence_required=False)
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), rule=remote)
    assert code_of(at.cast(at.meeting, at.vote, at.members[4], Choice.FOR)) is None


@pytest.mark.parametrize(("after", "code"), [(299, None), (300, "vote_closed"), (301, "vote_closed")])
def test_when_time_is_up_nothing_is_counted_any_more(after: int, code: str | None) -> None:
    at = play("voting")
    at.now += timedelta(seconds=after)
    assert code_of(at.cast(at.meeting, at.vote, at.members[1], Choice.FOR)) == code
    hub = at.give(HUB, v.CloseVote, meeting=at.meeting, vote=at.vote)
    assert code_of(hub) == ("vote_still_open" if code is None else None)


def test_a_vote_without_a_limit_is_never_closed_by_the_hub() -> None:
    at = play("voting")
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), closes_at=None)
    assert code_of(at.give(HUB, v.CloseVote, meeting=at.meeting, vote=at.vote)) == "vote_still_open"


def test_opening_freezes_the_electorate_and_the_rule() -> None:
    at = play("session")
    changes = at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    opened = vote_of(at)
    assert [elector.person for elector in opened.electorate] == at.members
    assert (opened.present, opened.rule, opened.closes_at) == (4, UBND, at.now + timedelta(minutes=5))
    assert [job.kind for job in changes.jobs] == [JobKind.TIME_OUT_VOTE]
    newer = msgspec.structs.replace(UBND, numerator=2, denominator=3)
    at.must(HUB, v.InstallRuleSet, rule_set=newer)
    for member in at.members[:3]:
        at.cast(at.meeting, at.vote, member, Choice.FOR)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    result = vote_of(at).result
    assert result is not None
    assert (result.verdict, result.needed, result.base) == (Verdict.PASSED, 3, 5)


def test_closing_shows_the_ballots_and_orders_the_sheet_once_it_is_decided() -> None:
    at = play("voting")
    at.cast(at.meeting, at.vote, at.members[0], Choice.FOR)
    at.cast(at.meeting, at.vote, at.members[1], Choice.AGAINST)
    tied = at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=at.vote)
    assert all(ballot.revealed for ballot in at.world.find(v.Ballot, parent=at.vote))
    assert tied.jobs == ()
    settled = at.must(at.chair, v.SettleTie, meeting=at.meeting, vote=at.vote, passed=False, reason="Chưa rõ")
    assert [job.kind for job in settled.jobs] == [JobKind.COMPOSE_RESULT]
    result = vote_of(at).result
    assert result is not None
    assert (result.verdict, result.basis) == (Verdict.FAILED, Basis.CHAIRS_WORD)
    assert vote_of(at).settled_reason == "Chưa rõ"


@pytest.mark.parametrize("verb", [v.SettleTie, v.CancelVote])
@pytest.mark.parametrize("reason", ["", " ", "a\x00"])
def test_the_chairs_word_needs_a_reason(verb: type[Command], reason: str) -> None:
    assert code_of(example(verb, reason=reason).decided()) in {"text_missing", "text_has_control_characters"}


def test_one_question_at_a_time_on_the_running_item() -> None:
    at = play("voting")
    other = at.new_id()
    fields: Fields = {"vote": other, "question": "Còn gì nữa?"}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, item=at.second, **fields)
    assert at.refused(at.chair, v.OpenVote, meeting=at.meeting, vote=other) == "another_vote_open"
    elsewhere = at.new_id()
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, item=at.first, vote=elsewhere, question="Khác?")
    assert at.refused(at.chair, v.OpenVote, meeting=at.meeting, vote=elsewhere) == "item_not_running"


def test_without_voting_seats_there_is_no_vote() -> None:
    at = play("session")
    for part in at.world.find(v.Participant, meeting=at.meeting):
        at.world.rows[v.Participant, part.id] = msgspec.structs.replace(part, votes=False)
    assert at.refused(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote) == "electorate_empty"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("question", "", "text_missing"),
        ("item", "x", "item_unknown"),
        ("document", "x", "document_unknown"),
        ("minutes_limit", 0, "minutes_out_of_range"),
        ("minutes_limit", 1441, "minutes_out_of_range"),
        ("minutes_limit", 1440, None),
    ],
)
def test_a_question_needs(field: str, value: object, code: str | None) -> None:
    assert code_of(example(v.PrepareVote, **Fields({field: value})).decided()) == code


def test_a_question_is_about_a_document_of_its_own_item() -> None:
    given = example(v.PrepareVote)
    stage = given.stage
    for document, code in ((stage.document, "document_unknown"), (stage.unpublished, None)):
        command = msgspec.structs.replace(given.command, **Fields({"document": document}))
        assert code_of(decide(stage.world, command, Actor(given.person), stage.now)) == code


@pytest.mark.parametrize(
    "fraction",
    [{"denominator": 0}, {"numerator": 3}, {"numerator": -1}, {"quorum_denominator": 0}, {"quorum_numerator": 4}],
)
def test_a_rule_with_a_fraction_that_is_none_is_refused(fraction: Fields) -> None:
    rule = msgspec.structs.replace(UBND, **fraction)
    assert code_of(example(v.InstallRuleSet, rule_set=rule).decided()) == "fraction_malformed"


def test_states_are_those_of_the_table() -> None:
    assert {vote_of(begin()).state for begin in STATES.values()} == set(VoteState)
