"""What rules read: a verb beside the kinds of things that its rule looks at."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Command


class Reads(StrEnum):
    """What a rule looks at. A client that lacks any of it shows the command as queued and draws nothing."""

    CATALOGUES = "catalogues"
    DIRECTORY = "directory"
    MEETING = "meeting"
    STAFF = "staff"
    OWN = "own"
    HUB = "hub"


class Verb(msgspec.Struct, frozen=True):
    """A verb and what its rule reads."""

    command: type[Command]
    reads: frozenset[Reads]


def verb(command: type[Command], *reads: Reads) -> Verb:
    """Return a verb whose rule reads this."""
    return Verb(command, frozenset(reads))
