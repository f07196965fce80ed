"""The committees that can meet or be asked in writing."""

from __future__ import annotations

import msgspec

from ecabinet.client.view import View
from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.kernel import Id


class CommitteeChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A committee that can meet: `seats` are its memberships, of which a new meeting makes participants."""

    id: Id
    name: str
    chair_name: str
    seats: tuple[Id, ...]


def committee_choices(view: View) -> tuple[CommitteeChoice, ...]:
    """Return the committees that can meet, or be asked in writing."""
    return tuple(_committee(view, committee) for committee in view.world.find(Committee))


def _committee(view: View, committee: Committee) -> CommitteeChoice:
    chairs = [seat for seat in view.world.find(Membership, parent=committee.id) if seat.chairs]
    return CommitteeChoice(
        id=committee.id,
        name=committee.name,
        chair_name=chairs[0].full_name if chairs else "",
        seats=seats_of(view, committee.id),
    )


def seats_of(view: View, committee: Id) -> tuple[Id, ...]:
    """Return the ids of a committee's memberships: a new meeting makes a participant of each."""
    return tuple(seat.id for seat in view.world.find(Membership, parent=committee))
