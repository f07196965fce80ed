"""The peer of the catch-up: the same pages written by plain executemany into a file of the same form."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

from ecabinet.store.ledger import Ledger
from ecabinet.wire.codec import KINDS, decode_entity
from ecabinet.wire.frames import Batch, Row

_ENTITY = (
    "INSERT INTO entity (id, kind, version, meeting, parent, person, natural, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id, kind) DO UPDATE SET version = excluded.version, meeting = excluded.meeting, "
    "parent = excluded.parent, person = excluded.person, natural = excluded.natural, body = excluded.body "
    "WHERE excluded.version >= entity.version"
)
_FEED = (
    "INSERT INTO feed (kind, id, audience, revision, gone) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (kind, id, audience) DO UPDATE SET revision = excluded.revision, gone = excluded.gone"
)
_AUDIENCE = (
    "INSERT INTO audience (name, revision) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET revision = excluded.revision"
)
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "cache_size = -16000")


@dataclass(frozen=True)
class Page:
    """One batch as rows of parameters, ready before anything is timed."""

    entities: Sequence[tuple[object, ...]]
    places: Sequence[tuple[object, ...]]
    reached: tuple[str, int]


def pages_of(ledger: Ledger, audience: str, since: int, limit: int) -> list[Page]:
    """Return the pages that a hub sends to a client who stands at this revision."""
    pages = []
    while (batch := ledger.changes(audience, since, limit)).until > since:
        pages.append(_page(batch))
        since = batch.until
    return pages


def write_locally(replica: Path, key: bytes, pages: Sequence[Page]) -> float:
    """Write the pages, one durable transaction each; return the seconds."""
    connection = sqlcipher3.dbapi2.connect(str(replica), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM entity").fetchall()  # the file is open and its schema read
    begun = time.perf_counter()
    for page in pages:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_ENTITY, page.entities)
        connection.executemany(_FEED, page.places)
        connection.execute(_AUDIENCE, page.reached)
        connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    connection.close()
    return seconds


def _page(batch: Batch) -> Page:
    return Page(
        entities=[_entity(row) for row in batch.rows],
        places=[(row.kind, row.id, batch.audience, batch.until, False) for row in batch.rows],
        reached=(batch.audience, batch.until),
    )


def _entity(row: Row) -> tuple[object, ...]:
    scope = decode_entity(KINDS[row.kind], row.body or b"").scope()
    return (row.id, row.kind, row.version, scope.meeting, scope.parent, scope.person, scope.natural, row.body)
