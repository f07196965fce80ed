"""One batch of commands: decided in order, each against what the earlier ones did, then written in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

import msgspec

from ecabinet.domain.access import HUB_ONLY, audiences, concerned
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, Changes, Command, Entity, Id, Put, Refusal, Schedule
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.reads import Reads
from ecabinet.domain.repertoire import VERBS
from ecabinet.domain.voting.entities import Cast
from ecabinet.store.rows import EntityRow, FeedRow, JobRow, Key, LogRow, ReceiptRow, instant, micros
from ecabinet.store.sheet import Sheet
from ecabinet.store.tables import Rows
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import Batch as FeedBatch
from ecabinet.wire.frames import Receipt, Row

_DERIVED: Final = UUID("6d1b6c9a-2f0e-5c55-9a4f-0e6f6f1c2b7d")
"""Namespace of ids that follow from a command's id: its notices and jobs."""
_CITY: Final = "city"
_LIKE_AN_ID: Final = re.compile(rb'"([0-9a-f-]{36}|[0-9a-f]{64})"')
"""A UUID, and a SHA-256 in hex, as they stand in JSON."""
_ESCAPED_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""U+0000 as it stands in JSON: an escape whose backslash is not itself escaped."""
_WIDE: Final = frozenset(verb.command for verb in VERBS if verb.reads & {Reads.CATALOGUES, Reads.DIRECTORY})
_told = msgspec.json.Encoder()
_packed = msgspec.msgpack.Encoder()
_refusal = msgspec.msgpack.Decoder(Refusal)
_feeds = msgspec.msgpack.Decoder(dict[str, int])


class Envelope(msgspec.Struct, frozen=True):
    """A command with who gave it, and from which device (a name for the log)."""

    command: Command
    actor: Actor
    device: str


class Committed(msgspec.Struct, frozen=True, kw_only=True):
    """What a commit came to, durable when this exists.

    `receipts` stand in the order of the envelopes; `advanced` are the new heads of the audiences that moved, `news`
    what changed in each since its head before; the audiences of the people in `regrouped` may have changed; in the
    votes of `turnout` somebody has voted; `scheduled` says that a job was added.
    """

    receipts: tuple[Receipt, ...]
    advanced: Mapping[str, int]
    news: tuple[FeedBatch, ...]
    regrouped: frozenset[Id]
    turnout: tuple[Id, ...]
    scheduled: bool


class _Decided(msgspec.Struct, kw_only=True):
    """What became of one command that was not known before, before its place in the feeds is known."""

    envelope: Envelope
    refusal: Refusal | None
    places: dict[str, dict[Key, bool]] = msgspec.field(default_factory=dict)
    feeds: dict[str, int] = msgspec.field(default_factory=dict)


class Batch:
    """The work of one transaction. Nothing is written before all is decided: a refusal leaves no trace."""

    def __init__(self, rows: Rows, sheet: Sheet, now: datetime) -> None:
        """Work on rows that are being written, over an open sheet; `now` is the hub's time."""
        self._rows = rows
        self._sheet = sheet
        self._now = now
        self._at = micros(now)
        self._known: dict[Id, ReceiptRow] = {}
        self._decided: dict[Id, _Decided] = {}
        self._log: list[tuple[Envelope, Refusal | None]] = []
        self._jobs: list[JobRow] = []
        self._regrouped: set[Id] = set()
        self._turnout: dict[Id, None] = {}
        self._feed: dict[tuple[str, Key], FeedRow] = {}

    def decide(self, envelopes: tuple[Envelope, ...]) -> None:
        """Decide all commands that have no receipt yet."""
        ids = [envelope.command.id for envelope in envelopes if "\0" not in envelope.command.id]
        self._known = {row.command: row for row in self._rows.records.receipts(ids)}
        told = [_told.encode(envelope.command) for envelope in envelopes]
        self._sheet.look_up(_ids_in(envelopes, told))
        for envelope, text in zip(envelopes, told, strict=True):
            command = envelope.command
            if command.id in self._known or command.id in self._decided:
                if self._is_of_somebody_else(envelope):
                    self._log.append((envelope, Refusal("id_taken")))
                continue
            if _has_nul(text):
                self._log.append((envelope, Refusal("text_has_control_characters")))
                continue
            outcome = decide(self._sheet, command, envelope.actor, self._now)
            decided = _Decided(envelope=envelope, refusal=outcome if isinstance(outcome, Refusal) else None)
            if isinstance(outcome, Changes):
                self._carry_out(decided, outcome)
            self._decided[command.id] = decided
            self._log.append((envelope, decided.refusal))

    def write(self, envelopes: tuple[Envelope, ...]) -> Committed:
        """Give every change its place in the feeds and write everything."""
        before, advanced = self._place()
        receipts = tuple(self._receipt(envelope) for envelope in envelopes)
        written = self._sheet.written()
        self._rows.entities.put(written)
        places = sorted(self._feed.values(), key=lambda place: place.revision)
        self._rows.feeds.put(places)
        self._rows.feeds.advance(advanced)
        self._rows.records.add_receipts([self._receipt_row(decided) for decided in self._decided.values()])
        self._rows.records.put_jobs(self._jobs)
        self._write_log()
        return Committed(
            receipts=receipts,
            advanced=advanced,
            news=_news(before, advanced, places, written),
            regrouped=frozenset(self._regrouped),
            turnout=tuple(self._turnout),
            scheduled=bool(self._jobs),
        )

    def _carry_out(self, decided: _Decided, changes: Changes) -> None:
        command = decided.envelope.command
        notices = [
            Put(
                Notice(
                    id=str(uuid5(_DERIVED, f"{command.id}/notice/{place}")),
                    person=notice.person,
                    code=notice.code,
                    meeting=notice.meeting,
                    about=notice.about,
                    left_at=self._now,
                )
            )
            for place, notice in enumerate(changes.notices)
        ]
        writes = (*changes.writes, *notices)
        self._sheet.look_up(write.entity.id if isinstance(write, Put) else write.id for write in writes)
        for write in writes:
            before, after = self._sheet.write(write)
            self._note(decided, before, after)
        for place, job in enumerate(changes.jobs):
            self._jobs.append(_job_row(str(uuid5(_DERIVED, f"{command.id}/job/{place}")), job))

    def _note(self, decided: _Decided, before: Entity | None, after: Entity | None) -> None:
        """Note in which audiences an entity appears or from which it departs. The hub's own has no feed."""
        entity = after or before
        if entity is None:
            return
        key = (type(entity).__name__, entity.id)
        old = frozenset() if before is None else audiences(before)
        new = frozenset() if after is None else audiences(after)
        for audience in old | new:
            if audience != HUB_ONLY:
                decided.places.setdefault(audience, {})[key] = audience not in new
        self._regrouped.update(person for one in (before, after) if one and (person := concerned(one)))
        if isinstance(after, Cast):
            self._turnout[after.vote] = None

    def _place(self) -> tuple[dict[str, int], dict[str, int]]:
        """Count each audience on by one for each command that touched it, in the order of the commands.

        Returns the heads before and after.
        """
        touched = sorted({audience for decided in self._decided.values() for audience in decided.places})
        before = self._rows.feeds.locked_revisions(touched)
        heads = dict(before)
        for decided in self._decided.values():
            for audience, places in decided.places.items():
                revision = heads[audience] = heads[audience] + 1
                decided.feeds[audience] = revision
                for key, gone in places.items():
                    self._feed[audience, key] = FeedRow(*key, audience, revision, gone)
        return before, heads

    def _is_of_somebody_else(self, envelope: Envelope) -> bool:
        """Say whether a command's id was used by another person before."""
        command = envelope.command
        known = self._known.get(command.id)
        first = self._decided[command.id].envelope.actor.person if known is None else known.person
        return first != envelope.actor.person

    def _receipt(self, envelope: Envelope) -> Receipt:
        """Return the first receipt of a command, if it was the same person's."""
        command = envelope.command
        known = self._known.get(command.id)
        decided = self._decided.get(command.id)
        if known is None and decided is None:
            return Receipt(command=command.id, at=self._now, refusal=Refusal("text_has_control_characters"))
        if self._is_of_somebody_else(envelope):
            return Receipt(command=command.id, at=self._now, refusal=Refusal("id_taken"))
        if known is not None:
            return receipt_of(known)
        return receipt_of(self._receipt_row(self._decided[command.id]))

    def _receipt_row(self, decided: _Decided) -> ReceiptRow:
        envelope = decided.envelope
        refusal = None if decided.refusal is None else _packed.encode(decided.refusal)
        return ReceiptRow(envelope.command.id, envelope.actor.person, self._at, refusal, _packed.encode(decided.feeds))

    def _write_log(self) -> None:
        if not self._log:
            return
        start = self._rows.records.last_seq() + 1
        self._rows.records.add_log([self._log_row(seq, *entry) for seq, entry in enumerate(self._log, start=start)])

    def _log_row(self, seq: int, envelope: Envelope, refusal: Refusal | None) -> LogRow:
        command = envelope.command
        return LogRow(
            seq,
            self._at,
            envelope.actor.person,
            envelope.device.replace("\0", ""),
            command.id.replace("\0", ""),
            type(command).__name__,
            None if command.meeting is None else command.meeting.replace("\0", ""),
            "accepted" if refusal is None else "refused",
            None if refusal is None else refusal.code,
            sha256(encode(command.on_record())).digest(),
        )


def lock_for(rows: Rows, envelopes: Iterable[Envelope]) -> None:
    """Hold what these commands may read: their meetings, and the city as a whole where one reads beyond its meeting."""
    commands = [envelope.command for envelope in envelopes]
    meetings = {f"meeting:{command.meeting}" for command in commands if command.meeting is not None}
    wide = any(command.meeting is None or type(command) in _WIDE for command in commands)
    rows.lock(shared=() if wide else (_CITY,), exclusive=(_CITY, *meetings) if wide else meetings)


def receipt_of(row: ReceiptRow) -> Receipt:
    """Return a stored receipt."""
    return Receipt(
        command=row.command,
        at=instant(row.at),
        refusal=None if row.refusal is None else _refusal.decode(row.refusal),
        feeds=_feeds.decode(row.feeds),
    )


def _news(
    before: Mapping[str, int], after: Mapping[str, int], places: Iterable[FeedRow], written: Iterable[EntityRow]
) -> tuple[FeedBatch, ...]:
    """Return what changed in each audience, as the feeds tell it to who is at the head before."""
    entities = {(row.kind, row.id): row for row in written}
    rows: dict[str, list[Row]] = {audience: [] for audience in after}
    for place in places:
        entity = entities[place.kind, place.id]
        body = None if place.gone else entity.body
        rows[place.audience].append(Row(place.kind, place.id, entity.version, body))
    return tuple(
        FeedBatch(audience=name, since=before[name], until=head, head=head, rows=tuple(rows[name]))
        for name, head in after.items()
    )


def _job_row(job: Id, schedule: Schedule) -> JobRow:
    return JobRow(job, schedule.kind.value, schedule.meeting, schedule.about, micros(schedule.due_at), 0, None, None)


def _ids_in(envelopes: Iterable[Envelope], told: Iterable[bytes]) -> set[Id]:
    """Return what looks like an id in these commands, to be looked up together."""
    ids = {found.decode() for text in told for found in _LIKE_AN_ID.findall(text)}
    return ids | {envelope.actor.person for envelope in envelopes}


def _has_nul(told: bytes) -> bool:
    """PostgreSQL keeps no text with U+0000, and no rule ever asks for one."""
    return b"\\u0000" in told and _ESCAPED_NUL.search(told) is not None
