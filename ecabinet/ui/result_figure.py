"""A result as the bars that draw it."""

from __future__ import annotations

from fractions import Fraction

from ecabinet.domain.voting.entities import Choice, Result
from ecabinet.ui.formats import percent_text
from ecabinet.ui.kit.result_bars import ResultOption, ResultValue
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def result_figure(result: Result) -> ResultValue:
    """Give the bars of a result: the three choices and who did not vote, of all members; the need on the first."""
    counts = {
        Choice.FOR: result.votes_for,
        Choice.AGAINST: result.votes_against,
        Choice.ABSTAIN: result.abstained,
    }
    bars = [
        ResultOption(
            choice_words(choice),
            count,
            _share(count, result.base),
            choice_tone(choice),
            choice_icon(choice),
            result.needed if choice is Choice.FOR else 0,
        )
        for choice, count in counts.items()
    ]
    left = ResultOption(
        say("Did not vote"), result.not_voted, _share(result.not_voted, result.base), Tone.NEUTRAL, "circle"
    )
    return ResultValue((*bars, left), result.base)


def _share(count: int, base: int) -> str:
    return percent_text(Fraction(count, base)) if base else ""
