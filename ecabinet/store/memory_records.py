"""Receipts, log, jobs, sign-in, outbox and settings in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ecabinet.store.memory_rows import Shelf
from ecabinet.store.rows import (
    AttemptRow,
    JobRow,
    LogRow,
    QueuedRow,
    ReceiptRow,
    SessionRow,
    StagedRow,
)


class MemoryRecordRows:
    """`tables.RecordRows` in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.receipt: Shelf[str, ReceiptRow] = Shelf(lambda row: row.command)
        self.entry: Shelf[int, LogRow] = Shelf(lambda row: row.seq)
        self.jobs: Shelf[str, JobRow] = Shelf(
            lambda row: row.id, waiting=lambda row: "waiting" if row.done_at is None else None
        )

    def receipts(self, commands: Collection[str]) -> Sequence[ReceiptRow]:
        """Return the receipts of these commands."""
        found = (self.receipt.get(command) for command in commands)
        return [row for row in found if row is not None]

    def add_receipts(self, rows: Sequence[ReceiptRow]) -> None:
        """Add receipts."""
        for row in rows:
            self.receipt.put(row)

    def last_seq(self) -> int:
        """Return the number of the newest log entry, 0 if none."""
        return len(self.entry)

    def add_log(self, rows: Sequence[LogRow]) -> None:
        """Add log entries."""
        for row in rows:
            self.entry.put(row)

    def log(self, before: int | None, limit: int, meeting: str | None) -> Sequence[LogRow]:
        """Return the newest log entries first, below `before` if given, of one meeting if given."""
        wanted = [
            row
            for row in reversed(self.entry.all())
            if (before is None or row.seq < before) and (meeting is None or row.meeting == meeting)
        ]
        return wanted[:limit]

    def put_jobs(self, rows: Sequence[JobRow]) -> None:
        """Write jobs over what was there."""
        for row in rows:
            self.jobs.put(row)

    def job(self, job: str) -> JobRow | None:
        """Return one job."""
        return self.jobs.get(job)

    def due_jobs(self, now: int, limit: int) -> Sequence[JobRow]:
        """Return the jobs that are due and not done, the longest due first."""
        due = [row for row in self.jobs.by("waiting", "waiting") if row.due_at <= now]
        return sorted(due, key=lambda row: (row.due_at, row.id))[:limit]

    def next_due(self) -> int | None:
        """Return when the next job that is not done is due."""
        return min((row.due_at for row in self.jobs.by("waiting", "waiting")), default=None)


class MemorySignInRows:
    """`tables.SignInRows` in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.sessions: Shelf[str, SessionRow] = Shelf(lambda row: row.token_digest, person=lambda row: row.person)
        self.attempts: Shelf[str, AttemptRow] = Shelf(lambda row: row.key)

    def session(self, token_digest: str) -> SessionRow | None:
        """Return one session."""
        return self.sessions.get(token_digest)

    def put_session(self, row: SessionRow) -> None:
        """Write a session over what was there."""
        self.sessions.put(row)

    def end_session(self, token_digest: str) -> None:
        """Remove a session."""
        self.sessions.remove(token_digest)

    def end_sessions_of(self, person: str) -> None:
        """Remove all sessions of a person."""
        for row in self.sessions.by("person", person):
            self.sessions.remove(row.token_digest)

    def end_sessions_before(self, now: int) -> None:
        """Remove the sessions whose end has come."""
        for row in self.sessions.all():
            if row.ends_at <= now:
                self.sessions.remove(row.token_digest)

    def attempt(self, key: str) -> AttemptRow | None:
        """Return the failures under a key."""
        return self.attempts.get(key)

    def put_attempt(self, row: AttemptRow) -> None:
        """Write failures over what was there."""
        self.attempts.put(row)

    def forget_attempt(self, key: str) -> None:
        """Remove the failures under a key."""
        self.attempts.remove(key)


class MemoryOutboxRows:
    """`tables.OutboxRows` in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.queue: Shelf[str, QueuedRow] = Shelf(lambda row: row.id)
        self.staged: Shelf[tuple[str, str], StagedRow] = Shelf(
            lambda row: (row.command, row.sha256), command=lambda row: row.command
        )

    def commands(self) -> Sequence[QueuedRow]:
        """Return all, oldest first."""
        return sorted(self.queue.all(), key=lambda row: row.seq)

    def command(self, command: str) -> QueuedRow | None:
        """Return one by its command's id."""
        return self.queue.get(command)

    def last_seq(self) -> int:
        """Return the number of the newest, 0 if none."""
        return max((row.seq for row in self.queue.all()), default=0)

    def put(self, rows: Sequence[QueuedRow]) -> None:
        """Write these over what was there."""
        for row in rows:
            self.queue.put(row)

    def remove(self, rows: Iterable[QueuedRow]) -> None:
        """Remove these, with their files."""
        for row in rows:
            self.queue.remove(row.id)
            for file in self.staged.by("command", row.id):
                self.staged.remove((file.command, file.sha256))

    def files(self) -> Sequence[StagedRow]:
        """Return all files, in any order."""
        return self.staged.all()

    def put_files(self, rows: Sequence[StagedRow]) -> None:
        """Write these files over what was there."""
        for row in rows:
            self.staged.put(row)


class MemorySettingRows:
    """`tables.SettingRows` in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.values: Shelf[str, tuple[str, bytes]] = Shelf(lambda row: row[0])

    def get(self, name: str) -> bytes | None:
        """Return a value."""
        found = self.values.get(name)
        return None if found is None else found[1]

    def put(self, name: str, value: bytes) -> None:
        """Write a value over what was there."""
        self.values.put((name, value))
