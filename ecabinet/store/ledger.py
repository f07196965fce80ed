"""The hub's ledger: one door through which everything that happens is written, and the feeds it is read from."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final
from uuid import uuid4

import msgspec

from ecabinet.domain.access import audiences_of
from ecabinet.domain.kernel import Id, JobKind, World
from ecabinet.store.batch import Batch, Committed, Envelope, lock_for, receipt_of
from ecabinet.store.feed import batch_after
from ecabinet.store.rows import JobRow, LogRow, instant, micros
from ecabinet.store.sealing import Boxes, BoxSeal
from ecabinet.store.sheet import Sheet
from ecabinet.store.tables import Rows, Tables
from ecabinet.store.worlds import StoredWorld
from ecabinet.wire.frames import Batch as FeedBatch
from ecabinet.wire.frames import Receipt

__all__ = ["Committed", "Envelope", "Job", "Ledger", "LogEntry"]

_EPOCH: Final = "epoch"


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Something the hub is to do by itself at `due_at` (UTC); `attempts` counts failures, the last at `failed_at`."""

    id: Id
    kind: JobKind
    meeting: Id
    about: Id
    due_at: datetime
    attempts: int
    failed_at: datetime | None


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log. `digest` is the SHA-256 of what may be kept of the command, `code` that of a refusal."""

    seq: int
    at: datetime
    person: Id
    device: str
    command: Id
    verb: str
    meeting: Id | None
    accepted: bool
    code: str | None
    digest: bytes


class Ledger:
    """Decides and records. Everything may be called from any thread; commits wait for each other.

    Raises `EnvironmentFault` (`hub_disk_full`, `hub_away`) when the place fails; nothing is half-written then.
    """

    def __init__(self, tables: Tables, seal: BoxSeal | None = None) -> None:
        """Work on tables of the present schema; a fresh one gets its epoch. Without a seal no secret vote is held."""
        self._tables = tables
        self._boxes = Boxes(seal)
        self._sheet = Sheet(self._boxes)
        self._grouping = threading.Lock()
        self._groups: dict[Id, frozenset[str]] = {}
        self._regroupings = 0
        self._tenure_of_groups = self._tenure_of_sheet = tables.tenure
        with tables.writing() as rows:
            found = rows.settings.get(_EPOCH)
            if found is None:
                found = uuid4().hex.encode()
                rows.settings.put(_EPOCH, found)
            self._boxes.destroy_left(rows.entities)
        self._epoch = found.decode()

    def commit(self, envelopes: Sequence[Envelope], now: datetime) -> Committed:
        """Decide commands in order and record them in one transaction; durable on return.

        A refused command leaves its receipt and its log entry. A command known by its id gets its first receipt, or
        `id_taken` if it was somebody else's. An exception of a rule is a bug and undoes the whole batch.
        """
        together = tuple(envelopes)
        whole = False
        try:
            with self._tables.writing() as rows:
                lock_for(rows, together)
                tenure = self._tables.tenure
                keep = self._tables.has_one_writer and tenure == self._tenure_of_sheet
                self._sheet.open(rows.entities, keep=keep)
                self._tenure_of_sheet = tenure
                batch = Batch(rows, self._sheet, now)
                batch.decide(together)
                committed = batch.write(together)
                self._regroup(committed)
            whole = True
        finally:
            if not whole:
                self._sheet.forget()
        self._boxes.destroy_over()
        self._regroup(committed)
        return committed

    def receipt(self, command: Id) -> Receipt | None:
        """Return a command's receipt if it was decided."""
        with self._tables.reading() as rows:
            found = rows.records.receipts([command])
        return receipt_of(found[0]) if found else None

    # What is read ---------------------------------------------------------------------------------------------------

    def epoch(self) -> str:
        """Return the feed's epoch."""
        return self._epoch

    def renew_epoch(self) -> str:
        """Begin a new epoch, after a backup was restored: all clients start over."""
        epoch = uuid4().hex
        with self._tables.writing() as rows:
            rows.settings.put(_EPOCH, epoch.encode())
        self._epoch = epoch
        return epoch

    def changes(self, audience: str, since: int, limit: int) -> FeedBatch:
        """Return about `limit` rows changed after `since`, in whole commits, each row once in its newest state."""
        with self._tables.reading() as rows:
            return batch_after(rows.feeds, audience, since, limit)

    def heads(self) -> dict[str, int]:
        """Return how far every audience is."""
        with self._tables.reading() as rows:
            return rows.feeds.revisions()

    def audiences_of(self, person: Id) -> frozenset[str]:
        """Return the audiences of a person as they are now."""
        if not self._tables.has_one_writer:
            with self.reading() as world:
                return audiences_of(world, person)
        with self._grouping:
            if self._tenure_of_groups != self._tables.tenure:
                self._tenure_of_groups = self._tables.tenure
                self._groups.clear()
                self._regroupings += 1
            known = self._groups.get(person)
            regroupings = self._regroupings
        if known is not None:
            return known
        with self.reading() as world:
            groups = audiences_of(world, person)
        with self._grouping:
            if regroupings == self._regroupings:
                self._groups[person] = groups
        return groups

    def world(self) -> World:
        """Return the world as it is at each look."""
        return StoredWorld(self._tables.reading)

    @contextmanager
    def reading(self) -> Iterator[World]:
        """Give the world as it is now, and stays for the block."""
        with self._tables.reading() as rows:
            yield _snapshot(rows)

    def log_entries(self, limit: int, *, before: int | None = None, meeting: Id | None = None) -> tuple[LogEntry, ...]:
        """Return the newest log entries first, numbered below `before` if given, of one meeting if given."""
        with self._tables.reading() as rows:
            found = rows.records.log(before, limit, meeting)
        return tuple(entry_of(row) for row in found)

    # Jobs -----------------------------------------------------------------------------------------------------------

    def due_jobs(self, now: datetime, limit: int) -> tuple[Job, ...]:
        """Return the jobs that are due and not done, the longest due first."""
        with self._tables.reading() as rows:
            found = rows.records.due_jobs(micros(now), limit)
        return tuple(_job_of(row) for row in found)

    def next_due(self) -> datetime | None:
        """Return when the next job is due, None if there is none."""
        with self._tables.reading() as rows:
            found = rows.records.next_due()
        return None if found is None else instant(found)

    def job_done(self, job: Id, now: datetime) -> None:
        """Mark a job as done."""
        with self._tables.writing() as rows:
            row = rows.records.job(job)
            if row is not None:
                rows.records.put_jobs([row._replace(done_at=micros(now))])

    def job_failed(self, job: Id, now: datetime, again_at: datetime | None = None) -> None:
        """Count a failure of a job; it stays due, from `again_at` if given."""
        with self._tables.writing() as rows:
            row = rows.records.job(job)
            if row is not None:
                due_at = row.due_at if again_at is None else micros(again_at)
                rows.records.put_jobs([row._replace(attempts=row.attempts + 1, failed_at=micros(now), due_at=due_at)])

    def close(self) -> None:
        """Let the tables go."""
        self._tables.close()

    def _regroup(self, committed: Committed) -> None:
        """Forget the groups of these people: before the commit, and again after it for who looked in between."""
        if committed.regrouped:
            with self._grouping:
                self._regroupings += 1
                for person in committed.regrouped:
                    self._groups.pop(person, None)


def _snapshot(rows: Rows) -> World:
    @contextmanager
    def same() -> Iterator[Rows]:
        yield rows

    return StoredWorld(same)


def _job_of(row: JobRow) -> Job:
    return Job(
        id=row.id,
        kind=JobKind(row.kind),
        meeting=row.meeting,
        about=row.about,
        due_at=instant(row.due_at),
        attempts=row.attempts,
        failed_at=None if row.failed_at is None else instant(row.failed_at),
    )


def entry_of(row: LogRow) -> LogEntry:
    """Return what a row of the log says."""
    return LogEntry(
        seq=row.seq,
        at=instant(row.at),
        person=row.person,
        device=row.device,
        command=row.command,
        verb=row.verb,
        meeting=row.meeting,
        accepted=row.outcome == "accepted",
        code=row.code,
        digest=row.digest,
    )
