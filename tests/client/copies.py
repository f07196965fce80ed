"""Replicas in memory that hold what a person may see of a stage, as a hub would have fed them."""

from __future__ import annotations

from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.kernel import Id
from ecabinet.store.replica import MemoryReplica
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import Batch, Row
from tests.stage import Stage


def feed(replica: MemoryReplica, stage: Stage, person: Id, *, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Bring a replica to the state of the stage, leaving out some audiences; returns the kinds that changed."""
    if replica.epoch() is None:
        replica.start_over("epoch")
    kinds: frozenset[str] = frozenset()
    for audience in sorted(audiences_of(stage.world, person) - but):
        rows = tuple(
            Row(type(entity).__name__, entity.id, entity.version, encode(entity))
            for entity in stage.world.rows.values()
            if audience in audiences(entity)
        )
        since = replica.held().get(audience, 0)
        kinds |= replica.apply(Batch(audience=audience, since=since, until=since + 1, head=since + 1, rows=rows))
    return kinds


def copy_of(stage: Stage, person: Id, *, but: frozenset[str] = frozenset()) -> MemoryReplica:
    """Return a new replica of what a person may see."""
    replica = MemoryReplica()
    feed(replica, stage, person, but=but)
    return replica
