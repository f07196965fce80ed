"""The hub judges the signatures of every version and signed paper it is handed, and all again when it has to."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

import msgspec

from ecabinet.domain.documents.judge_again import JudgeAgain, aged, is_behind, still_to_judge
from ecabinet.domain.documents.judged import JudgedFile, judged_file, verdict_on, verdicts
from ecabinet.domain.documents.record_verdict import RecordVerdict
from ecabinet.domain.kernel import Id, JobKind, World
from ecabinet.domain.signatures.material import TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage, Standard
from ecabinet.domain.trust_list.answers import lacks_answer
from ecabinet.domain.trust_list.entities import RevocationAnswer
from ecabinet.domain.trust_list.material import trust_material, trust_version
from ecabinet.hub import journal
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.store.ledger import Job
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import (
    EXAMINE_LIMITS,
    TAKES_LONG,
    ExamineRequest,
    decode_verdict,
    encode_request,
    standard_of,
    verdict_after_fault,
)
from ecabinet.workers.faults import PoolClosed, WorkFault

JUDGING = frozenset({JobKind.JUDGE_FILE, JobKind.JUDGE_ALL})
"""Jobs that are done beside the others: a time-out does not wait until a document is examined."""
_SAME_FILE = timedelta(hours=1)
"""How old a verdict on the same file may be that counts for another version of it."""

_TURNS = 3
"""How often a file is judged anew because the trust list changed meanwhile; each change has all judged again anyway.

Or because a responder's answer about its signers came meanwhile: nobody else has it judged for that.
"""


class Judge:
    """Examines files in the workers and records what was found. Lives on the event loop."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._policy = bundled_policy()
        self._places = asyncio.Semaphore(core.config.worker_processes)

    async def perform(self, job: Job) -> None:
        """Do a job of judging. Raises EnvironmentFault, PoolClosed; then it is to be done again."""
        if job.kind == JobKind.JUDGE_FILE:
            for _ in range(_TURNS):
                if await self._judge(job.about, await self._core.ask(trust_material), job.due_at - _SAME_FILE):
                    break
        else:
            await self._judge_all(job)

    async def catch_up(self) -> None:
        """Have all judged again if some verdict was reached by other trust lists, another policy or release."""
        version = await self._core.ask(trust_version)
        standard = standard_of(version, self._policy)
        if await self._core.ask(lambda world: is_behind(world, standard)):
            now = self._core.clock()
            await self._core.command(JudgeAgain(id=id_of("judge_again", version, now.isoformat()), claimed_at=now))

    async def renew(self) -> None:
        """Judge again what was valid and whose certificates or lists have ended since. Raises EnvironmentFault."""
        now = self._core.clock()
        for about in await self._core.ask(lambda world: aged(world, now)):
            await self._judge(about, await self._core.ask(trust_material), now)

    async def _judge_all(self, job: Job) -> None:
        material = await self._core.ask(trust_material)
        standard = standard_of(material.version, self._policy)
        waiting = await self._core.ask(lambda world: still_to_judge(world, standard, job.due_at))
        journal.note("judging_all", count=len(waiting), trust_version=material.version)
        # Shared: each takes the next one, so that a document filed meanwhile waits for one of them only.
        left = iter(waiting)

        async def take() -> None:
            for about in left:
                if not await self._judge(about, material, job.due_at):
                    return  # whoever changed the trust list asked for all of it again

        takers = [asyncio.ensure_future(take()) for _ in range(self._core.config.worker_processes)]
        try:
            await asyncio.gather(*takers)
        finally:
            for taker in takers:
                taker.cancel()

    async def _judge(self, about: Id, material: TrustMaterial, since: datetime) -> bool:
        """Judge one version or paper; say whether the trust list is still the one it was judged by."""
        for _ in range(_TURNS):
            if not await self._judged_once(about, material, since):
                return False
            if not await self._core.ask(lambda world: _waits(world, about)):
                break
            newer = await self._core.ask(trust_material)
            if newer.version != material.version:
                return False
            material = newer
        return True

    async def _judged_once(self, about: Id, material: TrustMaterial, since: datetime) -> bool:
        standard = standard_of(material.version, self._policy)
        async with self._places:
            file = await self._core.ask(lambda world: judged_file(world, about))
            if file is None or not await self._core.on_disk(lambda: self._core.blobs.has(file.sha256)):
                journal.note("job_needless", about=about, code="file_missing")
                return True
            found = await self._core.ask(lambda world: _known(world, file.sha256, standard, since))
            if found is None:
                request = await self._request(file, material)
                if await self._is_awaited(file):
                    first = await self._examined(msgspec.structs.replace(request, stage=Stage.FIRST))
                    if first.waits_for_changes:
                        await self._record(file, first)
                found = await self._examined(request)
            return await self._record(file, found)

    async def _is_awaited(self, file: JudgedFile) -> bool:
        """Whether a file takes long to examine and nothing is known of it yet: then the first stage is told at once."""
        if file.size < TAKES_LONG:
            return False
        return await self._core.ask(lambda world: verdict_on(world, file.id)) is None

    async def _record(self, file: JudgedFile, verdict: DocumentVerdict) -> bool:
        now = self._core.clock()
        receipt = await self._core.command(
            RecordVerdict(
                id=id_of("verdict", file.id, verdict.trust_version, *verdict.answers, verdict.stage, now.isoformat()),
                claimed_at=now,
                meeting=file.meeting,
                about=file.id,
                verdict=verdict,
            )
        )
        self._core.figures.count("verdicts", line=verdict.line.value)
        if receipt.refusal is None:
            return True
        journal.note("job_needless", about=file.id, code=receipt.refusal.code)  # e.g. taken away meanwhile
        return receipt.refusal.code != "trust_list_changed"

    async def _request(self, file: JudgedFile, material: TrustMaterial) -> ExamineRequest:
        blobs = self._core.blobs
        pdf = await self._core.on_disk(lambda: b"".join(blobs.open_range(file.sha256, 0, file.size)))
        return ExamineRequest(pdf=pdf, trust=material, policy=self._policy, moment=self._core.clock())

    async def _examined(self, request: ExamineRequest) -> DocumentVerdict:
        try:
            asked = self._core.pool.submit("examine", encode_request(request), wall_seconds=EXAMINE_LIMITS.wall_seconds)
            return decode_verdict(await asyncio.wrap_future(asked))
        except PoolClosed:
            raise
        except WorkFault as fault:
            verdict = verdict_after_fault(request, fault)
            journal.warn("file_broke_worker", fault, sha256=verdict.sha256)
            return verdict


def _waits(world: World, about: Id) -> bool:
    """Say whether an answer came while a file was judged, about whom it is signed by."""
    judged = verdict_on(world, about)
    return judged is not None and _lacks_answer(world, judged.verdict)


def _lacks_answer(world: World, verdict: DocumentVerdict) -> bool:
    return lacks_answer(verdict, partial(world.get, RevocationAnswer))


def _known(world: World, sha256: str, standard: Standard, since: datetime) -> DocumentVerdict | None:
    """Return a fresh and whole verdict on the same bytes, reached for another version or document."""
    found = [
        judged.verdict
        for judged in verdicts(world, sha256=sha256)
        if judged.verdict.standard == standard
        and judged.verdict.judged_at >= since
        and not judged.verdict.was_not_done
        and not judged.verdict.waits_for_changes
        and not _lacks_answer(world, judged.verdict)
    ]
    return max(found, key=lambda verdict: verdict.judged_at, default=None)
