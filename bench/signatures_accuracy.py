"""How right the verdicts are, beside two others: every file of the corpus whose expectation has evidence."""

from __future__ import annotations

import csv
import logging
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure, table, write_page
from bench.place import BenchFailed
from bench.quiet import disturbances
from bench.signature_peers import ACCEPTED, pdfsig_says, pyhanko_says
from bench.signatures_speed import measure as measure_speed
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signatures.requests import (
    EXAMINE_LIMITS,
    TASKS,
    ExamineRequest,
    decode_verdict,
    encode_request,
    verdict_after_fault,
)
from ecabinet.workers.faults import WorkFault
from ecabinet.workers.pool import Pool

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "signatures"
PAGE = ROOT / "resources" / "docs" / "signatures-accuracy.md"
TOLD = frozenset({"asserted", "documented", "by-construction"})
LEAST_ACCEPTED = 0.97
PEERS = ("pyHanko strict", "pyHanko lax", "pdfsig", "E-Cabinet")

INTRODUCTION = (
    "Written by `python -m bench --write` (alone: `python -m bench.signatures_accuracy --write`); nothing here is "
    "typed by hand. The files lie outside the product, with where each comes from and why it is expected to pass or to "
    "fail; only those whose expectation is asserted by their makers' tests, documented, or follows from how they were "
    "made are counted. Trust, revocation and the strength of algorithms are left out: what is judged is the signature "
    "itself, what it covers, and what came after it. *Accepted* means valid for all signatures of a file."
)
MEANING = (
    "FAIL: forged, tampered with or attacked. WARN: fine, but something has to be shown first, so never simply valid. "
    "PASS: every signature is right and nothing but allowed changes came after it. pyHanko's answer is `intact`, "
    "`valid` and `docmdp_ok` of its own validation; pdfsig's is `Signature is Valid` for every signature, without "
    "certificates (it says nothing of what came after a signature)."
)


@dataclass(frozen=True)
class Answer:
    """What each of `PEERS` says of one file."""

    file: str
    expected: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Run:
    """What one run found: every answer, and the figures of speed."""

    answers: tuple[Answer, ...]
    speed: tuple[Figure, ...]

    @property
    def figures(self) -> list[Figure]:
        """The figures for the table of all benches."""
        return [*_figures(self.answers), *self.speed]

    def write(self, disturbed: Sequence[str]) -> None:
        """Write the page that is kept in the repository."""
        write_page(PAGE, page(self.answers, self.speed, disturbed))


def run() -> Run:
    """Ask everybody about every file; then measure how long it takes. Raises BenchFailed."""
    # pyHanko reports each oddity of a hostile file with its trace.
    logging.disable(logging.CRITICAL)
    try:
        return Run(tuple(answers()), tuple(measure_speed()))
    finally:
        logging.disable(logging.NOTSET)


def answers() -> list[Answer]:
    """Return what everybody says of every file. Raises BenchFailed where the corpus is missing."""
    if not CORPUS.is_dir():
        raise BenchFailed(f"no corpus in {CORPUS}")
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["evidence"] in TOLD and row["expected"] != "UNKNOWN"]
    with Pool(2, EXAMINE_LIMITS, TASKS) as pool:
        asked = [_ask(pool, CORPUS / row["file"]) for row in rows]
        return [_answer(row, *one) for row, one in zip(rows, asked, strict=True)]


def page(given: Sequence[Answer], speed: Sequence[Figure], disturbed: Sequence[str]) -> str:
    """Return the page that is kept in the repository."""
    unreliable = f"**Unreliable: the machine was not free ({'; '.join(disturbed)}).**"
    parts = [
        "# Accuracy of verdicts on signatures",
        INTRODUCTION,
        "## Accepted",
        _accepted_table(given),
        MEANING,
        "## Every answer",
        _answers_table(given),
        "## Files that are expected to pass and are not accepted by us",
        _named(one for one in given if one.expected == "PASS" and one.said[-1] != ACCEPTED),
        "## Files that are expected to fail or to warn and are accepted by us",
        _named(one for one in given if one.expected in {"FAIL", "WARN"} and one.said[-1] == ACCEPTED),
        "## Speed",
        *([unreliable] if disturbed else []),
        table(speed),
        *(f"**{figure.name}.** {' '.join(figure.notes)}" for figure in speed if figure.notes),
    ]
    return "\n\n".join(parts) + "\n"


def _ask(pool: Pool, path: Path) -> tuple[Path, ExamineRequest, Future[bytes]]:
    request = ExamineRequest(pdf=path.read_bytes(), trust=None, policy=bundled_policy(), moment=datetime.now(UTC))
    return path, request, pool.submit("examine", encode_request(request))


def _answer(row: Mapping[str, str], path: Path, request: ExamineRequest, future: Future[bytes]) -> Answer:
    try:
        verdict: DocumentVerdict = decode_verdict(future.result())
    except WorkFault as fault:
        verdict = verdict_after_fault(request, fault)
    ours = ACCEPTED if verdict.line == Line.VALID else verdict.line.value
    said = (
        pyhanko_says(request.pdf, is_strict=True),
        pyhanko_says(request.pdf, is_strict=False),
        pdfsig_says(path),
        ours,
    )
    return Answer(row["file"], row["expected"], said)


def _figures(given: Sequence[Answer]) -> list[Figure]:
    passing = [one for one in given if one.expected == "PASS"]
    failing = [one for one in given if one.expected == "FAIL"]
    warning = [one for one in given if one.expected == "WARN"]
    share = _accepted(passing, -1) / len(passing)
    return [
        Figure(
            name="Healthy signed files accepted",
            measured=f"{_accepted(passing, -1)} of {len(passing)}",
            floor=f"pyHanko lax {_accepted(passing, 1)}, pdfsig {_accepted(passing, 2)}",
            ratio=f"{share:.0%}",
            goal=f">= {LEAST_ACCEPTED:.0%}",
            met=share >= LEAST_ACCEPTED,
        ),
        Figure(
            name="Forged, tampered or attacked files accepted",
            measured=f"{_accepted(failing, -1)} of {len(failing)}",
            floor=f"pyHanko lax {_accepted(failing, 1)}, pdfsig {_accepted(failing, 2)}",
            goal="0",
            met=not _accepted(failing, -1),
        ),
        Figure(
            name="Files that must be warned of accepted",
            measured=f"{_accepted(warning, -1)} of {len(warning)}",
            floor=f"pyHanko lax {_accepted(warning, 1)}, pdfsig {_accepted(warning, 2)}",
            goal="0",
            met=not _accepted(warning, -1),
        ),
    ]


def _accepted(given: Sequence[Answer], peer: int) -> int:
    return sum(1 for one in given if one.said[peer] == ACCEPTED)


def _accepted_table(given: Sequence[Answer]) -> str:
    lines = [f"| expected | {' | '.join(PEERS)} |", f"|---|{'---|' * len(PEERS)}"]
    for expected in sorted({one.expected for one in given}):
        some = [one for one in given if one.expected == expected]
        counts = " | ".join(str(_accepted(some, peer)) for peer in range(len(PEERS)))
        lines.append(f"| {expected} ({len(some)}) | {counts} |")
    return "\n".join(lines)


def _answers_table(given: Sequence[Answer]) -> str:
    lines = [f"| expected | {' | '.join(PEERS)} |", f"|---|{'---|' * len(PEERS)}"]
    for expected in sorted({one.expected for one in given}):
        some = [one for one in given if one.expected == expected]
        cells = [Counter(one.said[peer] for one in some) for peer in range(len(PEERS))]
        told = (", ".join(f"{word} {count}" for word, count in cell.most_common()) for cell in cells)
        lines.append(f"| {expected} ({len(some)}) | {' | '.join(told)} |")
    return "\n".join(lines)


def _named(some: Iterable[Answer]) -> str:
    names = [f"- {one.file}: {one.said[-1]}" for one in some]
    return "\n".join(names) or "None."


def main() -> int:
    """Print the table; `--write` writes the page, speed included."""
    disturbed = disturbances()
    found = run()
    print(_answers_table(found.answers))
    print(table(found.figures))
    if "--write" in sys.argv[1:]:
        found.write(disturbed or disturbances(load=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
