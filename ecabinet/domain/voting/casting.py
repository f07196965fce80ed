"""Who may cast the ballot of a seat now: the electorate is frozen, the right to cast is not."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Id, Refusal, World
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, VoteState
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.rule_sets import TimeOut
from ecabinet.domain.voting.running import is_out_of_time


class _Sorted(NamedTuple):
    """An electorate by seat, and by who holds a seat; who holds several is found by the first."""

    electorate: tuple[Elector, ...]
    by_seat: dict[Id, Elector]
    by_person: dict[Id, Elector]


class _Remembered:
    """The electorate that was asked for last, sorted: each of a thousand ballots would else go through all electors.

    It is told apart by its identity, as a frozen value may; one assignment replaces it, so threads need no lock.
    """

    def __init__(self) -> None:
        self._last = _Sorted((), {}, {})

    def elector(self, electorate: tuple[Elector, ...], person: Id, seat: Id | None) -> Elector | None:
        """Return the elector of a seat, or where none is given the one who holds a seat of their own."""
        last = self._last
        if last.electorate is not electorate:
            backwards = electorate[::-1]
            last = _Sorted(
                electorate, {one.participant: one for one in backwards}, {one.person: one for one in backwards}
            )
            self._last = last
        return last.by_person.get(person) if seat is None else last.by_seat.get(seat)


_REMEMBERED: Final = _Remembered()


class Caster(msgspec.Struct, frozen=True):
    """The seat a ballot is for, and the participant who casts it."""

    elector: Elector
    participant: Id


def caster_of(world: World, vote: Vote, person: Id, seat: Id | None) -> Caster | Refusal:
    """Return for which seat somebody casts: their own where `seat` is None, else one whose mandate they carry."""
    elector = _REMEMBERED.elector(vote.electorate, person, seat)
    if elector is None or not elector.entitled:
        return Refusal("not_an_elector")
    holder = world.get(Participant, elector.participant)
    if holder is None or not holder.votes:
        return Refusal("not_an_elector")
    is_given = carrier_now(world, elector) is not None
    if elector.person == person:
        return Refusal("mandate_given") if is_given else Caster(elector, elector.participant)
    carrier = None if elector.carried_by is None else world.get(Participant, elector.carried_by)
    if carrier is None or carrier.person != person:
        return Refusal("not_an_elector")
    return Caster(elector, carrier.id) if is_given else Refusal("mandate_withdrawn", {"name": elector.full_name})


def carrier_now(world: World, elector: Elector) -> Id | None:
    """Return who casts for a seat now by its mandate: carried when the vote was opened, and not taken back since."""
    holder = world.get(Participant, elector.participant)
    return elector.carried_by if holder is not None and holder.carried_by == elector.carried_by else None


def carrier_of(elector: Elector, person: Id) -> Id | None:
    """Return by whose mandate the ballot of a seat was cast, which is this person's: None for its holder's own."""
    return None if elector.person == person else elector.carried_by


def closed_problem(vote: Vote, now: datetime) -> Refusal | None:
    """Refuse a ballot for a vote that takes none now."""
    if vote.state == VoteState.CANCELLED:
        return Refusal("vote_cancelled", {"question": vote.question})
    stays_open = vote.rule is not None and vote.rule.time_out == TimeOut.KEEP_OPEN
    if vote.state == VoteState.CLOSED or (is_out_of_time(vote, now) and not stays_open):
        return Refusal("vote_closed", {"question": vote.question})
    return None if vote.paused_at is None else Refusal("vote_paused", {"question": vote.question})


def absence_problem(world: World, vote: Vote, caster: Caster) -> Refusal | None:
    """Refuse who is not checked in where the rule demands it."""
    if vote.rule is None or not vote.rule.presence_required:
        return None
    here = any(one.left_at is None for one in world.find(Attendance, parent=caster.participant))
    return None if here else Refusal("not_checked_in")


def cast_of(world: World, vote: Vote, elector: Elector) -> Cast | None:
    """Return the mark of the ballot of a seat, whoever cast it: its holder, or who carried its mandate at opening.

    Asked by person, as marks are found: all marks of a large vote are never read for one ballot.
    """
    carrier = None if elector.carried_by is None else world.get(Participant, elector.carried_by)
    for person in {elector.person, elector.person if carrier is None else carrier.person}:
        for mark in world.find(Cast, parent=vote.id, person=person):
            if mark.participant == elector.participant:
                return mark
    return None


def split_problem(world: World, vote: Vote, caster: Caster, person: Id, mark: Mark) -> Refusal | None:
    """Refuse to vote for one seat otherwise than for another, where mandates may not be split."""
    if vote.rule is None or vote.rule.splits_mandates or vote.rule.mandates == 0:
        return None
    others = [
        ballot
        for ballot in world.find(Ballot, parent=vote.id, person=person)
        if ballot.participant != caster.elector.participant
    ]
    return Refusal("mandates_not_split") if any(ballot.mark != mark for ballot in others) else None
