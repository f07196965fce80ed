"""What lies in the box of a running vote, in as many bytes from the opening to the close, whatever the ballots say.

A row for each elector, filled from the top; in it a byte for the ballot as a whole, then one for each line of the
question. Nought is no answer, and a row of noughts no ballot. So the length is that of a full box of full ballots. One
byte before the rows says that it is this form: a box that another version of the hub had sealed is told from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.forms import Answer, Choice, Mark

_CODES: Final = {
    Choice.FOR: 1,
    Choice.AGAINST: 2,
    Choice.ABSTAIN: 3,
    Choice.BLANK: 4,
    Choice.BY_LINE: 5,
    Choice.HIGH: 6,
    Choice.CONFIDENCE: 7,
    Choice.LOW: 8,
    Choice.NO_CONFIDENCE: 9,
}
"""Whatever a secret ballot can say. A vote may run while the hub is updated, so none of these ever changes."""
_FORM: Final = b"\xb1"
"""This form of the grid. It is no code and no length, with either of which a box began before."""
_CHOICES: Final = {code: choice for choice, code in _CODES.items()}


def as_grid(vote: Vote, marks: Sequence[Mark]) -> bytes:
    """Write the ballots of an open vote. Their answers stand in the order of the question."""
    places = {line.key: place for place, line in enumerate(vote.form.lines, start=1)}
    room = bytes((len(vote.electorate) - len(marks)) * _width(vote))
    return _FORM + b"".join(_row(mark, places) for mark in marks) + room


def from_grid(vote: Vote, grid: bytes) -> tuple[Mark, ...] | None:
    """Read the ballots of an open vote; None for a box that was sealed in another form than this."""
    if not grid.startswith(_FORM):
        return None
    width = _width(vote)
    rows = (grid[start : start + width] for start in range(len(_FORM), len(grid), width))
    return tuple(_mark(vote, row) for row in rows if row[0])


def _width(vote: Vote) -> int:
    return 1 + len(vote.form.lines)


def _row(mark: Mark, places: dict[str, int]) -> bytes:
    row = bytearray(1 + len(places))
    row[0] = _CODES[mark.choice]
    for answer in mark.answers:
        row[places[answer.line]] = _CODES[answer.choice]
    return bytes(row)


def _mark(vote: Vote, row: bytes) -> Mark:
    told = zip(vote.form.lines, row[1:], strict=True)
    return Mark(_CHOICES[row[0]], tuple(Answer(line.key, _CHOICES[code]) for line, code in told if code))
