"""Several matters in one vote: what is put, what is refused, and what is recorded of each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.kernel import Id, JobKind
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import Answer, Choice, FormKind
from ecabinet.domain.voting.presets import HDND, SIMPLE, UBND
from ecabinet.domain.voting.recount import holds
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.rule_sets import RuleSet, Showing, TiePolicy
from tests.stage import Stage

F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
Said = tuple[Choice | None, ...]
Fields = dict[str, Any]


class Table(Stage):
    """A meeting in session with four items, of which none runs yet, and everybody there."""

    def __init__(self, rule: RuleSet = UBND, *, members: int = 5, present: int = 5) -> None:
        super().__init__(members)
        self.world.rows[RuleSet, UBND.id] = msgspec.structs.replace(rule, id=UBND.id)
        self.meeting = self.draft(items=4)
        self.guests_part = self.invite_guest(self.meeting, self.items(self.meeting)[0])
        self.announce(self.meeting)
        self.check_in(self.meeting, *self.members[:present])
        self.must(self.chair, v.OpenSession, meeting=self.meeting, waiver="Khẩn cấp")
        self.agenda = self.items(self.meeting)
        self.joint = self.new_id()
        self.votes = {item: self.new_id() for item in self.agenda}

    def put(self, *places: int) -> dict[str, Any]:
        """Return the fields that put the items of these places together."""
        items = {self.agenda[place]: self.votes[self.agenda[place]] for place in places}
        return {"meeting": self.meeting, "vote": self.joint, "items": items}

    def declare(self, member: Id, place: int, *, stance: Stance | None = None, speaks: bool = False) -> None:
        """Let a member declare on the item of a place."""
        self.must(
            member,
            v.DeclarePosition,
            meeting=self.meeting,
            position=self.new_id(),
            participant=self.part(self.meeting, member).id,
            item=self.agenda[place],
            stance=stance,
            wishes_to_speak=speaks,
            reason="Chưa rõ" if stance == Stance.OBJECT else "",
        )

    def vote(self, member: int, said: Said, choice: Choice = Choice.BY_LINE) -> None:
        """Let a member answer the items of the joint vote in their order, None for no answer."""
        lines = self.kept(self.joint).form.lines
        answers = [Answer(line.key, one) for line, one in zip(lines, said, strict=False) if one is not None]
        self.must(
            self.members[member],
            v.CastBallot,
            meeting=self.meeting,
            ballot=self.new_id(),
            vote=self.joint,
            choice=choice,
            answers=tuple(answers),
        )

    def close(self) -> None:
        """Let the chair close the joint vote."""
        self.must(self.chair, v.CloseVote, meeting=self.meeting, vote=self.joint)

    def kept(self, vote: Id) -> Vote:
        """Return a vote as it is kept."""
        found = self.world.get(Vote, vote)
        assert found is not None
        return found

    def apart(self, place: int) -> Vote:
        """Return the vote that keeps what became of the item of a place."""
        return self.kept(self.votes[self.agenda[place]])

    def verdicts(self, *places: int) -> list[Verdict | None]:
        """Return what became of items."""
        results = [self.apart(place).result for place in places]
        return [None if result is None else result.verdict for result in results]

    def all_hold(self) -> bool:
        """Whether every vote of the meeting is what its ballots come to."""
        votes = self.world.find(Vote, meeting=self.meeting)
        return all(holds(vote, self.world.find(v.Ballot, parent=vote.counted_from)) for vote in votes)


def test_each_item_gets_a_result_of_its_own_from_one_ballot() -> None:
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1, 2))
    for member, said in enumerate([(F, F, A), (F, A, A), (F, F, A), (N, F, None)]):
        at.vote(member, said)
    at.close()
    assert at.verdicts(0, 1, 2) == [Verdict.PASSED, Verdict.PASSED, Verdict.FAILED]
    first = at.apart(0)
    assert first.result is not None
    assert first.result.reason is not None
    assert first.result.reason.vi == ("3 tán thành trên 5 thành viên; cần quá nửa (≥ 3); có mặt 5, túc số 4: thông qua")
    assert (first.item, first.question, first.form.kind) == (at.agenda[0], "Nội dung 1", FormKind.MOTION)
    assert (first.result.votes_for, first.result.abstained, first.result.not_voted) == (3, 1, 1)
    assert at.all_hold()


def test_what_was_adopted_is_done_without_having_begun_and_the_rest_stays() -> None:
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    for member in range(3):
        at.vote(member, (F, A))
    at.now += timedelta(minutes=2)
    at.close()
    adopted, rest = at.item(at.agenda[0]), at.item(at.agenda[1])
    assert (adopted.state, adopted.started_at, adopted.ended_at) == (ItemState.DONE, None, at.now)
    assert (rest.state, rest.ended_at) == (ItemState.PENDING, None)
    at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.agenda[1])


def test_nothing_that_was_declared_is_counted() -> None:
    """Everybody agreed beforehand and two voted: two voted."""
    at = Table()
    for member in at.members:
        at.declare(member, 0, stance=Stance.AGREE)
    at.must(at.chair, v.AdoptTogether, **at.put(0))
    at.vote(0, (F,))
    at.vote(1, (F,))
    at.close()
    result = at.apart(0).result
    assert result is not None
    assert (result.votes_for, result.not_voted, result.verdict) == (2, 3, Verdict.FAILED)
    assert {ballot.participant for ballot in at.world.find(v.Ballot)} == {
        at.part(at.meeting, member).id for member in at.members[:2]
    }


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (lambda at: at.declare(at.members[1], 1, stance=Stance.OBJECT), "item_objected"),
        (lambda at: at.declare(at.members[1], 1, stance=Stance.AGREE, speaks=True), "item_to_be_spoken_on"),
        (lambda at: at.declare(at.members[1], 1, speaks=True), "item_to_be_spoken_on"),
        (lambda at: at.declare(at.members[1], 1, stance=Stance.AGREE), None),
        (lambda at: at.declare(at.members[1], 3, stance=Stance.OBJECT), None),
        (lambda at: at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.agenda[3]), "item_still_running"),
        (lambda at: _begin_and_end(at, 1), "item_not_pending"),
        (lambda at: _begin_and_end(at, 3), None),
        (lambda at: _prepare(at, 1), "item_has_own_vote"),
        (lambda at: _prepare(at, 3), None),
        (lambda at: _prepare_and_cancel(at, 1), None),
        (lambda at: at.must(at.chair, v.AdoptTogether, **at.put(2) | {"vote": at.new_id()}), "another_vote_open"),
        (lambda at: _leave(at, 3, 4), "no_quorum"),
        (lambda at: _leave(at, 4), None),
    ],
)
def test_what_has_to_be_treated_alone_or_not_now(before: Any, code: str | None) -> None:  # noqa: ANN401 - what a row does
    """Four of five make the quorum. What a member declared a moment ago counts; the chair cannot pass over it."""
    at = Table()
    before(at)
    assert getattr(at.give(at.chair, v.AdoptTogether, **at.put(0, 1)), "code", None) == code


def _begin_and_end(at: Table, place: int) -> None:
    at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.agenda[place])
    at.must(at.chair, v.EndItem, meeting=at.meeting, item=at.agenda[place])


def _prepare(at: Table, place: int) -> Id:
    vote = at.new_id()
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=vote, item=at.agenda[place], question="Thông qua?")
    return vote


def _prepare_and_cancel(at: Table, place: int) -> None:
    at.must(at.chair, v.CancelVote, meeting=at.meeting, vote=_prepare(at, place), reason="Gộp lại")


def _leave(at: Table, *members: int) -> None:
    for member in members:
        person = at.members[member]
        at.must(person, v.CheckOut, meeting=at.meeting, participant=at.part(at.meeting, person).id)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (UBND, None),
        (HDND, None),
        (SIMPLE, None),
        (msgspec.structs.replace(UBND, forms=(FormKind.MOTION,)), "rule_not_for_adopting"),
        (msgspec.structs.replace(UBND, tie=TiePolicy.LOT), "rule_not_for_adopting"),
        (msgspec.structs.replace(UBND, tie=TiePolicy.FAILS, showing=Showing.SECRET), "rule_not_for_adopting"),
    ],
)
def test_under_which_rules(rule: RuleSet, code: str | None) -> None:
    at = Table(rule)
    assert getattr(at.give(at.chair, v.AdoptTogether, **at.put(0, 1)), "code", None) == code


@pytest.mark.parametrize("who", ["secretary", "member", "guest"])
def test_only_the_chair_puts_items_together(who: str) -> None:
    at = Table()
    person = {"secretary": at.secretary, "member": at.members[1], "guest": at.guest}[who]
    assert at.refused(person, v.AdoptTogether, **at.put(0, 1)) == "not_yours_to_do"


@pytest.mark.parametrize("taken", ["by the other item", "by the joint vote", "by a vote that is there"])
def test_the_votes_to_come_need_ids_of_their_own(taken: str) -> None:
    """Otherwise the joint vote could be opened and never closed."""
    at = Table()
    there = _prepare(at, 3)
    used = {"by the other item": at.votes[at.agenda[1]], "by the joint vote": at.joint}.get(taken, there)
    items = at.put(0, 1)["items"] | {at.agenda[0]: used}
    assert at.refused(at.chair, v.AdoptTogether, **at.put() | {"items": items}) == "id_taken"


def test_no_items_and_an_item_of_nowhere() -> None:
    at = Table()
    assert at.refused(at.chair, v.AdoptTogether, **at.put()) == "lines_out_of_range"
    nowhere = {"items": {at.new_id(): at.new_id()}}
    assert at.refused(at.chair, v.AdoptTogether, **at.put() | nowhere) == "item_unknown"


def test_while_it_is_voted_on_nothing_is_declared_withdrawn_begun_or_taken_off() -> None:
    at = Table()
    at.declare(at.members[1], 0, stance=Stance.AGREE)
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    seat = at.part(at.meeting, at.members[1]).id
    own: Fields = {"meeting": at.meeting, "participant": seat, "item": at.agenda[0]}
    late = own | {"position": at.new_id(), "stance": Stance.OBJECT, "reason": "Muộn"}
    assert at.refused(at.members[1], v.DeclarePosition, **late) == "position_too_late"
    assert at.refused(at.members[1], v.WithdrawPosition, **own) == "position_too_late"
    assert at.refused(at.chair, v.StartItem, meeting=at.meeting, item=at.agenda[3]) == "vote_still_open"
    assert at.refused(at.secretary, v.RemoveAgendaItem, meeting=at.meeting, item=at.agenda[1]) == "item_in_use"
    at.declare(at.members[1], 2, stance=Stance.AGREE)


@pytest.mark.parametrize("how", ["prepared", "changed", "copied", "repeated"])
def test_while_it_is_voted_on_no_vote_comes_that_would_keep_it_from_closing(how: str) -> None:
    """No vote of an item that is put together, by whatever verb, and none of an id that an item's vote will have."""
    at = Table()
    _prepare_and_cancel(at, 0)
    (cancelled,) = at.world.find(Vote, parent=at.agenda[0])
    prepared = _prepare(at, 3)
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    asked: Fields = {"question": "Thông qua?"}

    def attempt(item: Id, made: Id) -> str | None:
        verbs: dict[str, tuple[Any, Fields]] = {
            "prepared": (v.PrepareVote, asked | {"vote": made, "item": item}),
            "changed": (preparing.ChangeVote, asked | {"vote": prepared, "item": item, "based_on": 1}),
            "copied": (preparing.CopyVotes, {"source": at.meeting, "item": item, "copies": {prepared: made}}),
            "repeated": (v.RepeatVote, {"vote": cancelled.id, "next_round": made, "reason": "Bổ sung"}),
        }
        verb, fields = verbs[how]
        person = at.chair if how == "repeated" else at.secretary
        return getattr(at.give(person, verb, meeting=at.meeting, **fields), "code", None)

    assert attempt(at.agenda[0], at.new_id()) == "item_put_together"
    if how in {"prepared", "copied"}:
        assert attempt(at.agenda[2], at.votes[at.agenda[1]]) == "id_taken"
        assert attempt(at.agenda[2], at.new_id()) is None
    for member in range(3):
        at.vote(member, (F, F))
    at.close()
    assert at.verdicts(0, 1) == [Verdict.PASSED, Verdict.PASSED]


def test_it_is_cancelled_with_a_reason_and_leaves_the_items_as_they_were() -> None:
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    at.vote(1, (F, F))
    at.must(at.chair, v.CancelVote, meeting=at.meeting, vote=at.joint, reason="Có đại biểu đề nghị thảo luận")
    assert at.kept(at.joint).state == VoteState.CANCELLED
    assert [vote.id for vote in at.world.find(Vote)] == [at.joint]
    assert {at.item(item).state for item in at.agenda} == {ItemState.PENDING}
    again = at.put(0) | {"vote": at.new_id()}
    at.must(at.chair, v.AdoptTogether, **again)


def test_one_paper_tells_of_all_of_them() -> None:
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    for member in range(3):
        at.vote(member, (F, F))
    at.close()
    assert [(job.kind, job.about) for job in at.last.jobs] == [(JobKind.COMPOSE_RESULT, at.joint)]


def test_the_chairs_word_on_one_item_says_nothing_of_another() -> None:
    """Two for and two against beside an abstention, on the first and the third item: each waits for its own word."""
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1, 2))
    for member, one in enumerate((F, F, A, A, N)):
        at.vote(member, (one, F, one))
    at.close()
    assert at.verdicts(0, 1, 2) == [Verdict.AWAITS_CHAIR, Verdict.PASSED, Verdict.AWAITS_CHAIR]
    word: Fields = {"meeting": at.meeting, "vote": at.joint, "passed": True, "line": at.agenda[0], "reason": "Cấp bách"}
    at.must(at.chair, v.SettleTie, **word)
    assert at.verdicts(0, 1, 2) == [Verdict.PASSED, Verdict.PASSED, Verdict.AWAITS_CHAIR]
    assert at.item(at.agenda[0]).state == ItemState.DONE
    assert at.refused(at.chair, v.CloseSession, meeting=at.meeting) == "vote_awaits_chair"
    at.must(at.chair, v.SettleTie, **word | {"line": at.agenda[2], "passed": False, "reason": "Chưa đủ tài liệu"})
    assert at.verdicts(0, 1, 2) == [Verdict.PASSED, Verdict.PASSED, Verdict.FAILED]
    assert [at.apart(place).settled_reason for place in range(3)] == ["Cấp bách", None, "Chưa đủ tài liệu"]
    assert at.all_hold()
    at.must(at.chair, v.CloseSession, meeting=at.meeting)


def test_a_single_item_is_not_settled_or_announced_apart_and_may_be_voted_on_again() -> None:
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    for member, one in enumerate((F, F, A, A, N)):
        at.vote(member, (one, A))
    at.close()
    single: Fields = {"meeting": at.meeting, "vote": at.apart(0).id}
    assert at.refused(at.chair, v.SettleTie, passed=True, reason="x", **single) == "vote_decided_together"
    assert at.refused(at.chair, v.AnnounceResult, **single) == "vote_decided_together"
    word: Fields = {"meeting": at.meeting, "vote": at.joint, "passed": False, "line": at.agenda[0], "reason": "Chưa rõ"}
    at.must(at.chair, v.SettleTie, **word)
    at.now += timedelta(minutes=1)
    at.must(at.chair, v.AnnounceResult, meeting=at.meeting, vote=at.joint)
    assert {at.kept(at.joint).announced_at, at.apart(0).announced_at, at.apart(1).announced_at} == {at.now}
    again: Fields = {"meeting": at.meeting, "next_round": at.new_id(), "reason": "Bổ sung tài liệu"}
    assert at.refused(at.chair, v.RepeatVote, vote=at.joint, **again) == "vote_on_many_items"
    at.must(at.chair, v.RepeatVote, vote=at.apart(1).id, **again)
    repeated = at.kept(again["next_round"])
    assert (repeated.item, repeated.round, repeated.decided_in, repeated.form.kind) == (
        at.agenda[1], 2, None, FormKind.MOTION,
    )  # fmt: skip
    assert at.all_hold()


def test_a_blank_ballot_and_one_that_takes_no_part_are_so_on_every_item() -> None:
    at = Table(SIMPLE)
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    at.vote(0, (F, None))
    at.vote(1, (), Choice.BLANK)
    at.vote(2, (), Choice.RECUSED)
    at.close()
    for place, votes_for in ((0, 1), (1, 0)):
        result = at.apart(place).result
        assert result is not None
        assert result.heads is not None
        assert (result.votes_for, result.blank, result.recused, result.heads.cast) == (votes_for, 1, 1, 2)
    assert at.all_hold()


ANSWERS = st.lists(st.tuples(*[st.sampled_from([F, A, N, None])] * 3), max_size=5)


@given(said=ANSWERS, rule=st.sampled_from([UBND, HDND, SIMPLE]), word=st.booleans())
def test_an_item_comes_to_what_its_line_of_the_joint_vote_comes_to(said: list[Said], rule: RuleSet, word: bool) -> None:  # noqa: FBT001 - drawn
    """Nobody is counted who did not vote, an item is done only if it passed, and every result can be counted again."""
    at = Table(rule)
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1, 2))
    for member, one in enumerate(said):
        at.vote(member, one)
    at.close()
    for item in at.agenda[:3]:
        if at.kept(at.votes[item]).awaits_chair:
            spoken: Fields = {"vote": at.joint, "line": item, "passed": word, "reason": "Theo quy chế"}
            at.must(at.chair, v.SettleTie, meeting=at.meeting, **spoken)
    joint = at.kept(at.joint).result
    assert joint is not None
    for place, line in enumerate(joint.lines):
        result = at.apart(place).result
        assert result is not None
        assert (result.verdict, result.basis, result.base, result.needed) == (
            line.verdict, line.basis, line.base, line.needed,
        )  # fmt: skip
        assert result.votes_for == sum(1 for one in said if one[place] == F)
        assert result.not_voted == 5 - len(said)
        assert (at.item(line.key).state == ItemState.DONE) == (line.verdict == Verdict.PASSED)
    assert at.all_hold()
