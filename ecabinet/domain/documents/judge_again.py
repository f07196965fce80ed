"""Have the signatures of all documents judged again."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import DocumentVersion, VersionVerdict
from ecabinet.domain.kernel import Actor, Changes, Command, Id, JobKind, Outcome, Schedule, World

EVERYTHING = "everything"
"""What such a job is about: no meeting and no document in particular."""


class JudgeAgain(Command, frozen=True, kw_only=True):
    """Have every version judged again whose verdict is older than this, or was reached by other trust lists.

    The hub gives it when its trust lists changed.
    """

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Write nothing: it becomes one job, and the job a verdict on each version."""
        return Changes((), jobs=(everything_again(now),))


def everything_again(now: datetime) -> Schedule:
    """Have the hub judge every version again; whoever changes the trust lists asks for it in the same command."""
    return Schedule(kind=JobKind.JUDGE_ALL, meeting=EVERYTHING, about=EVERYTHING, due_at=now)


def still_to_judge(world: World, trust_version: str, since: datetime) -> tuple[Id, ...]:
    """Return the versions without a verdict of these trust lists that was reached after `since` (UTC)."""
    done = {
        judged.id
        for judged in world.find(VersionVerdict)
        if judged.verdict.trust_version == trust_version and judged.verdict.judged_at >= since
    }
    return tuple(version.id for version in world.find(DocumentVersion) if version.id not in done)
