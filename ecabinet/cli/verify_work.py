"""Judging many files in worker processes, a few at a time, each with a verdict whatever becomes of its worker."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ecabinet.cli.verify_files import Content, name_of, read
from ecabinet.domain.signatures.material import AlgorithmPolicy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage
from ecabinet.trust.signatures.requests import (
    EXAMINE_LIMITS,
    TASKS,
    ExamineRequest,
    decode_verdict,
    encode_request,
    problem_of,
    undetermined,
)
from ecabinet.workers.faults import PoolClosed, WorkFault
from ecabinet.workers.pool import Pool


def workers(jobs: int) -> Pool:
    """Return the processes that judge."""
    return Pool(jobs, EXAMINE_LIMITS, TASKS)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What every file is judged by."""

    trust: TrustMaterial | None
    policy: AlgorithmPolicy
    moment: datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with its verdict. `seconds` is what the judgement took, without waiting for a free worker."""

    name: str
    verdict: DocumentVerdict
    seconds: float


@dataclass(frozen=True, slots=True)
class _Prepared:
    place: int
    name: str
    content: Content
    payload: bytes


@dataclass(slots=True)
class _Work:
    """One file in a worker's hands."""

    prepared: _Prepared
    started: float = field(default_factory=time.monotonic)
    ended: float = 0.0

    def note_end(self, _future: Future[bytes]) -> None:
        self.ended = time.monotonic()


def judge_all(
    files: Sequence[Path],
    conditions: Conditions,
    pool: Pool,
    jobs: int,
    on_done: Callable[[Judged], None] = lambda _judged: None,
) -> Iterator[Judged]:
    """Give the files with their verdicts in order; `on_done` hears of each as soon as it is judged.

    No more than two files a process are in memory: one in its hands, one ready. `pool` has the task `examine`.
    """
    run = _Run(pool, conditions, jobs, deque(enumerate(files)))
    finished: dict[int, Judged] = {}
    place = 0
    while place < len(files):
        for at, judged in run.step():
            finished[at] = judged
            on_done(judged)
        while place in finished:
            yield finished.pop(place)
            place += 1


class _Run:
    """The files that wait, those ready and those in work."""

    def __init__(self, pool: Pool, conditions: Conditions, jobs: int, files: deque[tuple[int, Path]]) -> None:
        self._pool = pool
        self._conditions = conditions
        self._jobs = jobs
        self._files = files
        self._ready: deque[_Prepared] = deque()
        self._busy: dict[Future[bytes], _Work] = {}

    def step(self) -> list[tuple[int, Judged]]:
        """Keep every worker busy, make the next files ready, and return what has been judged meanwhile."""
        done = self._start_workers()
        while self._files and len(self._ready) < self._jobs and not any(map(Future.done, self._busy)):
            done += self._prepare()
        if not done and self._busy:
            wait(self._busy, return_when=FIRST_COMPLETED)
        for future in [one for one in self._busy if one.done()]:
            work = self._busy.pop(future)
            done.append((work.prepared.place, self._judged(work, future)))
        return done

    def _start_workers(self) -> list[tuple[int, Judged]]:
        done: list[tuple[int, Judged]] = []
        while len(self._busy) < self._jobs and (self._ready or self._files):
            if not self._ready:
                done += self._prepare()
                continue
            work = _Work(self._ready.popleft())
            future = self._pool.submit("examine", work.prepared.payload)
            future.add_done_callback(work.note_end)
            self._busy[future] = work
        return done

    def _prepare(self) -> list[tuple[int, Judged]]:
        """Read one file: it is ready, or has its verdict already."""
        place, path = self._files.popleft()
        content = read(path)
        if content.problem:
            return [(place, Judged(name_of(path), self._undetermined(content, content.problem), 0.0))]
        request = ExamineRequest(
            pdf=content.pdf,
            trust=self._conditions.trust,
            policy=self._conditions.policy,
            moment=self._conditions.moment,
            stage=Stage.FULL,
            password=None,
        )
        told = Content(sha256=content.sha256, size=content.size)
        self._ready.append(_Prepared(place, name_of(path), told, encode_request(request)))
        return []

    def _judged(self, work: _Work, future: Future[bytes]) -> Judged:
        prepared = work.prepared
        try:
            verdict = decode_verdict(future.result())
        except PoolClosed:
            raise
        except WorkFault as fault:
            verdict = self._undetermined(prepared.content, problem_of(fault))
        return Judged(prepared.name, verdict, (work.ended or time.monotonic()) - work.started)

    def _undetermined(self, content: Content, problem: str) -> DocumentVerdict:
        by = self._conditions
        return undetermined(content.sha256, content.size, by.trust, by.policy, by.moment, problem=problem)
