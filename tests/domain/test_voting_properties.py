"""What holds for every vote, whatever its rule, electorate and ballots."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.count import count, decided
from ecabinet.domain.voting.entities import ChairsWord, Elector, Presence
from ecabinet.domain.voting.forms import ELECTIONS, OF_LINES, Answer, Choice, Form, FormKind, Line, Mark
from ecabinet.domain.voting.poll import Poll
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, CONFIDENCE_VOTE, SIMPLE
from ecabinet.domain.voting.problems import electorate_problem, form_problem, mark_problem, rule_problem
from ecabinet.domain.voting.results import Basis, Numbers, Result, Verdict
from ecabinet.domain.voting.rule_sets import (
    OF_THE_ROLL,
    Base,
    Comparator,
    QuorumAt,
    RuleSet,
    TiePolicy,
    Unit,
    WithoutQuorum,
)
from ecabinet.domain.voting.thresholds import least_to_pass
from tests.domain.voting_tables import share_of

Case = tuple[Poll, dict[Id, Mark]]
SEEDED = st.sampled_from(["", "7-3-5", "Thứ sáu"])


@st.composite
def rules(draw: st.DrawFn, kind: FormKind = FormKind.MOTION) -> RuleSet:
    """Draw a rule set that suits a form."""
    whole, quorum_whole = draw(st.integers(1, 12)), draw(st.integers(1, 6))
    fields: dict[str, Any] = {
        "forms": (kind,),
        "comparator": draw(st.sampled_from(Comparator)),
        "numerator": draw(st.integers(0, whole)),
        "denominator": whole,
        "constant": draw(st.integers(0, 3)),
        "base": draw(st.sampled_from(Base)),
        "unit": draw(st.sampled_from(Unit)),
        "tie": draw(st.sampled_from(TiePolicy)),
        "quorum_numerator": draw(st.integers(0, quorum_whole)),
        "quorum_denominator": quorum_whole,
        "quorum_base": draw(st.sampled_from(sorted(OF_THE_ROLL))),
        "quorum_unit": draw(st.sampled_from(Unit)),
        "quorum_at": draw(st.sampled_from(QuorumAt)),
        "without_quorum": draw(st.sampled_from(WithoutQuorum)),
    }
    if draw(st.booleans()):
        fields |= {"comparator": Comparator.MORE_THAN, "numerator": 1, "denominator": 2, "constant": 0}
    if kind == FormKind.RATING_3:
        fields |= {"steps": CONFIDENCE_RATING.steps, "base": Base.ALL_MEMBERS}
    if kind == FormKind.RATING_2:
        fields |= {"steps": CONFIDENCE_VOTE.steps, "base": Base.ALL_MEMBERS}
    if kind == FormKind.CHOOSE:
        fields["base"] = draw(st.sampled_from([Base.ALL_MEMBERS, Base.ENTITLED, Base.CAST, Base.VALID]))
    if kind in ELECTIONS and fields["tie"] == TiePolicy.CHAIRS_SIDE:
        fields["tie"] = TiePolicy.LOT
    return msgspec.structs.replace(SIMPLE, **fields)


@st.composite
def forms(draw: st.DrawFn, kind: FormKind) -> Form:
    """Draw a form of a kind."""
    if kind not in OF_LINES:
        return Form(kind=kind)
    lines = tuple(Line(key, f"Ông {key}") for key in "ABCDE"[: draw(st.integers(1, 5))])
    if kind not in ELECTIONS:
        return Form(kind=kind, lines=lines)
    return Form(kind=kind, lines=lines, seats=draw(st.integers(1, len(lines))), most=len(lines))


@st.composite
def marks_of(draw: st.DrawFn, form: Form) -> Mark:
    """Draw what a ballot of a form may say."""
    whole = [Choice.BLANK, Choice.INVALID, Choice.RECUSED]
    if draw(st.integers(0, 5)) == 0:
        return Mark(draw(st.sampled_from(whole)))
    if form.kind not in OF_LINES:
        choice = draw(st.sampled_from(form.options))
        return Mark(choice, text="Cần làm rõ" if choice == Choice.OTHER else "")
    answered = draw(st.sets(st.sampled_from(form.lines)))
    chosen = sorted(answered, key=lambda line: line.key)
    return Mark(Choice.BY_LINE, tuple(Answer(line.key, draw(st.sampled_from(form.options))) for line in chosen))


@st.composite
def polls(draw: st.DrawFn, kinds: tuple[FormKind, ...] = tuple(FormKind)) -> Case:
    """Draw a poll with its ballots: weights, barred members, silence, people coming and going."""
    kind = draw(st.sampled_from(kinds))
    form, rule = draw(forms(kind)), draw(rules(kind))
    weights = draw(st.lists(st.one_of(st.just(1), st.integers(1, 1000)), min_size=1, max_size=12))
    electorate = tuple(
        Elector(f"seat {place}", f"person {place}", f"Ông {place}", "", weight, draw(st.integers(0, 9)) > 0)
        for place, weight in enumerate(weights)
    )
    seats = tuple(one.participant for one in electorate)
    here = st.sets(st.sampled_from(seats)).map(lambda found: tuple(sorted(found)))
    presence = Presence(at_opening=draw(here), at_closing=draw(here), fewest=draw(here), lightest=draw(here))
    voting = [one.participant for one in electorate if one.entitled and draw(st.integers(0, 4)) > 0]
    marks = {seat: draw(marks_of(form)) for seat in voting}
    chair = draw(st.sampled_from([*seats, None]))
    poll = Poll(rule=rule, form=form, electorate=electorate, presence=presence, chair=chair, lot=draw(SEEDED))
    return poll, marks


def numbers_of(result: Result, unit: Unit) -> Numbers:
    """Return the numbers of a result in a unit."""
    found = result.heads if unit == Unit.HEADS else result.weights
    assert found is not None
    return found


@given(polls())
def test_what_is_drawn_could_be_held(case: Case) -> None:
    poll, marks = case
    assert rule_problem(poll.rule) is None
    assert form_problem(poll.form, poll.rule) is None
    assert all(mark_problem(poll.form, mark) is None for mark in marks.values())
    assert any(one.entitled for one in poll.electorate) == (electorate_problem(poll.electorate, poll.rule) is None)


@given(polls())
def test_no_share_is_above_one_in_any_unit(case: Case) -> None:
    poll, marks = case
    result = count(poll, marks)
    for unit in Unit:
        numbers = numbers_of(result, unit)
        for line in result.lines:
            given_answers = sum(one.of(unit) for one in line.numbers)
            assert 0 <= share_of(given_answers, numbers.valid) <= 1
            assert given_answers <= numbers.cast <= numbers.members
    for line in result.lines:
        assert all(0 <= one.of(poll.rule.unit) <= line.base for one in line.numbers if one.choice == Choice.FOR)


@given(polls())
def test_members_are_those_who_voted_took_no_part_or_were_silent(case: Case) -> None:
    poll, marks = case
    result = count(poll, marks)
    for unit in Unit:
        numbers = numbers_of(result, unit)
        assert numbers.cast + numbers.recused + numbers.not_voted == numbers.members
        assert numbers.entitled + numbers.recused <= numbers.members
        assert min(msgspec.structs.astuple(numbers)) >= 0
        if not poll.form.lines:
            answers = sum(one.of(unit) for one in result.lines[0].numbers)
            assert answers + numbers.blank + numbers.invalid == numbers.cast
    assert result.members == numbers_of(result, poll.rule.unit).members


@given(polls(), st.randoms())
def test_the_order_of_ballots_and_seats_does_not_matter(case: Case, random: Random) -> None:
    poll, marks = case
    ballots, electorate = list(marks.items()), list(poll.electorate)
    random.shuffle(ballots)
    random.shuffle(electorate)
    again = msgspec.structs.replace(poll, electorate=tuple(electorate))
    assert count(again, dict(ballots)) == count(poll, marks)


@given(polls((FormKind.MOTION, FormKind.OPINION)), st.data())
def test_a_vote_turned_from_against_to_for_never_fails_what_had_passed(case: Case, data: st.DataObject) -> None:
    poll, marks = case
    against = sorted(seat for seat, mark in marks.items() if mark.choice == Choice.AGAINST)
    before = count(poll, marks)
    if not against:
        assert before.votes_against == 0
        return
    turned = marks | {data.draw(st.sampled_from(against)): Mark(Choice.FOR)}
    after = count(poll, turned)
    assert after.base == before.base
    assert before.verdict != Verdict.PASSED or after.verdict == Verdict.PASSED


@given(polls())
def test_with_all_weights_one_heads_and_weights_are_the_same(case: Case) -> None:
    poll, marks = case
    even = tuple(msgspec.structs.replace(one, weight=1) for one in poll.electorate)
    presence = msgspec.structs.replace(poll.presence, lightest=poll.presence.fewest)
    result = count(msgspec.structs.replace(poll, electorate=even, presence=presence), marks)
    assert result.heads == result.weights
    assert all(one.heads == one.weights for line in result.lines for one in line.numbers)


@given(polls())
def test_ballots_whose_names_were_never_kept_count_the_same(case: Case) -> None:
    poll, marks = case
    even = tuple(msgspec.structs.replace(one, weight=1) for one in poll.electorate)
    plain = msgspec.structs.replace(
        poll, electorate=even, chair=None, presence=Presence(), rule=msgspec.structs.replace(poll.rule, base=Base.VALID)
    )
    nameless = {f"{number:02d}": mark for number, mark in enumerate(marks.values())}
    assert count(plain, nameless) == count(plain, marks)


@given(polls())
def test_a_result_says_why_in_both_languages(case: Case) -> None:
    poll, marks = case
    result = count(poll, marks)
    assert result.reason is not None
    assert str(result.needed) in result.reason.vi or poll.form.lines
    for reason in (result.reason, *(line.reason for line in result.lines)):
        assert reason is not None
        assert reason.vi != reason.en
        assert not {"None", "nan"} & set(reason.vi.split())


@given(polls((FormKind.MOTION, FormKind.OPINION, FormKind.MOTIONS)), st.booleans())
def test_deciding_what_waited_is_the_same_as_counting_again(case: Case, passed: bool) -> None:  # noqa: FBT001 - drawn
    poll, marks = case
    waiting = count(poll, marks)
    words = tuple(ChairsWord(line.key, passed) for line in waiting.lines if line.verdict == Verdict.AWAITS_CHAIR)
    later = msgspec.structs.replace(poll, words=words, lot=poll.lot or "4-4-2")
    settled = decided(waiting, later)
    assert settled == count(later, marks) or waiting.verdict not in {Verdict.AWAITS_CHAIR, Verdict.AWAITS_LOT}
    assert settled.verdict not in {Verdict.AWAITS_CHAIR, Verdict.AWAITS_LOT}


@given(polls((FormKind.CHOOSE, FormKind.EACH)))
def test_no_more_are_elected_than_there_are_seats_and_nobody_over_one_with_more_votes(case: Case) -> None:
    poll, marks = case
    result = count(poll, marks)
    elected = [line for line in result.lines if line.verdict == Verdict.PASSED]
    assert len(elected) <= poll.form.seats
    for line in elected:
        votes = line.number(Choice.FOR, poll.rule.unit)
        assert votes >= line.needed
        above = [one for one in result.lines if one.number(Choice.FOR, poll.rule.unit) > votes]
        assert all(one in elected or one.needed > one.number(Choice.FOR, poll.rule.unit) for one in above)
    by_lot = [line for line in result.lines if line.basis == Basis.TIE_LOT_FOR]
    assert not by_lot or len(elected) == poll.form.seats


@given(st.integers(0, 10_000), rules())
def test_the_least_to_pass_is_exact(base: int, rule: RuleSet) -> None:
    share = share_of(rule.numerator * base, rule.denominator) + rule.constant
    needed = least_to_pass(base, rule)
    if rule.comparator == Comparator.MORE_THAN:
        assert needed > share >= needed - 1
    else:
        assert needed >= 1
        assert needed >= share
        assert needed - 1 < share or needed == 1


@pytest.mark.parametrize("name", ["barred", "stranger among weights", "one too many"])
def test_a_record_that_cannot_be_is_a_fault_and_no_result(name: str) -> None:
    electorate = (Elector("a", "1", "A", "", 1), Elector("b", "2", "B", "", 1, entitled=False))
    heavy = (Elector("a", "1", "A", "", 5), Elector("b", "2", "B", "", 1))
    impossible = {
        "barred": (electorate, {"b": Mark(Choice.FOR)}),
        "stranger among weights": (heavy, {"x": Mark(Choice.FOR)}),
        "one too many": (electorate, {"a": Mark(Choice.FOR), "x": Mark(Choice.FOR)}),
    }
    seats, marks = impossible[name]
    with pytest.raises(ValueError, match=r"ballot"):
        count(Poll(rule=SIMPLE, electorate=seats, presence=Presence()), marks)
