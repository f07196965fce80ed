"""A real hub in a process of its own, started, stopped, killed and started again."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import IO

from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.hub.config import HubConfig
from ecabinet.hub.init import FirstAdministrator, InitResult, init_hub
from ecabinet.hub.serve import utc_now

STOP_SECONDS = 15.0


class HubProcess:
    """The hub of one folder. After the first start it keeps its port, so that clients find it again."""

    def __init__(self, folder: Path, log: Path, starts_at: datetime) -> None:
        """Name the folder and where the hub's own log goes. `starts_at` is what its clock reads now."""
        self.folder = folder
        self.url = ""
        self._log = log
        self._starts_at = starts_at
        self._began = time.monotonic()
        self._port = 0
        self._process: subprocess.Popen[str] | None = None
        self._log_file: IO[str] | None = None

    def make(self, city: str, administrator: FirstAdministrator) -> InitResult:
        """Make the hub's folder, its authority and its first administrator."""
        return init_hub(HubConfig(folder=self.folder.absolute(), city=city), administrator, utc_now())

    @property
    def authority_pem(self) -> bytes:
        """The certificate of the hub's own authority, for clients to pin."""
        return HubConfig.load(self.folder).authority_files[0].read_bytes()

    @property
    def arguments(self) -> list[str]:
        """What the program of the hub is told: its folder, its port once it has one, its clock."""
        clock = ["--starts-at", self._starts_at.isoformat(), "--began", repr(self._began)]
        return [str(self.folder), "--port", str(self._port), *clock]

    def found_at(self, url: str) -> str:
        """Remember where the hub accepts connections; return its address."""
        self.url, self._port = url, int(url.rsplit(":", 1)[1])
        return url

    def start(self) -> str:
        """Start the hub and wait until it accepts connections; return its address. Raises DemoFailed if it does not."""
        command = [sys.executable, "-m", "ecabinet.cli.demo.hub", *self.arguments]
        self._log_file = self._log.open("a", encoding="utf-8")
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self._log_file, text=True)  # noqa: S603 - our own program
        output = self._process.stdout
        line = "" if output is None else output.readline()
        if not line.startswith("ready "):
            self.stop()
            raise DemoFailed(f"the hub did not start; its log is {self._log}")
        return self.found_at(line.split()[1])

    def set_clock(self, starts_at: datetime) -> None:
        """Have the hub's clock read this when it is started next, and run on from there."""
        self._starts_at, self._began = starts_at, time.monotonic()

    def kill(self) -> None:
        """End the process without a chance to finish anything (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._gone()

    def stop(self) -> int:
        """Ask the process to end and wait for it; return its exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        try:
            return self._gone()
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._gone()

    def _gone(self) -> int:
        process = self._process
        if process is None:
            return 0
        code = process.wait(STOP_SECONDS)
        if process.stdout is not None:
            process.stdout.close()
        if self._log_file is not None:
            self._log_file.close()
        self._process = None
        return code
