"""A small city in memory, on which tests play: people, a committee, a meeting, and the real rules deciding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from ecabinet.domain import vocabulary as v
from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import HUB, Actor, Changes, Command, Drop, E, Entity, Id, Outcome, Refusal
from ecabinet.domain.meetings.entities import Meeting, SessionKind
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND

START = datetime(2023, 4, 21, 7, 0, tzinfo=UTC)


class MemoryWorld:
    """Entities in a dictionary, found by scanning."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: dict[tuple[type[Entity], Id], Entity] = {}

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """Return the entity, or None."""
        found = self.rows.get((kind, entity_id))
        return found if isinstance(found, kind) else None

    def find(
        self,
        kind: type[E],
        *,
        meeting: Id | None = None,
        parent: Id | None = None,
        person: Id | None = None,
        natural: str | None = None,
    ) -> Sequence[E]:
        """Return the entities with these handles, ordered by id."""
        wanted = {"meeting": meeting, "parent": parent, "person": person, "natural": natural}
        return [
            entity
            for (_, _), entity in sorted(self.rows.items(), key=lambda pair: pair[0][1])
            if isinstance(entity, kind)
            and all(value is None or getattr(entity.scope(), name) == value for name, value in wanted.items())
        ]

    def carry_out(self, changes: Changes) -> None:
        """Apply changes."""
        for write in changes.writes:
            if isinstance(write, Drop):
                del self.rows[write.kind, write.id]
            else:
                self.rows[type(write.entity), write.entity.id] = write.entity


class Stage:
    """The city, and what people do in it. `now` moves by hand."""

    def __init__(self, members: int = 5) -> None:
        """Set up an agency, a committee of `members` with its chair first, a secretary, a guest and a room."""
        self.world = MemoryWorld()
        self.now = START
        self.last: Changes = Changes(())
        self._drawn = 0
        self.agency = self.new_id()
        self.must(HUB, v.InstallRuleSet, rule_set=UBND)
        self.must(HUB, v.AddAgency, agency=self.agency, code="000.00.00.H26", name="UBND Thành phố")
        self.admin = self.person("admin", Role.ADMINISTRATOR)
        self.secretary = self.person("secretary", Role.SECRETARIAT)
        self.display = self.person("display", Role.ROOM_DISPLAY)
        self.guest = self.person("guest")
        self.outsider = self.person("outsider")
        self.members = [self.person(f"member{index}") for index in range(members)]
        self.chair = self.members[0]
        self.room = self.new_id()
        self.must(
            self.secretary,
            v.AddRoom,
            room=self.room,
            name="Phòng họp số 1",
            location="Trụ sở",
            seats=40,
            display=self.display,
        )
        self.committee = self.new_id()
        self.must(
            self.secretary,
            v.AddCommittee,
            committee=self.committee,
            name="Ban Chỉ đạo",
            agency_name="UBND Thành phố",
            rule_set=UBND.id,
        )
        for index, member in enumerate(self.members):
            self.must(
                self.secretary,
                v.AddMembership,
                membership=self.new_id(),
                committee=self.committee,
                person=member,
                seat="Trưởng Ban" if index == 0 else "Ủy viên",
                voting=True,
                chairs=index == 0,
            )

    def new_id(self) -> Id:
        """Draw the next id."""
        self._drawn += 1
        return f"01900000-0000-7000-9000-{self._drawn:012d}"

    def give(
        self,
        person: Id,
        verb: type[Command],
        /,
        *,
        meeting: Id | None = None,
        based_on: int | None = None,
        **fields: object,
    ) -> Outcome:
        """Give a command; its changes are carried out if it is accepted."""
        command = verb(id=self.new_id(), claimed_at=self.now, meeting=meeting, based_on=based_on, **fields)
        outcome = decide(self.world, command, Actor(person), self.now)
        if isinstance(outcome, Changes):
            self.world.carry_out(outcome)
            self.last = outcome
        return outcome

    def must(
        self,
        person: Id,
        verb: type[Command],
        /,
        *,
        meeting: Id | None = None,
        based_on: int | None = None,
        **fields: object,
    ) -> Changes:
        """Give a command that has to be accepted."""
        outcome = self.give(person, verb, meeting=meeting, based_on=based_on, **fields)
        assert isinstance(outcome, Changes), outcome
        return outcome

    def refused(
        self,
        person: Id,
        verb: type[Command],
        /,
        *,
        meeting: Id | None = None,
        based_on: int | None = None,
        **fields: object,
    ) -> str:
        """Give a command that has to be refused; return the code."""
        outcome = self.give(person, verb, meeting=meeting, based_on=based_on, **fields)
        assert isinstance(outcome, Refusal), outcome
        return outcome.code

    def person(self, name: str, *roles: Role) -> Id:
        """Add a person."""
        person = self.new_id()
        self.must(
            HUB,
            v.AddPerson,
            person=person,
            email=f"{name}@hanoi.example",
            full_name=f"Ông {name}",
            position=f"Chức vụ {name}",
            agency=self.agency,
            roles=roles,
            precedence=100 + self._drawn,
        )
        return person

    def draft(self, items: int = 2, starts_in: timedelta = timedelta(days=3)) -> Id:
        """Draft a meeting with items, so long after `START`; return its id."""
        meeting = self.new_id()
        seats = {seat.id: self.new_id() for seat in self.world.find(v.Membership, parent=self.committee)}
        self.must(
            self.secretary,
            v.DraftMeeting,
            meeting=meeting,
            title="Phiên họp thứ nhất",
            kind=SessionKind.REGULAR,
            committee=self.committee,
            room=self.room,
            starts_at=START + starts_in,
            ends_at=START + starts_in + timedelta(hours=4),
            seats=seats,
            secretary_seat=self.new_id(),
            display_seat=self.new_id(),
        )
        for index in range(items):
            self.must(
                self.secretary,
                v.AddAgendaItem,
                meeting=meeting,
                item=self.new_id(),
                title=f"Nội dung {index + 1}",
                presenter="Giám đốc Sở Nội vụ",
                submitting_agency="Sở Nội vụ",
                minutes_planned=20,
            )
        return meeting

    def announce(self, meeting: Id) -> None:
        """Send the invitations."""
        self.must(self.secretary, v.AnnounceMeeting, meeting=meeting, requests="", contact="Văn phòng")

    def invite_guest(self, meeting: Id, item: Id) -> Id:
        """Invite the guest to one item; return the participant's id."""
        part = self.new_id()
        self.must(
            self.secretary,
            v.AddParticipant,
            meeting=meeting,
            participant=part,
            person=self.guest,
            role=Role.GUEST,
            items=(item,),
        )
        return part

    def items(self, meeting: Id) -> tuple[Id, ...]:
        """Return the items in their order."""
        agenda = self.world.get(v.Agenda, meeting)
        assert agenda is not None
        return agenda.items

    def part(self, meeting: Id, person: Id) -> Participant:
        """Return somebody's part in a meeting."""
        (found,) = self.world.find(Participant, meeting=meeting, person=person)
        return found

    def check_in(self, meeting: Id, *people: Id) -> None:
        """Have the secretary check people in, whenever it is."""
        for person in people:
            part = self.part(meeting, person).id
            attendance = self.new_id()
            self.must(
                self.secretary, v.CheckIn, meeting=meeting, attendance=attendance, participant=part, where=Where.ROOM
            )

    def in_session(self, items: int = 2) -> Id:
        """Bring a meeting into session with everybody present and the first item running."""
        meeting = self.draft(items)
        self.announce(meeting)
        self.check_in(meeting, *self.members)
        self.must(self.chair, v.OpenSession, meeting=meeting)
        self.must(self.chair, v.StartItem, meeting=meeting, item=self.items(meeting)[0])
        return meeting

    def open_vote(self, meeting: Id, question: str = "Thông qua dự thảo?") -> Id:
        """Prepare and open a vote on the running item."""
        vote = self.new_id()
        now = self.world.get(Meeting, meeting)
        assert now is not None
        assert now.current_item is not None
        self.must(self.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=now.current_item, question=question)
        self.must(self.chair, v.OpenVote, meeting=meeting, vote=vote)
        return vote

    def cast(self, meeting: Id, vote: Id, person: Id, choice: Choice) -> Outcome:
        """Cast a ballot."""
        return self.give(person, v.CastBallot, meeting=meeting, ballot=self.new_id(), vote=vote, choice=choice)

    def item(self, item: Id) -> AgendaItem:
        """Return an item."""
        found = self.world.get(AgendaItem, item)
        assert found is not None
        return found
