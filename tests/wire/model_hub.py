"""The least hub there can be: the real rules and access tables over dictionaries, with feeds, receipts and backups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

import msgspec

from ecabinet.domain import access
from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Entity, Id, Notify, Outcome, Put, Refusal
from ecabinet.domain.messages.entities import Notice
from ecabinet.wire.frames import Batch, Receipt, Row
from tests.stage import MemoryWorld, Stage

RowKey = tuple[str, Id]


@dataclass(frozen=True)
class Kept:
    """A row as the hub has it: who may see it, and its bytes."""

    version: int
    body: bytes
    audiences: frozenset[str]


@dataclass
class Tables:
    """All that a backup holds."""

    world: MemoryWorld = field(default_factory=MemoryWorld)
    rows: dict[RowKey, Kept] = field(default_factory=dict)
    feeds: dict[str, dict[RowKey, tuple[int, int]]] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    receipts: dict[Id, tuple[Id, Receipt]] = field(default_factory=dict)
    effects: Counter[Id] = field(default_factory=Counter)
    history: list[tuple[Command, Id]] = field(default_factory=list)

    def copied(self) -> Tables:
        """Return a copy: what it holds is frozen, so the dictionaries are enough."""
        world = MemoryWorld()
        world.rows = dict(self.world.rows)
        feeds = {audience: dict(rows) for audience, rows in self.feeds.items()}
        receipts, effects = dict(self.receipts), self.effects.copy()
        return Tables(world, dict(self.rows), feeds, dict(self.heads), receipts, effects, list(self.history))


def body_of(entity: Entity) -> bytes:
    """Encode an entity; items carry a field that only the next version of the product will know."""
    if isinstance(entity, AgendaItem):
        return msgspec.msgpack.encode({**msgspec.to_builtins(entity), "field_of_tomorrow": 7})
    return msgspec.msgpack.encode(entity)


class ModelHub:
    """Decides, records and feeds. `advanced` and `regrouped` collect what conversations have to be told."""

    def __init__(self, tables: Tables | None = None, epoch: int = 1) -> None:
        """Begin with these tables."""
        self.tables = Tables() if tables is None else tables
        self._epoch = epoch
        self.advanced: set[str] = set()
        self.regrouped: set[Id] = set()

    def epoch(self) -> str:
        return f"epoch {self._epoch}"

    def audiences_of(self, person: Id) -> frozenset[str]:
        return access.audiences_of(self.tables.world, person)

    def head(self, audience: str) -> int:
        return self.tables.heads.get(audience, 0)

    def changes(self, audience: str, since: int, limit: int) -> Batch:
        head = self.head(audience)
        since = since if since <= head else 0
        behind = sorted(
            (revision, key, version)
            for key, (revision, version) in self.tables.feeds.get(audience, {}).items()
            if revision > since
        )
        page = behind[:limit]
        if len(behind) > limit:
            page.extend(row for row in behind[limit:] if row[0] == page[-1][0])
        until = head if len(page) == len(behind) else page[-1][0]
        rows = tuple(self._row(audience, key, version) for _, key, version in page)
        return Batch(audience=audience, since=since, until=until, head=head, rows=rows)

    def _row(self, audience: str, key: RowKey, version: int) -> Row:
        kept = self.tables.rows.get(key)
        if kept is None or audience not in kept.audiences:
            return Row(key[0], key[1], version, None)
        return Row(key[0], key[1], kept.version, kept.body)

    @property
    def world(self) -> MemoryWorld:
        return self.tables.world

    def visible(self, mine: frozenset[str]) -> dict[RowKey, tuple[int, bytes]]:
        """Return all that somebody of these audiences may see."""
        return {key: (kept.version, kept.body) for key, kept in self.tables.rows.items() if kept.audiences & mine}

    def receipt_of(self, command: Id) -> Receipt | None:
        """Return the receipt of a command."""
        known = self.tables.receipts.get(command)
        return None if known is None else known[1]

    def effects(self) -> Counter[Id]:
        """Say how often each command took effect."""
        return self.tables.effects

    def backup(self) -> ModelHub:
        """Return this hub as it is now."""
        return ModelHub(self.tables.copied(), self._epoch)

    def restored_from(self, backup: ModelHub) -> ModelHub:
        """Return the hub that starts again from a backup, under an epoch of its own."""
        return ModelHub(backup.tables.copied(), self._epoch + 1)

    def commit(self, command: Command, person: Id, now: datetime) -> Receipt:
        """Decide a command once; a repeated one gets its first receipt."""
        return self.decided(command, person, now)[0]

    def decided(self, command: Command, person: Id, now: datetime) -> tuple[Receipt, Outcome]:
        """Decide a command once, and say what it does."""
        known = self.tables.receipts.get(command.id)
        if known is not None:
            giver, first = known
            taken = Receipt(command=command.id, at=now, refusal=Refusal("id_taken"))
            receipt = first if giver == person else taken
            return receipt, receipt.refusal or Changes(())
        outcome = decide(self.tables.world, command, Actor(person), now)
        if isinstance(outcome, Refusal):
            receipt = Receipt(command=command.id, at=now, refusal=outcome)
        else:
            receipt = Receipt(command=command.id, at=now, feeds=self._record(command, outcome, now))
            self.tables.effects[command.id] += 1
        self.tables.receipts[command.id] = (person, receipt)
        self.tables.history.append((command, person))
        return receipt, outcome

    def plant(self, audience: str, kind: str, row: Id) -> None:
        """Put a row of a kind that the client does not know into an audience."""
        kept = self.tables.rows.get((kind, row))
        version = 1 if kept is None else kept.version + 1
        body = msgspec.msgpack.encode({"id": row, "version": version, "seen_from": "the future"})
        self._place((kind, row), Kept(version, body, frozenset({audience})), {})

    def _record(self, command: Command, changes: Changes, now: datetime) -> dict[str, int]:
        feeds: dict[str, int] = {}
        for write in (*changes.writes, *self._notices(command, changes.notices, now)):
            if isinstance(write, Drop):
                old = self.tables.world.rows.pop((write.kind, write.id))
                self._place((write.kind.__name__, write.id), None, feeds)
                self._regroup(old)
            else:
                entity = write.entity
                self.tables.world.rows[type(entity), entity.id] = entity
                kept = Kept(entity.version, body_of(entity), access.audiences(entity))
                self._place((type(entity).__name__, entity.id), kept, feeds)
                self._regroup(entity)
        return feeds

    def _notices(self, command: Command, notices: Sequence[Notify], now: datetime) -> list[Put]:
        return [
            Put(
                Notice(
                    id=str(uuid5(NAMESPACE_OID, f"{command.id}/{number}")),
                    person=notice.person,
                    code=notice.code,
                    meeting=notice.meeting,
                    about=notice.about,
                    left_at=now,
                )
            )
            for number, notice in enumerate(notices)
        ]

    def _regroup(self, entity: Entity) -> None:
        person = access.concerned(entity)
        if person is not None:
            self.regrouped.add(person)

    def _place(self, key: RowKey, new: Kept | None, feeds: dict[str, int]) -> None:
        """Put a row, or its departure, at the newest place of every audience that has or had it."""
        old = self.tables.rows.pop(key, None)
        if new is not None:
            self.tables.rows[key] = new
        version = new.version if new is not None else 1 + (0 if old is None else old.version)
        before = frozenset() if old is None else old.audiences
        after = frozenset() if new is None else new.audiences
        for audience in before | after:
            if audience not in feeds:
                feeds[audience] = self.tables.heads[audience] = self.head(audience) + 1
            self.tables.feeds.setdefault(audience, {})[key] = (feeds[audience], version)
            self.advanced.add(audience)


class HubStage(Stage):
    """The stage with everything going through a hub."""

    def __init__(self, members: int) -> None:
        self.hub = ModelHub()
        super().__init__(members)

    def give(
        self,
        person: Id,
        verb: type[Command],
        /,
        *,
        meeting: Id | None = None,
        based_on: int | None = None,
        **fields: object,
    ) -> Outcome:
        """Let the hub decide."""
        self.hub.tables.world = self.world
        command = verb(id=self.new_id(), claimed_at=self.now, meeting=meeting, based_on=based_on, **fields)
        _, outcome = self.hub.decided(command, person, self.now)
        return outcome
