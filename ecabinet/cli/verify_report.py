"""The report of `ecabinet verify` as a PDF, set in a worker process like every paper."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ecabinet.cli.verify_work import Judged
from ecabinet.papers.composing import encode_paper
from ecabinet.papers.values import JudgedFile, SignatureReport
from ecabinet.workers.durable_files import write_durably
from ecabinet.workers.faults import WorkFault
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool

_TASKS: Final = {"compose": "ecabinet.papers.composing:compose"}
_LIMITS: Final = Limits(cpu_seconds=600, wall_seconds=600.0)
"""A report on thousands of files is long, and nothing foreign is parsed for it."""
_MODE: Final = 0o644
"""The report is for others to read, as any file that a person writes."""


def write_report(target: Path, files: Sequence[Judged]) -> str:
    """Write the report on all files; return what kept it from being written, or nothing."""
    names = _short([one.name for one in files])
    paper = SignatureReport(tuple(JudgedFile(name, one.verdict) for name, one in zip(names, files, strict=True)))
    try:
        with Pool(1, _LIMITS, _TASKS) as pool:
            pdf = pool.submit("compose", encode_paper(paper)).result()
        write_durably(target, [pdf], mode=_MODE)
    except WorkFault as fault:
        return f"the report could not be set: {type(fault).__name__} {fault}"
    except OSError as error:
        return f"the report could not be written: {error}"
    return ""


def _short(names: Sequence[str]) -> list[str]:
    """The names without the folder that they have in common."""
    try:
        common = os.path.commonpath([str(Path(name).parent) for name in names])
    except ValueError:  # absolute and relative ones, or several drives
        return list(names)
    return [str(Path(name).relative_to(common)) for name in names]
