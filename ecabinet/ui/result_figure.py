"""A result, or the count so far, as the bars that draw it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ecabinet.domain.voting.forms import ELECTIONS, RATINGS, Choice, Form, FormKind
from ecabinet.domain.voting.live import LiveCount
from ecabinet.domain.voting.results import LineResult, Result
from ecabinet.domain.voting.rule_sets import RuleSet, Unit
from ecabinet.ui.formats import number_text, percent_text
from ecabinet.ui.kit.line_figures import LineFigure, Segment
from ecabinet.ui.kit.result_bars import ResultOption, ResultValue
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words, outcome_badge
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def result_figure(result: Result, form: Form | None = None) -> ResultValue:
    """Give the bars of one question: what was chosen and who did not vote, of all members; the need on the first.

    What is not among the form's options (another opinion, blank and invalid ballots, taking no part) has a bar where
    there is any. Where weights count the numbers are weights, and the words say how many ballots they are.
    """
    form = form or Form()
    counts = {
        Choice.FOR: result.votes_for,
        Choice.AGAINST: result.votes_against,
        Choice.ABSTAIN: result.abstained,
        Choice.OTHER: result.other,
        Choice.BLANK: result.blank,
        Choice.INVALID: result.invalid,
        Choice.RECUSED: result.recused,
    }
    heads = _ballots_of(result)
    bars = [
        ResultOption(
            _with_ballots(choice_words(choice, form.kind), heads.get(choice)),
            count,
            share_words(count, result.whole),
            choice_tone(choice),
            choice_icon(choice),
            result.needed if choice is Choice.FOR else 0,
        )
        for choice, count in counts.items()
        if count or choice in form.options
    ]
    left = ResultOption(
        say("Did not vote"), result.not_voted, share_words(result.not_voted, result.whole), Tone.NEUTRAL, "circle"
    )
    return ResultValue((*bars, left), result.whole)


def line_figures(result: Result, form: Form, rule: RuleSet | None) -> tuple[LineFigure, ...]:
    """Give the lines of a result with their numbers and outcomes; in an election from the most votes down."""
    unit = Unit.HEADS if rule is None else rule.unit
    numbered = {line.key: f"{place}. {line.title}" for place, line in enumerate(form.lines, start=1)}
    order = sorted(result.lines, key=lambda line: line.rank) if form.kind in ELECTIONS else result.lines
    return tuple(_line(line, numbered.get(line.key, line.title), form, result.whole, unit) for line in order)


def live_figure(count: LiveCount, form: Form) -> ResultValue:
    """Give the bars of a question's count so far."""
    numbers = (*count.lines[0].numbers, *count.whole)
    bars = [
        ResultOption(
            choice_words(choice, form.kind),
            number,
            share_words(number, count.members),
            choice_tone(choice),
            choice_icon(choice),
        )
        for choice, number in numbers
    ]
    return ResultValue(tuple(bars), count.members)


def live_lines(count: LiveCount, form: Form) -> tuple[LineFigure, ...]:
    """Give the lines of a count so far, in their order on the ballot: nobody leads before the close."""
    return tuple(
        LineFigure(
            title=f"{place}. {line.title}",
            numbers=_told(dict(line.numbers), form.kind, count.members),
            segments=_segments(line.numbers),
            total=count.members,
        )
        for place, line in enumerate(count.lines, start=1)
    )


def others_words(result: Result) -> str:
    """Give what stood for whole ballots, and who did not vote: what has no line of its own."""
    counts = ((Choice.BLANK, result.blank), (Choice.INVALID, result.invalid), (Choice.RECUSED, result.recused))
    told = [f"{choice_words(choice)} {number_text(count)}" for choice, count in counts if count]
    return " · ".join((*told, f"{say('Did not vote')} {number_text(result.not_voted)}"))


def _line(line: LineResult, title: str, form: Form, whole: int, unit: Unit) -> LineFigure:
    numbers = [(one.choice, one.of(unit)) for one in line.numbers]
    return LineFigure(
        title=title,
        numbers=_told(dict(numbers), form.kind, whole),
        segments=_segments(numbers),
        total=whole,
        needed=0 if form.kind in RATINGS else line.needed,
        outcome=outcome_badge(line, form),
    )


def _told(numbers: Mapping[Choice, int], kind: FormKind, whole: int) -> str:
    told = ((choice_words(choice, kind), number) for choice, number in numbers.items())
    return " · ".join(
        f"{words} {number_text(number)} ({share_words(number, whole)})" if whole else f"{words} {number_text(number)}"
        for words, number in told
    )


def _segments(numbers: Iterable[tuple[Choice, int]]) -> tuple[Segment, ...]:
    return tuple(Segment(number, choice_tone(choice)) for choice, number in numbers)


def _ballots_of(result: Result) -> dict[Choice, int]:
    """Return how many ballots each option has, where the figures are weights."""
    if result.rule is None or result.rule.unit == Unit.HEADS or len(result.lines) != 1:
        return {}
    return {one.choice: one.heads for one in result.lines[0].numbers}


def _with_ballots(words: str, ballots: int | None) -> str:
    return words if ballots is None else say("{choice} · ballots: {count}", choice=words, count=ballots)


def share_words(count: int, whole: int) -> str:
    """Give a share of all as `60,9 %`, an empty text where there is nobody."""
    return percent_text(Fraction(count, whole)) if whole else ""
