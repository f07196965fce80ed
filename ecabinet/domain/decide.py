"""The one door to the rules."""

from __future__ import annotations

import re
from datetime import datetime

from ecabinet.domain.access import MAY, capacities
from ecabinet.domain.kernel import Actor, Changes, Command, Entity, Id, Outcome, Put, Refusal, World
from ecabinet.domain.procedures import procedure_problem
from ecabinet.domain.times import moment_problem

_WELL_FORMED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
"""A UUID, or the SHA-256 of a file. Ids make audiences' names: `<meeting>/staff` as an id would open another's door."""


def decide(world: World, command: Command, actor: Actor, now: datetime) -> Outcome:
    """Say what a command does or why it may not be: who may give it first, then whether its meeting knows it.

    Its rule comes then, and ids that are well formed and new. `now` is the hub's time (UTC). The same function runs on
    the hub, to decide, and on a client, to draw what waits.
    """
    if not capacities(world, command, actor) & MAY[type(command)]:
        return Refusal("not_yours_to_do")
    problem = moment_problem(command.claimed_at)
    if problem is not None:
        return problem
    problem = procedure_problem(world, command)
    if problem is not None:
        return problem
    outcome = command.decide(world, actor, now)
    if isinstance(outcome, Refusal):
        return outcome
    if not actor.is_hub and not _ids_are_well_formed(command, outcome):
        return Refusal("frame_malformed")
    return outcome if _ids_are_new(world, outcome) else Refusal("id_taken")


def _ids_are_well_formed(command: Command, changes: Changes) -> bool:
    made = (write.entity.id for write in changes.writes if isinstance(write, Put) and write.entity.version == 1)
    return all(_WELL_FORMED.fullmatch(one) is not None for one in (command.id, *made))


def _ids_are_new(world: World, changes: Changes) -> bool:
    """Say whether nothing is made twice, neither against the world nor within one command."""
    written: set[tuple[type[Entity], Id]] = set()
    for write in changes.writes:
        if not isinstance(write, Put):
            continue
        kind, made = type(write.entity), write.entity.id
        if (kind, made) in written or (write.entity.version == 1 and world.get(kind, made) is not None):
            return False
        written.add((kind, made))
    return True
