"""How much is enough: exact fractions, held against whole votes."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from ecabinet.domain.attendance.quorum import least_for_quorum
from ecabinet.domain.voting.poll import base_of
from ecabinet.domain.voting.results import Numbers
from ecabinet.domain.voting.rule_sets import Comparator, QuorumAt, RuleSet, Step, Unit


def least_to_pass(base: int, rule: RuleSet | Step) -> int:
    """Return the least number of votes that is enough: more than half of 23 is 12, of 24 is 13; never none."""
    constant = rule.constant if isinstance(rule, RuleSet) else 0
    share = Fraction(rule.numerator, rule.denominator) * base + constant
    return max(1, floor(share) + 1 if rule.comparator == Comparator.MORE_THAN else ceil(share))


def quorum_of(rule: RuleSet, heads: Numbers, weights: Numbers) -> tuple[int, int]:
    """Return how many make the quorum and how many are needed, in the unit of the rule's quorum."""
    counted = heads if rule.quorum_unit == Unit.HEADS else weights
    whole = base_of(rule.quorum_base, counted, (), rule.quorum_unit)
    here = {
        QuorumAt.OPENING: counted.present_at_opening,
        QuorumAt.CLOSING: counted.present_at_closing,
        QuorumAt.THROUGHOUT: counted.present_throughout,
        QuorumAt.BALLOTS: counted.cast,
    }[rule.quorum_at]
    return here, least_for_quorum(whole, rule.quorum_numerator, rule.quorum_denominator)
