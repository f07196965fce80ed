"""A result with its reason as sentences, in the language on screen."""

from __future__ import annotations

from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.domain.voting.reasons import reason_of
from ecabinet.domain.voting.results import Result, Verdict
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.ui.say import Language, SpokenLanguage, say
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
        case Verdict.AWAITS_LOT:
            return say("Waits for a draw by lot")
        case Verdict.REPEAT:
            return say("To be voted on again")
        case Verdict.VOID:
            return say("Void: no quorum")


def verdict_tone(result: Result) -> Tone:
    """Give the tone that goes with the verdict's words."""
    return {Verdict.PASSED: Tone.SUCCESS, Verdict.FAILED: Tone.DANGER}.get(result.verdict, Tone.WARNING)


def result_sentence(result: Result, rule: RuleSet | None, form: Form | None = None) -> str:
    """Give numbers, need and verdict: `14 in favour of 23 members; more than half needed (≥ 12): passed`.

    It is the sentence that the result carries, the same on paper and on every screen; empty when no rule is known.
    """
    if rule is None:
        return ""
    reason = reason_of(result, rule, form or Form())
    return reason.vi if SpokenLanguage.now() is Language.VIETNAMESE else reason.en


def choice_words(choice: Choice) -> str:
    """Give a choice as the ballot names it."""
    return {
        Choice.FOR: say("In favour"),
        Choice.AGAINST: say("Against"),
        Choice.ABSTAIN: say("Abstain"),
        Choice.OTHER: say("Other opinion"),
        Choice.BLANK: say("Blank ballot"),
        Choice.INVALID: say("Invalid ballot"),
        Choice.RECUSED: say("Takes no part"),
        Choice.BY_LINE: say("Voted line by line"),
        Choice.HIGH: say("High confidence"),
        Choice.CONFIDENCE: say("Confidence"),
        Choice.LOW: say("Low confidence"),
        Choice.NO_CONFIDENCE: say("No confidence"),
    }[choice]


def choice_tone(choice: Choice) -> Tone:
    """Give the tone of a choice; its words and icon say it too."""
    return {Choice.FOR: Tone.SUCCESS, Choice.AGAINST: Tone.DANGER}.get(choice, Tone.NEUTRAL)


def choice_icon(choice: Choice) -> str:
    """Give the name of a choice's icon."""
    return {Choice.FOR: "circle-check", Choice.AGAINST: "circle-x"}.get(choice, "circle-minus")
