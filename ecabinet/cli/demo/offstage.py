"""Another process of the demonstration: it is sent wishes, one JSON value a line, and answers each."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from ecabinet.cli.demo.errors import DemoFailed

T = TypeVar("T")
STOP_SECONDS = 15


class Answer(msgspec.Struct, frozen=True):
    """`done`, or what went wrong."""

    said: str


class Offstage:
    """The other process. It ends when its standard input does."""

    def __init__(self, module: str, log: Path, *, headless: bool) -> None:
        """Start a module of the demonstration; what it complains about goes into the log."""
        self._module = module
        self._log = log.open("w", encoding="utf-8")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} if headless else dict(os.environ)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", f"ecabinet.cli.demo.{module}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
        )

    def send(self, wish: msgspec.Struct) -> None:
        """Send a wish; `hear` its answer before the next."""
        if self._process.stdin is None:
            return
        try:
            self._process.stdin.write(msgspec.json.encode(wish) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError as gone:
            raise DemoFailed(f"{self._module} ended by itself ({self._process.poll()}); its log tells why") from gone

    def hear(self) -> None:
        """Hear the answer to the last wish; raises DemoFailed for anything but `done`."""
        output = self._process.stdout
        line = b"" if output is None else output.readline()
        said = msgspec.json.decode(line, type=Answer).said if line else "the process ended"
        if said != "done":
            raise DemoFailed(f"{self._module}: {said}")

    def stop(self) -> int:
        """End the process and wait for it."""
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        try:
            code = self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._log.close()
        return code


def read_wishes(decoder: msgspec.json.Decoder[T], came: Callable[[T], None]) -> None:
    """Read wishes until standard input ends."""
    for line in sys.stdin.buffer:
        came(decoder.decode(line))


def answer(said: str) -> None:
    """Answer the last wish."""
    sys.stdout.buffer.write(msgspec.json.encode(Answer(said)) + b"\n")
    sys.stdout.buffer.flush()


def carry_out(deed: Callable[[], None]) -> None:
    """Do what was wished and answer how it went."""
    try:
        deed()
    except DemoFailed as failed:
        answer(str(failed))
        return
    answer("done")
