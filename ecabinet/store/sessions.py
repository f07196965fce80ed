"""Who is signed in where, and who has failed to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.store.rows import AttemptRow, SessionRow, instant, micros
from ecabinet.store.tables import Tables

FREE_ATTEMPTS: Final = 5
"""The failure with this number is the first that blocks (OWASP ASVS 5.0, 6.3.1)."""
FIRST_BLOCK: Final = timedelta(seconds=30)
LONGEST_BLOCK: Final = timedelta(hours=1)
_SEEN_EVERY: Final = timedelta(minutes=1)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in of a person on a device; good until `ends_at` (UTC). `seen_at` is right to a minute."""

    token_digest: str
    person: Id
    device: str
    started_at: datetime
    seen_at: datetime
    ends_at: datetime


class Sessions:
    """Sessions by the digest of their token, never the token, and the attempts that failed. From any thread."""

    def __init__(self, tables: Tables) -> None:
        """Work on the hub's tables."""
        self._tables = tables

    def start(self, token_digest: str, person: Id, device: str, now: datetime, ends_at: datetime) -> Session:
        """Begin a session; those whose end has come are swept out."""
        at = micros(now)
        row = SessionRow(token_digest, person, device, at, at, micros(ends_at))
        with self._tables.writing() as rows:
            rows.sign_in.end_sessions_before(at)
            rows.sign_in.put_session(row)
        return _session_of(row)

    def find(self, token_digest: str, now: datetime) -> Session | None:
        """Return a session that is good now, noting that it was seen."""
        at = micros(now)
        with self._tables.reading() as rows:
            row = rows.sign_in.session(token_digest)
        if row is None or row.ends_at <= at:
            return None
        if now - instant(row.seen_at) < _SEEN_EVERY:
            return _session_of(row)
        with self._tables.writing() as rows:
            row = rows.sign_in.session(token_digest)  # it may have been ended meanwhile
            if row is None:
                return None
            row = row._replace(seen_at=at)
            rows.sign_in.put_session(row)
        return _session_of(row)

    def end(self, token_digest: str) -> None:
        """End a session."""
        with self._tables.writing() as rows:
            rows.sign_in.end_session(token_digest)

    def end_all_of(self, person: Id) -> None:
        """End all sessions of a person."""
        with self._tables.writing() as rows:
            rows.sign_in.end_sessions_of(person)

    def blocked_for(self, key: str, now: datetime) -> int:
        """Return for how many whole seconds the next attempt under this key is refused, 0 if it may be made."""
        with self._tables.reading() as rows:
            row = rows.sign_in.attempt(key)
        if row is None:
            return 0
        left = row.blocked_until - micros(now)
        return max(0, -(-left // 1_000_000))

    def failed(self, key: str, now: datetime) -> int:
        """Count a failure; return the seconds of the block: 30 from the fifth in a row on, doubling up to 1 h."""
        with self._tables.writing() as rows:
            row = rows.sign_in.attempt(key)
            failures = 1 if row is None else row.failures + 1
            block = _block_after(failures)
            rows.sign_in.put_attempt(AttemptRow(key, failures, micros(now + block)))
        return int(block.total_seconds())

    def succeeded(self, key: str) -> None:
        """Forget the failures under a key."""
        with self._tables.writing() as rows:
            rows.sign_in.forget_attempt(key)


def _block_after(failures: int) -> timedelta:
    if failures < FREE_ATTEMPTS:
        return timedelta()
    doublings = min(failures - FREE_ATTEMPTS, 16)
    return min(FIRST_BLOCK * (1 << doublings), LONGEST_BLOCK)


def _session_of(row: SessionRow) -> Session:
    return Session(
        token_digest=row.token_digest,
        person=row.person,
        device=row.device,
        started_at=instant(row.started_at),
        seen_at=instant(row.seen_at),
        ends_at=instant(row.ends_at),
    )
