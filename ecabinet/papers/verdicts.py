"""What a vote came to, in one Vietnamese sentence, for papers and for the record that a secretary writes from."""

from __future__ import annotations

from ecabinet.domain.voting import reasons
from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet


def reason_of(vote: Vote, result: Result, rule: RuleSet) -> str:
    """Return why a vote came to what it did, with the chair's word where it decided a tie."""
    parts = [reasons.reason_of(result, rule, vote.form).vi, vote.settled_reason or ""]
    return "; ".join(part for part in parts if part)


def rule_in_words(result: Result, rule: RuleSet) -> str:
    """Return what a rule asks for: `quá nửa tổng số thành viên tán thành (≥ 12/23)`; of a rating each threshold."""
    whom = reasons.base_words(rule)
    if rule.steps:
        return f"{reasons.steps_words(rule).vi}, tính trên tổng số {whom.vi}"
    of_all = f" (≥ {result.needed}/{result.base})" if result.base else ""
    return f"{reasons.fraction_words(rule).vi} tổng số {whom.vi} tán thành{of_all}"


def line_reasons(result: Result) -> tuple[str, ...]:
    """Return why each of several lines came to what it did; nothing for a single question."""
    return tuple(line.reason.vi for line in result.lines if line.key and line.reason is not None)
