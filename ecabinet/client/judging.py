"""Judges once more, on this device, what the hub has judged: each file on the shelf, by the trust lists here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping

import msgspec

from ecabinet.client.pages import Workers
from ecabinet.client.parts import Parts
from ecabinet.client.tries import Tries
from ecabinet.client.values import DOWNLOAD, JUDGED
from ecabinet.domain.documents.judged import judged_files
from ecabinet.domain.kernel import EnvironmentFault, World
from ecabinet.domain.signatures.material import TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage, Standard
from ecabinet.domain.trust_list.answers import lacks_answer
from ecabinet.domain.trust_list.entities import RevocationAnswer
from ecabinet.domain.trust_list.material import trust_material
from ecabinet.trust.sealed_files import BlobMissing
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
from ecabinet.trust.signatures.verdict_cache import key_for
from ecabinet.workers.faults import PoolClosed, TaskFailed, WorkFault

_KINDS = frozenset(
    {"DocumentVersion", "Paper", "TrustList", "TrustedCertificate", "RevocationList", "RevocationAnswer", DOWNLOAD}
)
_NAMES = "judged"
_VERDICT = "judged/"
_KEEP_EVERY = 1.0
"""Seconds between two times that verdicts are kept and shown while many files are judged."""
_LOOK_AGAIN = 600.0
"""Seconds after which a verdict that has aged is looked at again."""
_DECODER = msgspec.msgpack.Decoder(tuple[str, ...])


class Judging:
    """One person's own verdicts, kept in the copy and so here offline too. Lives on the loop's thread."""

    def __init__(self, parts: Parts, workers: Workers, faulted: Callable[[EnvironmentFault], None]) -> None:
        """Begin with nothing judged."""
        self._parts = parts
        self._workers = workers
        self._faulted = faulted
        self._policy = bundled_policy()
        self._news = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._verdicts: Mapping[str, DocumentVerdict] = {}
        self._tries = Tries()

    @property
    def verdicts(self) -> Mapping[str, DocumentVerdict]:
        """The verdict on each file (SHA-256) judged here; a value that is never changed in place. From any thread."""
        return self._verdicts

    def heard(self, kinds: frozenset[str]) -> None:
        """Take note, on any thread, that something changed."""
        if kinds & _KINDS and self._loop is not None:
            self._loop.call_soon_threadsafe(self._news.set)

    async def run(self) -> None:
        """Judge what is on the shelf and has no verdict of the present trust lists, for ever."""
        self._loop = asyncio.get_running_loop()
        self._verdicts = await self._parts.owner.told(self._recall)
        stop = self._parts.listeners.add(self.heard)
        try:
            self._tell()
            while True:
                self._news.clear()
                try:
                    await self._judge_all()
                except EnvironmentFault as fault:
                    self._faulted(fault)
                await self._news_or_try()
        finally:
            stop()

    async def _judge_all(self) -> None:
        parts = self._parts
        world = parts.exchange.projection
        visible = await parts.owner.told(lambda: {one.sha256 for one in judged_files(world.world)})
        await self._keep({name: one for name, one in self._verdicts.items() if name in visible})
        answered = await parts.owner.told(lambda: self._answered(world.world))
        material = await parts.owner.told(lambda: trust_material(world.world))
        found = dict(self._verdicts)
        loop = asyncio.get_running_loop()
        kept_at = loop.time()
        standard = standard_of(material.version, self._policy)
        # One after the other: a page that somebody wants to read does not wait until every worker is done judging.
        for sha256 in sorted(visible & parts.shelf.held):
            if self._news.is_set():  # the trust lists or what is here may be others by now
                break
            if sha256 not in answered and not self._is_behind(sha256, standard):
                continue
            async for verdict in self._judged(sha256, material):
                found[sha256] = verdict
                if verdict.waits_for_changes or loop.time() - kept_at >= _KEEP_EVERY:
                    await self._keep(dict(found))
                    kept_at = loop.time()
        await self._keep(found)

    async def _news_or_try(self) -> None:
        """Wait until something changed, a judging that came to no end is to be tried again, or a verdict has aged."""
        loop = asyncio.get_running_loop()
        due = [at for at in (self._tries.next_due(), self._aged_at(loop.time())) if at is not None]
        timer = loop.call_at(min(due), self._news.set) if due else None
        try:
            await self._news.wait()
        finally:
            if timer is not None:
                timer.cancel()

    def _aged_at(self, now: float) -> float | None:
        """Return when, by the loop's clock, the first verdict has aged: not before a while, so that it ends."""
        ends = [one.stands_until for one in self._verdicts.values()]
        first = min((one for one in ends if one is not None), default=None)
        return None if first is None else now + max((first - self._parts.clock.now()).total_seconds(), _LOOK_AGAIN)

    def _answered(self, world: World) -> frozenset[str]:
        """Return the files whose signers somebody answered for since they were judged here."""
        held = {one.id: one for one in world.find(RevocationAnswer)}
        return frozenset(name for name, one in self._verdicts.items() if held and lacks_answer(one, held.get))

    def _is_behind(self, sha256: str, standard: Standard) -> bool:
        known = self._verdicts.get(sha256)
        if known is None or known.standard != standard or known.waits_for_changes:
            return True
        if not known.stands_at(self._parts.clock.now()):
            return True
        return known.was_not_done and self._tries.is_due(sha256, asyncio.get_running_loop().time())

    async def _judged(self, sha256: str, material: TrustMaterial) -> AsyncIterator[DocumentVerdict]:
        """Judge one file, a large one of which nothing is known in two stages; what fails with it is shown."""
        try:
            pdf = await asyncio.to_thread(self._parts.shelf.read, sha256)
            request = ExamineRequest(pdf=pdf, trust=material, policy=self._policy, moment=self._parts.clock.now())
            if len(pdf) >= TAKES_LONG and sha256 not in self._verdicts:
                first = await self._of_stage(sha256, request, Stage.FIRST)
                if first.waits_for_changes:
                    yield first
            verdict = await self._of_stage(sha256, request, Stage.FULL)
        except (BlobMissing, PoolClosed):  # taken from the shelf meanwhile, or the program ends
            return
        except EnvironmentFault as fault:
            self._faulted(fault)
            return
        self._tries.ended(sha256, asyncio.get_running_loop().time(), was_done=not verdict.was_not_done)
        yield verdict

    async def _of_stage(self, sha256: str, request: ExamineRequest, stage: Stage) -> DocumentVerdict:
        asked = msgspec.structs.replace(request, stage=stage)
        key = key_for(sha256, asked.trust, self._policy, asked.moment, stage)
        return await self._parts.verdicts.of(key, lambda: self._examine(asked))

    async def _examine(self, request: ExamineRequest) -> DocumentVerdict:
        try:
            asked = self._workers.submit("examine", encode_request(request), wall_seconds=EXAMINE_LIMITS.wall_seconds)
            return decode_verdict(await asyncio.wrap_future(asked))
        except PoolClosed:
            raise
        except WorkFault as fault:
            return verdict_after_fault(request, fault)

    async def _keep(self, verdicts: dict[str, DocumentVerdict]) -> None:
        """Have these verdicts and no others, here and in the copy."""
        before, self._verdicts = self._verdicts, verdicts
        if before.keys() == verdicts.keys() and all(before[name] is one for name, one in verdicts.items()):
            return
        await self._parts.owner.told(lambda: self._remember(before, verdicts))
        self._tell()

    def _recall(self) -> dict[str, DocumentVerdict]:
        """Read what was remembered; a verdict that another product wrote is reached again."""
        replica = self._parts.exchange.replica
        names = replica.recall(_NAMES)
        found: dict[str, DocumentVerdict] = {}
        for name in () if names is None else _DECODER.decode(names):
            try:
                found[name] = decode_verdict(replica.recall(_VERDICT + name) or b"")
            except TaskFailed:
                continue
        return found

    def _remember(self, before: Mapping[str, DocumentVerdict], verdicts: Mapping[str, DocumentVerdict]) -> None:
        replica = self._parts.exchange.replica
        for name in before.keys() - verdicts.keys():
            replica.remember(_VERDICT + name, b"")
        for name, verdict in verdicts.items():
            if before.get(name) is not verdict:
                replica.remember(_VERDICT + name, msgspec.msgpack.encode(verdict))
        if before.keys() != verdicts.keys():
            replica.remember(_NAMES, msgspec.msgpack.encode(tuple(sorted(verdicts))))

    def _tell(self) -> None:
        self._parts.listeners.tell(frozenset({JUDGED}))
