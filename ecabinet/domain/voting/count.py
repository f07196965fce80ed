"""Counting: from the ballots of a closed vote to a result that says why."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from ecabinet.domain.attendance.quorum import least_for_quorum
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import Basis, Choice, Comparator, Result, RuleSet, TiePolicy, Verdict


def least_to_pass(base: int, rule: RuleSet) -> int:
    """Return the least number of votes for that passes: more than half of 23 is 12, of 24 is 13."""
    share = Fraction(rule.numerator, rule.denominator) * base
    return floor(share) + 1 if rule.comparator == Comparator.MORE_THAN else max(1, ceil(share))


def count(choices: Mapping[Id, Choice], *, base: int, present: int, rule: RuleSet, chair: Id | None) -> Result:
    """Count choices by participant over `base` members, `present` of them at opening.

    `chair` is the participant whose side breaks a tie: as many for as against, each exactly half of the base. As
    many for as against with abstentions or silence waits for the chair's word (Luật 2015 Điều 117.3).
    """
    votes_for = sum(1 for choice in choices.values() if choice == Choice.FOR)
    votes_against = sum(1 for choice in choices.values() if choice == Choice.AGAINST)
    abstained = len(choices) - votes_for - votes_against
    needed = least_to_pass(base, rule)
    verdict, basis = _judge(votes_for, votes_against, base, needed, rule, choices.get(chair) if chair else None)
    return Result(
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        not_voted=base - len(choices),
        base=base,
        needed=needed,
        present=present,
        quorum=least_for_quorum(base, rule.quorum_numerator, rule.quorum_denominator),
        verdict=verdict,
        basis=basis,
    )


def _judge(  # noqa: PLR0913, PLR0917 - the six numbers a verdict depends on
    votes_for: int, votes_against: int, base: int, needed: int, rule: RuleSet, chairs_choice: Choice | None
) -> tuple[Verdict, Basis]:
    if base > 0 and votes_for >= needed:
        return Verdict.PASSED, Basis.MAJORITY
    # A tie is one vote short of a bare majority; where a rule asks for more or less, as many for as against just fails.
    bare_majority = rule.comparator == Comparator.MORE_THAN and 2 * rule.numerator == rule.denominator
    tied = votes_for == votes_against and votes_for > 0
    if not tied or not bare_majority:
        return Verdict.FAILED, Basis.SHORT_OF_MAJORITY
    if rule.tie == TiePolicy.FAILS:
        return Verdict.FAILED, Basis.TIE_FAILS
    if 2 * votes_for != base:
        return Verdict.AWAITS_CHAIR, Basis.TIE_OPEN
    if chairs_choice == Choice.FOR:
        return Verdict.PASSED, Basis.TIE_CHAIR_FOR
    if chairs_choice == Choice.AGAINST:
        return Verdict.FAILED, Basis.TIE_CHAIR_AGAINST
    return Verdict.AWAITS_CHAIR, Basis.TIE_OPEN
