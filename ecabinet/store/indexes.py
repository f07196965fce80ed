"""The indexes of the schema, loaded by migrations and their tests alone.

A partial index names the options of both databases, and naming PostgreSQL's loads its dialect: 0.1 s that no start of
a client need wait for.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, text

from ecabinet.store.schema import ENTITY, FEED, JOB, LOG, METADATA, OUTBOX, SESSION

__all__ = ["INDEXES", "METADATA"]


def _where(name: str, *columns: Column[str] | Column[int] | Column[str | None], holds: str) -> Index:
    """An index of the rows for which this holds."""
    return Index(name, *columns, sqlite_where=text(holds), postgresql_where=text(holds))


def _found_by(handle: Column[str | None]) -> Index:
    """An index of the rows that have this handle at all."""
    # Quoted, for natural is a word of SQL.
    return _where(f"ix_entity_{handle.name}", ENTITY.c.kind, handle, holds=f'"{handle.name}" IS NOT NULL')


INDEXES: Final = (
    _found_by(ENTITY.c.meeting),
    _found_by(ENTITY.c.parent),
    _found_by(ENTITY.c.person),
    _found_by(ENTITY.c.natural),
    Index("ix_feed_audience", FEED.c.audience, FEED.c.revision),
    Index("ix_log_meeting", LOG.c.meeting, LOG.c.seq),
    _where("ix_job_due", JOB.c.due_at, holds="done_at IS NULL"),
    Index("ix_session_person", SESSION.c.person),
    Index("ix_outbox_id", OUTBOX.c.id, unique=True),
)
