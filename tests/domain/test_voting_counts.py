"""Quorum, majorities, ties, elections and ratings, case by case: the tables beside this file."""

from __future__ import annotations

import msgspec
import pytest

from ecabinet.domain.attendance.quorum import Roll, least_for_quorum
from ecabinet.domain.voting.count import count
from ecabinet.domain.voting.forms import ELECTIONS, FormKind
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, CONFIDENCE_VOTE, PRESETS, UBND, UBND_CHANGEABLE
from ecabinet.domain.voting.problems import form_problem, rule_problem
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.rule_sets import RuleSet, TiePolicy
from ecabinet.domain.voting.thresholds import least_to_pass
from tests.domain.voting_tables import Row, election_of_row, poll_of_row, rating_of_row, rows, rule_of

COUNTING, ELECTION, RATING = rows("counting_cases.csv"), rows("election_cases.csv"), rows("rating_cases.csv")
RATED_BY = {"rating_3": CONFIDENCE_RATING, "rating_2": CONFIDENCE_VOTE}


def named(row: Row) -> str:
    """Name a case by its number and what it shows."""
    return f"{row['no']}: {row['what it shows']}"


@pytest.mark.parametrize("row", COUNTING, ids=named)
def test_a_question_is_decided_as_the_table_says(row: Row) -> None:
    poll, marks = poll_of_row(row)
    result = count(poll, marks)
    expected = (row["base"], row["needed"], row["verdict"], row["basis"])
    assert (str(result.base), str(result.needed), result.verdict.value, result.basis.value) == expected


@pytest.mark.parametrize("row", ELECTION, ids=named)
def test_an_election_comes_out_as_the_table_says(row: Row) -> None:
    poll, marks = election_of_row(row)
    assert form_problem(poll.form, poll.rule) is None
    result = count(poll, marks)
    elected = " ".join(line.key for line in result.lines if line.verdict == Verdict.PASSED)
    why = "; ".join(f"{line.key} {line.basis.value}" for line in result.lines)
    assert (result.verdict.value, elected, why) == (row["verdict"], row["elected"], row["why"])


@pytest.mark.parametrize("row", RATING, ids=named)
def test_a_rating_leads_to_what_the_table_says(row: Row) -> None:
    poll, marks = rating_of_row(row, RATED_BY[row["form"]])
    (line,) = count(poll, marks).lines
    follows = "" if line.consequence is None else line.consequence.value
    assert (line.verdict.value, line.basis.value, follows) == (row["verdict"], row["basis"], row["consequence"])


def test_the_tables_are_whole() -> None:
    for table in (COUNTING, ELECTION, RATING):
        assert [int(row["no"]) for row in table] == list(range(1, len(table) + 1))
        assert len({named(row).partition(" ")[2] for row in table}) == len(table)
    assert len(COUNTING) >= 120
    bases = {rule_of(row["rule"]).base for row in COUNTING}
    assert len(bases) == 8


@pytest.mark.parametrize(
    ("members", "quorum"),
    [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (22, 15), (23, 16), (24, 16), (25, 17), (27, 18)],
)
def test_two_thirds_of_all_members_make_a_quorum(members: int, quorum: int) -> None:
    assert least_for_quorum(members, 2, 3) == quorum


@pytest.mark.parametrize(
    ("present", "quorate"), [(0, False), (15, False), (16, True), (23, True)], ids=["none", "one short", "just", "all"]
)
def test_a_roll_of_23(present: int, quorate: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Roll(total=23, present=present, needed=16).is_quorate is quorate


def test_a_committee_without_members_is_never_quorate() -> None:
    assert not Roll(total=0, present=0, needed=0).is_quorate


@pytest.mark.parametrize(("members", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (23, 12), (24, 13), (27, 14)])
def test_more_than_half_of_all_members_pass_a_motion(members: int, needed: int) -> None:
    assert least_to_pass(members, UBND) == needed


@pytest.mark.parametrize("rule", PRESETS, ids=lambda rule: rule.name)
def test_presets_are_well_formed(rule: RuleSet) -> None:
    assert rule_problem(rule) is None
    assert rule.numerator > 0
    assert rule.source


def test_every_preset_has_its_own_name_and_id() -> None:
    assert len({rule.id for rule in PRESETS}) == len({rule.name for rule in PRESETS}) == len(PRESETS)
    assert {form for rule in PRESETS for form in rule.forms} == set(FormKind)


def test_a_committee_may_choose_a_rule_that_differs_in_letting_ballots_be_changed_and_in_nothing_else() -> None:
    assert [rule for rule in PRESETS if rule.is_for_meetings and rule.may_change] == [UBND_CHANGEABLE]
    names = {name: getattr(UBND, name) for name in ("id", "name", "title", "source", "may_change")}
    assert msgspec.structs.replace(UBND_CHANGEABLE, **names) == UBND


def test_an_election_never_goes_by_the_chairs_side() -> None:
    for rule in PRESETS:
        assert rule.tie != TiePolicy.CHAIRS_SIDE or not ELECTIONS & set(rule.forms)
