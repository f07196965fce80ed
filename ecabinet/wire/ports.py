"""What the sync conversation needs from either side's store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.wire.frames import Batch, Receipt


class Waiting(msgspec.Struct, frozen=True):
    """A command in the outbox that has no receipt yet."""

    id: Id
    body: bytes


class Feed(Protocol):
    """The hub's side: what changed, and who may see it."""

    def epoch(self) -> str:
        """Return the feed's epoch, renewed when a backup is restored."""

    def changes(self, audience: str, since: int, limit: int) -> Batch:
        """Return about `limit` rows changed after `since`, in whole commits, each row once in its newest state.

        Rows of an unknown audience are none: `until` and `head` are 0. A `since` beyond the head starts at 0.
        """

    def audiences_of(self, person: Id) -> frozenset[str]:
        """Return the audiences of a person as they are now."""


class Copy(Protocol):
    """The client's side: its replica and its outbox."""

    def epoch(self) -> str | None:
        """Return the epoch of what is held, None before the first contact."""

    def held(self) -> Mapping[str, int]:
        """Return the revision reached in each audience held."""

    def start_over(self, epoch: str) -> frozenset[str]:
        """Forget all entities and revisions and take this epoch. Accepted commands still kept wait again.

        A restored hub may not know them. Returns the names of the kinds that changed.
        """

    def keep_only(self, audiences: frozenset[str]) -> frozenset[str]:
        """Forget audiences that are not among these, with every entity that no other audience holds."""

    def apply(self, batch: Batch) -> frozenset[str]:
        """Apply a batch in one transaction: rows by newest version, departures by audience. Returns kinds changed."""

    def settle(self, receipt: Receipt) -> None:
        """Record what became of a command. A receipt for an unknown command is nothing."""

    def waiting(self) -> Sequence[Waiting]:
        """Return the commands without a receipt whose files, if any, have arrived, oldest first."""
