"""What declaring and withdrawing a position share: whose it is, and until when it may be done."""

from __future__ import annotations

import msgspec

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.kernel import Command, Id, Refusal, World
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.positions.entities import Position
from ecabinet.domain.voting.together import put_together


class Ground(msgspec.Struct, frozen=True):
    """The seat that declares, the item it is about, and what the seat declared on it before."""

    seat: Participant
    item: AgendaItem
    before: Position | None


def ground_of(world: World, command: Command, participant: Id, item_id: Id) -> Ground | Refusal:
    """Return what a position stands on, or why none may be declared: no vote, or the item is treated already."""
    meeting = meeting_of(world, command, AFTER_ANNOUNCING)
    if isinstance(meeting, Refusal):
        return meeting
    seat = world.get(Participant, participant)
    if seat is None or seat.meeting != meeting.id:
        return Refusal("participant_unknown")
    if not seat.votes:
        return Refusal("position_not_yours")
    item = world.get(AgendaItem, item_id)
    if item is None or item.meeting != meeting.id:
        return Refusal("item_unknown")
    if item.paper_only:
        return Refusal("item_is_paper_only")
    if item.state != ItemState.PENDING or is_put_together(world, item):
        return Refusal("position_too_late", {"title": item.title})
    return Ground(seat, item, position_of(world, seat, item.id))


def position_of(world: World, seat: Participant, item: Id) -> Position | None:
    """Return what a seat declared on an item."""
    mine = world.find(Position, parent=item, person=seat.person)
    return next((one for one in mine if one.participant == seat.id), None)


def is_put_together(world: World, item: AgendaItem) -> bool:
    """Say whether an item is being voted on together with others now."""
    return any(one.item == item.id for one in put_together(world, item.meeting))
