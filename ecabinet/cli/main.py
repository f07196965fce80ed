"""The `ecabinet` command: a table of doors, each imported only when it is opened."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol, cast

from ecabinet import __version__
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.domain.refusals import SENTENCES


class Exit(IntEnum):
    """Exit codes of every door."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNDETERMINED = 3
    ENVIRONMENT = 4


class DoorModule(Protocol):
    """What the module of a door has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments the door takes."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; return an `Exit` code. An EnvironmentFault that comes out is told and becomes `ENVIRONMENT`."""


DOORS: dict[str, tuple[str, str]] = {
    "hub": ("ecabinet.cli.hub", "the hub: make one, run one"),
    "client": ("ecabinet.cli.client", "the application for people"),
    "display": ("ecabinet.cli.display", "the big screen of a room"),
    "archive": ("ecabinet.cli.archive", "the record of a meeting: write it to a file, count its votes again"),
    "verify": ("ecabinet.cli.verify", "judge the signatures of PDF files"),
    "demo": ("ecabinet.cli.demo.main", "play a whole session on this machine"),
}
"""Module and summary by subcommand."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code (0 done, 1 refused, 2 usage, 3 undetermined, 4 environment)."""
    given = list(sys.argv[1:] if words is None else words)
    chosen = next((word for word in given if not word.startswith("-")), "")
    parser = argparse.ArgumentParser(prog="ecabinet", description="Paperless meetings for a city government")
    parser.add_argument("--version", action="version", version=f"ecabinet {__version__}")
    doors = parser.add_subparsers(dest="door", required=True, metavar="COMMAND")
    module: DoorModule | None = None
    for name, (path, summary) in DOORS.items():
        door = doors.add_parser(name, help=summary, description=summary)
        if name == chosen:
            module = cast("DoorModule", importlib.import_module(path))
            module.add_arguments(door)
    try:
        arguments = parser.parse_args(given)
    except SystemExit as left:  # argparse has told what is wrong, or shown its help
        return left.code if isinstance(left.code, int) else Exit.USAGE
    if module is None:
        return Exit.USAGE
    try:
        return module.run(arguments)
    except EnvironmentFault as fault:
        print(f"ecabinet: {told(fault)}", file=sys.stderr)
        return Exit.ENVIRONMENT
    except KeyboardInterrupt:
        return Exit.ENVIRONMENT


def told(fault: EnvironmentFault) -> str:
    """Return the sentence of a fault with its detail."""
    sentence = SENTENCES.get(fault.code, fault.code)
    return f"{sentence} ({fault.detail})" if fault.detail else sentence
