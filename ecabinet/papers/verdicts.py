"""What a vote came to, in one Vietnamese sentence, for papers and for the record that a secretary writes from."""

from __future__ import annotations

from ecabinet.domain.voting.entities import Basis, Comparator, Result, RuleSet, Verdict, Vote
from ecabinet.papers.wording import Outcome, Reckoning, verdict_reason

_OUTCOMES = {
    Verdict.PASSED: Outcome.PASSED,
    Verdict.FAILED: Outcome.FAILED,
    Verdict.AWAITS_CHAIR: Outcome.AWAITS_CHAIR,
}
_TIES = {
    Basis.TIE_CHAIR_FOR: "số phiếu ngang nhau, quyết định theo bên có ý kiến của chủ tọa",
    Basis.TIE_CHAIR_AGAINST: "số phiếu ngang nhau, quyết định theo bên có ý kiến của chủ tọa",
    Basis.TIE_FAILS: "số phiếu ngang nhau",
    Basis.CHAIRS_WORD: "số phiếu ngang nhau, chủ tọa quyết định",
}


def reason_of(vote: Vote, result: Result, rule: RuleSet) -> str:
    """Return why a vote came to what it did, with the chair's word where it decided a tie."""
    told = verdict_reason(
        Reckoning(
            in_favour=result.votes_for,
            electorate=result.base,
            share_needed=share_in_words(rule),
            needed=result.needed,
            present=result.present,
            quorum=result.quorum,
            outcome=_OUTCOMES[result.verdict],
        )
    )
    parts = [told, _TIES.get(result.basis, ""), vote.settled_reason or ""]
    return "; ".join(part for part in parts if part)


def share_in_words(rule: RuleSet) -> str:
    """Return the fraction a rule asks for: `quá nửa`, `ít nhất 2/3`, `trên 1/3`."""
    half = 2 * rule.numerator == rule.denominator
    if rule.comparator == Comparator.MORE_THAN:
        return "quá nửa" if half else f"trên {rule.numerator}/{rule.denominator}"
    return "ít nhất một nửa" if half else f"ít nhất {rule.numerator}/{rule.denominator}"
