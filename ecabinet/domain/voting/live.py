"""Counts of a vote while it is open, where its rule shows them (live counts, live names); elsewhere there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import Ballot, Vote
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.domain.voting.poll import options_of
from ecabinet.domain.voting.recount import poll_of
from ecabinet.domain.voting.rule_sets import Showing, Unit

LIVE = frozenset({Showing.LIVE_COUNTS, Showing.LIVE_NAMES})
"""Ways to show a vote in which its counts are seen while it runs."""
_WHOLE = (Choice.BLANK, Choice.INVALID, Choice.RECUSED)


class LiveLine(msgspec.Struct, frozen=True):
    """The count of one line so far, in the unit that decides; `key` empty is the question itself."""

    key: str
    title: str
    numbers: tuple[tuple[Choice, int], ...]


class LiveCount(msgspec.Struct, frozen=True):
    """The count so far: of every line, and of what stood for whole ballots where there were any, of all `members`."""

    lines: tuple[LiveLine, ...]
    whole: tuple[tuple[Choice, int], ...]
    members: int


def shows_names(vote: Vote) -> bool:
    """Whether each ballot of a vote is shown with its name as soon as it is cast."""
    return vote.rule is not None and vote.rule.showing == Showing.LIVE_NAMES


def live_numbers(vote: Vote, ballots: Iterable[Ballot]) -> dict[str, int]:
    """Return the counts so far by `LINE/CHOICE`, empty where the rule shows none before the close."""
    poll = poll_of(vote)
    if poll is None or poll.rule.showing not in LIVE:
        return {}
    marks: Mapping[Id, Mark] = {ballot.participant: ballot.mark for ballot in ballots}
    unit, weights = poll.rule.unit, {one.participant: one.weight for one in vote.electorate}
    found = {
        f"{'' if line is None else line.key}/{one.choice}": one.of(unit)
        for line in vote.form.lines or (None,)
        for one in options_of(poll, marks, line)
    }
    for choice in _WHOLE:
        seats = [seat for seat, mark in marks.items() if mark.choice == choice]
        found[f"/{choice}"] = len(seats) if unit == Unit.HEADS else sum(weights.get(seat, 1) for seat in seats)
    return found


def live_count(vote: Vote, numbers: Mapping[str, int]) -> LiveCount | None:
    """Read counts that were told of an open vote, None where its rule shows none."""
    if vote.rule is None or vote.rule.showing not in LIVE:
        return None
    lines = [(line.key, line.title) for line in vote.form.lines] or [("", "")]
    heads = vote.rule.unit == Unit.HEADS
    whole = [(choice, numbers.get(f"/{choice}", 0)) for choice in _WHOLE]
    return LiveCount(
        tuple(
            LiveLine(key, title, tuple((choice, numbers.get(f"{key}/{choice}", 0)) for choice in vote.form.options))
            for key, title in lines
        ),
        tuple((choice, number) for choice, number in whole if number),
        len(vote.electorate) if heads else sum(one.weight for one in vote.electorate),
    )
