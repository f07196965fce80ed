"""The one door to the rules."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.access import MAY, capacities
from ecabinet.domain.kernel import Actor, Command, Outcome, Put, Refusal, World


def decide(world: World, command: Command, actor: Actor, now: datetime) -> Outcome:
    """Say what a command does or why it may not be: who may give it first, then its rule, then that ids are new.

    `now` is the hub's time (UTC). The same function runs on the hub, to decide, and on a client, to draw what waits.
    """
    if not capacities(world, command, actor) & MAY[type(command)]:
        return Refusal("not_yours_to_do")
    outcome = command.decide(world, actor, now)
    if isinstance(outcome, Refusal):
        return outcome
    for write in outcome.writes:
        if not isinstance(write, Put) or write.entity.version != 1:
            continue
        if world.get(type(write.entity), write.entity.id) is not None:
            return Refusal("id_taken")
    return outcome
