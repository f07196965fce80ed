"""Rules, forms, electorates and ballots that are refused, each with a reason that says what to do."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ecabinet.domain.kernel import Refusal
from ecabinet.domain.voting.entities import Elector
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line, Mark
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, ELECTION, SIMPLE, UBND, WRITTEN
from ecabinet.domain.voting.problems import (
    MOST_LINES,
    MOST_OPINION,
    electorate_problem,
    form_problem,
    mark_problem,
    rule_problem,
)
from ecabinet.domain.voting.rule_sets import Base, Comparator, Consequence, RuleSet, Showing, Step, TiePolicy, Unit
from tests.domain.voting_tables import members_of

Fields = dict[str, Any]
A, B, C = Line("a", "Ông A"), Line("b", "Bà B"), Line("c", "Ông C")
CHOOSE = Form(kind=FormKind.CHOOSE, lines=(A, B, C), seats=2, least=1, most=2)
EACH = Form(kind=FormKind.EACH, lines=(A, B, C), seats=2, most=2)
RATING = Form(kind=FormKind.RATING_3, lines=(A,))
MOTIONS = Form(kind=FormKind.MOTIONS, lines=(A, B))
OPINION = Form(kind=FormKind.OPINION)
MOTION = Form()


def code_of(refusal: Refusal | None) -> str | None:
    """Return why it is refused, None when it is not."""
    return None if refusal is None else refusal.code


def by_line(**chosen: str) -> Mark:
    """Return a ballot answered line by line."""
    return Mark(Choice.BY_LINE, tuple(Answer(line, Choice(choice)) for line, choice in chosen.items()))


def a_step(choice: Choice, part: int = 1, whole: int = 2) -> Step:
    """Return a step of a rating."""
    return Step(
        choice=choice,
        comparator=Comparator.MORE_THAN,
        numerator=part,
        denominator=whole,
        consequence=Consequence.MAY_RESIGN,
    )


@pytest.mark.parametrize(
    ("rule", "fields", "code"),
    [
        (UBND, {"numerator": 0, "denominator": 0}, "fraction_malformed"),
        (UBND, {"denominator": -2, "numerator": -1}, "fraction_malformed"),
        (UBND, {"numerator": 3}, "fraction_malformed"),
        (UBND, {"numerator": 10**8, "denominator": 10**8}, "fraction_malformed"),
        (UBND, {"quorum_numerator": 0, "quorum_denominator": 0}, "fraction_malformed"),
        (UBND, {"quorum_numerator": 4}, "fraction_malformed"),
        (CONFIDENCE_RATING, {"steps": (a_step(Choice.LOW, 0, 0),)}, "fraction_malformed"),
        (UBND, {"constant": -1}, "rule_number_out_of_range"),
        (UBND, {"constant": 10**8}, "rule_number_out_of_range"),
        (UBND, {"mandates": -1}, "rule_number_out_of_range"),
        (UBND, {"quorum_base": Base.CAST}, "rule_contradicts_itself"),
        (UBND, {"forms": ()}, "rule_contradicts_itself"),
        (UBND, {"name": ""}, "text_missing"),
        (UBND, {"title": "x" * 501}, "text_too_long"),
        (ELECTION, {"tie": TiePolicy.CHAIRS_SIDE}, "rule_contradicts_itself"),
        (ELECTION, {"base": Base.DECIDED}, "rule_contradicts_itself"),
        (CONFIDENCE_RATING, {"steps": ()}, "rule_contradicts_itself"),
        (CONFIDENCE_RATING, {"base": Base.DECIDED}, "rule_contradicts_itself"),
        (CONFIDENCE_RATING, {"steps": (a_step(Choice.FOR),)}, "rule_contradicts_itself"),
        (CONFIDENCE_RATING, {"forms": (FormKind.RATING_3, FormKind.MOTION)}, "rule_contradicts_itself"),
        (UBND, {"steps": (a_step(Choice.LOW),)}, "rule_contradicts_itself"),
        (UBND, {"showing": Showing.SECRET}, "secret_would_tell"),
        (SIMPLE, {"showing": Showing.SECRET, "may_change": True}, "secret_would_tell"),
        (SIMPLE, {"showing": Showing.SECRET, "unit": Unit.WEIGHTS}, "secret_would_tell"),
        (SIMPLE, {"showing": Showing.SECRET, "quorum_unit": Unit.WEIGHTS}, "secret_would_tell"),
        (SIMPLE, {"showing": Showing.SECRET, "mandates": 1}, "secret_would_tell"),
        (SIMPLE, {"showing": Showing.SECRET}, None),
        (SIMPLE, {"base": Base.DECIDED, "constant": 1}, None),
    ],
)
def test_a_rule_that_cannot_be_is_refused(rule: RuleSet, fields: Fields, code: str | None) -> None:
    assert code_of(rule_problem(msgspec.structs.replace(rule, **fields))) == code


@pytest.mark.parametrize(
    ("form", "rule", "code"),
    [
        (MOTION, UBND, None),
        (OPINION, UBND, "form_not_of_rule"),
        (CHOOSE, UBND, "form_not_of_rule"),
        (CHOOSE, ELECTION, None),
        (EACH, ELECTION, None),
        (OPINION, WRITTEN, None),
        (OPINION, msgspec.structs.replace(SIMPLE, showing=Showing.SECRET), "secret_would_tell"),
        (Form(lines=(A,)), UBND, "form_malformed"),
        (Form(seats=1), UBND, "form_malformed"),
        (Form(kind=FormKind.MOTIONS), UBND, "lines_out_of_range"),
        (Form(kind=FormKind.MOTIONS, lines=(A, A)), UBND, "form_malformed"),
        (Form(kind=FormKind.MOTIONS, lines=(A, B), seats=1), UBND, "form_malformed"),
        (Form(kind=FormKind.MOTIONS, lines=(Line("a", ""),)), UBND, "text_missing"),
        (Form(kind=FormKind.MOTIONS, lines=(Line("", "A"),)), UBND, "text_missing"),
        (Form(kind=FormKind.MOTIONS, lines=(Line("k" * 65, "A"),)), UBND, "text_too_long"),
        (
            Form(kind=FormKind.MOTIONS, lines=tuple(Line(str(place), "x") for place in range(MOST_LINES + 1))),
            UBND,
            "lines_out_of_range",
        ),
        (msgspec.structs.replace(CHOOSE, seats=0), ELECTION, "seats_out_of_range"),
        (msgspec.structs.replace(CHOOSE, seats=4), ELECTION, "seats_out_of_range"),
        (msgspec.structs.replace(CHOOSE, most=0, least=0), ELECTION, "most_out_of_range"),
        (msgspec.structs.replace(CHOOSE, most=4), ELECTION, "most_out_of_range"),
        (msgspec.structs.replace(CHOOSE, least=3), ELECTION, "least_out_of_range"),
        (msgspec.structs.replace(CHOOSE, least=-1), ELECTION, "least_out_of_range"),
    ],
)
def test_a_form_that_cannot_be_asked_is_refused(form: Form, rule: RuleSet, code: str | None) -> None:
    assert code_of(form_problem(form, rule)) == code


@pytest.mark.parametrize(
    ("form", "mark", "code"),
    [
        (MOTION, Mark(Choice.FOR), None),
        (MOTION, Mark(Choice.BLANK), None),
        (MOTION, Mark(Choice.RECUSED), None),
        (MOTION, Mark(Choice.HIGH), "choice_unknown"),
        (MOTION, Mark(Choice.OTHER, text="Khác"), "choice_unknown"),
        (MOTION, Mark(Choice.BY_LINE), "choice_unknown"),
        (MOTION, Mark(Choice.FOR, (Answer("a", Choice.FOR),)), "choice_unknown"),
        (MOTION, Mark(Choice.FOR, text="Vì sao"), "opinion_unwanted"),
        (MOTION, Mark(Choice.RECUSED, text="Vì sao"), "choice_unknown"),
        (OPINION, Mark(Choice.OTHER, text="Bổ sung kinh phí"), None),
        (OPINION, Mark(Choice.OTHER), "opinion_missing"),
        (OPINION, Mark(Choice.OTHER, text=" \n "), "opinion_missing"),
        (OPINION, Mark(Choice.AGAINST, text="Chưa đủ căn cứ"), None),
        (OPINION, Mark(Choice.AGAINST), None),
        (OPINION, Mark(Choice.ABSTAIN), "choice_unknown"),
        (OPINION, Mark(Choice.OTHER, text="x" * MOST_OPINION), None),
        (OPINION, Mark(Choice.OTHER, text="x" * (MOST_OPINION + 1)), "text_too_long"),
        (OPINION, Mark(Choice.OTHER, text="ý" * 1_000_000), "text_too_long"),
        (OPINION, Mark(Choice.OTHER, text="a\x00b"), "text_has_control_characters"),
        (MOTIONS, by_line(a="for", b="abstain"), None),
        (MOTIONS, by_line(a="for"), None),
        (MOTIONS, Mark(Choice.FOR), "choice_unknown"),
        (MOTIONS, by_line(a="for", x="for"), "choice_unknown"),
        (MOTIONS, by_line(a="high"), "choice_unknown"),
        (MOTIONS, Mark(Choice.BY_LINE, text="Khác"), "opinion_unwanted"),
        (MOTIONS, Mark(Choice.BY_LINE, (Answer("a", Choice.FOR), Answer("a", Choice.AGAINST))), "line_answered_twice"),
        (CHOOSE, by_line(a="for", b="for"), None),
        (CHOOSE, by_line(a="for", b="for", c="for"), "too_many_choices"),
        (CHOOSE, by_line(), "too_few_choices"),
        (CHOOSE, by_line(a="against"), "choice_unknown"),
        (CHOOSE, Mark(Choice.BY_LINE, (Answer("a", Choice.FOR),) * 100_000), "too_many_choices"),
        (EACH, by_line(a="for", b="for", c="against"), None),
        (EACH, by_line(a="against", b="against", c="against"), None),
        (EACH, by_line(a="for", b="for", c="for"), "too_many_choices"),
        (RATING, by_line(a="low"), None),
        (RATING, by_line(a="no_confidence"), "choice_unknown"),
        (RATING, Mark(Choice.BLANK), None),
        (RATING, Mark(Choice.BLANK, (Answer("a", Choice.LOW),)), "choice_unknown"),
    ],
)
def test_a_ballot_says_what_its_form_asks(form: Form, mark: Mark, code: str | None) -> None:
    assert code_of(mark_problem(form, mark)) == code


def electorate(*changes: Fields) -> list[Elector]:
    """Return five seats of which the first are changed so."""
    seats = members_of(5)
    return [
        *(msgspec.structs.replace(seat, **change) for seat, change in zip(seats, changes, strict=False)),
        *seats[len(changes) :],
    ]


@pytest.mark.parametrize(
    ("seats", "fields", "code"),
    [
        ([], {}, "electorate_empty"),
        (members_of(1), {}, None),
        (electorate(*[{"entitled": False}] * 5), {}, "electorate_empty"),
        (electorate(*[{"entitled": False}] * 4), {}, None),
        (electorate({"weight": 0}), {}, "weight_out_of_range"),
        (electorate({"weight": -1}), {}, "weight_out_of_range"),
        (electorate({"weight": 10**8}), {}, "weight_out_of_range"),
        (electorate({"weight": 10**6}), {}, None),
        (electorate({"weight": 2}), {"showing": Showing.SECRET}, "secret_would_tell"),
        (members_of(4), {"showing": Showing.SECRET}, "secret_too_few_electors"),
        (electorate({"entitled": False}), {"showing": Showing.SECRET}, "secret_too_few_electors"),
        (members_of(5), {"showing": Showing.SECRET}, None),
        (electorate({"participant": "seat 1"}), {}, "seat_repeated"),
        (electorate({"carried_by": "seat 1"}), {}, "too_many_mandates"),
        (electorate({"carried_by": "seat 1"}), {"mandates": 1}, None),
        (electorate({"carried_by": "seat 4"}, {"carried_by": "seat 4"}), {"mandates": 1}, "too_many_mandates"),
        (electorate({"carried_by": "seat 4"}, {"carried_by": "seat 4"}), {"mandates": 2}, None),
        (electorate({"carried_by": "seat 1"}, {"carried_by": "seat 4"}), {"mandates": 2}, "mandate_handed_on"),
        (electorate({"carried_by": "seat 0"}), {"mandates": 2}, "mandate_handed_on"),
    ],
)
def test_an_electorate_that_cannot_vote_is_refused(seats: list[Elector], fields: Fields, code: str | None) -> None:
    assert code_of(electorate_problem(seats, msgspec.structs.replace(SIMPLE, **fields))) == code
