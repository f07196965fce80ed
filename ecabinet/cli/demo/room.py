"""The room's big screen, a process of its own as it is a device of its own: told what to expect, asked for pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from ecabinet.cli.demo.backstage import Account
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.domain.kernel import Id


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What the screen must show before its picture is taken; None for anything."""

    meeting: Id | None = None
    state: str | None = None
    item: Id | None = None
    vote: Id | None = None
    vote_is_open: bool | None = None


class Begin(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Sign in on this device and open the window."""

    folder: str
    url: str
    authority_pem: bytes
    account_key: str
    email: str
    code: str
    password: str


class TakePicture(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Wait for what is expected and save a picture."""

    path: str
    expected: Expected


class Answer(msgspec.Struct, frozen=True):
    """`done`, or what went wrong."""

    said: str


class RoomScreen:
    """The other process."""

    def __init__(self, log: Path, *, headless: bool) -> None:
        """Start it; it shows nothing before `begin`."""
        self.expected = Expected()
        self._log = log.open("w", encoding="utf-8")
        command = [sys.executable, "-m", "ecabinet.cli.demo.room_process"]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} if headless else dict(os.environ)
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, env=environment
        )
        self._is_on = False

    def begin(self, folder: Path, url: str, authority_pem: bytes, account: Account) -> None:
        """Let the display sign in; `wait` hears whether it did."""
        self._is_on = True
        self._send(
            Begin(
                folder=str(folder),
                url=url,
                authority_pem=authority_pem,
                account_key=account.key,
                email=account.email,
                code=account.code,
                password=account.password,
            )
        )

    def picture(self, path: Path) -> None:
        """Take a picture of what is expected. Raises DemoFailed when it does not come."""
        if self._is_on:
            self._send(TakePicture(path=str(path), expected=self.expected))
            self.wait()

    def expect(self, **facts: object) -> None:
        """Expect something more from now on."""
        self.expected = msgspec.structs.replace(self.expected, **facts)

    def wait(self) -> None:
        """Hear the answer to the last wish."""
        output = self._process.stdout
        line = b"" if output is None else output.readline()
        said = msgspec.json.decode(line, type=Answer).said if line else "the room's screen ended"
        if said != "done":
            raise DemoFailed(f"room display: {said}")

    def stop(self) -> int:
        """Close its window and wait for its end."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            code = self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._log.close()
        return code

    def _send(self, wish: msgspec.Struct) -> None:
        if self._process.stdin is None:
            return
        self._process.stdin.write(msgspec.json.encode(wish) + b"\n")
        self._process.stdin.flush()
