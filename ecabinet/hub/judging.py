"""The hub judges the signatures of every version it is handed, and all of them again when its trust lists change."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from ecabinet.domain.documents.entities import DocumentVersion, VersionVerdict
from ecabinet.domain.documents.judge_again import JudgeAgain, still_to_judge
from ecabinet.domain.documents.record_verdict import RecordVerdict
from ecabinet.domain.kernel import Id, JobKind, World
from ecabinet.domain.signatures.material import TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage
from ecabinet.domain.trust_list.material import trust_material, trust_version
from ecabinet.hub import journal
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.store.ledger import Job
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import (
    EXAMINE_LIMITS,
    ExamineRequest,
    decode_verdict,
    encode_request,
    verdict_after_fault,
)
from ecabinet.workers.faults import PoolClosed, WorkFault

JUDGING = frozenset({JobKind.JUDGE_FILE, JobKind.JUDGE_ALL})
"""Jobs that are done beside the others: a time-out does not wait until a document is examined."""
_SAME_FILE = timedelta(hours=1)
"""How old a verdict on the same file may be that counts for another version of it."""


class Judge:
    """Examines files in the workers and records what was found. Lives on the event loop."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._policy = bundled_policy()
        self._places = asyncio.Semaphore(core.config.worker_processes)

    async def perform(self, job: Job) -> None:
        """Do a job of judging. Raises EnvironmentFault, PoolClosed; then it is to be done again."""
        if job.kind == JobKind.JUDGE_FILE:
            await self._judge(job.about, await self._core.ask(trust_material), job.due_at - _SAME_FILE)
        else:
            await self._judge_all(job)

    async def catch_up(self) -> None:
        """Have all judged again if some verdict was reached by other trust lists than the present ones."""
        version = await self._core.ask(trust_version)
        if await self._core.ask(lambda world: _is_behind(world, version)):
            now = self._core.clock()
            await self._core.command(JudgeAgain(id=id_of("judge_again", version, now.isoformat()), claimed_at=now))

    async def _judge_all(self, job: Job) -> None:
        material = await self._core.ask(trust_material)
        waiting = await self._core.ask(lambda world: still_to_judge(world, material.version, job.due_at))
        journal.note("judging_all", count=len(waiting), trust_version=material.version)
        # Shared: each takes the next one, so that a document filed meanwhile waits for one of them only.
        left = iter(waiting)

        async def take() -> None:
            for version in left:
                await self._judge(version, material, job.due_at)

        takers = [asyncio.ensure_future(take()) for _ in range(self._core.config.worker_processes)]
        try:
            await asyncio.gather(*takers)
        finally:
            for taker in takers:
                taker.cancel()

    async def _judge(self, version_id: Id, material: TrustMaterial, since: datetime) -> None:
        async with self._places:
            version = await self._core.ask(lambda world: world.get(DocumentVersion, version_id))
            if version is None or not await self._core.on_disk(lambda: self._core.blobs.has(version.sha256)):
                journal.note("job_needless", version=version_id, code="file_missing")
                return
            found = await self._core.ask(lambda world: _known(world, version.sha256, material.version, since))
            verdict = found or await self._examined(version.sha256, version.size, material)
            now = self._core.clock()
            receipt = await self._core.command(
                RecordVerdict(
                    id=id_of("verdict", version.id, material.version, now.isoformat()),
                    claimed_at=now,
                    meeting=version.meeting,
                    document_version=version.id,
                    verdict=verdict,
                )
            )
        self._core.figures.count("verdicts", line=verdict.line.value)
        if receipt.refusal is not None:  # taken away meanwhile
            journal.note("job_needless", version=version.id, code=receipt.refusal.code)

    async def _examined(self, sha256: str, size: int, material: TrustMaterial) -> DocumentVerdict:
        blobs = self._core.blobs
        pdf = await self._core.on_disk(lambda: b"".join(blobs.open_range(sha256, 0, size)))
        request = ExamineRequest(
            pdf=pdf, trust=material, policy=self._policy, moment=self._core.clock(), stage=Stage.FULL
        )
        try:
            asked = self._core.pool.submit("examine", encode_request(request), wall_seconds=EXAMINE_LIMITS.wall_seconds)
            told = await asyncio.wrap_future(asked)
        except PoolClosed:
            raise
        except WorkFault as fault:
            journal.warn("file_broke_worker", fault, sha256=sha256)
            return verdict_after_fault(request, fault)
        return decode_verdict(told)


def _known(world: World, sha256: str, trust_version: str, since: datetime) -> DocumentVerdict | None:
    """Return a fresh verdict on the same bytes, reached for another version or document."""
    found = [
        judged.verdict
        for judged in world.find(VersionVerdict, natural=sha256)
        if judged.verdict.trust_version == trust_version and judged.verdict.judged_at >= since
    ]
    return max(found, key=lambda verdict: verdict.judged_at, default=None)


def _is_behind(world: World, trust_version: str) -> bool:
    judged = {one.id: one.verdict.trust_version for one in world.find(VersionVerdict)}
    return any(judged.get(version.id) != trust_version for version in world.find(DocumentVersion))
