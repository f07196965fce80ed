"""What a screen is drawn from: the world as this person sees it now, with what waits laid over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Command, Id, Refusal, World
from ecabinet.domain.signatures.verdicts import DocumentVerdict


class LinkPhase(StrEnum):
    """How the link to the hub stands."""

    OFFLINE = "offline"
    CONNECTING = "connecting"
    SYNCING = "syncing"
    ONLINE = "online"
    OUTDATED = "outdated"
    SIGNED_OUT = "signed_out"
    NOT_TRUSTED = "not_trusted"


@dataclass(frozen=True)
class LinkState:
    """The phase, since when (UTC), and how many commands wait to be sent or answered."""

    phase: LinkPhase
    since: datetime
    waiting: int = 0

    @property
    def is_online(self) -> bool:
        """Whether what is done reaches the hub now."""
        return self.phase in {LinkPhase.ONLINE, LinkPhase.SYNCING}


class Delivery(StrEnum):
    """The delivery state of one command of mine. `ACCEPTED` ones are listed until the replica shows their effect."""

    QUEUED = "queued"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True)
class Pending:
    """A command of mine that the replica does not show yet, or that was refused and not yet dismissed.

    `drawn` says whether its effect is already laid over the world; `answered_at` is the hub's time.
    """

    command: Command
    delivery: Delivery
    made_at: datetime
    drawn: bool = False
    refusal: Refusal | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True)
class View:
    """Everything a screen function may look at. `now` is the hub's time as well as this device knows it (UTC)."""

    world: World
    me: Id
    now: datetime
    link: LinkState
    pending: tuple[Pending, ...] = ()
    signals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    shelf: frozenset[str] = frozenset()
    receipts: Mapping[Id, datetime] = field(default_factory=dict)
    """Hub times of accepted commands of mine that are still remembered, by command id."""
    laid_over: frozenset[tuple[str, Id]] = frozenset()
    """(kind, id) of entities whose present state comes from a pending command."""
    judged: Mapping[str, DocumentVerdict] = field(default_factory=dict)
    """Verdicts that this device reached itself, by the file's SHA-256."""
