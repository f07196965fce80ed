"""The hub asks responders (OCSP) about certificates whose revocation no list tells, if its settings name the hosts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from ecabinet.domain.documents.judged import verdict_on
from ecabinet.domain.kernel import JobKind
from ecabinet.domain.trust_list.answers import GONE, Question, asked_by_all, due_questions, present
from ecabinet.domain.trust_list.entities import Fetch, TrustedCertificate
from ecabinet.domain.trust_list.facts import MOST_ANSWER_BYTES, fingerprint_of
from ecabinet.domain.trust_list.keep_revocation_answer import KeepRevocationAnswer
from ecabinet.domain.trust_list.record_fetch import RecordFetch
from ecabinet.hub import journal
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.hub.outside import NotFetched, Outside, together
from ecabinet.store.ledger import Job
from ecabinet.trust.signatures.responder_requests import (
    READ_ANSWER,
    WRITE_QUESTION,
    AnswerRead,
    AnswerToRead,
    AskedAbout,
    decode_answer,
    decode_question,
    encode,
)
from ecabinet.workers.faults import PoolClosed, WorkFault

_TOGETHER: Final = 8
_MEDIA_TYPE: Final = "application/ocsp-request"


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a question: an answer (DER) that is to be kept, or an outcome without one."""

    asked: Question
    outcome: Fetch
    read: AnswerRead = AnswerRead()
    raw: bytes = b""


class RevocationAnswers:
    """Asks what is due, and records what came of it. Lives on the event loop."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._outside = Outside(
            core.config.revocation_hosts, seconds=core.config.revocation_seconds, most_bytes=MOST_ANSWER_BYTES
        )
        self._asking = asyncio.Lock()

    async def ask_all(self) -> None:
        """Ask what any verdict waits for, as far as it is due. Raises EnvironmentFault."""
        if not self._outside.is_shut:
            await self._ask_due(await self._core.ask(asked_by_all))

    async def after_judging(self, job: Job) -> None:
        """Ask what the new verdicts wait for. Raises EnvironmentFault."""
        if job.kind == JobKind.JUDGE_ALL:
            await self.ask_all()
        elif not self._outside.is_shut:
            await self._ask_due(await self._core.ask(lambda world: present(world, verdict_on(world, job.about))))

    async def _ask_due(self, asked: Iterable[Question]) -> None:
        """Ask some at once. A responder that is away is left until it is due again: it has answers for many."""
        async with self._asking:
            now = self._core.clock()
            waiting = list(await self._core.ask(lambda world: due_questions(world, asked, self._outside.allows, now)))
            while waiting:
                asking, waiting = waiting[:_TOGETHER], waiting[_TOGETHER:]
                answers = await together(asking, self._answer)
                for answer in answers:
                    await self._record(answer)
                away = {answer.asked.address for answer in answers if answer.outcome in GONE}
                waiting = [one for one in waiting if one.address not in away]

    async def _answer(self, asked: Question) -> _Answer:
        if not self._outside.allows(asked.address):
            return _Answer(asked=asked, outcome=Fetch.NOT_ALLOWED)
        issuer = await self._core.ask(lambda world: world.get(TrustedCertificate, asked.issuer))
        if issuer is None:  # taken off the list meanwhile: recording it ends the asking
            return _Answer(asked=asked, outcome=Fetch.NO_ANSWER)
        about = AskedAbout(issuer=issuer.der, serial=asked.serial)
        try:
            question = decode_question(await self._worked(WRITE_QUESTION, encode(about)))
            raw = await self._outside.post(asked.address, question.body, _MEDIA_TYPE)
            told = AnswerToRead(about=about, nonce=question.nonce, raw=raw, moment=self._core.clock())
            read = decode_answer(await self._worked(READ_ANSWER, encode(told)))
        except NotFetched as fault:
            return _Answer(asked=asked, outcome=fault.outcome)
        except PoolClosed:
            raise
        except WorkFault as fault:
            journal.warn("answer_broke_worker", fault, certificate=asked.certificate)
            return _Answer(asked=asked, outcome=Fetch.NO_ANSWER, read=AnswerRead(problem="crashed"))
        return _Answer(asked=asked, outcome=Fetch.NO_ANSWER if read.problem else Fetch.ANSWERED, read=read, raw=raw)

    async def _worked(self, task: str, payload: bytes) -> bytes:
        return await asyncio.wrap_future(self._core.pool.submit(task, payload))

    async def _record(self, answer: _Answer) -> None:
        asked, now = answer.asked, self._core.clock()
        outcome = answer.outcome
        if answer.read.this_update is not None and not await self._is_kept(answer, answer.read.this_update):
            outcome = Fetch.NO_ANSWER
        receipt = await self._core.command(
            RecordFetch(
                id=id_of("asked", asked.id, outcome.value, now.isoformat()),
                claimed_at=now,
                issuer=asked.issuer,
                address=asked.address,
                outcome=outcome,
                next_update=answer.read.next_update,
                certificate=asked.certificate,
            )
        )
        self._core.figures.count("revocation_answers", outcome=outcome.value)
        code = None if receipt.refusal is None else receipt.refusal.code  # its issuer was taken off meanwhile
        journal.note(
            "responder_asked",
            address=asked.id,
            certificate=asked.certificate,
            outcome=outcome.value,
            problem=answer.read.problem or None,
            code=code,
        )

    async def _is_kept(self, answer: _Answer, this_update: datetime) -> bool:
        now = self._core.clock()
        receipt = await self._core.command(
            KeepRevocationAnswer(
                id=id_of("answer", fingerprint_of(answer.raw), now.isoformat()),
                claimed_at=now,
                certificate=answer.asked.certificate,
                issuer=answer.asked.issuer,
                der=answer.raw,
                is_revoked=answer.read.is_revoked,
                this_update=this_update,
                next_update=answer.read.next_update,
                source=answer.asked.address,
            )
        )
        return receipt.refusal is None
