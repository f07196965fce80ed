"""Secret votes: who voted is kept apart from what was chosen, and the result is that of the same engine."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Changes, Id, Outcome, Refusal
from ecabinet.domain.voting.cast_secret_ballot import filling
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line, Mark
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, ELECTION, PRESETS, UBND_SECRET
from ecabinet.domain.voting.problems import LEAST_SECRET, rule_problem
from ecabinet.domain.voting.recount import holds
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.rule_sets import Showing, TimeOut
from ecabinet.wire.codec import encode
from tests.secret import open_secret, put_in
from tests.stage import START, Stage

F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
CHOICES = (F, F, A, N, F, A)


class Room:
    """A meeting in session and a secret vote that is open in it."""

    def __init__(self, members: int = 6, form: Form | None = None, minutes: int | None = None) -> None:
        self.stage = Stage(members)
        self.meeting = self.stage.in_session()
        rule = UBND_SECRET if form is None else ELECTION if form.kind == FormKind.CHOOSE else CONFIDENCE_RATING
        self.vote = open_secret(self.stage, self.meeting, rule, form, minutes)

    @property
    def members(self) -> list[Id]:
        return self.stage.members

    @property
    def box(self) -> v.BallotBox | None:
        return self.stage.world.get(v.BallotBox, self.vote)

    @property
    def now(self) -> v.Vote:
        found = self.stage.world.get(v.Vote, self.vote)
        assert found is not None
        return found

    def cast(self, person: Id, choice: Choice | None, *answers: Answer) -> Outcome:
        return put_in(self.stage, self.vote, person, choice, answers)

    def close(self) -> Outcome:
        return self.stage.give(self.stage.chair, v.CloseVote, meeting=self.meeting, vote=self.vote)

    def voted(self, *choices: Choice) -> Room:
        for member, choice in zip(self.members, choices, strict=False):
            assert isinstance(self.cast(member, choice), Changes)
        return self

    def closed(self, *choices: Choice) -> Room:
        self.voted(*choices)
        assert isinstance(self.close(), Changes)
        return self


def code(outcome: Outcome) -> str:
    assert isinstance(outcome, Refusal), outcome
    return outcome.code


def test_the_presets_for_persons_are_secret_and_every_preset_can_be_held() -> None:
    assert {one.name for one in PRESETS if one.showing == Showing.SECRET} == {
        "confidence_rating",
        "confidence_vote",
        "election",
        "ubnd_secret",
        "hdnd_secret",
        "hdnd_removal_secret",
    }
    assert [one.name for one in PRESETS if rule_problem(one) is not None] == []
    assert len({one.id for one in PRESETS}) == len({one.name for one in PRESETS}) == len(PRESETS)


def test_that_somebody_voted_has_a_name_and_a_time_and_what_was_chosen_has_neither() -> None:
    room = Room()
    room.voted(F)
    (cast,) = room.stage.world.find(v.Cast, parent=room.vote)
    assert (cast.person, cast.cast_at) == (room.members[0], room.stage.now)
    assert room.stage.world.find(v.Ballot, parent=room.vote) == []
    box = room.box
    assert box is not None
    assert [mark.choice for mark in box.marks] == [F]
    told = encode(box)
    assert not any(secret.encode() in told for secret in (cast.id, cast.person, cast.participant))


def test_the_order_of_voting_leaves_no_trace_in_the_box() -> None:
    marks = set()
    for seed in range(8):
        room = Room()
        pairs = list(zip(room.members, CHOICES, strict=True))
        Random(seed).shuffle(pairs)
        for member, choice in pairs:
            assert isinstance(room.cast(member, choice), Changes)
        assert room.box is not None
        marks.add(room.box.marks)
    assert len(marks) == 1


@given(st.permutations(CHOICES))
def test_whoever_chose_what_the_record_is_the_same(choices: list[Choice]) -> None:
    """Nothing of the record but the chair's own reading of the result depends on who chose what."""
    usual, other = Room().closed(*CHOICES), Room().closed(*choices)
    assert usual.stage.world.rows == other.stage.world.rows


def test_the_result_is_that_of_the_engine_and_can_be_counted_again_from_the_box() -> None:
    room = Room().closed(*CHOICES)
    result, box = room.now.result, room.box
    assert result is not None
    assert (result.votes_for, result.votes_against, result.abstained, result.not_voted) == (3, 2, 1, 0)
    assert box is not None
    assert box.revealed
    assert holds(room.now, (), box=box)
    assert not holds(room.now, (), box=msgspec.structs.replace(box, marks=box.marks[1:]))


@given(st.lists(st.sampled_from([F, A, N, Choice.BLANK, Choice.RECUSED]), min_size=6, max_size=9))
def test_a_secret_result_has_the_numbers_of_the_ballots(choices: list[Choice]) -> None:
    room = Room(9).voted(*choices)
    counted = Counter(choices)
    in_the_box = len(choices) - counted[Choice.RECUSED]
    if 0 < in_the_box < LEAST_SECRET:
        assert code(room.close()) == "secret_too_few_ballots"
        return
    assert isinstance(room.close(), Changes)
    result = room.now.result
    assert result is not None
    told = (result.votes_for, result.votes_against, result.abstained, result.blank, result.recused, result.not_voted)
    wanted = tuple(counted[one] for one in (F, A, N, Choice.BLANK, Choice.RECUSED))
    assert told == (*wanted, 9 - len(choices))


def test_who_takes_no_part_says_so_by_name_and_puts_nothing_into_the_box() -> None:
    room = Room(7)
    assert isinstance(room.cast(room.members[6], Choice.RECUSED), Changes)
    room.closed(*CHOICES)
    assert [ballot.person for ballot in room.stage.world.find(v.Ballot, parent=room.vote)] == [room.members[6]]
    assert room.box is not None
    assert len(room.box.marks) == 6
    assert room.now.result is not None
    assert room.now.result.recused == 1


def test_a_secret_ballot_counts_once_and_is_never_changed() -> None:
    room = Room().voted(F)
    before = room.box
    assert code(room.cast(room.members[0], A)) == "already_voted"
    assert code(room.cast(room.members[0], Choice.RECUSED)) == "already_voted"
    assert room.box == before


@pytest.mark.parametrize(
    ("choice", "answers", "why"),
    [
        (None, (), "choice_unknown"),
        (Choice.INVALID, (), "choice_unknown"),
        (Choice.HIGH, (), "choice_unknown"),
        (Choice.BY_LINE, (), "choice_unknown"),
        (F, (Answer("a", F),), "choice_unknown"),
        (Choice.RECUSED, (Answer("a", F),), "choice_unknown"),
    ],
)
def test_what_is_not_on_the_ballot_is_refused(choice: Choice | None, answers: tuple[Answer, ...], why: str) -> None:
    room = Room()
    assert code(room.cast(room.members[0], choice, *answers)) == why
    assert room.stage.world.find(v.Cast, parent=room.vote) == []


def test_who_has_no_vote_or_is_not_there_puts_nothing_in() -> None:
    room = Room()
    assert code(room.cast(room.stage.secretary, F)) == "not_an_elector"
    assert code(room.cast(room.stage.outsider, F)) == "not_yours_to_do"
    part = room.stage.part(room.meeting, room.members[2]).id
    room.stage.must(room.stage.secretary, v.CheckOut, meeting=room.meeting, participant=part)
    assert code(room.cast(room.members[2], F)) == "not_checked_in"


def test_an_open_ballot_is_not_taken_in_a_secret_vote_nor_a_secret_one_in_an_open_vote() -> None:
    room = Room()
    outcome = room.stage.cast(room.meeting, room.vote, room.members[0], F)
    assert code(outcome) == "vote_is_secret"
    room.closed(*CHOICES)
    public = room.stage.open_vote(room.meeting)
    assert code(put_in(room.stage, public, room.members[0], F)) == "vote_not_secret"


def test_paused_out_of_time_closed_and_cancelled_take_no_ballots() -> None:
    room = Room(minutes=5)
    chair = room.stage.chair
    room.stage.must(chair, v.PauseVote, meeting=room.meeting, vote=room.vote)
    assert code(room.cast(room.members[0], F)) == "vote_paused"
    room.stage.must(chair, v.ResumeVote, meeting=room.meeting, vote=room.vote)
    room.stage.now += timedelta(minutes=6)
    assert code(room.cast(room.members[0], F)) == "vote_closed"
    room.stage.must(chair, v.CancelVote, meeting=room.meeting, vote=room.vote, reason="Nhầm câu hỏi")
    assert code(room.cast(room.members[0], F)) == "vote_cancelled"


def test_an_electorate_so_small_that_it_would_tell_is_not_asked() -> None:
    stage = Stage(LEAST_SECRET - 1)
    meeting = stage.in_session()
    stage.must(HUB, v.InstallRuleSet, rule_set=UBND_SECRET)
    vote = stage.new_id()
    item = stage.items(meeting)[0]
    stage.must(
        stage.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, question="?", rule_set=UBND_SECRET.id
    )
    assert stage.refused(stage.chair, v.OpenVote, meeting=meeting, vote=vote) == "secret_too_few_electors"


@pytest.mark.parametrize("ballots", range(1, LEAST_SECRET))
def test_a_box_with_few_ballots_is_not_opened_but_takes_more_or_is_emptied(ballots: int) -> None:
    room = Room(minutes=5).voted(*CHOICES[:ballots])
    assert code(room.close()) == "secret_too_few_ballots"
    assert room.now.result is None
    room.stage.now += timedelta(minutes=5)
    by_itself = room.stage.give(HUB, v.CloseVote, meeting=room.meeting, vote=room.vote)
    assert code(by_itself) == "secret_too_few_ballots"
    room.stage.must(room.stage.chair, v.ProlongVote, meeting=room.meeting, vote=room.vote, minutes=5)
    for member in room.members[ballots:]:
        assert isinstance(room.cast(member, F), Changes)
    assert isinstance(room.close(), Changes)


def test_a_vote_in_which_nobody_voted_can_be_closed() -> None:
    room = Room().closed()
    assert room.now.result is not None
    assert room.now.result.verdict == Verdict.FAILED
    assert room.now.result.not_voted == 6


def test_a_cancelled_secret_vote_destroys_its_ballots_and_a_further_round_begins_with_an_empty_box() -> None:
    room = Room().voted(F, A, F)
    chair, again = room.stage.chair, room.stage.new_id()
    room.stage.must(chair, v.CancelVote, meeting=room.meeting, vote=room.vote, reason="Nhầm câu hỏi")
    assert room.box is None
    room.stage.must(chair, v.RepeatVote, meeting=room.meeting, vote=room.vote, next_round=again, reason="Sửa câu hỏi")
    room.stage.must(chair, v.OpenVote, meeting=room.meeting, vote=again)
    box = room.stage.world.get(v.BallotBox, again)
    assert box is not None
    assert box.marks == ()


def test_a_box_that_cannot_be_opened_any_more_takes_nothing_and_is_cancelled() -> None:
    room = Room().voted(F)
    lost = v.BallotBox(id=room.vote, meeting=room.meeting, vote=room.vote, sealed=b"sealed under a key that is gone")
    room.stage.world.rows[v.BallotBox, room.vote] = lost
    assert code(room.cast(room.members[1], F)) == "ballot_box_lost"
    assert code(room.close()) == "ballot_box_lost"
    room.stage.must(room.stage.chair, v.CancelVote, meeting=room.meeting, vote=room.vote, reason="Mất hòm phiếu")


LINES = (Line("a", "Ông A"), Line("b", "Bà B"), Line("c", "Ông C"))
CHOOSE = Form(kind=FormKind.CHOOSE, lines=LINES, seats=2, least=0, most=2)
RATING = Form(kind=FormKind.RATING_3, lines=LINES)


def test_an_order_of_answers_is_no_signature_on_a_ballot() -> None:
    room = Room(form=RATING)
    one = (Answer("a", Choice.HIGH), Answer("b", Choice.LOW), Answer("c", Choice.CONFIDENCE))
    assert isinstance(room.cast(room.members[0], Choice.BY_LINE, *one), Changes)
    assert isinstance(room.cast(room.members[1], Choice.BY_LINE, *reversed(one)), Changes)
    assert room.box is not None
    assert room.box.marks[0] == room.box.marks[1]


def test_a_secret_election_and_a_rating_are_counted_line_by_line() -> None:
    room = Room(form=CHOOSE)
    for member in room.members:
        assert isinstance(room.cast(member, Choice.BY_LINE, Answer("c", F), Answer("a", F)), Changes)
    assert isinstance(room.close(), Changes)
    result = room.now.result
    assert result is not None
    assert [(line.key, line.verdict) for line in result.lines] == [
        ("a", Verdict.PASSED),
        ("b", Verdict.FAILED),
        ("c", Verdict.PASSED),
    ]


def test_what_is_kept_of_the_command_says_that_somebody_voted_and_not_how() -> None:
    given = v.CastSecretBallot(id="1", claimed_at=START, ballot="2", vote="3", choice=None)
    kept = {
        encode(msgspec.structs.replace(given, choice=choice, answers=answers).on_record())
        for choice, answers in ((F, ()), (A, ()), (Choice.BY_LINE, (Answer("a", F),)))
    }
    assert len(kept) == 1


@pytest.mark.parametrize("form", [Form(), CHOOSE, RATING])
def test_all_ballots_of_a_vote_are_equally_long_on_their_way(form: Form) -> None:
    given = v.CastSecretBallot(id="1", claimed_at=START, ballot="2", vote="3", choice=None)
    keys = [line.key for line in form.lines]
    marks = [Mark(choice) for choice in (F, A, N, Choice.BLANK, Choice.RECUSED)]
    marks += [
        Mark(Choice.BY_LINE, tuple(Answer(key, choice) for key in keys[:count]))
        for count in range(len(keys) + 1)
        for choice in form.options
    ]
    told = [
        msgspec.structs.replace(given, choice=mark.choice, answers=mark.answers, filling=filling(form, mark))
        for mark in marks
    ]
    assert len({len(encode(one)) for one in told}) == 1
    assert len({encode(one.on_record()) for one in told}) == 1


def test_a_late_ballot_is_marked_late_by_name_and_lies_in_the_box_as_any_other() -> None:
    keeping = msgspec.structs.replace(UBND_SECRET, time_out=TimeOut.KEEP_OPEN)
    stage = Stage(6)
    meeting = stage.in_session()
    vote = open_secret(stage, meeting, keeping, minutes=5)
    stage.now += timedelta(minutes=6)
    for member in stage.members:
        assert isinstance(put_in(stage, vote, member, F), Changes)
    assert all(cast.late for cast in stage.world.find(v.Cast, parent=vote))
    stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
