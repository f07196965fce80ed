"""What a person did on this device, until the hub has answered and a while longer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.domain.repertoire import VERBS
from ecabinet.store.rows import QueuedRow, StagedRow, instant, micros
from ecabinet.store.tables import OutboxRows
from ecabinet.wire.codec import decode_command, encode
from ecabinet.wire.frames import Receipt
from ecabinet.wire.ports import Waiting

_packed: Final = msgspec.msgpack.Encoder()
_refusal: Final = msgspec.msgpack.Decoder(Refusal)
_feeds: Final = msgspec.msgpack.Decoder(dict[str, int])
_NO_FEEDS: Final = _packed.encode({})
_KEPT_IN_PART: Final = frozenset(verb.command.__name__ for verb in VERBS if not verb.command.is_kept_whole)


class Delivery(StrEnum):
    """Where a command stands: on this device only, accepted by the hub, or refused by it."""

    QUEUED = "queued"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class OutboxRow(msgspec.Struct, frozen=True, kw_only=True):
    """A command with its delivery.

    `feeds` are the revisions at which the effect of an accepted command is seen; `files` are the files it names
    (SHA-256 in hex), `files_missing` those that the hub does not have yet.
    """

    seq: int
    id: Id
    command: Command
    made_at: datetime
    state: Delivery
    refusal: Refusal | None
    receipt_at: datetime | None
    feeds: dict[str, int]
    files: tuple[str, ...]
    files_missing: tuple[str, ...]


def add(outbox: OutboxRows, command: Command, files: tuple[str, ...]) -> None:
    """Queue a command behind the others. One that is there already stays as it is."""
    if outbox.command(command.id) is not None:
        return
    row = QueuedRow(
        outbox.last_seq() + 1,
        command.id,
        type(command).__name__,
        encode(command),
        micros(command.claimed_at),
        Delivery.QUEUED.value,
        None,
        None,
        _NO_FEEDS,
    )
    outbox.put([row])
    outbox.put_files([StagedRow(command.id, sha256, arrived=False) for sha256 in dict.fromkeys(files)])


def all_of(outbox: OutboxRows) -> tuple[OutboxRow, ...]:
    """Return everything, oldest first."""
    files: dict[Id, list[StagedRow]] = {}
    for file in outbox.files():
        files.setdefault(file.command, []).append(file)
    return tuple(_of(row, sorted(files.get(row.id, []))) for row in outbox.commands())


def _of(row: QueuedRow, files: list[StagedRow]) -> OutboxRow:
    return OutboxRow(
        seq=row.seq,
        id=row.id,
        command=decode_command(row.body),
        made_at=instant(row.made_at),
        state=Delivery(row.state),
        refusal=None if row.refusal is None else _refusal.decode(row.refusal),
        receipt_at=None if row.receipt_at is None else instant(row.receipt_at),
        feeds=_feeds.decode(row.feeds),
        files=tuple(file.sha256 for file in files),
        files_missing=tuple(file.sha256 for file in files if not file.arrived),
    )


def waiting(outbox: OutboxRows) -> tuple[Waiting, ...]:
    """Return the commands without a receipt whose files have arrived, oldest first."""
    held_back = {file.command for file in outbox.files() if not file.arrived}
    return tuple(
        Waiting(row.id, row.body)
        for row in outbox.commands()
        if row.state == Delivery.QUEUED and row.id not in held_back
    )


def files_waiting(outbox: OutboxRows) -> tuple[str, ...]:
    """Return the files that queued commands wait for, those of the oldest command first."""
    missing: dict[Id, list[str]] = {}
    for file in sorted(outbox.files()):
        if not file.arrived:
            missing.setdefault(file.command, []).append(file.sha256)
    queued = [row.id for row in outbox.commands() if row.state == Delivery.QUEUED]
    return tuple(dict.fromkeys(sha256 for command in queued for sha256 in missing.get(command, ())))


def file_arrived(outbox: OutboxRows, sha256: str) -> None:
    """Note that the hub has a file."""
    outbox.put_files([file._replace(arrived=True) for file in outbox.files() if file.sha256 == sha256])


def settle(outbox: OutboxRows, receipt: Receipt) -> bool:
    """Record what became of a command, and say whether a part of it was forgotten, which may not be kept any longer.

    A receipt for an unknown command is nothing.
    """
    row = outbox.command(receipt.command)
    if row is None:
        return False
    body = encode(decode_command(row.body).on_record()) if row.verb in _KEPT_IN_PART else row.body
    state = Delivery.ACCEPTED if receipt.accepted else Delivery.REFUSED
    refusal = None if receipt.refusal is None else _packed.encode(receipt.refusal)
    settled = row._replace(
        body=body,
        state=state.value,
        refusal=refusal,
        receipt_at=micros(receipt.at),
        feeds=_packed.encode(receipt.feeds),
    )
    outbox.put([settled])
    return body != row.body


def requeue_accepted(outbox: OutboxRows) -> None:
    """Queue accepted commands again: a restored hub may not know them, nor their files.

    What is not all here any more cannot be given again: it is forgotten, and nobody is told that the hub has it.
    """
    accepted = [row for row in outbox.commands() if row.state == Delivery.ACCEPTED]
    outbox.remove([row for row in accepted if row.verb in _KEPT_IN_PART])
    again = [row for row in accepted if row.verb not in _KEPT_IN_PART]
    outbox.put(
        [row._replace(state=Delivery.QUEUED.value, refusal=None, receipt_at=None, feeds=_NO_FEEDS) for row in again]
    )
    requeued = {row.id for row in again}
    outbox.put_files([file._replace(arrived=False) for file in outbox.files() if file.command in requeued])


def forget_settled(outbox: OutboxRows, older_than: datetime) -> None:
    """Remove the commands whose receipt is older than this."""
    limit = micros(older_than)
    outbox.remove([row for row in outbox.commands() if row.receipt_at is not None and row.receipt_at < limit])
