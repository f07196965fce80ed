"""What stands in a table, one row a tuple, in the order of the schema's columns. Rows never leave this package.

Times are whole microseconds since 1970 in UTC: the same number on every database, and in order when compared.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Handle: TypeAlias = Literal["meeting", "parent", "person", "natural"]
HANDLES: tuple[Handle, ...] = ("meeting", "parent", "person", "natural")
"""The four handles of `kernel.Scope`, in the order of the columns."""

Key: TypeAlias = tuple[str, str]
"""An entity's kind (the name of its type) and id."""


def micros(at: datetime) -> int:
    """Return a time (aware) as stored."""
    return (at - _START) // _MICROSECOND


def instant(stored: int) -> datetime:
    """Return a stored time, UTC."""
    return _START + stored * _MICROSECOND


class EntityRow(NamedTuple):
    """An entity in its newest state. `body` None: it was dropped; `version` counts on, so that no id starts again."""

    id: str
    kind: str
    version: int
    meeting: str | None
    parent: str | None
    person: str | None
    natural: str | None
    body: bytes | None


class FeedRow(NamedTuple):
    """The newest place of an entity in an audience's feed; `gone` says that it left. On a replica: that it is held."""

    kind: str
    id: str
    audience: str
    revision: int
    gone: bool


class FeedEntry(NamedTuple):
    """A feed row with the entity's present state."""

    kind: str
    id: str
    revision: int
    gone: bool
    version: int
    body: bytes | None


class ReceiptRow(NamedTuple):
    """What became of a command: `refusal` and `feeds` are MessagePack."""

    command: str
    person: str
    at: int
    refusal: bytes | None
    feeds: bytes


class LogRow(NamedTuple):
    """Who asked for what, when, from which device, what came of it; `digest` is that of what may be kept of it."""

    seq: int
    at: int
    person: str
    device: str
    command: str
    verb: str
    meeting: str | None
    outcome: str
    code: str | None
    digest: bytes


class JobRow(NamedTuple):
    """Something to be done at `due_at`; `attempts` counts failures, the last one at `failed_at`."""

    id: str
    kind: str
    meeting: str
    about: str
    due_at: int
    attempts: int
    failed_at: int | None
    done_at: int | None


class SessionRow(NamedTuple):
    """A sign-in, found by the SHA-256 of its token."""

    token_digest: str
    person: str
    device: str
    started_at: int
    seen_at: int
    ends_at: int


class AttemptRow(NamedTuple):
    """Failures to sign in under one key, and until when the next attempt is refused."""

    key: str
    failures: int
    blocked_until: int


class QueuedRow(NamedTuple):
    """A command in the outbox; `state` is one of `outbox.Delivery`."""

    seq: int
    id: str
    verb: str
    body: bytes
    made_at: int
    state: str
    refusal: bytes | None
    receipt_at: int | None
    feeds: bytes


class StagedRow(NamedTuple):
    """A file that a queued command names, and whether the hub has it."""

    command: str
    sha256: str
    arrived: bool
