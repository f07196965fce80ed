"""Hubs that start quickly, for tests that kill many: a process that has loaded the hub already forks each of them.

Run as `python -m tests.journeys.hub_nursery`; reads one wish a line: `start ARGUMENTS..` as JSON, `kill` or `stop`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from ecabinet.cli.demo import hub
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hub_process import HubProcess

_SIGNALS = {"kill": signal.SIGKILL, "stop": signal.SIGTERM}


class QuickHub(HubProcess):
    """The hub of one folder, as real as any: a process of its own, only that its program is loaded already."""

    def __init__(self, folder: Path, log: Path, starts_at: datetime) -> None:
        super().__init__(folder, log, starts_at)
        self._journal = log.open("a", encoding="utf-8")
        command = [sys.executable, "-m", "tests.journeys.hub_nursery"]
        self._nursery = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._journal, text=True
        )
        self._runs = False

    def start(self) -> str:
        """Start the hub and wait until it accepts connections; return its address. Raises DemoFailed if it does not."""
        said = self._wish(f"start {json.dumps(self.arguments)}")
        if not said.startswith("ready "):
            raise DemoFailed(f"the hub did not start: {said}")
        self._runs = True
        return self.found_at(said.split()[1])

    def kill(self) -> None:
        """End the process without a chance to finish anything (SIGKILL)."""
        if self._runs:
            self._wish("kill")
        self._runs = False

    def stop(self) -> int:
        """End the hub and the nursery; return the hub's exit code."""
        if self._nursery.poll() is not None:
            return 0
        code = int(self._wish("stop").split()[1]) if self._runs else 0
        self._runs = False
        self._nursery.communicate()
        self._journal.close()
        return code

    def _wish(self, wish: str) -> str:
        """Say a wish and hear the answer, empty when the nursery is gone."""
        if self._nursery.stdin is None or self._nursery.stdout is None:
            return ""
        self._nursery.stdin.write(f"{wish}\n")
        self._nursery.stdin.flush()
        return self._nursery.stdout.readline().strip()


def fork(arguments: list[str]) -> int:
    """Run a hub in a process of its own; it says itself when it is ready."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv[1:] = arguments
        hub.main()
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)


def main() -> None:
    child = 0
    for line in sys.stdin:
        wish, _, rest = line.strip().partition(" ")
        if wish == "start":
            child = fork(json.loads(rest))
            continue
        os.kill(child, _SIGNALS[wish])
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"gone {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
