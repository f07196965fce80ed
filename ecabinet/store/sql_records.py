"""Receipts, log, jobs, sign-in, outbox and settings by SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, delete, func, select

from ecabinet.store.rows import (
    AttemptRow,
    JobRow,
    LogRow,
    QueuedRow,
    ReceiptRow,
    SessionRow,
    StagedRow,
)
from ecabinet.store.schema import ATTEMPT, JOB, LOG, OUTBOX, RECEIPT, SESSION, SETTING, STAGED
from ecabinet.store.statements import Among, Query, Running, at_most

T = TypeVar("T")


def _given(column: ColumnElement[T]) -> ColumnElement[T]:
    return bindparam(None, type_=column.type, unique=True)


class SqlRecordRows:
    """`tables.RecordRows` by SQL."""

    def __init__(self, run: Running) -> None:
        """Work on one connection."""
        self._run = run

    def receipts(self, commands: Collection[str]) -> Sequence[ReceiptRow]:
        """Return the receipts of these commands."""
        of_these = select(RECEIPT).where(Among(RECEIPT.c.command))
        found = self._run.fetch("receipts", lambda: of_these, (self._run.many(commands),))
        return list(map(ReceiptRow._make, found))

    def add_receipts(self, rows: Sequence[ReceiptRow]) -> None:
        """Add receipts."""
        self._run.insert(RECEIPT, rows)

    def last_seq(self) -> int:
        """Return the number of the newest log entry, 0 if none, keeping other writers from adding one meanwhile."""
        self._run.lock(exclusive=["log"])
        return self._run.number("log head", lambda: select(func.max(LOG.c.seq))) or 0

    def add_log(self, rows: Sequence[LogRow]) -> None:
        """Add log entries."""
        self._run.insert(LOG, rows)

    def log(self, before: int | None, limit: int, meeting: str | None) -> Sequence[LogRow]:
        """Return the newest log entries first, below `before` if given, of one meeting if given."""

        def build() -> Query:
            query = select(LOG).order_by(LOG.c.seq.desc()).suffix_with(at_most())
            if before is not None:
                query = query.where(LOG.c.seq < _given(LOG.c.seq))
            return query if meeting is None else query.where(LOG.c.meeting == _given(LOG.c.meeting))

        values = (*(() if before is None else (before,)), *(() if meeting is None else (meeting,)), limit)
        key = ("log", before is None, meeting is None)
        return list(map(LogRow._make, self._run.fetch(key, build, values)))

    def put_jobs(self, rows: Sequence[JobRow]) -> None:
        """Write jobs over what was there."""
        self._run.upsert(JOB, rows)

    def job(self, job: str) -> JobRow | None:
        """Return one job."""
        found = self._run.fetch("job", lambda: select(JOB).where(JOB.c.id == _given(JOB.c.id)), (job,))
        return JobRow._make(found[0]) if found else None

    def due_jobs(self, now: int, limit: int) -> Sequence[JobRow]:
        """Return the jobs that are due and not done, the longest due first."""

        def build() -> Query:
            query = select(JOB).where(JOB.c.done_at.is_(None), JOB.c.due_at <= _given(JOB.c.due_at))
            return query.order_by(JOB.c.due_at, JOB.c.id).suffix_with(at_most())

        return list(map(JobRow._make, self._run.fetch("due jobs", build, (now, limit))))

    def next_due(self) -> int | None:
        """Return when the next job that is not done is due."""
        return self._run.number("next due", lambda: select(func.min(JOB.c.due_at)).where(JOB.c.done_at.is_(None)))


class SqlSignInRows:
    """`tables.SignInRows` by SQL."""

    def __init__(self, run: Running) -> None:
        """Work on one connection."""
        self._run = run

    def session(self, token_digest: str) -> SessionRow | None:
        """Return one session."""
        column = SESSION.c.token_digest
        found = self._run.fetch("session", lambda: select(SESSION).where(column == _given(column)), (token_digest,))
        return SessionRow._make(found[0]) if found else None

    def put_session(self, row: SessionRow) -> None:
        """Write a session over what was there."""
        self._run.upsert(SESSION, [row])

    def end_session(self, token_digest: str) -> None:
        """Remove a session."""
        column = SESSION.c.token_digest
        self._run.change("end session", lambda: delete(SESSION).where(column == _given(column)), (token_digest,))

    def end_sessions_of(self, person: str) -> None:
        """Remove all sessions of a person."""
        column = SESSION.c.person
        self._run.change("end sessions of", lambda: delete(SESSION).where(column == _given(column)), (person,))

    def end_sessions_before(self, now: int) -> None:
        """Remove the sessions whose end has come."""
        column = SESSION.c.ends_at
        self._run.change("end sessions before", lambda: delete(SESSION).where(column <= _given(column)), (now,))

    def attempt(self, key: str) -> AttemptRow | None:
        """Return the failures under a key."""
        column = ATTEMPT.c.key
        found = self._run.fetch("attempt", lambda: select(ATTEMPT).where(column == _given(column)), (key,))
        return AttemptRow._make(found[0]) if found else None

    def put_attempt(self, row: AttemptRow) -> None:
        """Write failures over what was there."""
        self._run.upsert(ATTEMPT, [row])

    def forget_attempt(self, key: str) -> None:
        """Remove the failures under a key."""
        column = ATTEMPT.c.key
        self._run.change("forget attempt", lambda: delete(ATTEMPT).where(column == _given(column)), (key,))


class SqlOutboxRows:
    """`tables.OutboxRows` by SQL."""

    def __init__(self, run: Running) -> None:
        """Work on one connection."""
        self._run = run

    def commands(self) -> Sequence[QueuedRow]:
        """Return all, oldest first."""
        found = self._run.fetch("outbox", lambda: select(OUTBOX).order_by(OUTBOX.c.seq))
        return list(map(QueuedRow._make, found))

    def command(self, command: str) -> QueuedRow | None:
        """Return one by its command's id."""
        column = OUTBOX.c.id
        found = self._run.fetch("outbox one", lambda: select(OUTBOX).where(column == _given(column)), (command,))
        return QueuedRow._make(found[0]) if found else None

    def last_seq(self) -> int:
        """Return the number of the newest, 0 if none."""
        return self._run.number("outbox head", lambda: select(func.max(OUTBOX.c.seq))) or 0

    def put(self, rows: Sequence[QueuedRow]) -> None:
        """Write these over what was there."""
        self._run.upsert(OUTBOX, rows)

    def remove(self, rows: Iterable[QueuedRow]) -> None:
        """Remove these, with their files."""
        ids = [(row.id,) for row in rows]
        of_command = STAGED.c.command
        self._run.change_many("outbox remove", lambda: delete(OUTBOX).where(OUTBOX.c.id == _given(OUTBOX.c.id)), ids)
        self._run.change_many("staged remove", lambda: delete(STAGED).where(of_command == _given(of_command)), ids)

    def files(self) -> Sequence[StagedRow]:
        """Return all files, in any order."""
        return list(map(StagedRow._make, self._run.fetch("staged", lambda: select(STAGED))))

    def put_files(self, rows: Sequence[StagedRow]) -> None:
        """Write these files over what was there."""
        self._run.upsert(STAGED, rows)


class SqlSettingRows:
    """`tables.SettingRows` by SQL."""

    def __init__(self, run: Running) -> None:
        """Work on one connection."""
        self._run = run

    def get(self, name: str) -> bytes | None:
        """Return a value."""
        column = SETTING.c.name
        found = self._run.fetch("setting", lambda: select(SETTING.c.value).where(column == _given(column)), (name,))
        value = found[0][0] if found else None
        return value if isinstance(value, bytes) else None

    def put(self, name: str, value: bytes) -> None:
        """Write a value over what was there."""
        self._run.upsert(SETTING, [(name, value)])
