"""What a session archive holds of one vote: its ballots, and of a secret one the box and who voted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.problems import LEAST_SECRET, mark_problem
from ecabinet.trust.session_archive.reading import Record

T = TypeVar("T", v.Ballot, v.BallotBox, v.Cast)


class Handed(msgspec.Struct, frozen=True):
    """What was handed in for one vote: ballots with their names, boxes of ballots without, and marks of who voted."""

    ballots: Sequence[v.Ballot] = ()
    boxes: Sequence[v.BallotBox] = ()
    casts: Sequence[v.Cast] = ()

    @property
    def box(self) -> v.BallotBox | None:
        """The box of a secret vote."""
        return self.boxes[0] if self.boxes else None

    @property
    def number(self) -> int:
        """How many ballots there are."""
        return len(self.ballots) + sum(len(box.marks) for box in self.boxes)


def handed_in(record: Record) -> dict[Id, Handed]:
    """Return what was handed in, by vote."""

    def of(vote: v.Vote) -> Handed:
        return Handed(
            _of(vote, record.all(v.Ballot)), _of(vote, record.all(v.BallotBox)), _of(vote, record.all(v.Cast))
        )

    return {vote.id: of(vote) for vote in record.all(v.Vote)}


def _of(vote: v.Vote, values: Iterable[T]) -> list[T]:
    return [value for value in values if value.vote == vote.id]


def is_sound_secret(vote: v.Vote, handed: Handed) -> bool:
    """Whether a secret vote is as the hub's rules let it become: as many ballots in one box as electors put one in.

    Only who took no part has a ballot with a name, and nobody voted twice.
    """
    if len(handed.boxes) != 1:
        return False
    marks = handed.boxes[0].marks
    seats = {elector.participant: elector.person for elector in vote.electorate if elector.entitled}
    voted = [cast.participant for cast in handed.casts]
    recused = {ballot.participant for ballot in handed.ballots}
    return (
        all(mark_problem(vote.form, mark) is None and mark.choice != Choice.RECUSED for mark in marks)
        and not 0 < len(marks) < LEAST_SECRET
        and all(ballot.choice == Choice.RECUSED for ballot in handed.ballots)
        and all(seats.get(cast.participant) == cast.person for cast in handed.casts)
        and len(set(voted)) == len(voted)
        and recused <= set(voted)
        and len(voted) == len(marks) + len(recused)
    )
