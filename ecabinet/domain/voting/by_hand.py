"""A vote that was taken by hand: what its counting record says, and the nameless ballots that come to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Answer, Choice, Form, Line, Mark


class Way(StrEnum):
    """How a vote was taken where it was not taken on devices."""

    PAPER = "paper"
    RAISED_HANDS = "raised_hands"


class ChoiceNumber(msgspec.Struct, frozen=True):
    """How many chose this."""

    choice: Choice
    number: int


class LineTally(msgspec.Struct, frozen=True):
    """The numbers of one line of the question; `line` empty is the question itself."""

    line: str
    numbers: tuple[ChoiceNumber, ...]

    def number(self, choice: Choice) -> int:
        """Return how many chose this."""
        return sum(one.number for one in self.numbers if one.choice == choice)

    @property
    def total(self) -> int:
        """How many answered this line."""
        return sum(one.number for one in self.numbers)


class HandCount(msgspec.Struct, frozen=True, kw_only=True):
    """What the tellers counted, as somebody entered it; the result follows once somebody else confirmed it.

    `record` is the document with the scanned counting record and `record_version` the version that was read: by its id,
    as the vote goes to all who were invited, and the hash of a document that they are not shown tells what it is.
    `issued` are the papers that were handed out, 0 where hands were raised; those that came back are valid, blank or
    invalid.
    """

    way: Way
    taken_at: datetime
    tellers: tuple[str, ...]
    record: Id
    tallies: tuple[LineTally, ...]
    valid: int
    entered_by: Id
    entered_name: str
    entered_at: datetime
    record_version: Id | None = None
    blank: int = 0
    invalid: int = 0
    issued: int = 0
    confirmed_by: Id | None = None
    confirmed_name: str = ""
    confirmed_at: datetime | None = None

    @property
    def returned(self) -> int:
        """How many ballots were handed in."""
        return self.valid + self.blank + self.invalid


def marks_of(form: Form, counted: HandCount) -> dict[Id, Mark]:
    """Return ballots without names that come to the counted numbers; their keys are no seats.

    Votes for are dealt out in turn, so that none of the ballots is for more or fewer than the form lets one be.
    """
    marks = [Mark(choice) for choice, number in _of_whole(counted) for _ in range(number)]
    if form.lines:
        marks += [Mark(Choice.BY_LINE, answers) for answers in _dealt(form.lines, counted)]
    else:
        marks += [Mark(one.choice) for one in counted.tallies[0].numbers for _ in range(one.number)]
    return {f"ballot {number}": mark for number, mark in enumerate(marks, start=1)}


def _of_whole(counted: HandCount) -> tuple[tuple[Choice, int], ...]:
    return ((Choice.BLANK, counted.blank), (Choice.INVALID, counted.invalid))


def _dealt(lines: Sequence[Line], counted: HandCount) -> list[tuple[Answer, ...]]:
    tallies = {tally.line: tally for tally in counted.tallies}
    ballots: list[list[Answer]] = [[] for _ in range(counted.valid)]
    first = 0
    for line in lines:
        tally = tallies[line.key]
        # Votes for come first in each line: the next line begins where they ended.
        numbers = sorted(tally.numbers, key=lambda one: one.choice != Choice.FOR)
        choices = [one.choice for one in numbers for _ in range(one.number)]
        for place, choice in enumerate(choices):
            ballots[(first + place) % counted.valid].append(Answer(line.key, choice))
        first += tally.number(Choice.FOR)
    return [tuple(answers) for answers in ballots]
