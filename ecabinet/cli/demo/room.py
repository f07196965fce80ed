"""The room's big screen, a process of its own as it is a device of its own: told what to expect, asked for pictures."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ecabinet.cli.demo.backstage import Account
from ecabinet.cli.demo.offstage import Offstage
from ecabinet.domain.kernel import Id


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What the screen must show before its picture is taken; None for anything. `words` are texts to be read on it."""

    meeting: Id | None = None
    state: str | None = None
    item: Id | None = None
    vote: Id | None = None
    vote_is_open: bool | None = None
    words: tuple[str, ...] = ()


class Begin(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Sign in on this device and open the window."""

    folder: str
    url: str
    authority_pem: bytes
    account: Account


class TakePicture(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Wait for what is expected and save a picture."""

    path: str
    expected: Expected


class RoomScreen:
    """The wall."""

    def __init__(self, process: Offstage) -> None:
        """It shows nothing before `begin`."""
        self.expected = Expected()
        self._process = process
        self._is_on = False

    def begin(self, folder: Path, url: str, authority_pem: bytes, account: Account) -> None:
        """Let the display sign in; `wait` hears whether it did."""
        self._is_on = True
        self._process.send(Begin(folder=str(folder), url=url, authority_pem=authority_pem, account=account))

    def wait(self) -> None:
        """Hear whether the display is on."""
        self._process.hear()

    def picture(self, path: Path) -> None:
        """Take a picture of what is expected. Raises DemoFailed when it does not come."""
        if self._is_on:
            self._process.send(TakePicture(path=str(path), expected=self.expected))
            self._process.hear()

    def expect(self, **facts: object) -> None:
        """Expect something more from now on."""
        self.expected = msgspec.structs.replace(self.expected, **facts)
