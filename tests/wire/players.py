"""Who plays in the convergence tests: a meeting to begin with, and devices with their connections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Protocol, Self

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Command, Id, Refusal, World
from ecabinet.domain.voting.forms import Choice
from ecabinet.store.outbox import Delivery
from ecabinet.wire.conversation import ClientSide, HubSide, LinkState
from ecabinet.wire.frames import Receipt, decode_from_hub, encode_frame
from ecabinet.wire.ports import Copy, Feed
from tests.wire.intents import FILE
from tests.wire.model_hub import HubStage, ModelHub

PEOPLE = ("secretary", "chair", "member", "guest", "display")


class AnyCopy(Copy, Protocol):
    """A replica whose inside a test may look at."""

    def queue(self, command: Command) -> None:
        """Put a command into the outbox."""

    def shown(self) -> dict[tuple[str, Id], tuple[int, bytes]]:
        """Return all rows that are held, with their versions."""

    def deliveries(self) -> dict[Id, tuple[Delivery, Refusal | None]]:
        """Say where each command of the outbox stands."""


class AnyHub(Feed, Protocol):
    """A hub that a play can be played on."""

    advanced: set[str]
    regrouped: set[Id]

    @property
    def world(self) -> World:
        """The world as it is now."""

    def commit(self, command: Command, person: Id, now: datetime) -> Receipt:
        """Decide a command once; a repeated one gets its first receipt."""

    def head(self, audience: str) -> int:
        """Return the newest revision of an audience."""

    def plant(self, audience: str, kind: str, row: Id) -> None:
        """Put a row of a kind that the client does not know into an audience."""

    def visible(self, mine: frozenset[str]) -> dict[tuple[str, Id], tuple[int, bytes]]:
        """Return all that somebody of these audiences may see."""

    def receipt_of(self, command: Id) -> Receipt | None:
        """Return the receipt of a command."""

    def effects(self) -> Counter[Id]:
        """Say how often each command took effect."""

    def backup(self) -> Self:
        """Return this hub as it is now."""

    def restored_from(self, backup: Self) -> Self:
        """Return the hub that starts again from a backup, under an epoch of its own."""


@dataclass(frozen=True)
class Scene:
    """Where a play begins."""

    hub: ModelHub
    meeting: Id
    people: dict[str, Id]


@cache
def scene(phase: str) -> Scene:
    """Return a meeting with a guest of one item, in one of its phases."""
    stage = HubStage(members=3)
    stage.must(HUB, v.RecordFile, sha256=FILE, size=10, pages=1, handed_in_by=stage.secretary)
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
    return Scene(stage.hub, meeting, people)


@dataclass
class Connection:
    """A link between one client and the hub, and the messages on their way."""

    hub_side: HubSide
    up: list[bytes] = field(default_factory=list)
    down: list[bytes] = field(default_factory=list)


class Client:
    """One device of one person."""

    def __init__(self, person: Id, copy: AnyCopy) -> None:
        self.person = person
        self.copy = copy
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
        for frame in decode_from_hub(message):
            news = self.side.receive(frame)
            self.refused |= {receipt.command for receipt in news.settled if not receipt.accepted}
        if self.side.state in {LinkState.ENDED, LinkState.OUTDATED}:
            self.cut()
