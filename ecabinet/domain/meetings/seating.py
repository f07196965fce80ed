"""Who sits in a new meeting: the members of its committee, and the secretary who prepares it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.kernel import Id, Refusal, World
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role


class Seating(msgspec.Struct, frozen=True):
    """A committee with the seat that chairs it, and the participants that its members and the secretary become."""

    committee: Committee
    chair: Membership
    participants: tuple[Participant, ...]


class Seats(msgspec.Struct, frozen=True):
    """The ids of what is made: `members` maps each membership to a participant, `secretary` is the giver's own."""

    meeting: Id
    members: Mapping[Id, Id]
    secretary: Id


def seated(world: World, committee_id: Id, giver: Id, seats: Seats) -> Seating | Refusal:
    """Return who sits in a new meeting of a committee, or why none can be prepared by this person."""
    committee = world.get(Committee, committee_id)
    secretary = world.get(Person, giver)
    if committee is None:
        return Refusal("committee_unknown")
    if secretary is None:
        return Refusal("person_unknown")
    memberships = world.find(Membership, parent=committee.id)
    chair = next((seat for seat in memberships if seat.chairs), None)
    if chair is None:
        return Refusal("committee_without_chair", {"committee": committee.name})
    if chair.person == giver:
        return Refusal("chair_is_no_secretary")
    if {seat.id for seat in memberships} != set(seats.members):
        return Refusal("membership_changed", {"committee": committee.name})
    members = [_member(seat, seats) for seat in memberships if seat.person != giver]
    own = next((seat for seat in memberships if seat.person == giver), None)
    return Seating(committee, chair, (*members, _secretary(secretary, own, seats)))


def _secretary(secretary: Person, seat: Membership | None, seats: Seats) -> Participant:
    """Make the giver take part as secretary; a voting seat in the committee stays one."""
    return Participant(
        id=seats.secretary,
        meeting=seats.meeting,
        person=secretary.id,
        full_name=secretary.full_name,
        position=secretary.position,
        agency_name=secretary.agency_name,
        role=Role.SECRETARIAT,
        votes=seat is not None and seat.voting,
        precedence=secretary.precedence,
        weight=1 if seat is None else seat.weight,
    )


def _member(seat: Membership, seats: Seats) -> Participant:
    return Participant(
        id=seats.members[seat.id],
        meeting=seats.meeting,
        person=seat.person,
        full_name=seat.full_name,
        position=seat.position,
        agency_name=seat.agency_name,
        role=Role.CHAIR if seat.chairs else Role.MEMBER,
        votes=seat.voting,
        precedence=seat.precedence,
        weight=seat.weight,
    )
