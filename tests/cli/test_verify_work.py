"""Many files are judged a few at a time, in order; each has a verdict, whatever becomes of its worker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ecabinet.cli import verify_files, verify_work
from ecabinet.cli.verify_files import Content
from ecabinet.cli.verify_work import Conditions, Judged, judge_all
from ecabinet.domain.signatures.material import AlgorithmPolicy
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool
from tests.cli.fake_engine import TASKS

CONDITIONS = Conditions(
    trust=None, policy=AlgorithmPolicy(version="1", rules=()), moment=datetime(2026, 11, 22, tzinfo=UTC)
)
JOBS = 2


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(JOBS, Limits(wall_seconds=60.0, cpu_seconds=2), TASKS) as workers:
        yield workers


def files(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"{place:03d}.pdf" for place in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(f"%PDF {text}")
    return paths


def test_every_file_has_its_verdict_whatever_its_worker_does(tmp_path: Path, pool: Pool) -> None:
    paths = files(tmp_path, "valid", "crash", "hang", "bomb", "bug", "invalid", "unclear", "unsigned")
    judged = list(judge_all(paths, CONDITIONS, pool, JOBS))
    assert [one.name for one in judged] == [str(path) for path in paths]
    assert [one.verdict.problem for one in judged] == [
        "",
        "crashed",
        "out_of_time",
        "too_costly",
        "crashed",
        "",
        "",
        "",
    ]
    assert [one.verdict.line for one in judged] == [
        Line.VALID,
        *[Line.INDETERMINATE] * 4,
        Line.INVALID,
        Line.INDETERMINATE,
        Line.UNSIGNED,
    ]
    assert all(len(one.verdict.sha256) == 64 and one.seconds > 0 for one in judged)


def test_files_keep_their_order_and_each_is_counted_when_done(tmp_path: Path, pool: Pool) -> None:
    paths = files(tmp_path, "hang", *["valid"] * 9)
    counted: list[Judged] = []
    judged = list(judge_all(paths, CONDITIONS, pool, JOBS, counted.append))
    assert [one.name for one in judged] == [str(path) for path in paths]
    assert counted[-1].verdict.problem == "out_of_time"
    assert len(counted) == len(paths)


def test_no_more_than_two_files_a_process_are_in_memory(
    tmp_path: Path, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = files(tmp_path, *["valid"] * 12)
    opened, most = 0, 0
    real = verify_files.read

    def counting(path: Path) -> Content:
        nonlocal opened, most
        opened += 1
        most = max(most, opened)
        return real(path)

    def done(_judged: Judged) -> None:
        nonlocal opened
        opened -= 1

    monkeypatch.setattr(verify_work, "read", counting)
    assert len(list(judge_all(paths, CONDITIONS, pool, JOBS, done))) == 12
    assert most <= 2 * JOBS


def test_a_file_that_cannot_be_read_has_a_verdict_too(tmp_path: Path, pool: Pool) -> None:
    missing, folder = tmp_path / "missing.pdf", tmp_path
    judged = list(judge_all([missing, folder, *files(tmp_path, "valid")], CONDITIONS, pool, JOBS))
    assert [one.verdict.problem for one in judged] == ["not_readable", "not_readable", ""]
    assert judged[0].verdict.sha256 == ""
