"""Start preparing a meeting of a committee."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.committees.entities import Committee, Membership
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.entities import Meeting, SessionKind
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.times import in_utc, span_problem


class DraftMeeting(Command, frozen=True, kw_only=True):
    """Start a meeting as a draft; the committee's members become its participants.

    `seats` maps each membership to the id of the participant to be made of it; `secretary_seat` is the id of the
    giver's own participant, who takes part as secretary; `display_seat` that of the room's display.
    """

    title: str
    kind: SessionKind
    committee: Id
    room: Id
    starts_at: datetime
    ends_at: datetime
    seats: dict[Id, Id]
    secretary_seat: Id
    display_seat: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse wrong times, unknown rooms and committees, a committee without a chair, and its chair as the giver."""
        committee = world.get(Committee, self.committee)
        room = world.get(Room, self.room)
        secretary = world.get(Person, actor.person)
        if committee is None:
            return Refusal("committee_unknown")
        if room is None:
            return Refusal("room_unknown")
        if secretary is None or self.meeting is None:
            return Refusal("person_unknown")
        problem = first_problem(line_problem(self.title), span_problem(self.starts_at, self.ends_at))
        if problem is not None:
            return problem
        memberships = world.find(Membership, parent=committee.id)
        chair = next((seat for seat in memberships if seat.chairs), None)
        if chair is None:
            return Refusal("committee_without_chair", {"committee": committee.name})
        if chair.person == actor.person:
            return Refusal("chair_is_no_secretary")
        if {seat.id for seat in memberships} != set(self.seats):
            return Refusal("membership_changed", {"committee": committee.name})
        meeting = self._meeting(committee, room, chair)
        members = [self._member(seat) for seat in memberships if seat.person != actor.person]
        own = next((seat for seat in memberships if seat.person == actor.person), None)
        display = world.get(Person, room.display) if room.display is not None else None
        screens = () if display is None else (self._display(display),)
        agenda = Agenda(id=self.meeting, meeting=self.meeting)
        return Changes(puts(meeting, agenda, *members, self._secretary(secretary, own), *screens))

    def _meeting(self, committee: Committee, room: Room, chair: Membership) -> Meeting:
        return Meeting(
            id=self.meeting or "",
            title=clean(self.title),
            kind=self.kind,
            committee=committee.id,
            committee_name=committee.name,
            agency_name=committee.agency_name,
            rule_set=committee.rule_set,
            room=room.id,
            place=f"{room.name}, {room.location}",
            starts_at=in_utc(self.starts_at),
            ends_at=in_utc(self.ends_at),
            chair=chair.person,
            chair_name=chair.full_name,
            chair_position=chair.position,
        )

    def _secretary(self, secretary: Person, seat: Membership | None) -> Participant:
        """Make the giver take part as secretary; a voting seat in the committee stays one."""
        return Participant(
            id=self.secretary_seat,
            meeting=self.meeting or "",
            person=secretary.id,
            full_name=secretary.full_name,
            position=secretary.position,
            agency_name=secretary.agency_name,
            role=Role.SECRETARIAT,
            votes=seat is not None and seat.voting,
            precedence=secretary.precedence,
            weight=1 if seat is None else seat.weight,
        )

    def _member(self, seat: Membership) -> Participant:
        return Participant(
            id=self.seats[seat.id],
            meeting=self.meeting or "",
            person=seat.person,
            full_name=seat.full_name,
            position=seat.position,
            agency_name=seat.agency_name,
            role=Role.CHAIR if seat.chairs else Role.MEMBER,
            votes=seat.voting,
            precedence=seat.precedence,
            weight=seat.weight,
        )

    def _display(self, display: Person) -> Participant:
        return Participant(
            id=self.display_seat,
            meeting=self.meeting or "",
            person=display.id,
            full_name=display.full_name,
            position=display.position,
            agency_name=display.agency_name,
            role=Role.ROOM_DISPLAY,
            precedence=display.precedence,
        )
