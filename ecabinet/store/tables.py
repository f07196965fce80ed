"""The port between what is kept and where: rows by topic, one writer, any number of readers.

All logic (who sees what, revisions, receipts, delivery) is written once above this port, in `ledger` and `replica`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from ecabinet.store.rows import (
    AttemptRow,
    EntityRow,
    FeedEntry,
    FeedRow,
    Handle,
    JobRow,
    Key,
    LogRow,
    QueuedRow,
    ReceiptRow,
    SessionRow,
    StagedRow,
)


class EntityRows(Protocol):
    """Entities in their newest state."""

    def one(self, kind: str, entity_id: str) -> EntityRow | None:
        """Return one entity, dropped or not."""

    def named(self, ids: Collection[str]) -> Sequence[EntityRow]:
        """Return all entities of any kind that have one of these ids, dropped or not."""

    def matching(self, kind: str, handles: Mapping[Handle, str]) -> Sequence[EntityRow]:
        """Return the entities of a kind that have all these handles, without the dropped ones, in any order."""

    def under(self, kind: str, handle: Handle, values: Collection[str]) -> Sequence[EntityRow]:
        """Return the entities of a kind whose handle is one of these values, without the dropped ones, in any order."""

    def everything(self) -> Sequence[EntityRow]:
        """Return all entities."""

    def put(self, rows: Sequence[EntityRow]) -> None:
        """Write these states over what was there."""

    def put_newer(self, rows: Sequence[EntityRow]) -> None:
        """Write these states where none of a higher version stands."""

    def remove_unheld(self, keys: Collection[Key] | None) -> frozenset[str]:
        """Remove the entities (of these keys, or all) that no feed row holds; return the kinds that were hit."""

    def kinds(self) -> frozenset[str]:
        """Return the kinds of which there is any."""

    def clear(self) -> None:
        """Remove everything."""


class FeedRows(Protocol):
    """Places of entities in audiences, and how far each audience is."""

    def revision(self, audience: str) -> int:
        """Return how far an audience is, 0 if unknown."""

    def revisions(self) -> dict[str, int]:
        """Return how far every audience is."""

    def locked_revisions(self, audiences: Collection[str]) -> dict[str, int]:
        """Return how far these are, 0 if new, and keep other writers from advancing them until the transaction ends."""

    def advance(self, revisions: Mapping[str, int]) -> None:
        """Write how far these audiences are."""

    def after(self, audience: str, since: int, limit: int) -> Sequence[FeedEntry]:
        """Return the first `limit` entries of an audience after a revision, in order of revision."""

    def at(self, audience: str, revision: int) -> Sequence[FeedEntry]:
        """Return all entries of an audience that stand at exactly this revision."""

    def put(self, rows: Sequence[FeedRow]) -> None:
        """Write these places over what was there."""

    def leave(self, audience: str, keys: Collection[Key]) -> None:
        """Remove the places of these entities in an audience."""

    def forget(self, audiences: Collection[str]) -> None:
        """Remove audiences with all their places."""

    def clear(self) -> None:
        """Remove everything."""


class RecordRows(Protocol):
    """Receipts, the log and jobs."""

    def receipts(self, commands: Collection[str]) -> Sequence[ReceiptRow]:
        """Return the receipts of these commands."""

    def add_receipts(self, rows: Sequence[ReceiptRow]) -> None:
        """Add receipts."""

    def last_seq(self) -> int:
        """Return the number of the newest log entry, 0 if none, keeping other writers from adding one meanwhile."""

    def add_log(self, rows: Sequence[LogRow]) -> None:
        """Add log entries."""

    def log(self, before: int | None, limit: int, meeting: str | None) -> Sequence[LogRow]:
        """Return the newest log entries first, below `before` if given, of one meeting if given."""

    def put_jobs(self, rows: Sequence[JobRow]) -> None:
        """Write jobs over what was there."""

    def job(self, job: str) -> JobRow | None:
        """Return one job."""

    def due_jobs(self, now: int, limit: int) -> Sequence[JobRow]:
        """Return the jobs that are due and not done, the longest due first."""

    def next_due(self) -> int | None:
        """Return when the next job that is not done is due."""


class SignInRows(Protocol):
    """Sessions and failed attempts."""

    def session(self, token_digest: str) -> SessionRow | None:
        """Return one session."""

    def put_session(self, row: SessionRow) -> None:
        """Write a session over what was there."""

    def end_session(self, token_digest: str) -> None:
        """Remove a session."""

    def end_sessions_of(self, person: str) -> None:
        """Remove all sessions of a person."""

    def end_sessions_before(self, now: int) -> None:
        """Remove the sessions whose end has come."""

    def attempt(self, key: str) -> AttemptRow | None:
        """Return the failures under a key."""

    def put_attempt(self, row: AttemptRow) -> None:
        """Write failures over what was there."""

    def forget_attempt(self, key: str) -> None:
        """Remove the failures under a key."""


class OutboxRows(Protocol):
    """Commands queued on a device, and the files they name."""

    def commands(self) -> Sequence[QueuedRow]:
        """Return all, oldest first."""

    def command(self, command: str) -> QueuedRow | None:
        """Return one by its command's id."""

    def last_seq(self) -> int:
        """Return the number of the newest, 0 if none."""

    def put(self, rows: Sequence[QueuedRow]) -> None:
        """Write these over what was there."""

    def remove(self, rows: Iterable[QueuedRow]) -> None:
        """Remove these, with their files."""

    def files(self) -> Sequence[StagedRow]:
        """Return all files, in any order."""

    def put_files(self, rows: Sequence[StagedRow]) -> None:
        """Write these files over what was there."""


class SettingRows(Protocol):
    """Named values."""

    def get(self, name: str) -> bytes | None:
        """Return a value."""

    def put(self, name: str, value: bytes) -> None:
        """Write a value over what was there."""


class Rows(Protocol):
    """All rows within one transaction: a snapshot when reading, one's own writes included when writing."""

    @property
    def entities(self) -> EntityRows:
        """Entities."""

    @property
    def feeds(self) -> FeedRows:
        """Feeds."""

    @property
    def records(self) -> RecordRows:
        """Receipts, log, jobs."""

    @property
    def sign_in(self) -> SignInRows:
        """Sessions and attempts."""

    @property
    def outbox(self) -> OutboxRows:
        """Outbox."""

    @property
    def settings(self) -> SettingRows:
        """Settings."""

    def lock(self, shared: Collection[str], exclusive: Collection[str]) -> None:
        """Hold these names until the transaction ends, in their order; nothing where there is one writer anyway."""


class Tables(Protocol):
    """Where rows are kept. Raises `EnvironmentFault` when the place fails; nothing is half-written."""

    @property
    def has_one_writer(self) -> bool:
        """Whether nobody outside this object writes, so that what was read stays true until we write."""

    @property
    def tenure(self) -> int:
        """Which stretch of being the one writer this is: what was read in an earlier one may be old."""

    def reading(self) -> AbstractContextManager[Rows]:
        """Read a snapshot; from any thread."""

    def writing(self) -> AbstractContextManager[Rows]:
        """Write in one transaction, durable when the block ends, undone when it raises; writers wait for each other."""

    def leave_no_trace(self) -> None:
        """On a device: leave nothing of what was written over beside its file, as far as the database can tell."""

    def close(self) -> None:
        """Let the place go."""
