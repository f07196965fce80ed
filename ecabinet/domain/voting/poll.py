"""What a count starts from, and the members and ballots in it, in heads and in weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.entities import ChairsWord, Elector, Presence
from ecabinet.domain.voting.forms import Choice, Form, Line, Mark
from ecabinet.domain.voting.results import Numbers, OptionNumber
from ecabinet.domain.voting.rule_sets import Base, RuleSet, Unit

Marks = Mapping[Id, Mark]
"""Ballots by the seat they are for. A ballot whose name was never kept has a key that is no seat, and weighs one."""


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a count depends on beside the ballots; with them it can be counted again by anybody.

    `chair` is the seat whose side breaks a tie; `lot` the seed of a draw, empty while none was drawn. `way`
    says how the vote was taken where it was taken by hand.
    """

    rule: RuleSet
    electorate: tuple[Elector, ...]
    presence: Presence
    form: Form = Form()
    chair: Id | None = None
    lot: str = ""
    words: tuple[ChairsWord, ...] = ()
    way: Way | None = None


def check(poll: Poll, marks: Marks) -> None:
    """Raise ValueError for ballots that no record of a vote can hold: of nobody entitled, or more than there are."""
    seats = {elector.participant: elector for elector in poll.electorate}
    nameless = [key for key in marks if key not in seats]
    if any(not seats[key].entitled for key in marks if key in seats):
        raise ValueError("a ballot of a seat that may not vote")
    if nameless and any(elector.weight != 1 for elector in poll.electorate):
        raise ValueError("nameless ballots where votes have weights")
    if len(marks) > sum(1 for elector in poll.electorate if elector.entitled):
        raise ValueError("more ballots than electors")


def numbers(poll: Poll, marks: Marks, unit: Unit) -> Numbers:
    """Return members and ballots in a unit."""
    weights = _weights(poll, unit)
    members = sum(weights.values())

    def marked(*choices: Choice) -> int:
        return sum(weights.get(key, 1) for key, mark in marks.items() if mark.choice in choices)

    recused = marked(Choice.RECUSED)
    cast = sum(weights.get(key, 1) for key in marks) - recused
    return Numbers(
        members=members,
        entitled=sum(weights[one.participant] for one in poll.electorate if one.entitled) - recused,
        present_at_opening=_present(weights, poll.presence.at_opening),
        present_at_closing=_present(weights, poll.presence.at_closing),
        part_from_opening=_took_part(weights, poll.presence.at_opening, marks),
        part_at_closing=_took_part(weights, poll.presence.at_closing, marks),
        present_throughout=_present(weights, poll.presence.fewest if unit == Unit.HEADS else poll.presence.lightest),
        cast=cast,
        blank=marked(Choice.BLANK),
        invalid=marked(Choice.INVALID),
        recused=recused,
        not_voted=members - cast - recused,
    )


def _weights(poll: Poll, unit: Unit) -> dict[Id, int]:
    return {one.participant: 1 if unit == Unit.HEADS else one.weight for one in poll.electorate}


def _present(weights: Mapping[Id, int], seats: Iterable[Id]) -> int:
    return sum(weights.get(seat, 0) for seat in set(seats))


def _took_part(weights: Mapping[Id, int], seats: Iterable[Id], marks: Marks) -> int:
    """Who voted took part, checked in or not: no share of those who took part is above one."""
    voted = {key for key, mark in marks.items() if mark.choice != Choice.RECUSED}
    nameless = sum(1 for key in voted if key not in weights)
    return max(_present(weights, {*seats, *voted}), _present(weights, voted) + nameless)


def options_of(poll: Poll, marks: Marks, line: Line | None) -> tuple[OptionNumber, ...]:
    """Return how many chose each option of a line, or of the question (None)."""
    weights = _weights(poll, Unit.WEIGHTS)
    key = None if line is None else line.key
    chosen = [(mark.on(key), weights.get(seat, 1)) for seat, mark in marks.items()]
    return tuple(
        OptionNumber(
            option,
            sum(1 for choice, _ in chosen if choice == option),
            sum(weight for choice, weight in chosen if choice == option),
        )
        for option in poll.form.options
    )


def base_of(base: Base, counted: Numbers, options: Iterable[OptionNumber], unit: Unit) -> int:
    """Return what a fraction is taken of, `counted` and `options` being of the same vote."""
    match base:
        case Base.ALL_MEMBERS:
            return counted.members
        case Base.ENTITLED:
            return counted.entitled
        case Base.PRESENT_AT_OPENING:
            return counted.part_from_opening
        case Base.PRESENT_AT_CLOSING:
            return counted.part_at_closing
        case Base.CAST:
            return counted.cast
        case Base.VALID:
            return counted.valid
        case Base.DECIDED:
            return _sum(options, unit, Choice.FOR, Choice.AGAINST)
        case Base.DECIDED_OR_ABSTAINED:
            return _sum(options, unit, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)


def _sum(options: Iterable[OptionNumber], unit: Unit, *choices: Choice) -> int:
    return sum(one.of(unit) for one in options if one.choice in choices)
