"""`ecabinet verify`: judge the signatures of files, without a hub and without a network.

The contract of arguments, output and exit codes is told in `resources/docs/verify.md` and stays as it is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecabinet.cli.language import language_of_system
from ecabinet.cli.main import Exit
from ecabinet.cli.verify_conditions import ConditionsFault, conditions_of, moment_of
from ecabinet.cli.verify_files import Found, find_files
from ecabinet.domain.signatures.verdicts import Line

if TYPE_CHECKING:
    from ecabinet.cli.verify_work import Conditions, Judged

_MOST_JOBS: Final = 64
_WIDEST: Final = 110
_WORST_FIRST: Final = (Exit.ENVIRONMENT, Exit.USAGE, Exit.REFUSED, Exit.UNDETERMINED, Exit.DONE)
_CODES: Final = {
    Line.VALID: Exit.DONE,
    Line.INVALID: Exit.REFUSED,
    Line.INDETERMINATE: Exit.UNDETERMINED,
    Line.UNSIGNED: Exit.UNDETERMINED,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet verify` takes."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a file, or a folder with all below it")
    parser.add_argument(
        "--trust",
        metavar="DIR|none",
        help="certificates to trust; none: leave trust, revocation, validity, algorithms out (default: trust nothing)",
    )
    parser.add_argument("--intermediates", type=Path, metavar="DIR", help="certificates that complete paths")
    parser.add_argument("--crl", type=Path, metavar="DIR", help="revocation lists")
    parser.add_argument("--at", type=moment_of, metavar="TIME", help="judge for this time, ISO 8601 (default: now)")
    parser.add_argument("--policy", type=Path, metavar="FILE", help="strength of algorithms (default: built in)")
    parser.add_argument("--json", action="store_true", help="one JSON object on a line for each file")
    parser.add_argument("--report", type=Path, metavar="OUT.pdf", help="write a report on all files, in Vietnamese")
    parser.add_argument(
        "--jobs", type=_jobs, default=processors(), metavar="N", help="processes (default: %(default)s)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Judge every file; return the exit code of the worst: 4, then 2, 1, 3, 0."""
    try:
        conditions = conditions_of(
            arguments.trust, arguments.intermediates, arguments.crl, arguments.policy, arguments.at or datetime.now(UTC)
        )
    except ConditionsFault as fault:
        _complain(str(fault))
        return Exit.ENVIRONMENT
    found = find_files(arguments.files)
    for folder in found.unreadable_folders:
        _complain(f"cannot look into {folder}")
    if not found.files:
        _complain("no PDF file there")
        return Exit.ENVIRONMENT if found.unreadable_folders else Exit.USAGE
    if arguments.report is not None and not arguments.report.absolute().parent.is_dir():
        _complain(f"there is no folder {arguments.report.absolute().parent} for the report")
        return Exit.ENVIRONMENT
    if arguments.report is not None and arguments.report.resolve() in {path.resolve() for path in found.files}:
        _complain(f"{arguments.report} is one of the files to judge: name another file for the report")
        return Exit.USAGE
    try:
        codes = _judge(arguments, conditions, found)
    except BrokenPipeError:  # the reader of the output has left; what is still in the buffer has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ENVIRONMENT
    return worst_of([*codes, *(Exit.ENVIRONMENT for _ in found.unreadable_folders)])


def worst_of(codes: Iterable[Exit]) -> Exit:
    """Return the exit code that speaks for several."""
    return min(codes, key=_WORST_FIRST.index, default=Exit.DONE)


def processors() -> int:
    """Return how many processes can run at once on this machine."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, _MOST_JOBS)


def _judge(arguments: argparse.Namespace, conditions: Conditions, found: Found) -> list[Exit]:
    from ecabinet.cli.verify_progress import Progress
    from ecabinet.cli.verify_work import judge_all, workers

    progress = Progress(len(found.files), language_of_system())
    printer = _Printer(as_json=arguments.json, is_only=len(found.files) == 1)
    jobs = min(arguments.jobs, len(found.files))
    codes: set[Exit] = set()
    kept: list[Judged] = []
    with workers(jobs) as pool:
        for judged in judge_all(found.files, conditions, pool, jobs, lambda _judged: progress.count()):
            progress.clear()
            printer.tell(judged)
            codes.add(code_of(judged))
            if arguments.report is not None:
                kept.append(judged)
    printer.end()
    if arguments.report is not None:
        from ecabinet.cli.verify_report import write_report

        problem = write_report(arguments.report, kept)
        if problem:
            _complain(problem)
            codes.add(Exit.ENVIRONMENT)
    return list(codes)


def code_of(judged: Judged) -> Exit:
    """Return the exit code for one file; one that could not be read is a matter of the environment."""
    return Exit.ENVIRONMENT if judged.verdict.problem == "not_readable" else _CODES[judged.verdict.line]


class _Printer:
    """Writes about each file to the standard output as soon as its turn has come."""

    def __init__(self, *, as_json: bool, is_only: bool) -> None:
        self._as_json = as_json
        self._is_only = is_only
        self._language = language_of_system()
        self._is_terminal = sys.stdout.isatty()
        self._width = min(shutil.get_terminal_size().columns, _WIDEST) if self._is_terminal else 0
        self._counts: Counter[Line] = Counter()
        if isinstance(sys.stdout, TextIOWrapper):  # JSON is UTF-8 everywhere; text never fails for want of a letter
            sys.stdout.reconfigure(encoding="utf-8" if as_json else None, errors="replace")

    def tell(self, judged: Judged) -> None:
        """Write about one file."""
        from ecabinet.cli.verify_output import json_line, text_of

        self._counts[judged.verdict.line] += 1
        if self._as_json:
            print(json_line(judged), flush=True)
            return
        has_colours = self._is_terminal and not os.environ.get("NO_COLOR")
        print(
            text_of(judged, self._language, is_only=self._is_only, width=self._width, has_colours=has_colours),
            flush=True,
        )

    def end(self) -> None:
        """Write how many files came to what, for a person who had more than one judged."""
        from ecabinet.cli.verify_output import total_of

        if not self._as_json and not self._is_only:
            print(total_of(self._counts, self._language), flush=True)


def _jobs(text: str) -> int:
    count = int(text) if text.isdecimal() else 0
    if not 1 <= count <= _MOST_JOBS:
        message = f"a number from 1 to {_MOST_JOBS} is needed"
        raise argparse.ArgumentTypeError(message)
    return count


def _complain(text: str) -> None:
    print(f"ecabinet: {text}", file=sys.stderr)
