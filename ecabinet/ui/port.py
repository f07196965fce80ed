"""What the windows need of the application. `ecabinet.client.application` has it; nothing here knows how."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from ecabinet.client.view import View
from ecabinet.domain.kernel import Command, Id

T = TypeVar("T")


class PagePicture(Protocol):
    """One page drawn: rows of `stride` bytes, 4 bytes a pixel, B G R and one unused (QImage.Format_RGB32)."""

    @property
    def width(self) -> int:
        """Width in pixels; it may be less than asked."""

    @property
    def height(self) -> int:
        """Height in pixels."""

    @property
    def stride(self) -> int:
        """Bytes of a row."""

    @property
    def pixels(self) -> bytes:
        """The rows, top first."""


class StagedFile(msgspec.Struct, frozen=True):
    """A file taken in from outside, ready to be named by a command. `size` in bytes."""

    sha256: str
    file_name: str
    size: int


class ApplicationPort(Protocol):
    """The application of one signed-in person. Futures may be done on any thread; faults are `EnvironmentFault`."""

    @property
    def me(self) -> Id:
        """Who is signed in."""

    def now(self) -> datetime:
        """Return the hub's time as well as this device knows it (UTC)."""

    def ask(self, function: Callable[[View], T]) -> Future[T]:
        """Evaluate a screen function over the present view, on the replica's thread."""

    def give(
        self, verb: type[Command], *, meeting: Id | None = None, based_on: int | None = None, **fields: object
    ) -> Future[Id]:
        """Write a command into the outbox; the future holds its id once it is durable."""

    def on_change(self, callback: Callable[[frozenset[str]], None]) -> None:
        """Call back, on any thread, with the kinds that may look different; an empty set for link, outbox, signals."""

    def dismiss(self, command: Id) -> Future[None]:
        """Put a refused command away."""

    def page_picture(self, sha256: str, page: int, width: int, *, night: bool = False) -> Future[PagePicture]:
        """Draw a page (from 1) so many pixels wide; fetches the file if it is not here yet."""

    def page_count(self, sha256: str) -> Future[int]:
        """Count the pages of a file; fetches it if it is not here yet."""

    def stage_file(self, path: Path) -> Future[StagedFile]:
        """Take a file in, to be sent before the command that names it."""

    def save_copy(self, sha256: str, target: Path) -> Future[None]:
        """Write a readable copy of a file outside."""

    def close(self) -> None:
        """End the link and close the copy."""


class SignInStep(StrEnum):
    """What an attempt to sign in came to."""

    DONE = "done"
    CONFIRM_HUB = "confirm_hub"
    NEW_PASSWORD = "new_password"  # noqa: S105 - the name of a step
    REFUSED = "refused"


class SignInAnswer(msgspec.Struct, frozen=True):
    """The outcome of an attempt: `fingerprint` of an unknown hub, or the `code` and `values` of a refusal.

    `offline` says that the copy on this device was opened without the hub.
    """

    step: SignInStep
    fingerprint: str = ""
    code: str = ""
    values: dict[str, str] = {}
    offline: bool = False


class DoorPort(Protocol):
    """The way in: finds the hub, proves the person, opens the copy."""

    @property
    def hub_url(self) -> str:
        """The address used last, or an empty text."""

    @property
    def last_email(self) -> str:
        """Who signed in last on this device, or an empty text."""

    def sign_in(self, hub_url: str, email: str, secret: str) -> Future[SignInAnswer]:
        """Try a password or a one-time code."""

    def confirm_hub(self, fingerprint: str) -> Future[SignInAnswer]:
        """Trust the hub with this fingerprint from now on and go on with the attempt."""

    def set_password(self, password: str) -> Future[SignInAnswer]:
        """Choose a password after a one-time code, and go on."""

    def application(self) -> ApplicationPort:
        """Return the application after an answer that is DONE; raises RuntimeError before."""
