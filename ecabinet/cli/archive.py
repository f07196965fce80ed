"""`ecabinet archive`: the record of a meeting written to one file, and every vote in such a file counted again.

The contract of arguments, output and exit codes is told in `resources/docs/archive.md` and stays as it is.
"""

from __future__ import annotations

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecabinet.cli.language import language_of_system
from ecabinet.cli.main import Exit

if TYPE_CHECKING:
    from ecabinet.hub.archive_export import ExportRefused
    from ecabinet.hub.config import HubConfig

_MEETINGS_NAMED: Final = 20
_TITLE: Final = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet archive` takes."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="export|verify")
    export = deeds.add_parser(
        "export", help="write the record of a closed meeting to one file, also while the hub runs"
    )
    export.add_argument("meeting", metavar="MEETING", help="the meeting's id; an unknown one lists those there are")
    export.add_argument("--folder", type=Path, required=True, metavar="DIR", help="the hub's folder")
    export.add_argument("--out", type=Path, metavar="FILE", help="the file to write (default: ecabinet-MEETING.zip)")
    export.add_argument("--force", action="store_true", help="write over a file that is there")
    verify = deeds.add_parser("verify", help="count every vote of such a file again, without a hub")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--json", action="store_true", help="one JSON object on a line for each vote")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    return _export(arguments) if arguments.deed == "export" else _verify(arguments)


def _export(arguments: argparse.Namespace) -> int:
    from ecabinet.hub.archive_export import ExportRefused, export
    from ecabinet.hub.config import HubConfig

    config = HubConfig.load(arguments.folder)
    target: Path = arguments.out or Path(f"ecabinet-{arguments.meeting}.zip")
    try:
        made = export(config, arguments.meeting, target, over=arguments.force)
    except ExportRefused as refused:
        _tell_refused(refused, config, target)
        return Exit.REFUSED
    except OSError as fault:
        _complain(f"nothing was written: {fault}")
        return Exit.ENVIRONMENT
    print(f"file {target}")
    print(f"bytes {made.size}")
    print(f"sha256 {made.sha256}")
    print(f"votes {made.votes}")
    print(f"papers {made.papers}")
    print(f"log {made.log_lines}")
    return Exit.DONE


def _tell_refused(refused: ExportRefused, config: HubConfig, target: Path) -> None:
    from ecabinet.hub.archive_export import WhyNot, meetings_to_archive
    from ecabinet.papers.signature_text import shown

    sentences = {
        WhyNot.MEETING_UNKNOWN: "there is no such meeting here. Closed meetings, the newest first:",
        WhyNot.MEETING_NOT_CLOSED: f"“{shown(refused.title, _TITLE)}” is not closed yet. Close its session first.",
        WhyNot.FILE_IS_THERE: f"{target} is there already. Name another file, or write over it with --force.",
        WhyNot.INSIDE_THE_HUB: "the file would lie in the hub's folder. Name a place outside it.",
        WhyNot.TOO_LARGE: "the record is larger than an archive may be. Nothing was written.",
    }
    _complain(sentences[refused.why])
    if refused.why == WhyNot.MEETING_UNKNOWN:
        for meeting in meetings_to_archive(config)[:_MEETINGS_NAMED]:
            print(f"  {meeting.id}  {meeting.starts_at:%Y-%m-%d}  {shown(meeting.title, _TITLE)}", file=sys.stderr)


def _verify(arguments: argparse.Namespace) -> int:
    from ecabinet.cli import archive_output
    from ecabinet.trust.session_archive.reading import ArchiveFault, Fault, read_archive
    from ecabinet.trust.session_archive.recounting import findings

    language = language_of_system()
    if isinstance(sys.stdout, TextIOWrapper):  # JSON is UTF-8 everywhere; text never fails for want of a letter
        sys.stdout.reconfigure(encoding="utf-8" if arguments.json else None, errors="replace")
    try:
        record = read_archive(arguments.file)
    except OSError as fault:
        _complain(f"{arguments.file} cannot be read: {fault.strerror or fault}")
        return Exit.ENVIRONMENT
    except ArchiveFault as fault:
        _complain(archive_output.fault_words(fault, language))
        return Exit.UNDETERMINED if fault.fault == Fault.FORM_UNKNOWN else Exit.REFUSED
    found = findings(record)
    try:
        if arguments.json:
            for one in found:
                print(archive_output.json_line(record, one))
        else:
            print(archive_output.text_of(record, found, language))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the output has left; what is still in the buffer has nowhere to go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ENVIRONMENT
    return archive_output.exit_of(found)


def _complain(text: str) -> None:
    print(f"ecabinet: {text}", file=sys.stderr)
