"""What the client needs from its replica. `ecabinet.store.replica` has it; nothing here knows how it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ecabinet.domain.kernel import Command, Id, Refusal, World
from ecabinet.wire.ports import Copy


class Kept(Protocol):
    """One row of the outbox. `command` is None once what it said was erased (the choice of a ballot)."""

    @property
    def id(self) -> Id:
        """The command's id."""

    @property
    def command(self) -> Command | None:
        """The command."""

    @property
    def state(self) -> str:
        """`queued`, `accepted` or `refused`."""

    @property
    def refusal(self) -> Refusal | None:
        """Why it was refused."""

    @property
    def made_at(self) -> datetime:
        """When it was given, by the device's clock."""

    @property
    def receipt_at(self) -> datetime | None:
        """When it was decided, by the hub's clock."""

    @property
    def feeds(self) -> Mapping[str, int]:
        """The revisions at which its effect is seen."""

    @property
    def files(self) -> Sequence[str]:
        """SHA-256 of the files it names."""


class Replica(Copy, Protocol):
    """The client's copy with its outbox and settings. One thread owns it."""

    def world(self) -> World:
        """Return what is held, to be read."""

    def queue(self, command: Command, files: tuple[str, ...] = ()) -> None:
        """Write one outbox row, durably."""

    def outbox(self) -> Sequence[Kept]:
        """Return the outbox, oldest first."""

    def files_waiting(self) -> Sequence[str]:
        """Return the files that are named by queued commands and have not reached the hub."""

    def file_arrived(self, sha256: str) -> None:
        """Note that the hub has a file: the commands that waited for it may be sent."""

    def forget_settled(self, older_than: datetime) -> None:
        """Drop outbox rows answered before this time."""

    def remember(self, name: str, value: bytes) -> None:
        """Keep a setting."""

    def recall(self, name: str) -> bytes | None:
        """Return a setting, or None."""

    def close(self) -> None:
        """Close the file."""
