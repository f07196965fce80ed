"""How long verdicts take: a large document's first stage, many signatures, and a thousand documents in bulk."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.figures import Figure, milliseconds
from bench.place import BenchFailed, child
from bench.signature_peers import pdfsig_runs, pyhanko_validates
from bench.signed_papers import paper, signed
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, Stage
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import EXAMINE_LIMITS, TASKS, ExamineRequest, decode_verdict, encode_request
from ecabinet.workers.limits import MIB
from ecabinet.workers.pool import Pool

PAGES = 500
BYTES = 20 * MIB
MANY = 10
TURNS = 5
GOAL_FIRST = 2.0
GOAL_MANY = 4.0
PAPERS = 40
IN_BULK = 1_000
GOAL_BULK = 1.8
GOAL_MEMORY = 400
_BULK_SECONDS = 900.0


@dataclass(frozen=True)
class _Bulk:
    """What a run in bulk took: seconds, MiB, and processor time of the process that asks and of its workers."""

    seconds: float
    memory: float
    asking: float
    judging: float


def measure() -> list[Figure]:
    """Make the documents and measure all three."""
    large = paper(PAGES, BYTES)
    with tempfile.TemporaryDirectory(prefix="ecabinet-signatures-") as made:
        folder = Path(made)
        return [_first_stage(signed(large, 2), folder), _many(signed(large, MANY)), *_bulk(folder)]


def _first_stage(pdf: bytes, folder: Path) -> Figure:
    path = folder / "large.pdf"
    path.write_bytes(pdf)
    with Pool(1, EXAMINE_LIMITS, TASKS) as pool:
        ours, theirs = _in_turns(lambda: _verdict(pool, pdf, Stage.FIRST), lambda: pdfsig_runs(path))
    ratio = ours / theirs
    return Figure(
        name="First stage of a large document",
        measured=milliseconds(ours),
        floor=f"pdfsig {milliseconds(theirs)}",
        ratio=f"{ratio:.2f}x",
        goal=f"<= {GOAL_FIRST:g}x",
        met=ratio <= GOAL_FIRST,
        notes=(
            f"{len(pdf) / MIB:.0f} MiB, {PAGES} pages, 2 signatures, sent to a worker that runs already.",
            "pdfsig is a new process each time, without certificates.",
        ),
    )


def _many(pdf: bytes) -> Figure:
    with Pool(1, EXAMINE_LIMITS, TASKS) as pool:
        ours, theirs = _in_turns(lambda: _verdict(pool, pdf, Stage.FULL), lambda: pyhanko_validates(pdf), turns=3)
    ratio = theirs / ours
    return Figure(
        name=f"{MANY} signatures, everything judged",
        measured=milliseconds(ours),
        floor=f"pyHanko {milliseconds(theirs)}",
        ratio=f"{ratio:.1f}x faster",
        goal=f">= {GOAL_MANY:g}x",
        met=ratio >= GOAL_MANY,
        notes=(
            f"The same {PAGES} pages, changes after every signature included, in a worker that runs already.",
            "pyHanko's own validation runs in this process.",
        ),
    )


def _bulk(folder: Path) -> list[Figure]:
    papers = folder / "papers"
    papers.mkdir()
    sizes = [50_000 + (1_000_000 - 50_000) * place // (PAPERS - 1) for place in range(PAPERS)]
    for place, size in enumerate(sizes):
        pdf = signed(paper(1 + place % 8, size, seed=place), 1 + place % 2)
        (papers / f"{place:02}.pdf").write_bytes(pdf)
    alone, together = _in_bulk(papers, 1), _in_bulk(papers, 2)
    ratio = alone.seconds / together.seconds
    asking, judging = (1000 * one / IN_BULK for one in (together.asking, together.judging))
    return [
        Figure(
            name="A thousand documents in bulk",
            measured=milliseconds(together.seconds),
            floor=f"one worker {milliseconds(alone.seconds)}",
            ratio=f"{ratio:.2f}x faster",
            goal=f">= {GOAL_BULK:g}x",
            met=ratio >= GOAL_BULK,
            notes=(
                f"{IN_BULK} judgements of {PAPERS} documents of 50 kB to 1 MB with 1 or 2 signatures, 2 workers.",
                f"Processor time for each: {judging:.1f} ms in the workers, {asking:.1f} ms in the process that asks;",
                f"where nothing else runs on the two cores that allows {2 * judging / (judging + asking):.2f}x.",
            ),
        ),
        Figure(
            name="Memory in bulk",
            measured=f"{together.memory:.0f} MiB",
            floor="",
            goal=f"<= {GOAL_MEMORY} MiB",
            met=together.memory <= GOAL_MEMORY,
            notes=("The process that asks and its two workers, each at its highest, summed up.",),
        ),
    ]


def _in_bulk(papers: Path, workers: int) -> _Bulk:
    told = child("signatures_bulk", str(papers), str(IN_BULK), str(workers), seconds=_BULK_SECONDS)
    seconds, largest, asking, judging = (float(one) for one in told.split())
    return _Bulk(seconds, largest / 1024, asking, judging)


def _verdict(pool: Pool, pdf: bytes, stage: Stage) -> DocumentVerdict:
    asked = ExamineRequest(pdf=pdf, trust=None, policy=bundled_policy(), moment=datetime.now(UTC), stage=stage)
    verdict = decode_verdict(pool.submit("examine", encode_request(asked)).result())
    if stage == Stage.FULL and verdict.line != Line.VALID:
        raise BenchFailed(f"the bench's own document is {verdict.line}: {verdict.reasons}")
    return verdict


def _in_turns(ours: Callable[[], object], theirs: Callable[[], object], turns: int = TURNS) -> tuple[float, float]:
    ours()
    theirs()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(turns):
        for work, times in zip((ours, theirs), taken, strict=True):
            begun = time.perf_counter()
            work()
            times.append(time.perf_counter() - begun)
    return median(taken[0]), median(taken[1])
