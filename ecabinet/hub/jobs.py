"""What the hub does by itself, from the jobs that the rules scheduled: at least once each, with the effect of once."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from functools import partial

from ecabinet.domain.consultations.remind_consultation import RemindConsultation
from ecabinet.domain.kernel import EnvironmentFault, Id, JobKind
from ecabinet.domain.meetings.remind_participants import RemindParticipants
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.papers.file_paper import FilePaper
from ecabinet.domain.voting.close_vote import CloseVote
from ecabinet.domain.voting.open_vote_on_time import OpenVoteOnTime
from ecabinet.hub import journal
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.hub.inspecting import inspected, record_of
from ecabinet.hub.judging import JUDGING, Judge
from ecabinet.hub.paper_values import PaperToMake, paper_to_make
from ecabinet.hub.revocation import Revocation
from ecabinet.papers.composing import encode_paper
from ecabinet.store.ledger import Job
from ecabinet.workers.faults import PoolClosed, WorkFault

TASKS = {"compose": "ecabinet.papers.composing:compose"}
BESIDE = JUDGING | {JobKind.FETCH_LISTS}
"""Jobs that are done beside the others: neither a document nor a server that is slow keeps a vote open."""
_LOOKED_AT = 500
_PAPERS_AT_ONCE = 4
_CLOCK_CHECK = timedelta(minutes=1)
_RENEW_EVERY = timedelta(hours=1)
_RETRY_FIRST = timedelta(seconds=2)
_RETRY_LAST = timedelta(minutes=10)
_MOST_DOUBLINGS = 9
_REST_UNMARKED = _RETRY_FIRST.total_seconds()

PAPERS = {
    JobKind.COMPOSE_INVITATION: PaperKind.INVITATION,
    JobKind.COMPOSE_RESULT: PaperKind.RESULT_SHEET,
    JobKind.COMPOSE_MINUTES: PaperKind.MINUTES,
    JobKind.COMPOSE_OPINION: PaperKind.OPINION_SHEET,
    JobKind.COMPOSE_SUMMARY: PaperKind.SUMMARY,
}


def first_of(due: Sequence[Job]) -> Sequence[Job]:
    """Return what is done before looking again: time-outs and reminders at once, papers a few at a time."""
    commands = [job for job in due if job.kind not in PAPERS]
    return commands or due[:_PAPERS_AT_ONCE]


class Jobs:
    """Runs due jobs, and sleeps until the next is due or a commit may have scheduled one."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._judge = Judge(core)
        self._revocation = Revocation(core)
        self._beside: dict[Id, asyncio.Task[None]] = {}
        self._news = asyncio.Event()
        self._renewed_at: datetime | None = None

    def wake(self) -> None:
        """Look again: something was committed."""
        self._news.set()

    async def run(self) -> None:
        """Run until cancelled."""
        self._begin_beside("judging", self._try("not_caught_up", self._judge.catch_up))
        self._begin_beside("revocation", self._try("revocation_not_asked", self._revocation.catch_up))
        try:
            while True:
                self._news.clear()
                self._renew_verdicts()
                try:
                    due, next_due = await self._core.on_disk(self._look)
                except EnvironmentFault as fault:
                    journal.warn("jobs_not_read", fault)
                    due, next_due = (), None
                for job in first_of(due):
                    if job.kind in BESIDE:
                        self._begin_beside(job.id, self._attempt(job))
                    else:
                        await self._attempt(job)
                if not due:
                    await self._rest(_CLOCK_CHECK if next_due is None else next_due - self._core.clock())
        finally:
            await self._end_beside()

    def _renew_verdicts(self) -> None:
        """Once an hour: a verdict that has aged in between is relied on by no gate and shown by no screen."""
        now = self._core.clock()
        if self._renewed_at is None or not self._renewed_at <= now < self._renewed_at + _RENEW_EVERY:
            self._renewed_at = now
            self._begin_beside("aged", self._try("not_renewed", self._judge.renew))

    def _look(self) -> tuple[Sequence[Job], datetime | None]:
        """Return what is due and not under way, else when the next is; blocks."""
        now, beside = self._core.clock(), frozenset(self._beside)
        if not beside:
            due = self._core.ledger.due_jobs(now, _LOOKED_AT)
            return due, None if due else self._core.ledger.next_due()
        coming = self._core.ledger.due_jobs(now + _CLOCK_CHECK, _LOOKED_AT + len(beside))
        waiting = [job for job in coming if job.id not in beside]
        due = tuple(job for job in waiting if job.due_at <= now)
        return due, None if due else min((job.due_at for job in waiting), default=None)

    def _begin_beside(self, job: Id, work: Coroutine[None, None, None]) -> None:
        def end(_task: asyncio.Task[None]) -> None:
            self._beside.pop(job, None)
            self._news.set()

        self._beside[job] = asyncio.ensure_future(work)
        self._beside[job].add_done_callback(end)

    async def _end_beside(self) -> None:
        tasks = tuple(self._beside.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @staticmethod
    async def _try(event: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do what no job asked for; what fails is done again at the next start, or after the next verdict."""
        try:
            await work()
        except PoolClosed:
            return
        except EnvironmentFault as fault:
            journal.warn(event, fault)
        except Exception as fault:  # noqa: BLE001 - as in a job: a bug here must not go unseen, nor end the others
            journal.bug(event, fault)

    async def _rest(self, span: timedelta) -> None:
        """Wait for a commit or the time; a clock that is set meanwhile is noticed within a minute."""
        seconds = max(0.0, min(span, _CLOCK_CHECK).total_seconds())
        timer = asyncio.get_running_loop().call_later(seconds, self._news.set)
        try:
            await self._news.wait()
        finally:
            timer.cancel()

    async def _attempt(self, job: Job) -> None:
        try:
            await self._perform(job)
            await self._core.on_disk(lambda: self._core.ledger.job_done(job.id, self._core.clock()))
        except PoolClosed:
            return
        except (EnvironmentFault, WorkFault) as fault:
            journal.warn("job_failed", fault, job=job.id, kind=job.kind, attempts=job.attempts + 1)
            await self._postpone(job)
        except Exception as fault:  # noqa: BLE001 - one job that a bug breaks must not keep the others from being done
            journal.bug("job_failed", fault)
            await self._postpone(job)
        else:
            self._core.figures.count("jobs", kind=job.kind, outcome="done")

    async def _postpone(self, job: Job) -> None:
        now = self._core.clock()
        wait = min(_RETRY_LAST, _RETRY_FIRST * 2 ** min(job.attempts, _MOST_DOUBLINGS))
        self._core.figures.count("jobs", kind=job.kind, outcome="failed")
        try:
            await self._core.on_disk(lambda: self._core.ledger.job_failed(job.id, now, now + wait))
        except EnvironmentFault as fault:
            journal.warn("job_not_marked", fault, job=job.id)
            await asyncio.sleep(_REST_UNMARKED)  # it stays due at once: a disk that is full is not asked without end

    async def _perform(self, job: Job) -> None:
        now = self._core.clock()
        command = id_of("job", job.id, str(job.attempts))
        if job.kind in JUDGING:
            await self._judge.perform(job)
            self._begin_beside(
                f"revocation {job.id}",
                self._try("revocation_not_asked", partial(self._revocation.after_judging, job)),
            )
            return
        if job.kind == JobKind.FETCH_LISTS:
            await self._revocation.perform()
            return
        if job.kind == JobKind.REMIND:
            receipt = await self._core.command(RemindParticipants(id=command, claimed_at=now, meeting=job.meeting))
        elif job.kind == JobKind.REMIND_CONSULTATION:
            receipt = await self._core.command(RemindConsultation(id=command, claimed_at=now, meeting=job.meeting))
        elif job.kind == JobKind.TIME_OUT_VOTE:
            receipt = await self._core.command(
                CloseVote(id=command, claimed_at=now, meeting=job.meeting, vote=job.about)
            )
        elif job.kind == JobKind.OPEN_VOTE:
            receipt = await self._core.command(
                OpenVoteOnTime(id=command, claimed_at=now, meeting=job.meeting, vote=job.about)
            )
        else:
            await self._compose(job, command)
            return
        if receipt.refusal is not None:  # closed, cancelled or begun meanwhile: there is nothing left to do
            journal.note("job_needless", job=job.id, kind=job.kind, code=receipt.refusal.code)

    async def _compose(self, job: Job, command: Id) -> None:
        city = self._core.config.city
        made = await self._core.ask(lambda world: paper_to_make(world, PAPERS[job.kind], job.about, city))
        if made is None:
            journal.note("job_needless", job=job.id, kind=job.kind, code="gone")
            return
        pdf = await asyncio.wrap_future(self._core.pool.submit("compose", encode_paper(made.value)))
        await self._file(job, command, made, pdf)

    async def _file(self, job: Job, command: Id, made: PaperToMake, pdf: bytes) -> None:
        sha256 = hashlib.sha256(pdf).hexdigest()
        await self._core.on_disk(lambda: self._core.blobs.receive(sha256, iter((pdf,)), len(pdf)))
        if job.kind == JobKind.COMPOSE_SUMMARY:
            found = await inspected(self._core, sha256, len(pdf))
            await self._core.command(record_of(found, self._core.clock()))  # it is copied as a document
        receipt = await self._core.command(
            FilePaper(
                id=command,
                claimed_at=self._core.clock(),
                meeting=job.meeting,
                paper=id_of("paper", job.id, sha256),
                paper_kind=PAPERS[job.kind],
                about=job.about,
                person=made.person,
                sha256=sha256,
                size=len(pdf),
                file_name=made.file_name,
                of_version=made.of_version,
            )
        )
        if receipt.refusal is not None:
            journal.note("job_needless", job=job.id, kind=job.kind, code=receipt.refusal.code)
