"""Add a room."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.rooms.entities import Room
from ecabinet.domain.text import clean, first_problem, line_problem

MOST_SEATS = 10_000


class AddRoom(Command, frozen=True, kw_only=True):
    """Add a room with its seats and the account of its display."""

    room: Id
    name: str
    location: str
    seats: int
    display: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a display account that is none."""
        problem = first_problem(line_problem(self.name, limit=200), line_problem(self.location))
        if problem is not None:
            return problem
        if not 1 <= self.seats <= MOST_SEATS:
            return Refusal("seats_out_of_range", {"most": str(MOST_SEATS)})
        if self.display is not None:
            account = world.get(Person, self.display)
            if account is None or Role.ROOM_DISPLAY not in account.roles:
                return Refusal("not_a_display_account")
        return Changes(
            puts(
                Room(
                    id=self.room,
                    name=clean(self.name),
                    location=clean(self.location),
                    seats=self.seats,
                    display=self.display,
                )
            )
        )
