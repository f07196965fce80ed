"""Ballot boxes on their way to and from the store: while a secret vote runs, what is in its box is sealed there.

One row holds the whole box, so that no ballot has a row, a time, a place or a transaction of its own. Older states of
that row lie about in a database - in its write-ahead log, in pages that were freed, in row versions nobody cleaned up,
in backups - and two of them side by side would tell what one elector chose. So the store only ever sees them sealed
under a key that lies elsewhere, and that is destroyed with the end of the vote; and all of them are equally long.
"""

from __future__ import annotations

import logging
from typing import Final, Protocol

import msgspec

from ecabinet.domain.kernel import Entity, Id, World
from ecabinet.domain.voting.entities import BallotBox, Vote
from ecabinet.store.ballot_grid import as_grid, from_grid
from ecabinet.store.cards import Card, row_of
from ecabinet.store.rows import EntityRow
from ecabinet.store.tables import EntityRows
from ecabinet.wire.codec import decode_entity

KIND: Final = BallotBox.__name__
_LOG: Final = logging.getLogger("ecabinet.hub")


class BoxSeal(Protocol):
    """Where the keys of ballot boxes are kept. Raises `EnvironmentFault` when that place fails."""

    def seal(self, vote: Id, marks: bytes) -> bytes:
        """Seal a box under its own key, which is made, durably, with the first use; its length stays to be seen."""

    def unseal(self, vote: Id, sealed: bytes) -> bytes | None:
        """Open a box, None where its key is gone."""

    def held(self) -> frozenset[Id]:
        """Return the votes of whose boxes there is a key."""

    def destroy(self, vote: Id) -> None:
        """Destroy the key of a box. One that is not there is nothing."""


class Boxes:
    """What a ledger knows of ballot boxes: sealed on the way into a row, opened on the way out."""

    def __init__(self, seal: BoxSeal | None) -> None:
        """Keep the seal; without one no secret vote can be held."""
        self._seal = seal
        self._over: set[Id] = set()

    def taken(self, row: EntityRow, world: World) -> Card:
        """Return a row that was read; a box is opened, and left sealed where its key is gone or its form is another."""
        if row.kind != KIND or row.body is None or self._seal is None:
            return Card(row)
        box = decode_entity(BallotBox, row.body)
        grid = self._seal.unseal(box.id, box.sealed) if box.sealed else None
        marks = None if grid is None else from_grid(_vote_of(box, world), grid)
        if marks is None:
            return Card(row, box)
        return Card(row, msgspec.structs.replace(box, marks=marks, sealed=b""))

    def row_of(self, entity: Entity) -> EntityRow:
        """Return the row of an entity: that of a running box without its ballots, which are added when it is kept."""
        is_running = isinstance(entity, BallotBox) and not entity.revealed
        return row_of(msgspec.structs.replace(entity, marks=()) if is_running else entity)

    def kept(self, card: Card, world: World) -> EntityRow:
        """Return the row to be written."""
        if card.row.kind != KIND:
            return card.row
        box = card.entity(BallotBox)
        if box is None or box.revealed:
            self._over.add(card.row.id)
            return card.row
        if self._seal is None:
            raise RuntimeError("a ledger without a seal holds no secret vote")
        sealed = self._seal.seal(box.id, as_grid(_vote_of(box, world), box.marks))
        return row_of(msgspec.structs.replace(box, marks=(), sealed=sealed))

    def forget(self) -> None:
        """Forget what was to be destroyed: the batch failed."""
        self._over.clear()

    def destroy_over(self) -> None:
        """Destroy the keys of the boxes that were opened or emptied, now that this is durable."""
        while self._over and self._seal is not None:
            _destroy(self._seal, self._over.pop())

    def destroy_left(self, entities: EntityRows) -> None:
        """Destroy the keys that outlived their vote, or whose vote was never opened: the hub was stopped in between."""
        if self._seal is None:
            return
        for vote in self._seal.held():
            row = entities.one(KIND, vote)
            if row is None or row.body is None or decode_entity(BallotBox, row.body).revealed:
                _destroy(self._seal, vote)


def _vote_of(box: BallotBox, world: World) -> Vote:
    vote = world.get(Vote, box.vote)
    if vote is None:
        raise RuntimeError("a ballot box without its vote")
    return vote


def _destroy(seal: BoxSeal, vote: Id) -> None:
    """What is recorded stays recorded if a key cannot be destroyed now; the next start tries again."""
    try:
        seal.destroy(vote)
    except OSError as fault:
        _LOG.warning("a key was left", extra={"said": {"event": "box_key_left"}}, exc_info=fault)
