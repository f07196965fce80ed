"""Quorum, majority and ties, as tables, and what holds for any numbers."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain.attendance.quorum import Roll, least_for_quorum
from ecabinet.domain.voting.count import count, least_to_pass
from ecabinet.domain.voting.entities import Basis, Choice, Comparator, Result, RuleSet, TiePolicy, Verdict
from ecabinet.domain.voting.presets import PRESETS, UBND

TIE_FAILS = msgspec.structs.replace(UBND, tie=TiePolicy.FAILS)
TWO_THIRDS = msgspec.structs.replace(UBND, comparator=Comparator.AT_LEAST, numerator=2, denominator=3)


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


@pytest.mark.parametrize(
    ("members", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (22, 12), (23, 12), (24, 13), (25, 13), (27, 14)]
)
def test_more_than_half_of_all_members_pass_a_motion(members: int, needed: int) -> None:
    assert least_to_pass(members, UBND) == needed


@pytest.mark.parametrize(("members", "needed"), [(1, 1), (3, 2), (23, 16), (24, 16), (27, 18)])
def test_at_least_two_thirds_pass_a_removal(members: int, needed: int) -> None:
    assert least_to_pass(members, TWO_THIRDS) == needed


def ballots(votes_for: int, against: int, abstained: int = 0, chair: Choice | None = None) -> dict[str, Choice]:
    """Return so many choices; the chair's is one of them."""
    choices = [Choice.FOR] * votes_for + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstained
    if chair is not None:
        choices.remove(chair)
    cast = {f"member {number}": choice for number, choice in enumerate(choices)}
    return cast if chair is None else {"chair": chair, **cast}


F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
P, X, W = Verdict.PASSED, Verdict.FAILED, Verdict.AWAITS_CHAIR


@pytest.mark.parametrize(
    ("base", "votes_for", "against", "abstained", "chair", "verdict", "basis"),
    [
        # members, for, against, abstaining, the chair's choice -> verdict, why
        (23, 12, 11, 0, F, P, Basis.MAJORITY),
        (23, 12, 0, 0, F, P, Basis.MAJORITY),
        (23, 11, 0, 0, F, X, Basis.SHORT_OF_MAJORITY),
        (23, 11, 1, 11, F, X, Basis.SHORT_OF_MAJORITY),
        (24, 12, 11, 1, F, X, Basis.SHORT_OF_MAJORITY),
        (24, 13, 11, 0, A, P, Basis.MAJORITY),
        # a tie of exactly half each goes to the chair's side
        (24, 12, 12, 0, F, P, Basis.TIE_CHAIR_FOR),
        (24, 12, 12, 0, A, X, Basis.TIE_CHAIR_AGAINST),
        (2, 1, 1, 0, F, P, Basis.TIE_CHAIR_FOR),
        # exactly half each, and the chair has no seat among them
        (24, 12, 12, 0, None, W, Basis.TIE_OPEN),
        # as many for as against beside abstentions or silence waits for the chair's word
        (23, 11, 11, 1, N, W, Basis.TIE_OPEN),
        (23, 11, 11, 0, None, W, Basis.TIE_OPEN),
        (24, 8, 8, 8, F, W, Basis.TIE_OPEN),
        (24, 1, 1, 0, F, W, Basis.TIE_OPEN),
        # nobody for, nobody against is no tie
        (23, 0, 0, 0, None, X, Basis.SHORT_OF_MAJORITY),
        (23, 0, 0, 23, N, X, Basis.SHORT_OF_MAJORITY),
        # a single member
        (1, 1, 0, 0, F, P, Basis.MAJORITY),
        (1, 0, 1, 0, A, X, Basis.SHORT_OF_MAJORITY),
        (1, 0, 0, 1, N, X, Basis.SHORT_OF_MAJORITY),
    ],
)
def test_the_peoples_committee_counts(  # noqa: PLR0913, PLR0917 - the columns of the table
    base: int, votes_for: int, against: int, abstained: int, chair: Choice | None, verdict: Verdict, basis: Basis
) -> None:
    result = count(ballots(votes_for, against, abstained, chair), base=base, present=base, rule=UBND, chair="chair")
    assert (result.verdict, result.basis) == (verdict, basis)
    assert result.votes_for + result.votes_against + result.abstained + result.not_voted == result.base == base


def test_where_a_tie_fails_the_chair_does_not_matter() -> None:
    for chair in (F, A):
        result = count(ballots(12, 12, 0, chair), base=24, present=24, rule=TIE_FAILS, chair="chair")
        assert (result.verdict, result.basis) == (X, Basis.TIE_FAILS)


def test_half_is_no_two_thirds_whichever_side_the_chair_is_on() -> None:
    result = count(ballots(12, 12, 0, F), base=24, present=24, rule=TWO_THIRDS, chair="chair")
    assert (result.verdict, result.basis) == (X, Basis.SHORT_OF_MAJORITY)


def test_a_vote_without_a_chair_is_still_counted() -> None:
    result = count(ballots(12, 12), base=24, present=24, rule=UBND, chair=None)
    assert result.verdict == W


def test_presets_are_well_formed() -> None:
    for rule in PRESETS:
        assert 0 < Fraction(rule.numerator, rule.denominator) <= 1
        assert 0 < Fraction(rule.quorum_numerator, rule.quorum_denominator) <= 1
        assert rule.source


@st.composite
def rules(draw: st.DrawFn) -> RuleSet:
    denominator = draw(st.integers(1, 12))
    return msgspec.structs.replace(
        UBND,
        comparator=draw(st.sampled_from(Comparator)),
        numerator=draw(st.integers(0, denominator)),
        denominator=denominator,
        tie=draw(st.sampled_from(TiePolicy)),
    )


@st.composite
def counts(draw: st.DrawFn) -> tuple[dict[str, Choice], int, RuleSet, str | None]:
    """Draw ballots of a committee, silence included, with a chair who may have no seat."""
    base = draw(st.integers(1, 30))
    seats = [f"seat {number}" for number in range(base)]
    cast = draw(st.dictionaries(st.sampled_from(seats), st.sampled_from(Choice), max_size=base))
    return cast, base, draw(rules()), draw(st.sampled_from([*seats, None]))


def counted(cast: dict[str, Choice], base: int, rule: RuleSet, chair: str | None) -> Result:
    """Count with everybody present."""
    return count(cast, base=base, present=base, rule=rule, chair=chair)


@given(counts(), st.data())
def test_turning_a_vote_to_for_never_fails_what_had_passed(
    case: tuple[dict[str, Choice], int, RuleSet, str | None], data: st.DataObject
) -> None:
    cast, base, rule, chair = case
    others = sorted(seat for seat, choice in cast.items() if choice != F)
    if others and counted(cast, base, rule, chair).verdict == P:
        turned = cast | {data.draw(st.sampled_from(others)): F}
        assert counted(turned, base, rule, chair).verdict == P


@given(counts(), st.randoms())
def test_the_order_of_ballots_does_not_matter(
    case: tuple[dict[str, Choice], int, RuleSet, str | None],
    random: Random,
) -> None:
    cast, base, rule, chair = case
    shuffled = list(cast.items())
    random.shuffle(shuffled)
    assert counted(cast, base, rule, chair) == counted(dict(shuffled), base, rule, chair)


@given(counts())
def test_the_numbers_of_a_result_fit_together(case: tuple[dict[str, Choice], int, RuleSet, str | None]) -> None:
    cast, base, rule, chair = case
    result = counted(cast, base, rule, chair)
    parts = (result.votes_for, result.votes_against, result.abstained, result.not_voted)
    assert all(0 <= Fraction(part, base) <= 1 for part in parts)
    assert sum(parts) == base
    assert result.quorum <= base
    assert (result.basis == Basis.MAJORITY) == (result.votes_for >= result.needed)
    assert (result.verdict == W) == (result.basis == Basis.TIE_OPEN)


@given(st.integers(1, 10_000), rules())
def test_the_least_to_pass_is_exact(base: int, rule: RuleSet) -> None:
    share = Fraction(rule.numerator, rule.denominator) * base
    needed = least_to_pass(base, rule)
    if rule.comparator == Comparator.MORE_THAN:
        assert needed > share >= needed - 1
    else:
        assert needed >= 1
        assert needed >= share
        assert needed - 1 < share or needed == 1
