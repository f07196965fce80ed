"""The one schema, of hub and replica alike: typed tables of SQLAlchemy's Core, whose ORM is never loaded.

A column's order is that of the tuple in `rows`. Changes go with a migration in `db/versions` and new golden files. The
indexes are in `indexes`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    LargeBinary,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
)

METADATA: Final = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"},
)
"""All tables. Names of constraints are fixed, so that a migration finds them on every database."""


class EntityColumns(TypedColumns):
    """`rows.EntityRow`. The id comes first in the key: one look finds all kinds that share an id."""

    id: Named[str] = Column(Text, primary_key=True)
    kind: Named[str] = Column(Text, primary_key=True)
    version: Named[int] = Column(BigInteger)
    meeting: Named[str | None] = Column(Text)
    parent: Named[str | None] = Column(Text)
    person: Named[str | None] = Column(Text)
    natural: Named[str | None] = Column(Text)
    body: Named[bytes | None] = Column(LargeBinary)


ENTITY: Final = Table("entity", METADATA, EntityColumns)


class AudienceColumns(TypedColumns):
    """The newest revision of each audience's feed; on a replica the revision reached."""

    name: Named[str] = Column(Text, primary_key=True)
    revision: Named[int] = Column(BigInteger)


AUDIENCE: Final = Table("audience", METADATA, AudienceColumns, sqlite_with_rowid=False)


class FeedColumns(TypedColumns):
    """`rows.FeedRow`. The entity comes first in the key: one look finds all audiences that hold it."""

    kind: Named[str] = Column(Text, primary_key=True)
    id: Named[str] = Column(Text, primary_key=True)
    audience: Named[str] = Column(Text, primary_key=True)
    revision: Named[int] = Column(BigInteger)
    gone: Named[bool] = Column(Boolean)


FEED: Final = Table("feed", METADATA, FeedColumns, sqlite_with_rowid=False)


class ReceiptColumns(TypedColumns):
    """`rows.ReceiptRow`."""

    command: Named[str] = Column(Text, primary_key=True)
    person: Named[str] = Column(Text)
    at: Named[int] = Column(BigInteger)
    refusal: Named[bytes | None] = Column(LargeBinary)
    feeds: Named[bytes] = Column(LargeBinary)


RECEIPT: Final = Table("receipt", METADATA, ReceiptColumns)


class LogColumns(TypedColumns):
    """`rows.LogRow`, numbered without gaps."""

    seq: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    at: Named[int] = Column(BigInteger)
    person: Named[str] = Column(Text)
    device: Named[str] = Column(Text)
    command: Named[str] = Column(Text)
    verb: Named[str] = Column(Text)
    meeting: Named[str | None] = Column(Text)
    outcome: Named[str] = Column(Text)
    code: Named[str | None] = Column(Text)
    digest: Named[bytes] = Column(LargeBinary)


LOG: Final = Table("log", METADATA, LogColumns)


class JobColumns(TypedColumns):
    """`rows.JobRow`."""

    id: Named[str] = Column(Text, primary_key=True)
    kind: Named[str] = Column(Text)
    meeting: Named[str] = Column(Text)
    about: Named[str] = Column(Text)
    due_at: Named[int] = Column(BigInteger)
    attempts: Named[int] = Column(BigInteger)
    failed_at: Named[int | None] = Column(BigInteger)
    done_at: Named[int | None] = Column(BigInteger)


JOB: Final = Table("job", METADATA, JobColumns)


class SessionColumns(TypedColumns):
    """`rows.SessionRow`."""

    token_digest: Named[str] = Column(Text, primary_key=True)
    person: Named[str] = Column(Text)
    device: Named[str] = Column(Text)
    started_at: Named[int] = Column(BigInteger)
    seen_at: Named[int] = Column(BigInteger)
    ends_at: Named[int] = Column(BigInteger)


SESSION: Final = Table("session", METADATA, SessionColumns)


class AttemptColumns(TypedColumns):
    """`rows.AttemptRow`."""

    key: Named[str] = Column(Text, primary_key=True)
    failures: Named[int] = Column(BigInteger)
    blocked_until: Named[int] = Column(BigInteger)


ATTEMPT: Final = Table("attempt", METADATA, AttemptColumns)


class OutboxColumns(TypedColumns):
    """`rows.QueuedRow`."""

    seq: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    id: Named[str] = Column(Text)
    verb: Named[str] = Column(Text)
    body: Named[bytes] = Column(LargeBinary)
    made_at: Named[int] = Column(BigInteger)
    state: Named[str] = Column(Text)
    refusal: Named[bytes | None] = Column(LargeBinary)
    receipt_at: Named[int | None] = Column(BigInteger)
    feeds: Named[bytes] = Column(LargeBinary)


OUTBOX: Final = Table("outbox", METADATA, OutboxColumns)


class StagedColumns(TypedColumns):
    """`rows.StagedRow`."""

    command: Named[str] = Column(Text, primary_key=True)
    sha256: Named[str] = Column(Text, primary_key=True)
    arrived: Named[bool] = Column(Boolean)


STAGED: Final = Table("staged", METADATA, StagedColumns)


class SettingColumns(TypedColumns):
    """A named value: the epoch, and what the client remembers."""

    name: Named[str] = Column(Text, primary_key=True)
    value: Named[bytes] = Column(LargeBinary)


SETTING: Final = Table("setting", METADATA, SettingColumns)
