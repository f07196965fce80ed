"""Pausing, time limits, changed ballots, further rounds, the ready check and announcing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import HUB_ONLY, audiences, of_meeting, of_staff
from ecabinet.domain.kernel import HUB, Changes, Command, Id, JobKind, Outcome, Refusal
from ecabinet.domain.voting.count import count
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line
from ecabinet.domain.voting.live import live_count, live_numbers
from ecabinet.domain.voting.presets import ELECTION, SIMPLE, UBND, WRITTEN
from ecabinet.domain.voting.recount import holds, poll_of
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.rule_sets import RuleSet, Showing, TiePolicy, TimeOut, Unit
from tests.domain.examples import Play, play

Fields = dict[str, Any]
OPEN_ELECTION = msgspec.structs.replace(ELECTION, showing=Showing.NAMES_AFTERWARDS)
F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def code_of(outcome: Outcome) -> str | None:
    """Return why it was refused, None when it was not."""
    return outcome.code if isinstance(outcome, Refusal) else None


def vote_of(at: Play, vote: Id = "") -> v.Vote:
    """Return the vote as it stands."""
    found = at.world.get(v.Vote, vote or at.vote)
    assert found is not None
    return found


def begin(rule: RuleSet = UBND, **fields: object) -> Play:
    """Return a stage with a vote open under this rule, changed so."""
    at = play("session")
    at.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(rule, id=UBND.id, **fields)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    return at


def do(at: Play, verb: type[Command], **fields: Any) -> Changes:  # noqa: ANN401 - fields of any command
    """Have the chair do something with the vote."""
    return at.must(at.chair, verb, meeting=at.meeting, vote=at.vote, **fields)


def test_while_a_vote_is_paused_no_ballot_is_taken_and_no_time_runs() -> None:
    at = begin()
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], F)) is None
    at.now += timedelta(minutes=2)
    do(at, v.PauseVote)
    at.now += timedelta(hours=1)
    assert code_of(at.cast(at.meeting, at.vote, at.members[1], F)) == "vote_paused"
    assert code_of(at.give(HUB, v.CloseVote, meeting=at.meeting, vote=at.vote)) == "vote_still_open"
    changes = do(at, v.ResumeVote)
    assert vote_of(at).closes_at == at.now + timedelta(minutes=3)
    assert [(job.kind, job.due_at) for job in changes.jobs] == [(JobKind.TIME_OUT_VOTE, vote_of(at).closes_at)]
    assert code_of(at.cast(at.meeting, at.vote, at.members[1], F)) is None
    do(at, v.CloseVote)
    result = vote_of(at).result
    assert result is not None
    assert result.votes_for == 2


def test_a_paused_vote_without_a_limit_resumes_without_one() -> None:
    at = begin()
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), closes_at=None)
    do(at, v.PauseVote)
    assert do(at, v.ResumeVote).jobs == ()
    assert vote_of(at).closes_at is None


def test_a_paused_vote_can_be_closed_and_is_then_not_paused() -> None:
    at = begin()
    do(at, v.PauseVote)
    do(at, v.CloseVote)
    assert vote_of(at).paused_at is None
    assert vote_of(at).result is not None


def test_what_is_out_of_time_is_not_paused_any_more() -> None:
    at = begin(time_out=TimeOut.HOLD)
    at.now += timedelta(minutes=5)
    assert at.refused(at.chair, v.PauseVote, meeting=at.meeting, vote=at.vote) == "vote_out_of_time"


@pytest.mark.parametrize(
    ("policy", "has_job", "cast", "hub_closes"),
    [
        (TimeOut.STOP, True, "vote_closed", None),
        (TimeOut.HOLD, False, "vote_closed", "vote_still_open"),
        (TimeOut.KEEP_OPEN, False, None, "vote_still_open"),
    ],
)
def test_when_time_is_up(
    policy: TimeOut,
    has_job: bool,  # noqa: FBT001 - a column of the table
    cast: str | None,
    hub_closes: str | None,
) -> None:
    at = begin(time_out=policy)
    assert bool(at.last.jobs) is has_job
    at.now += timedelta(minutes=5)
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], F)) == cast
    assert code_of(at.give(HUB, v.CloseVote, meeting=at.meeting, vote=at.vote)) == hub_closes


def test_ballots_after_the_time_are_marked_late_where_they_are_taken() -> None:
    at = begin(time_out=TimeOut.KEEP_OPEN)
    at.cast(at.meeting, at.vote, at.members[0], F)
    at.now += timedelta(minutes=6)
    at.cast(at.meeting, at.vote, at.members[1], F)
    assert [(one.person, one.late) for one in at.world.find(v.Cast, parent=at.vote)] == [
        (at.members[0], False),
        (at.members[1], True),
    ]
    assert [one.late for one in at.world.find(v.Ballot, parent=at.vote)] == [False, True]


def test_a_vote_that_is_held_goes_on_when_the_chair_gives_more_time() -> None:
    at = begin(time_out=TimeOut.HOLD)
    at.now += timedelta(minutes=9)
    do(at, v.ProlongVote, minutes=2)
    assert vote_of(at).closes_at == at.now + timedelta(minutes=2)
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], F)) is None


def test_more_time_is_added_to_the_time_left() -> None:
    at = begin()
    before = vote_of(at).closes_at
    changes = do(at, v.ProlongVote, minutes=10)
    assert before is not None
    assert vote_of(at).closes_at == before + timedelta(minutes=10)
    assert [job.due_at for job in changes.jobs] == [vote_of(at).closes_at]
    at.now = before
    assert code_of(at.give(HUB, v.CloseVote, meeting=at.meeting, vote=at.vote)) == "vote_still_open"


@pytest.mark.parametrize("minutes", [0, -1, 1441, 10**8])
def test_more_time_has_its_limits(minutes: int) -> None:
    at = begin()
    told = at.refused(at.chair, v.ProlongVote, meeting=at.meeting, vote=at.vote, minutes=minutes)
    assert told == "minutes_out_of_range"


def test_a_vote_without_a_limit_needs_no_more_time() -> None:
    at = begin()
    at.world.rows[v.Vote, at.vote] = msgspec.structs.replace(vote_of(at), closes_at=None)
    assert at.refused(at.chair, v.ProlongVote, meeting=at.meeting, vote=at.vote, minutes=1) == "vote_without_limit"


def test_a_ballot_may_be_changed_until_the_close_where_the_rule_says_so() -> None:
    at = begin(may_change=True)
    at.cast(at.meeting, at.vote, at.members[0], F)
    first = at.world.find(v.Ballot, parent=at.vote)[0]
    at.now += timedelta(seconds=5)
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], A)) is None
    (ballot,) = at.world.find(v.Ballot, parent=at.vote)
    (mark,) = at.world.find(v.Cast, parent=at.vote)
    assert (ballot.id, ballot.version, ballot.choice, ballot.cast_at) == (first.id, 2, A, at.now)
    assert (mark.id, mark.version, mark.cast_at) == (first.id, 2, at.now)
    do(at, v.CloseVote)
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], F)) == "vote_closed"
    result = vote_of(at).result
    assert result is not None
    assert (result.votes_for, result.votes_against) == (0, 1)


def test_another_opinion_comes_with_its_text_and_never_counts_as_for() -> None:
    at = play("session")
    written = msgspec.structs.replace(WRITTEN, presence_required=False)
    at.world.rows[RuleSet, written.id] = written
    vote = at.new_id()
    form = Form(kind=FormKind.OPINION)
    fields: Fields = {"vote": vote, "item": at.second, "question": "Đồng ý?", "form": form, "rule_set": written.id}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, **fields)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=vote)
    assert code_of(at.cast(at.meeting, vote, at.members[0], Choice.OTHER)) == "opinion_missing"
    told: Fields = {"meeting": at.meeting, "vote": vote, "choice": Choice.OTHER}
    at.must(at.members[0], v.CastBallot, ballot=at.new_id(), text="Bổ sung kinh phí", **told)
    for member in at.members[1:3]:
        at.cast(at.meeting, vote, member, F)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=vote)
    result = vote_of(at, vote).result
    assert result is not None
    assert (result.votes_for, result.other, result.verdict) == (2, 1, Verdict.FAILED)
    assert next(ballot.text for ballot in at.world.find(v.Ballot, parent=vote)) == "Bổ sung kinh phí"


def test_nobody_casts_an_invalid_ballot_on_a_screen() -> None:
    at = begin()
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], Choice.INVALID)) == "choice_unknown"


def test_who_takes_no_part_has_answered_and_leaves_the_entitled() -> None:
    at = begin(SIMPLE)
    at.cast(at.meeting, at.vote, at.members[0], Choice.RECUSED)
    assert code_of(at.cast(at.meeting, at.vote, at.members[0], F)) == "already_voted"
    at.cast(at.meeting, at.vote, at.members[1], F)
    do(at, v.CloseVote)
    result = vote_of(at).result
    assert result is not None
    assert result.heads is not None
    assert (result.heads.entitled, result.heads.recused, result.base, result.verdict) == (4, 1, 1, Verdict.PASSED)


def _elected(at: Play, vote: Id, *ballots: str) -> v.Vote:
    """Open an election, let members choose candidates by their letters, and close it."""
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=vote)
    for member, letters in zip(at.members, ballots, strict=False):
        at.must(
            member,
            v.CastBallot,
            meeting=at.meeting,
            ballot=at.new_id(),
            vote=vote,
            choice=Choice.BY_LINE,
            answers=tuple(Answer(letter, F) for letter in letters),
        )
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=vote)
    return vote_of(at, vote)


def test_who_was_even_at_the_last_place_stands_again_and_the_first_round_stays() -> None:
    at = play("session")
    at.world.rows[RuleSet, OPEN_ELECTION.id] = OPEN_ELECTION
    vote, again = at.new_id(), at.new_id()
    form = Form(kind=FormKind.CHOOSE, lines=tuple(Line(key, f"Ông {key}") for key in "ABCD"), seats=2, least=1, most=3)
    fields: Fields = {"item": at.second, "question": "Bầu Phó Ban", "form": form, "rule_set": OPEN_ELECTION.id}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=vote, **fields)
    first = _elected(at, vote, "ABC", "ABC", "ABC", "AD")
    assert first.result is not None
    assert first.result.verdict == Verdict.REPEAT
    repeat: Fields = {"meeting": at.meeting, "vote": vote, "next_round": again, "reason": "Số phiếu ngang nhau"}
    at.must(at.chair, v.RepeatVote, **repeat)
    second = vote_of(at, again)
    assert (second.round, second.repeats, second.repeated_reason) == (2, vote, "Số phiếu ngang nhau")
    assert second.form == Form(kind=FormKind.CHOOSE, lines=form.lines[1:3], seats=1, least=1, most=1)
    assert vote_of(at, vote) == first
    assert at.refused(at.chair, v.RepeatVote, **{**repeat, "next_round": at.new_id()}) == "vote_repeated"
    last = _elected(at, again, "B", "B", "B", "C")
    assert last.result is not None
    assert [line.key for line in last.result.lines if line.verdict == Verdict.PASSED] == ["B"]
    assert holds(last, at.world.find(v.Ballot, parent=again))


def test_a_further_round_needs_a_reason() -> None:
    at = begin()
    do(at, v.CancelVote, reason="Sai")
    fields: Fields = {"vote": at.vote, "next_round": at.new_id(), "reason": " "}
    assert at.refused(at.chair, v.RepeatVote, meeting=at.meeting, **fields) == "text_missing"


def test_each_of_several_motions_waits_for_its_own_word() -> None:
    at = play("session")
    vote = at.new_id()
    form = Form(kind=FormKind.MOTIONS, lines=(Line("a", "Nội dung A"), Line("b", "Nội dung B"), Line("c", "C")))
    fields: Fields = {"item": at.second, "question": "Duyệt danh sách", "form": form}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=vote, **fields)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=vote)
    for member, choices in zip(at.members, ((F, F, F), (A, A, F), (N, N, F)), strict=False):
        answers = tuple(Answer(line.key, choice) for line, choice in zip(form.lines, choices, strict=True))
        told: Fields = {"ballot": at.new_id(), "choice": Choice.BY_LINE, "answers": answers}
        at.must(member, v.CastBallot, meeting=at.meeting, vote=vote, **told)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=vote)
    word: Fields = {"meeting": at.meeting, "vote": vote, "passed": True}
    assert at.refused(at.chair, v.SettleTie, **word, line="c", reason="x") == "vote_is_decided"
    assert at.must(at.chair, v.SettleTie, **word, line="a", reason="Cấp bách").jobs == ()
    assert vote_of(at, vote).awaits_chair
    assert at.refused(at.chair, v.SettleTie, **word, line="a", reason="x") == "vote_is_decided"
    at.must(at.chair, v.SettleTie, **{**word, "passed": False}, line="b", reason="Chưa rõ")
    done = vote_of(at, vote)
    assert done.result is not None
    assert [line.verdict for line in done.result.lines] == [Verdict.PASSED, Verdict.FAILED, Verdict.PASSED]
    assert done.settled_reason == "Cấp bách; Chưa rõ"
    assert holds(done, at.world.find(v.Ballot, parent=vote))


@pytest.mark.parametrize("seed", ["", " ", "a\x00", "x" * 201])
def test_a_lot_needs_a_seed(seed: str) -> None:
    at = begin(tie=TiePolicy.LOT)
    at.cast(at.meeting, at.vote, at.members[0], F)
    at.cast(at.meeting, at.vote, at.members[1], A)
    do(at, v.CloseVote)
    assert at.refused(at.chair, v.CloseSession, meeting=at.meeting) == "vote_awaits_lot"
    assert at.refused(at.chair, v.DrawLot, meeting=at.meeting, vote=at.vote, seed=seed) in {
        "text_missing",
        "text_has_control_characters",
        "text_too_long",
    }


def test_the_chair_learns_who_is_ready_and_it_can_change() -> None:
    at = play("session")
    at.asked_ready()
    fields: Fields = {"meeting": at.meeting, "vote": at.vote}
    at.must(at.members[1], v.SayReady, mark=at.new_id(), ready=True, **fields)
    at.must(at.members[2], v.SayReady, mark=at.new_id(), ready=True, **fields)
    at.must(at.members[2], v.SayReady, mark=at.new_id(), ready=False, **fields)
    said = {one.person: one.ready for one in at.world.find(v.Ready, parent=at.vote)}
    assert said == {at.members[1]: True, at.members[2]: False}
    for person in (at.guest, at.secretary):
        assert at.refused(person, v.SayReady, mark=at.new_id(), ready=True, **fields) == "not_an_elector"
    do(at, v.OpenVote)
    assert at.refused(at.members[1], v.SayReady, mark=at.new_id(), ready=True, **fields) == "vote_not_prepared"


def test_a_result_is_announced_once() -> None:
    at = begin()
    do(at, v.CloseVote)
    at.now += timedelta(minutes=1)
    do(at, v.AnnounceResult)
    assert vote_of(at).announced_at == at.now
    assert at.refused(at.chair, v.AnnounceResult, meeting=at.meeting, vote=at.vote) == "result_announced"


def test_a_vote_may_go_by_another_rule_than_the_meetings() -> None:
    at = play("session")
    at.world.rows[RuleSet, SIMPLE.id] = SIMPLE
    vote = at.new_id()
    fields: Fields = {"vote": vote, "item": at.second, "question": "Nghỉ giải lao?", "rule_set": SIMPLE.id}
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, **fields)
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=vote)
    at.cast(at.meeting, vote, at.members[0], F)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=vote)
    opened = vote_of(at, vote)
    poll = poll_of(opened)
    assert poll is not None
    assert opened.result == count(poll, {one.participant: one.mark for one in at.world.find(v.Ballot, parent=vote)})
    assert opened.result is not None
    assert (opened.result.rule, opened.result.verdict) == (SIMPLE, Verdict.PASSED)
    wrong: Fields = {**fields, "vote": at.new_id(), "form": Form(kind=FormKind.CHOOSE)}
    assert at.refused(at.secretary, v.PrepareVote, meeting=at.meeting, **wrong) == "form_not_of_rule"
    missing: Fields = {**fields, "vote": at.new_id(), "rule_set": at.new_id()}
    assert at.refused(at.secretary, v.PrepareVote, meeting=at.meeting, **missing) == "rule_set_unknown"


def test_where_names_are_live_a_ballot_is_shown_at_once_and_taken_back_when_the_vote_is_cancelled() -> None:
    at = begin(showing=Showing.LIVE_NAMES)
    at.cast(at.meeting, at.vote, at.members[0], F)
    (ballot,) = at.world.find(v.Ballot, parent=at.vote)
    assert audiences(ballot) == {of_meeting(at.meeting), of_staff(at.meeting)}
    do(at, v.CancelVote, reason="Câu hỏi sai")
    (ballot,) = at.world.find(v.Ballot, parent=at.vote)
    assert audiences(ballot) == {HUB_ONLY}


@pytest.mark.parametrize("showing", [Showing.NAMES_AFTERWARDS, Showing.LIVE_COUNTS])
def test_elsewhere_a_ballot_stays_on_the_hub_until_the_close(showing: Showing) -> None:
    at = begin(showing=showing)
    at.cast(at.meeting, at.vote, at.members[0], F)
    (ballot,) = at.world.find(v.Ballot, parent=at.vote)
    assert audiences(ballot) == {HUB_ONLY}
    assert (live_count(vote_of(at), {}) is None) == (showing == Showing.NAMES_AFTERWARDS)
    do(at, v.CloseVote)
    (ballot,) = at.world.find(v.Ballot, parent=at.vote)
    assert of_meeting(at.meeting) in audiences(ballot)


def test_live_counts_say_what_every_line_has_so_far_in_the_unit_that_decides() -> None:
    at = begin(showing=Showing.LIVE_COUNTS, unit=Unit.WEIGHTS)
    weighed = tuple(
        msgspec.structs.replace(one, weight=3 if place == 0 else 1) for place, one in enumerate(vote_of(at).electorate)
    )
    form = Form(kind=FormKind.EACH, lines=(Line("a", "Ông A"), Line("b/c", "Bà B")), seats=1, most=2)
    vote = msgspec.structs.replace(vote_of(at), electorate=weighed, form=form)
    at.world.rows[v.Vote, vote.id] = vote
    says: tuple[Fields, ...] = (
        {"choice": Choice.BY_LINE, "answers": (Answer("a", F), Answer("b/c", A))},
        {"choice": Choice.BLANK},
    )
    for member, one in zip(at.members, says, strict=False):
        at.must(member, v.CastBallot, meeting=at.meeting, ballot=at.new_id(), vote=at.vote, **one)
    told = live_count(vote, live_numbers(vote, at.world.find(v.Ballot, parent=at.vote)))
    assert told is not None
    assert [dict(line.numbers) for line in told.lines] == [{F: 3, A: 0, N: 0}, {F: 0, A: 3, N: 0}]
    assert (told.whole, told.members) == (((Choice.BLANK, 1),), 7)
