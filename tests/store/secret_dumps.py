"""Everything that a hub's store holds, with what a database adds by itself: places, numbers and order of rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import psycopg
from psycopg import sql
from sqlalchemy import make_url

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import BallotBox

Dump = dict[str, list[tuple[object, ...]]]


class Unsealed:
    """A seal that seals nothing: what tests see with it they would see of ballots that are kept as they are."""

    def seal(self, _vote: Id, marks: bytes) -> bytes:
        return marks

    def unseal(self, _vote: Id, sealed: bytes) -> bytes | None:
        return sealed

    def held(self) -> frozenset[Id]:
        return frozenset()

    def destroy(self, _vote: Id) -> None:
        return


def dump(place: Path | str) -> Dump:
    """Return all rows of a SQLite file or a PostgreSQL database, in the order and places where they lie."""
    return _of_sqlite(place) if isinstance(place, Path) else _of_postgresql(place)


def _of_sqlite(path: Path) -> Dump:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        tables = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {
            name: [_told(row) for row in database.execute(f"SELECT {_place(made)}* FROM {name}")]  # noqa: S608
            for name, made in tables
            if name != "setting"
        }


def _place(made: str) -> str:
    return "" if "WITHOUT ROWID" in made else "rowid, "


def _of_postgresql(url: str) -> Dump:
    given = make_url(url)
    with psycopg.connect(
        host=str(given.query["host"]), user=given.username, dbname=given.database, autocommit=True
    ) as database:
        names = [
            str(name)
            for (name,) in database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
            if name not in {"setting", "alembic_version"}
        ]
        found = {
            name: database.execute(
                sql.SQL("SELECT xmin::text::bigint, ctid::text, t.* FROM {} t ORDER BY ctid").format(
                    sql.Identifier(name)
                )
            ).fetchall()
            for name in names
        }
    numbers = {row[0] for rows in found.values() for row in rows}
    order = {number: place for place, number in enumerate(sorted(numbers, key=_number))}
    return {name: [(order[row[0]], *_told(row[1:])) for row in rows] for name, rows in found.items()}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _told(row: tuple[object, ...]) -> tuple[object, ...]:
    """Return a row; of what is sealed only how long it is, as a seal never seals alike."""
    if BallotBox.__name__ not in row or not isinstance(row[-1], bytes):
        return row
    box = msgspec.msgpack.decode(row[-1], type=BallotBox)
    return (*row[:-1], msgspec.structs.replace(box, sealed=b""), len(box.sealed))


def files_of(place: Path | str) -> Iterator[bytes]:
    """Give the bytes of every file in which a store keeps anything, its write-ahead log too."""
    if isinstance(place, Path):
        for file in place.parent.glob(f"{place.name}*"):
            yield file.read_bytes()
        return
    given = make_url(place)
    folder = Path(str(given.query["host"]))
    with psycopg.connect(host=str(folder), user=given.username, dbname=given.database, autocommit=True) as database:
        database.execute("CHECKPOINT")
    for part in ("base", "pg_wal"):
        for file in sorted((folder / "cluster" / part).rglob("*")):
            if file.is_file():
                yield file.read_bytes()
