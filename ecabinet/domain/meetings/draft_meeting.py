"""Start preparing a meeting of a committee."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.entities import Meeting, SessionKind
from ecabinet.domain.meetings.seating import Seating, Seats, seated
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
        if self.meeting is None:
            return Refusal("person_unknown")
        seating = seated(world, self.committee, actor.person, Seats(self.meeting, self.seats, self.secretary_seat))
        if isinstance(seating, Refusal):
            return seating
        room = world.get(Room, self.room)
        if room is None:
            return Refusal("room_unknown")
        problem = first_problem(line_problem(self.title), span_problem(self.starts_at, self.ends_at))
        if problem is not None:
            return problem
        display = world.get(Person, room.display) if room.display is not None else None
        screens = () if display is None else (self._display(display),)
        agenda = Agenda(id=self.meeting, meeting=self.meeting)
        return Changes(puts(self._meeting(seating, room), agenda, *seating.participants, *screens))

    def _meeting(self, seating: Seating, room: Room) -> Meeting:
        committee, chair = seating.committee, seating.chair
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
