"""Positions before the session: what I declared on each item, and what the staff learn of everybody's."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.parts import agenda_rows, my_part, queued
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.kernel import Actor, Id, Refusal
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.positions.declare_position import DeclarePosition
from ecabinet.domain.positions.declaring import ground_of, is_put_together
from ecabinet.domain.positions.entities import Position, Stance
from ecabinet.domain.positions.withdraw_position import WithdrawPosition
from ecabinet.domain.voting.adopt_together import AdoptTogether, alone_problem


class Standing(StrEnum):
    """Where my position stands. Only KEPT means that the hub has it."""

    NOTHING = "nothing"
    SENDING = "sending"
    NOT_SENT = "not_sent"
    KEPT = "kept"
    REFUSED = "refused"


class Saying(msgspec.Struct, frozen=True):
    """What is declared: a stance or none, whether one wishes to speak, why one objects."""

    stance: Stance | None = None
    wishes_to_speak: bool = False
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self.stance is None and not self.wishes_to_speak


class MyPosition(msgspec.Struct, frozen=True, kw_only=True):
    """What I say of one item. `saying` is what I gave last, on its way or kept; `kept` what the hub has of me.

    `command` is my last command, by which a refused one is put away; `may_declare` until the item begins.
    """

    item: Id
    participant: Id
    number: int | None
    title: str
    saying: Saying
    kept: Saying
    standing: Standing
    declared_at: datetime | None
    may_declare: bool
    refusal: Refusal | None = None
    command: Id | None = None


class Objection(msgspec.Struct, frozen=True):
    """Who objects, and why."""

    full_name: str
    reason: str


class ItemPositions(msgspec.Struct, frozen=True, kw_only=True):
    """What members declared on one item, by name. `alone` says why it cannot be put together with others, None: it can.

    Who agrees or objects may wish to speak as well, and is in both; `silent` said nothing.
    """

    item: Id
    number: int | None
    title: str
    state: ItemState
    agree: tuple[str, ...]
    objections: tuple[Objection, ...]
    speakers: tuple[str, ...]
    silent: tuple[str, ...]
    alone: Refusal | None

    @property
    def may_be_put_together(self) -> bool:
        """Whether nobody objects or wishes to speak, and nothing else stands against it."""
        return self.alone is None


class PositionsBoard(msgspec.Struct, frozen=True, kw_only=True):
    """What was declared on the items that are still to come, and on the one that runs.

    `not_now` says why nothing can be put together at this moment; `is_waiting` while the hub has not answered.
    """

    meeting: Id
    items: tuple[ItemPositions, ...] = ()
    is_chair: bool = False
    not_now: Refusal | None = None
    is_waiting: bool = False

    @property
    def is_used(self) -> bool:
        """Whether anybody declared anything on these items."""
        return any(item.agree or item.objections or item.speakers for item in self.items)

    @property
    def together(self) -> tuple[ItemPositions, ...]:
        """The items that nobody objects to."""
        return tuple(item for item in self.items if item.may_be_put_together)


def my_positions(view: View, meeting_id: Id) -> tuple[MyPosition, ...]:
    """Return what I say of each item, in the order of the agenda; nothing for who has no vote."""
    part = my_part(view, meeting_id)
    if part is None or not part.votes or not part.invited:
        return ()
    rows = [row for row in agenda_rows(view, meeting_id) if not row.paper_only]
    return tuple(_mine(view, part, row.id, row.number, row.title) for row in rows)


def undeclared(view: View, meeting_id: Id) -> int:
    """Return on how many items I may still declare a position and gave none."""
    return sum(1 for one in my_positions(view, meeting_id) if one.may_declare and one.saying.is_empty)


def _mine(view: View, part: Participant, item: Id, number: int | None, title: str) -> MyPosition:
    position = next((one for one in view.world.find(Position, parent=item, person=view.me)), None)
    kept = Saying() if position is None else Saying(position.stance, position.wishes_to_speak, position.reason)
    last = _last_given(view, item, position)
    standing = _standing(view, last, kept)
    is_refused = standing == Standing.REFUSED
    refusal = last.refusal if last is not None and is_refused else None
    return MyPosition(
        item=item,
        participant=part.id,
        number=number,
        title=title,
        saying=kept if last is None or is_refused else _said(last),
        kept=kept,
        standing=standing,
        declared_at=position.declared_at if position is not None and standing == Standing.KEPT else None,
        may_declare=_may_declare(view, part, item),
        refusal=refusal,
        command=None if last is None else last.command.id,
    )


def _last_given(view: View, item: Id, position: Position | None) -> Pending | None:
    """Return my last command on an item that is not settled: a refusal older than what the hub has is history."""
    given = [
        one
        for one in view.pending
        if isinstance(one.command, DeclarePosition | WithdrawPosition) and one.command.item == item
    ]
    last = given[-1] if given else None
    if last is None or last.delivery != Delivery.REFUSED or position is None or last.answered_at is None:
        return last
    return None if last.answered_at < position.declared_at else last


def _said(given: Pending) -> Saying:
    command = given.command
    if isinstance(command, DeclarePosition):
        return Saying(command.stance, command.wishes_to_speak, command.reason)
    return Saying()


def _standing(view: View, last: Pending | None, kept: Saying) -> Standing:
    if last is None:
        return Standing.NOTHING if kept.is_empty else Standing.KEPT
    if last.delivery == Delivery.REFUSED:
        return Standing.REFUSED
    if last.delivery == Delivery.QUEUED:
        return Standing.SENDING if view.link.is_online else Standing.NOT_SENT
    return Standing.NOTHING if _said(last).is_empty else Standing.KEPT


def _may_declare(view: View, part: Participant, item: Id) -> bool:
    asked = WithdrawPosition(id="", claimed_at=view.now, meeting=part.meeting, participant=part.id, item=item)
    return not isinstance(ground_of(view.world, asked, part.id, item), Refusal)


def positions_board(view: View, meeting_id: Id) -> PositionsBoard:
    """Return what members declared, for the staff; who is not of them holds nobody's positions and sees none."""
    seats = sorted(
        (part for part in view.world.find(Participant, meeting=meeting_id) if part.votes),
        key=lambda part: (part.precedence, part.id),
    )
    numbers = {row.id: row.number for row in agenda_rows(view, meeting_id)}
    items = [view.world.get(AgendaItem, item) for item in numbers]
    shown = [item for item in items if item is not None and item.state != ItemState.DONE and not item.paper_only]
    rows = tuple(_declared(view, item, numbers[item.id], seats) for item in shown)
    chair = my_part(view, meeting_id)
    board = PositionsBoard(
        meeting=meeting_id,
        items=rows,
        is_chair=chair is not None and chair.role == Role.CHAIR,
        is_waiting=bool(queued(view, AdoptTogether, meeting=meeting_id)),
    )
    return msgspec.structs.replace(board, not_now=_not_now(view, board)) if board.together else board


def _declared(view: View, item: AgendaItem, number: int | None, seats: list[Participant]) -> ItemPositions:
    said = {one.participant: one for one in view.world.find(Position, parent=item.id)}
    declared = [(seat.full_name, said[seat.id]) for seat in seats if seat.id in said]
    alone = alone_problem(view.world, item)
    if alone is None and is_put_together(view.world, item):
        alone = Refusal("item_not_pending", {"title": item.title})
    return ItemPositions(
        item=item.id,
        number=number,
        title=item.title,
        state=item.state,
        agree=tuple(name for name, one in declared if one.stance == Stance.AGREE),
        objections=tuple(Objection(name, one.reason) for name, one in declared if one.objects),
        speakers=tuple(name for name, one in declared if one.wishes_to_speak),
        silent=tuple(seat.full_name for seat in seats if seat.id not in said),
        alone=alone,
    )


def _not_now(view: View, board: PositionsBoard) -> Refusal | None:
    """Ask the rule itself whether these items could be put together at this moment."""
    items = {one.item: f"{one.item}/new" for one in board.together}
    asked = AdoptTogether(id="", claimed_at=view.now, meeting=board.meeting, vote="new", items=items)
    outcome = asked.decide(view.world, Actor(view.me), view.now)
    return outcome if isinstance(outcome, Refusal) else None
