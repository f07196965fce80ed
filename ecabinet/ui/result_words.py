"""A result with its reason as sentences, in the language on screen."""

from __future__ import annotations

from ecabinet.domain.voting.entities import Basis, Choice, Comparator, Result, RuleSet, Verdict
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def verdict_words(result: Result) -> str:
    """Give the verdict alone."""
    match result.verdict:
        case Verdict.PASSED:
            return say("Passed")
        case Verdict.FAILED:
            return say("Not passed")
        case Verdict.AWAITS_CHAIR:
            return say("Waits for the chair's word")


def verdict_tone(result: Result) -> Tone:
    """Give the tone that goes with the verdict's words."""
    return {
        Verdict.PASSED: Tone.SUCCESS,
        Verdict.FAILED: Tone.DANGER,
        Verdict.AWAITS_CHAIR: Tone.WARNING,
    }[result.verdict]


def result_sentence(result: Result, rule: RuleSet | None) -> str:
    """Give numbers, need and verdict: `14 in favour of 23 members; more than half needed (≥ 12): passed`.

    The form of DESIGN.md section 7; the need is left out when the rule is not known.
    """
    need = "" if rule is None else f"{_need(result, rule)}; "
    verdict = {
        Verdict.PASSED: say("passed"),
        Verdict.FAILED: say("not passed"),
        Verdict.AWAITS_CHAIR: say("waits for the chair's word"),
    }[result.verdict]
    numbers = say("{votes} in favour of {base} members", votes=result.votes_for, base=result.base)
    here = say("{present} present, quorum {quorum}", present=result.present, quorum=result.quorum)
    return f"{numbers}; {need}{here}: {verdict}"


def basis_sentence(result: Result) -> str:
    """Say why an even vote came out as it did; empty where the numbers alone decide."""
    match result.basis:
        case Basis.TIE_CHAIR_FOR:
            return say("The votes are even; the side with the chair's vote decides: in favour.")
        case Basis.TIE_CHAIR_AGAINST:
            return say("The votes are even; the side with the chair's vote decides: against.")
        case Basis.TIE_FAILS:
            return say("The votes are even, so the proposal is not passed.")
        case Basis.TIE_OPEN:
            return say("As many in favour as against, with abstentions: the chair decides and the reason is recorded.")
        case Basis.CHAIRS_WORD:
            return say("As many in favour as against, with abstentions: decided by the chair's word.")
        case Basis.MAJORITY | Basis.SHORT_OF_MAJORITY:
            return ""


def choice_words(choice: Choice) -> str:
    """Give a choice as the ballot names it."""
    match choice:
        case Choice.FOR:
            return say("In favour")
        case Choice.AGAINST:
            return say("Against")
        case Choice.ABSTAIN:
            return say("Abstain")


def choice_tone(choice: Choice) -> Tone:
    """Give the tone of a choice; its words and icon say it too."""
    return {Choice.FOR: Tone.SUCCESS, Choice.AGAINST: Tone.DANGER, Choice.ABSTAIN: Tone.NEUTRAL}[choice]


def choice_icon(choice: Choice) -> str:
    """Give the name of a choice's icon."""
    return {Choice.FOR: "circle-check", Choice.AGAINST: "circle-x", Choice.ABSTAIN: "circle-minus"}[choice]


def _need(result: Result, rule: RuleSet) -> str:
    half = (rule.numerator, rule.denominator) == (1, 2)
    thirds = (rule.numerator, rule.denominator) == (2, 3)
    over = rule.comparator == Comparator.MORE_THAN
    fraction = f"{rule.numerator}/{rule.denominator}"
    if half:
        words = say("more than half needed (≥ {needed})", needed=result.needed)
        return words if over else say("at least half needed (≥ {needed})", needed=result.needed)
    if thirds and not over:
        return say("at least two thirds needed (≥ {needed})", needed=result.needed)
    if over:
        return say("more than {fraction} needed (≥ {needed})", fraction=fraction, needed=result.needed)
    return say("at least {fraction} needed (≥ {needed})", fraction=fraction, needed=result.needed)
