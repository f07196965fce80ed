"""The hub that is measured: the product's own, if wished on a disk whose commits take longer.

Run as `python -m bench.hub FOLDER --starts-at TIME`. What is put around the product stands here and nowhere in it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from ecabinet.cli.demo.hub import SessionClock
from ecabinet.hub import serve as serving
from ecabinet.hub.config import HubConfig
from ecabinet.hub.journal import write_to
from ecabinet.store import writer
from ecabinet.store.engines import sqlite_engine
from ecabinet.store.migrations import migrate
from ecabinet.store.sql_tables import SqlRows, SqlTables


class SlowTables(SqlTables):
    """Tables whose every commit takes longer, as on a disk that is honest about what it has written."""

    seconds = 0.0

    @contextmanager
    def writing(self) -> Iterator[SqlRows]:
        """Write as ever, and wait before the commit, while every other writer waits too."""
        with super().writing() as rows:
            yield rows
            time.sleep(self.seconds)


def _slow_tables(place: Path | str) -> SqlTables:
    engine = sqlite_engine(Path(place))
    migrate(engine)
    return SlowTables(engine)


def main() -> None:
    """Run the hub until it is told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--starts-at", type=datetime.fromisoformat, required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--commit-ms", type=float, default=0.0, help="added to each commit")
    parser.add_argument("--alone", action="store_true", help="one commit for each command")
    arguments = parser.parse_args()
    write_to(sys.stderr)
    if arguments.commit_ms:
        SlowTables.seconds = arguments.commit_ms / 1000
        setattr(serving, "open_tables", _slow_tables)  # noqa: B010 - the name is not exported, and need not be
    if arguments.alone:
        writer.MOST_AT_ONCE = 1  # type: ignore[misc]  # a peer of the same code, without its group commit
    config = msgspec.structs.replace(HubConfig.load(arguments.folder), host="127.0.0.1", port=arguments.port)
    serving.serve(config, SessionClock(arguments.starts_at, time.monotonic()))


if __name__ == "__main__":
    main()
