"""What the benches stand on: a small city on a real hub, and copies of its hub and devices to measure with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from ecabinet.cli.demo.city import PASSWORD
from tests.journeys.small_city import ADMINISTRATOR, small_city

STOP_SECONDS = 15
_MEMBERS = 3


class BenchFailed(Exception):
    """Something did not run, so there is no figure."""


@dataclass(frozen=True)
class Place:
    """A folder on the disk that is measured, with a hub at rest and the devices of people who have used it.

    `url` is where the hub was reached, and where a copy of it has to run for the devices to find it.
    """

    folder: Path
    hub: Path
    url: str
    now: datetime
    authority_pem: bytes
    secretary: str
    member: str
    administrator: str = ADMINISTRATOR.email
    password: str = PASSWORD

    @property
    def port(self) -> int:
        """The port of `url`."""
        return int(self.url.rsplit(":", 1)[1])

    def device(self, email: str) -> Path:
        """Return somebody's device folder."""
        return self.folder / "city" / "devices" / email.partition("@")[0]

    def copy(self, original: Path, name: str) -> Path:
        """Return a fresh copy of a hub's or a device's folder."""
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(original, target)
        return target


def make_place(folder: Path) -> Place:
    """Hold a small session over the real link - directory, meeting, invitations, people present - and stop its hub."""
    with small_city(folder / "city", _MEMBERS) as city:
        accounts, script = city.city.accounts, city.script
        return Place(
            folder=folder,
            hub=folder / "city" / "hub",
            url=city.hub.url,
            now=script.meeting.starts_at + timedelta(minutes=5),
            authority_pem=city.hub.authority_pem,
            secretary=accounts[script.secretary.key].email,
            member=accounts[script.members[-1].key].email,
        )


class Hub:
    """A hub that runs, and takes orders (see `bench.hub`)."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self._process = process
        self.url = url

    def order(self, line: str) -> str:
        """Give an order; return the answer. Raises BenchFailed when the hub is gone."""
        return exchange(self._process, line, "the hub")


@contextmanager
def started_hub(folder: Path, now: datetime, *options: str) -> Iterator[Hub]:
    """Run a hub on a folder, its clock at `now`. Raises BenchFailed when it does not start."""
    command = [sys.executable, "-m", "bench.hub", str(folder), "--starts-at", now.isoformat(), *options]
    log = folder.with_suffix(".log")
    with log.open("a", encoding="utf-8") as errors, _talking(command, errors) as process:
        line = "" if process.stdout is None else process.stdout.readline()
        if not line.startswith("ready "):
            raise BenchFailed(f"the hub did not start; its log is {log}")
        yield Hub(process, line.split()[1])


@contextmanager
def running_hub(place: Place, folder: Path, *options: str, port: int = 0) -> Iterator[str]:
    """Run a hub on a copied folder; give its address. Raises BenchFailed when it does not start."""
    with started_hub(folder, place.now, "--port", str(port), *options) as hub:
        yield hub.url


@contextmanager
def _talking(command: list[str], errors: TextIO) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


@contextmanager
def talking_child(module: str, *words: str, log: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a module of the benches that answers line by line."""
    command = [sys.executable, "-m", f"bench.{module}", *words]
    with log.open("a", encoding="utf-8") as errors, _talking(command, errors) as process:
        yield process


def exchange(process: subprocess.Popen[str], line: str, who: str) -> str:
    """Say a line to a process and return its answer. Raises BenchFailed when it has none."""
    if process.stdin is None or process.stdout is None:
        raise BenchFailed(f"{who} cannot be spoken to")
    try:
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
    except BrokenPipeError as gone:
        raise BenchFailed(f"{who} is gone") from gone
    answer = process.stdout.readline().strip()
    if not answer:
        raise BenchFailed(f"{who} is gone")
    return answer


def child(module: str, *words: str, seconds: float = 60.0) -> str:
    """Run a module of the benches in a process of its own; return what it printed. Raises BenchFailed."""
    command = [sys.executable, "-m", f"bench.{module}", *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as late:
        raise BenchFailed(f"{module} took longer than {seconds:.0f} s") from late
    if done.returncode != 0:
        raise BenchFailed(f"{module} failed: {done.stderr[-2000:]}")
    return done.stdout
