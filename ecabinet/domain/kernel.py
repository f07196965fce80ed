"""The few words every topic uses: entities, commands, changes, refusals and the world a rule may look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol, Self, TypeAlias, TypeVar

import msgspec

Id: TypeAlias = str
"""A UUIDv7 in its canonical text form, drawn by whoever gives the command, never by a rule."""

HUB: Id = "hub"
"""The actor of commands that happen by themselves: time-outs, reminders, finished papers."""


class EnvironmentFault(Exception):
    """Something outside the program failed: a full disk, a hub that is away. Shown as a banner or tried again.

    `code` is a key of `refusals.SENTENCES`, so that the person reads it in their own language.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep the code a person's sentence is found by, and the detail for the log."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The four handles an entity can be found by, derived from its own fields."""

    meeting: Id | None = None
    parent: Id | None = None
    person: Id | None = None
    natural: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is kept: identified by its type and `id`, replaced whole, `version` counting its states from 1."""

    id: Id
    version: int = 1

    def scope(self) -> Scope:
        """Return the handles this entity is found by."""
        return Scope()


E = TypeVar("E", bound=Entity)


def changed(entity: E, **fields: object) -> E:
    """Return the next state of an entity: the given fields replaced, its version one higher."""
    return msgspec.structs.replace(entity, version=entity.version + 1, **fields)


class World(Protocol):
    """What a rule may look at: the present state of entities, read-only."""

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        """Return the entity of this type and id, or None."""

    def find(
        self,
        kind: type[E],
        *,
        meeting: Id | None = None,
        parent: Id | None = None,
        person: Id | None = None,
        natural: str | None = None,
    ) -> Sequence[E]:
        """Return the entities of this type with all the given handles, ordered by id."""


class Actor(msgspec.Struct, frozen=True):
    """Who gives a command: a person's id, or `HUB`."""

    person: Id

    @property
    def is_hub(self) -> bool:
        """Whether the command happens by itself."""
        return self.person == HUB


class Put(msgspec.Struct, frozen=True):
    """Write this state of an entity."""

    entity: Entity


class Drop(msgspec.Struct, frozen=True):
    """Remove an entity."""

    kind: type[Entity]
    id: Id


class Notify(msgspec.Struct, frozen=True, kw_only=True):
    """Leave a notice for a person; `code` is a key of `notices.SENTENCES`."""

    person: Id
    code: str
    meeting: Id | None = None
    about: Id | None = None


class JobKind(StrEnum):
    """What the hub does later, by itself."""

    COMPOSE_INVITATION = "compose_invitation"
    COMPOSE_RESULT = "compose_result"
    COMPOSE_MINUTES = "compose_minutes"
    COMPOSE_OPINION = "compose_opinion"
    COMPOSE_SUMMARY = "compose_summary"
    JUDGE_FILE = "judge_file"
    JUDGE_ALL = "judge_all"
    FETCH_LISTS = "fetch_lists"
    REMIND = "remind"
    REMIND_CONSULTATION = "remind_consultation"
    TIME_OUT_VOTE = "time_out_vote"
    OPEN_VOTE = "open_vote"


class Schedule(msgspec.Struct, frozen=True, kw_only=True):
    """Do this at `due_at` (UTC) or as soon as possible after it."""

    kind: JobKind
    meeting: Id
    about: Id
    due_at: datetime


class Changes(msgspec.Struct, frozen=True):
    """What an accepted command does."""

    writes: tuple[Put | Drop, ...]
    notices: tuple[Notify, ...] = ()
    jobs: tuple[Schedule, ...] = ()


class Refusal(msgspec.Struct, frozen=True):
    """Why a command was not accepted: a key of `refusals.SENTENCES` and the values its sentence names."""

    code: str
    values: dict[str, str] = {}


Outcome: TypeAlias = Changes | Refusal


class Command(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", tag=True, forbid_unknown_fields=True):
    """What somebody asks for.

    `id` makes it count once, `meeting` is the meeting it belongs to, `based_on` the version an edit started
    from, `claimed_at` the time on the giver's clock (UTC), which is kept and never decides. Where `is_kept_whole` is
    false something in it must not be kept beside its giver once the hub has answered.
    """

    is_kept_whole: ClassVar[bool] = True

    id: Id
    claimed_at: datetime
    meeting: Id | None = None
    based_on: int | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Apply the rule of this verb. `now` is the hub's time, UTC."""
        raise NotImplementedError

    def on_record(self) -> Self:
        """Return what may be kept of this command beside who gave it: a log's digest is taken of no more."""
        return self


def puts(*entities: Entity) -> tuple[Put, ...]:
    """Return the writes that put these entities."""
    return tuple(Put(entity) for entity in entities)


def stale(command: Command, entity: Entity, text: str = "") -> Refusal | None:
    """Refuse an edit that started from another version than the present one, handing back the present text."""
    if command.based_on == entity.version:
        return None
    return Refusal("stale", {"version": str(entity.version), "text": text})
