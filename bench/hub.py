"""The hub that is measured: the product's own, if wished on a disk whose commits take longer, or in memory.

Run as `python -m bench.hub FOLDER --starts-at TIME`. What is put around the product stands here and nowhere in it.
While it runs it takes orders on standard input, one a line, and answers each with a line: `commit-ms 5` and
`at-once 1` set what the options of the same names say, `cpu` asks for the seconds of processor it has used so far.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from bench.cores import HUB_CORE, stay_on
from bench.memory_store import memory_tables
from ecabinet.cli.demo.hub import SessionClock
from ecabinet.hub import serve as serving
from ecabinet.hub.config import HubConfig
from ecabinet.hub.journal import write_to
from ecabinet.store import writer
from ecabinet.store.engines import postgres_engine, sqlite_engine
from ecabinet.store.migrations import migrate
from ecabinet.store.sql_tables import SqlRows, SqlTables
from ecabinet.store.tables import Tables

_PATIENCE = 60.0
"""Seconds that a client may be silent: one process answers for thousands of devices."""


class SlowTables(SqlTables):
    """Tables whose every commit takes longer, as on a disk that is honest about what it has written."""

    seconds = 0.0

    @contextmanager
    def writing(self) -> Iterator[SqlRows]:
        """Write as ever, and wait before the commit, while every other writer waits too."""
        with super().writing() as rows:
            yield rows
            if self.seconds:
                time.sleep(self.seconds)


def _slow_tables(place: Path | str, *, alone: bool) -> Tables:
    engine = sqlite_engine(place) if isinstance(place, Path) else postgres_engine(place)
    migrate(engine)
    return SlowTables(engine, alone=alone)


def _in_memory(place: Path | str, *, alone: bool) -> Tables:  # noqa: ARG001 - nobody else can reach memory
    return memory_tables(Path(place))


def _take_orders() -> None:
    # Its own buffer: that of `sys.stdin` may not be held when the process ends.
    for line in os.fdopen(os.dup(sys.stdin.fileno())):
        order, _, value = line.strip().partition(" ")
        if order == "commit-ms":
            SlowTables.seconds = float(value) / 1000
        elif order == "at-once":
            writer.MOST_AT_ONCE = int(value)  # type: ignore[misc]  # a peer of the same code, without its group commit
        print(time.process_time() if order == "cpu" else "done", flush=True)


def main() -> None:
    """Run the hub until it is told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--starts-at", type=datetime.fromisoformat, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--commit-ms", type=float, default=0.0, help="added to each commit")
    parser.add_argument("--alone", action="store_true", help="one commit for each command")
    parser.add_argument("--memory", action="store_true", help="a copy of the SQLite store that is kept in memory")
    parser.add_argument("--on-one-core", action="store_true", help="stay on the first core")
    arguments = parser.parse_args()
    write_to(sys.stderr)
    if arguments.on_one_core:
        stay_on(HUB_CORE)
    SlowTables.seconds = arguments.commit_ms / 1000
    # The name is not exported, and need not be.
    setattr(serving, "open_tables", _in_memory if arguments.memory else _slow_tables)  # noqa: B010
    if arguments.alone:
        writer.MOST_AT_ONCE = 1  # type: ignore[misc]  # a peer of the same code, without its group commit
    config = msgspec.structs.replace(
        HubConfig.load(arguments.folder), host="127.0.0.1", port=arguments.port, pong_seconds=_PATIENCE
    )
    threading.Thread(target=_take_orders, daemon=True).start()
    serving.serve(config, SessionClock(arguments.starts_at, time.monotonic()))


if __name__ == "__main__":
    main()
