"""Entities and feeds by SQL."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from sqlalchemy import ColumnElement, bindparam, delete, exists, select

from ecabinet.store.rows import HANDLES, EntityRow, FeedEntry, FeedRow, Handle, Key
from ecabinet.store.schema import AUDIENCE, ENTITY, FEED
from ecabinet.store.statements import Among, Query, Running, at_most


def _is(column: ColumnElement[str]) -> ColumnElement[bool]:
    return column == bindparam(None, type_=column.type, unique=True)


def _under(handle: Handle) -> Query:
    return select(ENTITY).where(_is(ENTITY.c.kind), Among(ENTITY.c[handle]), ENTITY.c.body.is_not(None))


def _by_name(found: Sequence[Sequence[object]]) -> dict[str, int]:
    return {name: at for name, at in found if isinstance(name, str) and isinstance(at, int)}


class SqlEntityRows:
    """`tables.EntityRows` by SQL."""

    def __init__(self, run: Running) -> None:
        """Work on one connection."""
        self._run = run

    def one(self, kind: str, entity_id: str) -> EntityRow | None:
        """Return one entity, dropped or not."""
        found = self._run.fetch(
            "entity", lambda: select(ENTITY).where(_is(ENTITY.c.id), _is(ENTITY.c.kind)), (entity_id, kind)
        )
        return EntityRow._make(found[0]) if found else None

    def named(self, ids: Collection[str]) -> Sequence[EntityRow]:
        """Return all entities of any kind that have one of these ids, dropped or not."""
        found = self._run.fetch(
            "entities named", lambda: select(ENTITY).where(Among(ENTITY.c.id)), (self._run.many(ids),)
        )
        return list(map(EntityRow._make, found))

    def matching(self, kind: str, handles: Mapping[Handle, str]) -> Sequence[EntityRow]:
        """Return the entities of a kind that have all these handles, without the dropped ones, in any order."""
        names = tuple(name for name in HANDLES if name in handles)

        def build() -> Query:
            query = select(ENTITY).where(_is(ENTITY.c.kind), ENTITY.c.body.is_not(None))
            return query.where(*(_is(ENTITY.c[name]) for name in names))

        values = (kind, *(handles[name] for name in names))
        return list(map(EntityRow._make, self._run.fetch(("entities matching", names), build, values)))

    def under(self, kind: str, handle: Handle, values: Collection[str]) -> Sequence[EntityRow]:
        """Return the entities of a kind whose handle is one of these values, without the dropped ones, in any order."""
        wanted = (kind, self._run.many(values))
        return list(map(EntityRow._make, self._run.fetch(("entities under", handle), partial(_under, handle), wanted)))

    def everything(self) -> Sequence[EntityRow]:
        """Return all entities."""
        return list(map(EntityRow._make, self._run.fetch("all entities", lambda: select(ENTITY))))

    def put(self, rows: Sequence[EntityRow]) -> None:
        """Write these states over what was there."""
        self._run.upsert(ENTITY, rows)

    def put_newer(self, rows: Sequence[EntityRow]) -> None:
        """Write these states where none of a higher version stands."""
        self._run.upsert(ENTITY, rows, newer="version")

    def remove_unheld(self, keys: Collection[Key] | None) -> frozenset[str]:
        """Remove the entities (of these keys, or all) that no feed row holds; return the kinds that were hit."""
        held = exists().where(FEED.c.kind == ENTITY.c.kind, FEED.c.id == ENTITY.c.id)
        if keys is not None:
            one = delete(ENTITY).where(_is(ENTITY.c.kind), _is(ENTITY.c.id), ~held)
            self._run.change_many("entity unheld", lambda: one, list(keys))
            return frozenset(kind for kind, _ in keys)
        kinds = self._run.fetch("kinds unheld", lambda: select(ENTITY.c.kind).distinct().where(~held))
        self._run.change("entities unheld", lambda: delete(ENTITY).where(~held))
        return frozenset(str(kind) for (kind,) in kinds)

    def kinds(self) -> frozenset[str]:
        """Return the kinds of which there is any."""
        return frozenset(str(kind) for (kind,) in self._run.fetch("kinds", lambda: select(ENTITY.c.kind).distinct()))

    def clear(self) -> None:
        """Remove everything."""
        self._run.change("no entities", lambda: delete(ENTITY))


class SqlFeedRows:
    """`tables.FeedRows` by SQL."""

    def __init__(self, run: Running) -> None:
        """Work on one connection."""
        self._run = run

    def revision(self, audience: str) -> int:
        """Return how far an audience is, 0 if unknown."""
        of_one = select(AUDIENCE.c.revision).where(_is(AUDIENCE.c.name))
        return self._run.number("revision", lambda: of_one, (audience,)) or 0

    def revisions(self) -> dict[str, int]:
        """Return how far every audience is."""
        return _by_name(self._run.fetch("revisions", lambda: select(AUDIENCE)))

    def locked_revisions(self, audiences: Collection[str]) -> dict[str, int]:
        """Return how far these are, 0 if new, and keep other writers from advancing them until the transaction ends.

        Advisory names are locked rather than rows, which do not exist yet for a new audience.
        """
        self._run.lock(exclusive=[f"audience:{name}" for name in audiences])
        reached = dict.fromkeys(audiences, 0)
        of_these = select(AUDIENCE).where(Among(AUDIENCE.c.name))
        reached.update(_by_name(self._run.fetch("revisions of", lambda: of_these, (self._run.many(audiences),))))
        return reached

    def advance(self, revisions: Mapping[str, int]) -> None:
        """Write how far these audiences are."""
        self._run.upsert(AUDIENCE, list(revisions.items()))

    def after(self, audience: str, since: int, limit: int) -> Sequence[FeedEntry]:
        """Return the first `limit` entries of an audience after a revision, in order of revision."""

        def build() -> Query:
            later = FEED.c.revision > bindparam(None, type_=FEED.c.revision.type, unique=True)
            return _entries().where(_is(FEED.c.audience), later).order_by(FEED.c.revision).suffix_with(at_most())

        return list(map(FeedEntry._make, self._run.fetch("feed after", build, (audience, since, limit))))

    def at(self, audience: str, revision: int) -> Sequence[FeedEntry]:
        """Return all entries of an audience that stand at exactly this revision."""

        def build() -> Query:
            there = FEED.c.revision == bindparam(None, type_=FEED.c.revision.type, unique=True)
            return _entries().where(_is(FEED.c.audience), there)

        return list(map(FeedEntry._make, self._run.fetch("feed at", build, (audience, revision))))

    def put(self, rows: Sequence[FeedRow]) -> None:
        """Write these places over what was there."""
        self._run.upsert(FEED, rows)

    def leave(self, audience: str, keys: Collection[Key]) -> None:
        """Remove the places of these entities in an audience."""
        one = delete(FEED).where(_is(FEED.c.audience), _is(FEED.c.kind), _is(FEED.c.id))
        self._run.change_many("feed leave", lambda: one, [(audience, *key) for key in keys])

    def forget(self, audiences: Collection[str]) -> None:
        """Remove audiences with all their places."""
        names = [(name,) for name in audiences]
        self._run.change_many("feed forget", lambda: delete(FEED).where(_is(FEED.c.audience)), names)
        self._run.change_many("audience forget", lambda: delete(AUDIENCE).where(_is(AUDIENCE.c.name)), names)

    def clear(self) -> None:
        """Remove everything."""
        self._run.change("no feeds", lambda: delete(FEED))
        self._run.change("no audiences", lambda: delete(AUDIENCE))


def _entries() -> Query:
    same = (ENTITY.c.id == FEED.c.id) & (ENTITY.c.kind == FEED.c.kind)
    return select(FEED.c.kind, FEED.c.id, FEED.c.revision, FEED.c.gone, ENTITY.c.version, ENTITY.c.body).join_from(
        FEED, ENTITY, same
    )
