"""The demonstration's hub: the product's own, on a clock that starts at the hour of the session.

Run as `python -m ecabinet.cli.demo.hub FOLDER --starts-at TIME`. Only the clock differs from `ecabinet hub serve`.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from ecabinet.hub.config import HubConfig
from ecabinet.hub.journal import write_to
from ecabinet.hub.serve import serve


class SessionClock:
    """A clock that reads `starts_at` (aware) when `began` (seconds of the system's monotonic clock) and runs on."""

    def __init__(self, starts_at: datetime, began: float) -> None:
        """Set the clock."""
        self._starts_at = starts_at
        self._began = began

    def __call__(self) -> datetime:
        """Return the time."""
        return self._starts_at + timedelta(seconds=time.monotonic() - self._began)


def main() -> None:
    """Run the hub until it is told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--starts-at", type=datetime.fromisoformat, required=True)
    parser.add_argument("--began", type=float, required=True)
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    write_to(sys.stderr)
    config = msgspec.structs.replace(HubConfig.load(arguments.folder), host="127.0.0.1", port=arguments.port)
    serve(config, SessionClock(arguments.starts_at, arguments.began))


if __name__ == "__main__":
    main()
