"""How things are done in the convergence tests: messages on their way, commits told, and what must hold in the end."""

from __future__ import annotations

import zlib

from hypothesis.stateful import RuleBasedStateMachine

from ecabinet.domain.access import audiences, of_person
from ecabinet.domain.kernel import Command, Id
from ecabinet.store.outbox import Delivery
from ecabinet.wire.codec import KINDS, decode_command, decode_entity
from ecabinet.wire.conversation import HubSide, LinkState
from ecabinet.wire.frames import (
    Audiences,
    Batch,
    Packed,
    Receipt,
    Welcome,
    decode_from_client,
    encode_frame,
    message_of,
)
from tests.stage import START
from tests.wire.model_copy import ModelCopy
from tests.wire.model_hub import ModelHub
from tests.wire.players import AnyCopy, AnyHub, Client, Connection

MOST_PULSES = 8
"""How many pulses may pass, without faults, until everybody has everything."""


class Streets(RuleBasedStateMachine):
    """A hub, its clients, and what lies between them."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0
        self.hub: AnyHub = ModelHub()
        self.meeting = ""
        self.clients: list[Client] = []
        self.backup: AnyHub = self.hub

    def new_hub(self, begun: ModelHub) -> AnyHub:
        """Return a hub where this has happened."""
        return begun.backup()

    def new_copy(self) -> AnyCopy:
        """Return an empty replica."""
        return ModelCopy()

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
        receipt = self.hub.commit(command, person, START)
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
        frames = []
        # Sometimes one frame is a message, sometimes several share one; some are packed though they are small.
        for place in range(1 + len(client.link.down) % 3):
            frame = client.link.hub_side.next_frame()
            if frame is None:
                break
            self._is_theirs(client, frame)
            frames.append(
                encode_frame(Packed(body=zlib.compress(encode_frame(frame)))) if place else encode_frame(frame)
            )
        if not frames:
            return False
        client.link.down.append(message_of(frames))
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
        visible = self.hub.visible(mine)
        assert client.copy.shown() == visible
        assert {name: at for name, at in client.copy.held().items() if at} == {
            name: self.hub.head(name) for name in mine if self.hub.head(name)
        }
        assert client.copy.epoch() == self.hub.epoch()
        assert client.side.state == LinkState.LIVE
        assert of_person(client.person) in mine or not visible

    def _every_command_was_answered(self, client: Client) -> None:
        effects = self.hub.effects()
        for command, (delivery, refusal) in client.copy.deliveries().items():
            receipt = self.hub.receipt_of(command)
            assert delivery != Delivery.QUEUED
            if delivery == Delivery.ACCEPTED:
                assert receipt is not None
                assert receipt.accepted
                assert effects[command] == 1
            else:
                assert refusal is not None
                assert receipt is None or not receipt.accepted
