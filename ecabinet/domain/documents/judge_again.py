"""Have the signatures of all documents judged again."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.judged import judged_files, verdicts
from ecabinet.domain.kernel import Actor, Changes, Command, Id, JobKind, Outcome, Schedule, World
from ecabinet.domain.signatures.verdicts import Standard

EVERYTHING = "everything"
"""What such a job is about: no meeting and no document in particular."""


class JudgeAgain(Command, frozen=True, kw_only=True):
    """Have everything judged again whose verdict is older than this.

    The hub gives it when its trust lists, its policy or it itself became another; an administrator whenever they want.
    """

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Write nothing: it becomes one job, and the job a verdict on each version."""
        return Changes((), jobs=(everything_again(now),))


def everything_again(now: datetime) -> Schedule:
    """Have the hub judge every version again; whoever changes the trust lists asks for it in the same command."""
    return Schedule(kind=JobKind.JUDGE_ALL, meeting=EVERYTHING, about=EVERYTHING, due_at=now)


def still_to_judge(world: World, standard: Standard, since: datetime) -> tuple[Id, ...]:
    """Return the versions and papers without a whole verdict of this standard that was reached after `since` (UTC)."""
    done = {
        judged.id
        for judged in verdicts(world)
        if judged.verdict.standard == standard
        and judged.verdict.judged_at >= since
        and not judged.verdict.waits_for_changes
    }
    return tuple(file.id for file in judged_files(world) if file.id not in done)


def is_behind(world: World, standard: Standard) -> bool:
    """Say whether some version or paper has no verdict, or one of another standard."""
    reached = {judged.id: judged.verdict.standard for judged in verdicts(world)}
    return any(reached.get(file.id) != standard for file in judged_files(world))


def aged(world: World, now: datetime) -> tuple[Id, ...]:
    """Return the versions and papers whose verdict was valid, and has to be reached anew by now."""
    return tuple(judged.id for judged in verdicts(world) if not judged.verdict.stands_at(now))
