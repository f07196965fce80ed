"""The one schema, of hub and replica alike. Only Core statements on these tables are run; no session, no identity map.

A column's order is that of the tuple in `rows`. Changes go with a migration in `db/versions` and new golden files.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Index, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables. Names of constraints are fixed, so that a migration finds them on every database."""

    metadata = MetaData(
        naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"},
    )
    type_annotation_map = {  # noqa: RUF012  # the form that SQLAlchemy documents
        str: Text,
        bytes: LargeBinary,
        int: BigInteger,
        bool: Boolean,
    }


def _found_by(handle: str) -> Index:
    """An index of the rows that have this handle at all."""
    has_it = text(f'"{handle}" IS NOT NULL')  # natural is a word of SQL
    return Index(f"ix_entity_{handle}", "kind", handle, sqlite_where=has_it, postgresql_where=has_it)


class EntityTable(Base):
    """`rows.EntityRow`. The id comes first in the key: one look finds all kinds that share an id."""

    __tablename__ = "entity"
    __table_args__ = (_found_by("meeting"), _found_by("parent"), _found_by("person"), _found_by("natural"))

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    meeting: Mapped[str | None]
    parent: Mapped[str | None]
    person: Mapped[str | None]
    natural: Mapped[str | None]
    body: Mapped[bytes | None]


class AudienceTable(Base):
    """The newest revision of each audience's feed; on a replica the revision reached."""

    __tablename__ = "audience"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  # the form that SQLAlchemy documents

    name: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]


class FeedTable(Base):
    """`rows.FeedRow`. The entity comes first in the key: one look finds all audiences that hold it."""

    __tablename__ = "feed"
    __table_args__ = (Index("ix_feed_audience", "audience", "revision"), {"sqlite_with_rowid": False})

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    audience: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int]
    gone: Mapped[bool]


class ReceiptTable(Base):
    """`rows.ReceiptRow`."""

    __tablename__ = "receipt"

    command: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    at: Mapped[int]
    refusal: Mapped[bytes | None]
    feeds: Mapped[bytes]


class LogTable(Base):
    """`rows.LogRow`, numbered without gaps."""

    __tablename__ = "log"
    __table_args__ = (Index("ix_log_meeting", "meeting", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int]
    person: Mapped[str]
    device: Mapped[str]
    command: Mapped[str]
    verb: Mapped[str]
    meeting: Mapped[str | None]
    outcome: Mapped[str]
    code: Mapped[str | None]
    digest: Mapped[bytes]


class JobTable(Base):
    """`rows.JobRow`."""

    __tablename__ = "job"
    __table_args__ = (
        Index("ix_job_due", "due_at", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    meeting: Mapped[str]
    about: Mapped[str]
    due_at: Mapped[int]
    attempts: Mapped[int]
    failed_at: Mapped[int | None]
    done_at: Mapped[int | None]


class SessionTable(Base):
    """`rows.SessionRow`."""

    __tablename__ = "session"
    __table_args__ = (Index("ix_session_person", "person"),)

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str]
    device: Mapped[str]
    started_at: Mapped[int]
    seen_at: Mapped[int]
    ends_at: Mapped[int]


class AttemptTable(Base):
    """`rows.AttemptRow`."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    blocked_until: Mapped[int]


class OutboxTable(Base):
    """`rows.QueuedRow`."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_id", "id", unique=True),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str]
    verb: Mapped[str]
    body: Mapped[bytes]
    made_at: Mapped[int]
    state: Mapped[str]
    refusal: Mapped[bytes | None]
    receipt_at: Mapped[int | None]
    feeds: Mapped[bytes]


class StagedTable(Base):
    """`rows.StagedRow`."""

    __tablename__ = "staged"

    command: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    arrived: Mapped[bool]


class SettingTable(Base):
    """A named value: the epoch, and what the client remembers."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]


def table_of(declared: type[Base]) -> Table:
    """Return the Core table of a declared class."""
    table = declared.__table__
    if not isinstance(table, Table):
        raise TypeError(declared.__name__)
    return table
