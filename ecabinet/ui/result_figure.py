"""A result as the bars that draw it."""

from __future__ import annotations

from fractions import Fraction

from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Result
from ecabinet.ui.formats import percent_text
from ecabinet.ui.kit.result_bars import ResultOption, ResultValue
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

_ALWAYS = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)


def result_figure(result: Result) -> ResultValue:
    """Give the bars of a result: what was chosen and who did not vote, of all members; the need on the first.

    Other opinions, blank and invalid ballots and those who take no part have a bar where there are any.
    """
    counts = {
        Choice.FOR: result.votes_for,
        Choice.AGAINST: result.votes_against,
        Choice.ABSTAIN: result.abstained,
        Choice.OTHER: result.other,
        Choice.BLANK: result.blank,
        Choice.INVALID: result.invalid,
        Choice.RECUSED: result.recused,
    }
    bars = [
        ResultOption(
            choice_words(choice),
            count,
            share_words(count, result.whole),
            choice_tone(choice),
            choice_icon(choice),
            result.needed if choice is Choice.FOR else 0,
        )
        for choice, count in counts.items()
        if count or choice in _ALWAYS
    ]
    left = ResultOption(
        say("Did not vote"), result.not_voted, share_words(result.not_voted, result.whole), Tone.NEUTRAL, "circle"
    )
    return ResultValue((*bars, left), result.whole)


def share_words(count: int, whole: int) -> str:
    """Give a share of all as `60,9 %`, an empty text where there is nobody."""
    return percent_text(Fraction(count, whole)) if whole else ""
