"""Who is signed in where, and who has failed to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.store.rows import AttemptRow, SessionRow, instant, micros
from ecabinet.store.tables import Tables

FIRST_BLOCK: Final = timedelta(seconds=30)
_SEEN_EVERY: Final = timedelta(minutes=1)


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """How failures block: the one numbered `first` is the first that does, each after it for twice as long.

    No block is longer than `longest`. Where `forgotten_after` is given, the count begins anew after so long without a
    failure or a block.
    """

    first: int
    longest: timedelta
    forgotten_after: timedelta | None = None


OF_PERSON: Final = Limit(first=5, longest=timedelta(hours=1))
"""For one e-mail from one address (OWASP ASVS 5.0, 6.3.1)."""
OF_ADDRESS: Final = Limit(first=50, longest=timedelta(minutes=5), forgotten_after=timedelta(hours=1))
"""For whatever is tried from one address. Milder: all of a house may come from one."""


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

    def failed(self, key: str, now: datetime, limit: Limit = OF_PERSON) -> int:
        """Count a failure; return the seconds of the block: 30 from the first on that blocks, doubling each time."""
        with self._tables.writing() as rows:
            row = rows.sign_in.attempt(key)
            failures = 1 if row is None or _is_forgotten(row, now, limit) else row.failures + 1
            block = _block_after(failures, limit)
            rows.sign_in.put_attempt(AttemptRow(key, failures, micros(now + block)))
        return int(block.total_seconds())

    def succeeded(self, key: str) -> None:
        """Forget the failures under a key."""
        with self._tables.writing() as rows:
            rows.sign_in.forget_attempt(key)


def _block_after(failures: int, limit: Limit) -> timedelta:
    if failures < limit.first:
        return timedelta()
    doublings = min(failures - limit.first, 16)
    return min(FIRST_BLOCK * (1 << doublings), limit.longest)


def _is_forgotten(row: AttemptRow, now: datetime, limit: Limit) -> bool:
    """Say whether it is long enough since the last failure, or since the end of its block."""
    return limit.forgotten_after is not None and now - instant(row.blocked_until) >= limit.forgotten_after


def _session_of(row: SessionRow) -> Session:
    return Session(
        token_digest=row.token_digest,
        person=row.person,
        device=row.device,
        started_at=instant(row.started_at),
        seen_at=instant(row.seen_at),
        ends_at=instant(row.ends_at),
    )
