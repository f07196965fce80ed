"""Mandates to vote (uỷ quyền biểu quyết) on screens: who votes for a seat, whom one carries, and who could carry."""

from __future__ import annotations

import msgspec

from ecabinet.client.screens.parts import my_part, queued
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.meetings.course import BEFORE_CLOSING
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.participants.give_mandate import GiveMandate
from ecabinet.domain.participants.mandates import carried_seats, mandate_problem
from ecabinet.domain.participants.withdraw_mandate import WithdrawMandate
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.rule_sets import RuleSet


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who might vote for a seat, its substitute where `stands_in`; `problem` is what the hub would refuse."""

    participant: Id
    full_name: str
    position: str
    stands_in: bool
    problem: Refusal | None


class Mandate(msgspec.Struct, frozen=True, kw_only=True):
    """The mandate of one seat. `carrier` votes for it, None for the holder; `carries` names whom the holder votes for.

    A vote that is open keeps the electors it was opened with: `frozen` is who carries the seat there. `choices` is
    empty for who has no seat to give and only carries those of others. `is_waiting` until the hub has it.
    """

    meeting: Id
    seat: Id
    holder: str
    carrier: Id | None
    carrier_name: str
    carries: tuple[str, ...]
    choices: tuple[Carrier, ...]
    has_open_vote: bool
    frozen: Id | None
    is_waiting: bool

    @property
    def may_give(self) -> bool:
        """Whether the holder has a vote to hand on: who votes for others has not."""
        return bool(self.choices) and not self.carries


class MandateBook(msgspec.Struct, frozen=True, kw_only=True):
    """Who votes for whom in a meeting whose rule lets one person carry `most` further seats."""

    meeting: Id
    most: int
    parts: tuple[Participant, ...]
    votes: tuple[Vote, ...]
    waiting: frozenset[Id]

    def of(self, seat: Id) -> Mandate | None:
        """Return the mandate of a seat, None for who neither has a vote nor carries one."""
        by_id = {part.id: part for part in self.parts}
        part = by_id.get(seat)
        carried = carried_seats(self.parts, seat)
        if part is None or not (part.votes or carried):
            return None
        carrier = None if part.carried_by is None else by_id.get(part.carried_by)
        frozen = [one for vote in self.votes for one in vote.electorate if one.participant == seat and one.entitled]
        return Mandate(
            meeting=self.meeting,
            seat=seat,
            holder=part.full_name,
            carrier=part.carried_by,
            carrier_name="" if carrier is None else carrier.full_name,
            carries=tuple(one.full_name for one in carried),
            choices=self._choices(part) if part.votes else (),
            has_open_vote=bool(frozen),
            frozen=frozen[0].carried_by if frozen else None,
            is_waiting=seat in self.waiting,
        )

    def _choices(self, seat: Participant) -> tuple[Carrier, ...]:
        """Those who could carry it come first: one's substitute, then the members in the order of protocol."""
        found = [
            Carrier(
                participant=part.id,
                full_name=part.full_name,
                position=part.position,
                stands_in=part.represents == seat.id,
                problem=mandate_problem(self.most, self.parts, seat, part),
            )
            for part in sorted(self.parts, key=lambda part: (part.precedence, part.id))
            if part.id != seat.id and (part.votes or part.represents == seat.id)
        ]
        return tuple(sorted(found, key=lambda one: (one.problem is not None, not one.stands_in)))


def mandate_book(view: View, meeting_id: Id) -> MandateBook | None:
    """Return who votes for whom, None where the meeting's rule knows no mandates, or none is given any more."""
    meeting = view.world.get(Meeting, meeting_id)
    rule = None if meeting is None else view.world.get(RuleSet, meeting.rule_set)
    if meeting is None or rule is None or rule.mandates == 0 or meeting.state not in BEFORE_CLOSING:
        return None
    parts = view.world.find(Participant, meeting=meeting_id)
    return MandateBook(
        meeting=meeting_id,
        most=rule.mandates,
        parts=tuple(part for part in parts if part.role != Role.ROOM_DISPLAY),
        votes=tuple(vote for vote in view.world.find(Vote, meeting=meeting_id) if vote.state == VoteState.OPEN),
        waiting=frozenset(part.id for part in parts if _is_waiting(view, part.id)),
    )


def _is_waiting(view: View, seat: Id) -> bool:
    return any(queued(view, verb, participant=seat) for verb in (GiveMandate, WithdrawMandate))


def my_mandate(view: View, meeting_id: Id) -> Mandate | None:
    """Return my own mandate in a meeting, None where I neither have a vote there nor carry one."""
    part, book = my_part(view, meeting_id), mandate_book(view, meeting_id)
    return None if part is None or book is None else book.of(part.id)
