"""What happens in the convergence tests: rules that Hypothesis plays in any order, and what always holds."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import of_meeting, of_staff
from ecabinet.domain.kernel import Command
from ecabinet.domain.people.entities import Person, Role
from ecabinet.store.outbox import Delivery
from ecabinet.wire.conversation import LinkState
from ecabinet.wire.frames import PROTOCOL, Farewell, Hello, encode_frame
from tests.domain.examples import Fields
from tests.stage import START
from tests.wire.intents import INTENTS, Moment
from tests.wire.players import PEOPLE, Client, scene
from tests.wire.streets import Streets

PHASES = ("draft", "announced", "in session", "voting")
clients = st.integers(0, len(PEOPLE) - 1)
SELDOM = st.sampled_from([False, False, False, False, False, True])
"""Whether something happens after which everything is sent anew: too often, and it would cover all other faults."""
JOURNEYS = st.tuples(
    st.sampled_from(["arrives", "arrives", "waits", "is lost", "arrives twice"]), st.sampled_from([0, 0, 1, 2])
)
"""What becomes of a message, and which of those on their way it is: 0 is the one sent first."""


class City(Streets):
    """One hub, one client for each of five people."""

    @initialize(phase=st.sampled_from(PHASES))
    def begin(self, phase: str) -> None:
        begun = scene(phase)
        self.hub = self.new_hub(begun.hub)
        self.backup = self.hub.backup()
        self.meeting = begun.meeting
        self.clients = [Client(begun.people[name], self.new_copy()) for name in PEOPLE]

    # What people do

    @rule(who=clients, intent=st.sampled_from(sorted(INTENTS)), pick=st.integers(0, 5))
    def gives_a_command(self, who: int, intent: str, pick: int) -> None:
        client = self.clients[who]
        self._give(client, intent, pick)

    @rule(intent=st.sampled_from(sorted(INTENTS)), pick=st.integers(0, 5), secretary=st.booleans())
    def staff_give_a_command_that_goes_through(self, intent: str, pick: int, secretary: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        """Most changes come from the staff, over a link that works."""
        client = self.clients[0 if secretary else 1]
        self._give(client, intent, pick)
        self._flow(client)

    def _give(self, client: Client, intent: str, pick: int) -> None:
        moment = Moment(self.hub.world, self.meeting, client.person, pick, self._new_id, START)
        command = INTENTS[intent](moment)
        if command is None:
            return
        client.copy.queue(command)
        client.given.add(command.id)
        client.side.outbox_changed()

    @rule(who=clients, active=st.booleans(), happens=SELDOM)
    def access_is_ended_or_given_back(self, who: int, active: bool, happens: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        if not happens:
            return
        person = self.hub.world.get(Person, self.clients[who].person)
        assert person is not None
        admin = next(one for one in self.hub.world.find(Person) if one.email.startswith("admin"))
        self._commit(
            v.ChangePerson(
                id=self._new_id(),
                claimed_at=START,
                based_on=person.version,
                person=person.id,
                email=person.email,
                full_name=person.full_name,
                position=person.position,
                agency=person.agency,
                roles=person.roles,
                precedence=person.precedence,
                active=active,
            ),
            admin.id,
        )

    @rule(whole=st.booleans(), journeys=st.lists(JOURNEYS, max_size=8))
    def the_guest_is_invited_or_not_any_more(self, whole: bool, journeys: list[tuple[str, int]]) -> None:  # noqa: FBT001 - drawn by Hypothesis
        """While the guest is connected, so that also the word on audiences is late or lost."""
        guest = self.clients[PEOPLE.index("guest")]
        self.messages_travel(PEOPLE.index("guest"), journeys)
        parts = self.hub.world.find(v.Participant, meeting=self.meeting, person=guest.person)
        fields: Fields = {"id": self._new_id(), "claimed_at": START, "meeting": self.meeting}
        if parts:
            command: Command = v.RemoveParticipant(**fields, participant=parts[0].id)
        else:
            items = () if whole else (self.hub.world.find(v.AgendaItem, meeting=self.meeting)[0].id,)
            part = self._new_id()
            command = v.AddParticipant(**fields, participant=part, person=guest.person, role=Role.GUEST, items=items)
        self._commit(command, self.clients[0].person)
        self.messages_travel(PEOPLE.index("guest"), journeys)

    @rule(number=st.integers(0, 2), staff=st.booleans())
    def a_newer_hub_sends_a_kind_nobody_knows(self, number: int, staff: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        audience = of_staff(self.meeting) if staff else of_meeting(self.meeting)
        self.hub.plant(audience, "Hologram", f"0190ffff-0000-7000-9000-{number:012d}")
        self._tell()

    # What happens to the link

    @rule(who=clients, happens=SELDOM)
    def is_cut(self, who: int, happens: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        if happens:
            self.clients[who].cut()

    @rule(who=clients, journeys=st.lists(JOURNEYS, min_size=1, max_size=20))
    def messages_travel(self, who: int, journeys: list[tuple[str, int]]) -> None:
        """Messages go up and down one by one, each with its own fate."""
        client = self.clients[who]
        self._connect(client)
        for fate, place in journeys:
            client.pull()
            if client.link is not None and client.link.up:
                self._goes(client, client.link.up, fate, place)
            self._hub_says(client)
            if client.link is not None and client.link.down:
                self._goes(client, client.link.down, fate, place)

    @rule(who=clients)
    def pulses(self, who: int) -> None:
        self.clients[who].side.pulse()

    @rule(who=clients)
    def everything_flows_for_a_while(self, who: int) -> None:
        self._connect(self.clients[who])
        self._flow(self.clients[who])

    @rule(who=clients, protocol=st.sampled_from([PROTOCOL - 1, PROTOCOL + 1]), happens=SELDOM)
    def an_application_of_another_version_is_sent_away(self, who: int, protocol: int, happens: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        if not happens:
            return
        client = self.clients[who]
        client.cut()
        before = client.copy.waiting()
        side = self._side_for(client)
        for frame in client.side.opened():
            assert isinstance(frame, Hello)
            side.receive_message(encode_frame(msgspec.structs.replace(frame, protocol=protocol)))
        farewell = side.next_frame()
        assert isinstance(farewell, Farewell)
        client.side.receive(farewell)
        assert (side.ended, side.next_frame(), client.side.state) == (True, None, LinkState.OUTDATED)
        assert client.copy.waiting() == before

    # What happens to the hub

    @rule()
    def a_backup_is_made(self) -> None:
        self.backup = self.hub.backup()

    @rule(happens=SELDOM)
    def the_backup_is_restored(self, happens: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        if not happens:
            return
        self.hub = self.hub.restored_from(self.backup)
        for client in self.clients:
            client.cut()

    # What always holds

    @invariant()
    def no_command_is_lost_and_what_was_refused_stays_so(self) -> None:
        for client in self.clients:
            deliveries = client.copy.deliveries()
            assert deliveries.keys() == client.given
            assert all(deliveries[command][0] == Delivery.REFUSED for command in client.refused)

    @invariant()
    def no_command_took_effect_twice(self) -> None:
        assert all(count == 1 for count in self.hub.effects().values())

    @precondition(lambda self: self.clients)
    @rule()
    def the_faults_stop(self) -> None:
        self._settle()

    def teardown(self) -> None:
        if self.clients:
            self._settle()
