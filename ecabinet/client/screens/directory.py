"""The directory: people, agencies, committees with their seats, rooms; and somebody found by a few letters."""

from __future__ import annotations

import msgspec

from ecabinet.client.screens.folding import matches
from ecabinet.client.screens.parts import is_laid_over
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.committees.add_committee import AddCommittee
from ecabinet.domain.committees.add_membership import AddMembership
from ecabinet.domain.committees.end_membership import EndMembership
from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.people.add_agency import AddAgency
from ecabinet.domain.people.add_person import AddPerson
from ecabinet.domain.people.change_person import ChangePerson
from ecabinet.domain.people.entities import Agency, Person, Role
from ecabinet.domain.people.issue_code import IssueCode
from ecabinet.domain.rooms.add_room import AddRoom
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.voting.rule_sets import RuleSet

MOST_SHOWN = 200
"""People listed at once; a directory has tens of thousands, and a search narrows it."""


class PersonChoice(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the directory."""

    id: Id
    full_name: str
    position: str
    agency: Id
    agency_name: str
    email: str
    roles: tuple[Role, ...]
    precedence: int
    active: bool
    version: int
    is_waiting: bool


class AgencyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A unit with the one above it."""

    id: Id
    code: str
    name: str
    superior_name: str


class SeatRow(msgspec.Struct, frozen=True, kw_only=True):
    """A seat in a committee."""

    id: Id
    person: Id
    full_name: str
    position: str
    seat: str
    voting: bool
    chairs: bool


class CommitteeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A committee with its seats in protocol order."""

    id: Id
    name: str
    agency_name: str
    rule_title: str
    seats: tuple[SeatRow, ...]


class RoomRow(msgspec.Struct, frozen=True, kw_only=True):
    """A room; `display_name` is the account of its big screen."""

    id: Id
    name: str
    location: str
    seats: int
    display_name: str


class DirectoryScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The directory. `people` are the first found of `people_found`, out of `people_total`."""

    people: tuple[PersonChoice, ...]
    people_found: int
    people_total: int
    agencies: tuple[AgencyRow, ...]
    committees: tuple[CommitteeRow, ...]
    rooms: tuple[RoomRow, ...]
    rule_sets: tuple[tuple[Id, str], ...]
    displays: tuple[tuple[Id, str], ...]
    seat_query: str
    found: tuple[PersonChoice, ...]
    refused: tuple[Pending, ...]
    is_administrator: bool


OF_THE_DIRECTORY = (AddAgency, AddPerson, ChangePerson, IssueCode, AddCommittee, AddMembership, EndMembership, AddRoom)
"""Verbs whose refusals belong on the directory's page."""


def directory_screen(view: View, query: str = "", seat_query: str = "") -> DirectoryScreen:
    """Return the directory; `query` narrows the people, `seat_query` finds somebody for a seat."""
    me = view.world.get(Person, view.me)
    everybody = people_in_order(view)
    found = [person for person in everybody if _fits(person, query)]
    return DirectoryScreen(
        people=tuple(choice_of(view, person) for person in found[:MOST_SHOWN]),
        people_found=len(found),
        people_total=len(everybody),
        agencies=_agencies(view),
        committees=tuple(committee_row(view, committee) for committee in view.world.find(Committee)),
        rooms=tuple(_room(view, room) for room in view.world.find(Room)),
        rule_sets=tuple((rule.id, rule.title) for rule in view.world.find(RuleSet) if rule.is_for_meetings),
        displays=tuple((person.id, person.full_name) for person in everybody if Role.ROOM_DISPLAY in person.roles),
        seat_query=seat_query.strip(),
        found=_found(view, everybody, seat_query),
        refused=tuple(
            pending
            for pending in view.pending
            if pending.delivery == Delivery.REFUSED and isinstance(pending.command, OF_THE_DIRECTORY)
        ),
        is_administrator=me is not None and Role.ADMINISTRATOR in me.roles,
    )


def find_people(view: View, query: str) -> tuple[PersonChoice, ...]:
    """Return the active people that a query finds, in protocol order; nobody for an empty query."""
    return _found(view, people_in_order(view), query) if query.strip() else ()


def people_in_order(view: View) -> list[Person]:
    """Return everybody in the directory in protocol order."""
    people = [person for person in view.world.find(Person) if person.id != HUB]
    return sorted(people, key=lambda person: (person.precedence, person.full_name, person.id))


def committee_row(view: View, committee: Committee) -> CommitteeRow:
    """Return a committee with its seats, the chair's first."""
    rule = view.world.get(RuleSet, committee.rule_set)
    seats = sorted(
        view.world.find(Membership, parent=committee.id), key=lambda seat: (not seat.chairs, seat.precedence, seat.id)
    )
    return CommitteeRow(
        id=committee.id,
        name=committee.name,
        agency_name=committee.agency_name,
        rule_title="" if rule is None else rule.title,
        seats=tuple(
            SeatRow(
                id=seat.id,
                person=seat.person,
                full_name=seat.full_name,
                position=seat.position,
                seat=seat.seat,
                voting=seat.voting,
                chairs=seat.chairs,
            )
            for seat in seats
        ),
    )


def choice_of(view: View, person: Person) -> PersonChoice:
    """Return somebody's entry."""
    return PersonChoice(
        id=person.id,
        full_name=person.full_name,
        position=person.position,
        agency=person.agency,
        agency_name=person.agency_name,
        email=person.email,
        roles=person.roles,
        precedence=person.precedence,
        active=person.active,
        version=person.version,
        is_waiting=is_laid_over(view, "Person", person.id),
    )


def _fits(person: Person, query: str) -> bool:
    return matches(query, person.full_name, person.position, person.agency_name, person.email)


def _found(view: View, people: list[Person], query: str) -> tuple[PersonChoice, ...]:
    if not query.strip():
        return ()
    found = (person for person in people if person.active and _fits(person, query))
    return tuple(choice_of(view, person) for person, _ in zip(found, range(MOST_SHOWN), strict=False))


def _agencies(view: View) -> tuple[AgencyRow, ...]:
    agencies = {agency.id: agency for agency in view.world.find(Agency)}
    rows = []
    for agency in sorted(agencies.values(), key=lambda one: (one.code.casefold(), one.id)):
        superior = None if agency.superior is None else agencies.get(agency.superior)
        name = "" if superior is None else superior.name
        rows.append(AgencyRow(id=agency.id, code=agency.code, name=agency.name, superior_name=name))
    return tuple(rows)


def _room(view: View, room: Room) -> RoomRow:
    display = None if room.display is None else view.world.get(Person, room.display)
    return RoomRow(
        id=room.id,
        name=room.name,
        location=room.location,
        seats=room.seats,
        display_name="" if display is None else display.full_name,
    )
