"""A result with its reason as sentences, in the language on screen."""

from __future__ import annotations

from ecabinet.domain.voting.forms import ELECTIONS, RATINGS, Choice, Form, FormKind, Mark
from ecabinet.domain.voting.reasons import overall_of, reason_of, verdict_of
from ecabinet.domain.voting.results import LineResult, Reason, Result, Verdict
from ecabinet.domain.voting.rule_sets import Consequence, RuleSet
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.say import Language, SpokenLanguage, say
from ecabinet.ui.theme import Tone

_TONES = {Verdict.PASSED: Tone.SUCCESS, Verdict.FAILED: Tone.DANGER}
_CHOICE_TONES = {
    Choice.FOR: Tone.SUCCESS,
    Choice.AGAINST: Tone.DANGER,
    Choice.OTHER: Tone.INFO,
    Choice.HIGH: Tone.SUCCESS,
    Choice.CONFIDENCE: Tone.INFO,
    Choice.LOW: Tone.WARNING,
    Choice.NO_CONFIDENCE: Tone.DANGER,
}
_CHOICE_ICONS = {
    Choice.FOR: "circle-check",
    Choice.AGAINST: "circle-x",
    Choice.OTHER: "message-square",
    Choice.BLANK: "square",
    Choice.RECUSED: "user-x",
    Choice.HIGH: "arrow-up",
    Choice.CONFIDENCE: "circle-dot",
    Choice.LOW: "arrow-down",
    Choice.NO_CONFIDENCE: "circle-x",
}


def verdict_words(result: Result, form: Form | None = None) -> str:
    """Give the verdict alone; of several lines what they come to together: `all seats filled`, `2 of 3 passed`."""
    if form is not None and form.lines:
        return _spoken(overall_of(result, form))
    return {
        Verdict.PASSED: say("Passed"),
        Verdict.FAILED: say("Not passed"),
        Verdict.AWAITS_CHAIR: say("Waits for the chair's word"),
        Verdict.AWAITS_LOT: say("Waits for a draw by lot"),
        Verdict.REPEAT: say("To be voted on again"),
        Verdict.VOID: say("Void: no quorum"),
    }[result.verdict]


def verdict_tone(result: Result) -> Tone:
    """Give the tone that goes with the verdict's words."""
    return _TONES.get(result.verdict, Tone.WARNING)


def numbers_words(result: Result, form: Form) -> str:
    """Give the decisive numbers in a few words: votes for, or how many lines passed or were elected."""
    if not form.lines:
        return say("{votes} of {base} in favour", votes=result.votes_for, base=result.base)
    passed = sum(1 for line in result.lines if line.verdict == Verdict.PASSED)
    if form.kind in ELECTIONS:
        return say("{elected} elected for {seats} places", elected=passed, seats=form.seats)
    if form.kind in RATINGS:
        low = sum(1 for line in result.lines if line.consequence is not None)
        return say("{count} rated, {low} with a consequence", count=len(result.lines), low=low)
    return say("{passed} of {count} passed", passed=passed, count=len(result.lines))


def outcome_badge(line: LineResult, form: Form) -> BadgeValue:
    """Give what one line comes to: passed, elected, what follows from a rating."""
    words = _spoken(verdict_of(line, form))
    if form.kind in RATINGS and line.verdict in {Verdict.PASSED, Verdict.FAILED}:
        tones = {None: Tone.NEUTRAL, Consequence.MAY_RESIGN: Tone.WARNING, Consequence.DISMISSAL: Tone.DANGER}
        return BadgeValue(words, tones[line.consequence])
    if form.kind in ELECTIONS and line.verdict == Verdict.FAILED:
        return BadgeValue(words, Tone.NEUTRAL)
    return BadgeValue(words, _TONES.get(line.verdict, Tone.WARNING))


def _spoken(reason: Reason) -> str:
    words = reason.vi if SpokenLanguage.now() is Language.VIETNAMESE else reason.en
    return words[:1].upper() + words[1:]


def result_sentence(result: Result, rule: RuleSet | None, form: Form | None = None) -> str:
    """Give numbers, need and verdict: `14 in favour of 23 members; more than half needed (≥ 12): passed`.

    It is the sentence that the result carries, the same on paper and on every screen; empty when no rule is known.
    """
    if rule is None:
        return ""
    reason = reason_of(result, rule, form or Form())
    return reason.vi if SpokenLanguage.now() is Language.VIETNAMESE else reason.en


def mark_words(mark: Mark, form: Form) -> str:
    """Give what a ballot says: an answer with the text of an opinion, who was chosen, or the answers line by line."""
    if mark.choice != Choice.BY_LINE:
        words = choice_words(mark.choice, form.kind)
        return f"{words}: {mark.text}" if mark.text else words
    answers = [(line.title, answer) for line in form.lines if (answer := mark.on(line.key)) is not None]
    if form.kind == FormKind.CHOOSE:
        return ", ".join(title for title, _ in answers)
    return "; ".join(f"{title}: {choice_words(answer, form.kind)}" for title, answer in answers)


def choice_words(choice: Choice, kind: FormKind = FormKind.MOTION) -> str:
    """Give a choice as the ballot names it."""
    if kind == FormKind.OPINION and choice in {Choice.FOR, Choice.AGAINST}:
        return say("Agree") if choice == Choice.FOR else say("Disagree")
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
    return _CHOICE_TONES.get(choice, Tone.NEUTRAL)


def choice_icon(choice: Choice) -> str:
    """Give the name of a choice's icon."""
    return _CHOICE_ICONS.get(choice, "circle-minus")
