"""Several clients and a hub over a link that loses, repeats and reorders: in the end everybody holds what is theirs.

What is promised, whatever happens to the frames: every replica ends equal to what its person may see; every accepted
command took effect once; nobody is ever sent a row of an audience they do not have; no outbox loses a command; what was
refused stays refused.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, of_meeting, of_person, of_staff
from ecabinet.domain.kernel import HUB, Command, Id
from ecabinet.domain.people.entities import Person
from ecabinet.domain.voting.entities import Choice
from ecabinet.wire.codec import KINDS, decode_command, decode_entity
from ecabinet.wire.conversation import ClientSide, HubSide, LinkState
from ecabinet.wire.frames import (
    Audiences,
    Batch,
    Farewell,
    Hello,
    Receipt,
    Welcome,
    decode_from_client,
    decode_from_hub,
    encode_frame,
)
from tests.stage import START
from tests.wire.intents import FILE, INTENTS, Moment
from tests.wire.model_copy import Delivery, ModelCopy
from tests.wire.model_hub import HubStage, ModelHub, Tables

PHASES = ("draft", "announced", "in session", "voting")
PEOPLE = ("secretary", "chair", "member", "guest", "display")
CAMPAIGN = bool(os.environ.get("ECABINET_CAMPAIGN"))
MOST_PULSES = 8
"""How many pulses may pass, without faults, until everybody has everything."""


@dataclass(frozen=True)
class Scene:
    """Where a play begins."""

    tables: Tables
    meeting: Id
    people: dict[str, Id]


@cache
def scene(phase: str) -> Scene:
    """Return a meeting with a guest of one item, in one of its phases."""
    stage = HubStage(members=3)
    stage.must(HUB, v.RecordFile, sha256=FILE, size=10, pages=1)
    meeting = stage.draft(items=2)
    stage.invite_guest(meeting, stage.items(meeting)[1])
    if phase != "draft":
        stage.announce(meeting)
    if phase in {"in session", "voting"}:
        stage.check_in(meeting, *stage.members)
        stage.must(stage.chair, v.OpenSession, meeting=meeting)
        stage.must(stage.chair, v.StartItem, meeting=meeting, item=stage.items(meeting)[1])
    if phase == "voting":
        vote = stage.open_vote(meeting)
        stage.cast(meeting, vote, stage.members[2], Choice.AGAINST)
    people = dict(
        zip(PEOPLE, (stage.secretary, stage.chair, stage.members[1], stage.guest, stage.display), strict=True)
    )
    return Scene(stage.hub.tables, meeting, people)


@dataclass
class Connection:
    """A link between one client and the hub, and the messages on their way."""

    hub_side: HubSide
    up: list[bytes] = field(default_factory=list)
    down: list[bytes] = field(default_factory=list)


class Client:
    """One device of one person."""

    def __init__(self, person: Id) -> None:
        self.person = person
        self.copy = ModelCopy()
        self.side = ClientSide(self.copy)
        self.link: Connection | None = None
        self.given: set[Id] = set()
        self.refused: set[Id] = set()

    def cut(self) -> None:
        """Lose the connection with all that is on its way."""
        self.link = None
        self.side.closed()

    def pull(self) -> bool:
        """Put what the client wants to say on the way."""
        frame = self.side.next_frame()
        if frame is None or self.link is None:
            return False
        self.link.up.append(encode_frame(frame))
        return True

    def hear(self, message: bytes) -> None:
        """Take a message from the hub."""
        news = self.side.receive(decode_from_hub(message))
        self.refused |= {receipt.command for receipt in news.settled if not receipt.accepted}
        if self.side.state in {LinkState.ENDED, LinkState.OUTDATED}:
            self.cut()


clients = st.integers(0, len(PEOPLE) - 1)
SELDOM = st.sampled_from([False, False, False, False, False, True])
"""Whether something happens after which everything is sent anew: too often, and it would cover all other faults."""
JOURNEYS = st.tuples(
    st.sampled_from(["arrives", "arrives", "waits", "is lost", "arrives twice"]), st.sampled_from([0, 0, 1, 2])
)
"""What becomes of a message, and which of those on their way it is: 0 is the one sent first."""


class City(RuleBasedStateMachine):
    """One hub, one client for each of five people."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0
        self.hub = ModelHub()
        self.meeting = ""
        self.clients: list[Client] = []
        self.backup = Tables()

    @initialize(phase=st.sampled_from(PHASES))
    def begin(self, phase: str) -> None:
        begun = scene(phase)
        self.hub = ModelHub(begun.tables.copied())
        self.backup = begun.tables.copied()
        self.meeting = begun.meeting
        self.clients = [Client(begun.people[name]) for name in PEOPLE]

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
        moment = Moment(self.hub.tables.world, self.meeting, client.person, pick, self._new_id, START)
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
        person = self.hub.tables.world.get(Person, self.clients[who].person)
        assert person is not None
        admin = next(one for one in self.hub.tables.world.find(Person) if one.email.startswith("admin"))
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

    @rule(number=st.integers(0, 2), staff=st.booleans())
    def a_newer_hub_sends_a_kind_nobody_knows(self, number: int, staff: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        row = f"0190ffff-0000-7000-9000-{number:012d}"
        kept = self.hub.tables.rows.get(("Hologram", row))
        audience = of_staff(self.meeting) if staff else of_meeting(self.meeting)
        self.hub.plant(audience, "Hologram", row, 1 if kept is None else kept.version + 1)
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

    @rule(who=clients, protocol=st.sampled_from([0, 2]), happens=SELDOM)
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
        self.backup = self.hub.tables.copied()

    @rule(happens=SELDOM)
    def the_backup_is_restored(self, happens: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        if not happens:
            return
        self.hub = self.hub.restored(self.backup)
        for client in self.clients:
            client.cut()

    # What always holds

    @invariant()
    def no_command_is_lost_and_what_was_refused_stays_so(self) -> None:
        for client in self.clients:
            assert client.copy.outbox.keys() == client.given
            for command in client.refused:
                assert client.copy.outbox[command].delivery == Delivery.REFUSED

    @invariant()
    def no_command_took_effect_twice(self) -> None:
        assert all(count == 1 for count in self.hub.tables.effects.values())

    @invariant()
    def nothing_is_held_without_an_audience(self) -> None:
        for client in self.clients:
            names = set(client.copy.revisions)
            assert all(holders and holders <= names for holders in client.copy.holders.values())

    @precondition(lambda self: self.clients)
    @rule()
    def the_faults_stop(self) -> None:
        self._settle()

    def teardown(self) -> None:
        if self.clients:
            self._settle()

    # How it is done

    def _new_id(self) -> Id:
        self.drawn += 1
        return f"0190aaaa-0000-7000-9000-{self.drawn:012d}"

    def _side_for(self, client: Client) -> HubSide:
        return HubSide(self.hub, client.person, lambda: START, page=3)

    def _connect(self, client: Client) -> None:
        if client.link is None:
            client.link = Connection(self._side_for(client))
            client.link.up.extend(encode_frame(frame) for frame in client.side.opened())

    def _goes(self, client: Client, way: list[bytes], fate: str, place: int) -> None:
        if fate == "waits":
            return
        message = way.pop(place % len(way))
        if fate == "arrives twice":
            way.append(message)
        if fate == "is lost":
            return
        if client.link is not None and way is client.link.up:
            self._hub_hears(client, message)
        else:
            client.hear(message)

    def _hub_hears(self, client: Client, message: bytes) -> None:
        link = client.link
        assert link is not None
        for give in link.hub_side.receive(decode_from_client(message)):
            link.hub_side.receipt(self._commit(decode_command(give.body), client.person))

    def _commit(self, command: Command, person: Id) -> Receipt:
        receipt, _ = self.hub.commit(command, person, START)
        self._tell()
        return receipt

    def _tell(self) -> None:
        """Tell every conversation what a commit changed."""
        for client in self.clients:
            if client.link is None:
                continue
            client.link.hub_side.advanced(self.hub.advanced)
            if client.person in self.hub.regrouped:
                client.link.hub_side.regrouped()
        self.hub.advanced.clear()
        self.hub.regrouped.clear()

    def _hub_says(self, client: Client) -> bool:
        if client.link is None:
            return False
        frame = client.link.hub_side.next_frame()
        if frame is None:
            return False
        self._is_theirs(client, frame)
        client.link.down.append(encode_frame(frame))
        return True

    def _is_theirs(self, client: Client, frame: object) -> None:
        """Nothing leaves that the person may not see at this moment."""
        mine = self.hub.audiences_of(client.person)
        match frame:
            case Batch():
                assert frame.audience in mine
                for row in frame.rows:
                    if row.body is not None and row.kind in KINDS:
                        assert audiences(decode_entity(KINDS[row.kind], row.body)) & mine
            case Receipt():
                assert frame.feeds.keys() <= mine
            case Welcome() | Audiences():
                assert set(frame.audiences) == mine

    def _flow(self, client: Client) -> bool:
        """Let messages arrive in order until there are none; say whether there was one."""
        moved = False
        while client.link is not None:
            if client.pull() or self._hub_says(client):
                moved = True
            if client.link.up:
                self._hub_hears(client, client.link.up.pop(0))
            elif client.link.down:
                client.hear(client.link.down.pop(0))
            else:
                break
        return moved

    def _settle(self) -> None:
        for _ in range(MOST_PULSES):
            for client in self.clients:
                self._connect(client)
                client.side.pulse()
            moved = True
            while moved:
                moved = sum(self._flow(client) for client in self.clients) > 0
        for client in self.clients:
            self._holds_exactly_what_is_theirs(client)
            self._every_command_was_answered(client)

    def _holds_exactly_what_is_theirs(self, client: Client) -> None:
        mine = self.hub.audiences_of(client.person)
        visible = {
            key: (kept.version, kept.body) for key, kept in self.hub.tables.rows.items() if kept.audiences & mine
        }
        assert client.copy.rows == visible
        assert {name: at for name, at in client.copy.revisions.items() if at} == {
            name: self.hub.head(name) for name in mine if self.hub.head(name)
        }
        assert client.copy.epoch() == self.hub.epoch()
        assert client.side.state == LinkState.LIVE
        assert of_person(client.person) in mine or not visible

    def _every_command_was_answered(self, client: Client) -> None:
        for command, posted in client.copy.outbox.items():
            known = self.hub.tables.receipts.get(command)
            assert posted.delivery != Delivery.QUEUED
            if posted.delivery == Delivery.ACCEPTED:
                assert known is not None
                assert known[1].accepted
                assert self.hub.tables.effects[command] == 1
            else:
                assert posted.refusal is not None
                assert known is None or not known[1].accepted


TestConvergence = City.TestCase
TestConvergence.settings = settings(
    max_examples=3_000 if CAMPAIGN else 60, stateful_step_count=120 if CAMPAIGN else 50, deadline=None
)
