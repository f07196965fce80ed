"""What the application hands to a window, apart from screens."""

from __future__ import annotations

from enum import StrEnum

import msgspec

LINK = "link"
OUTBOX = "outbox"
SIGNAL = "signal"
DOWNLOAD = "download"
FAULT = "fault"
JUDGED = "judged"
"""Beside the names of entity types, what `Application.on_change` tells: the link's phase, the delivery of my commands,
live numbers, files on the shelf, that something outside the program failed (`Application.faults`), and what this
device found out about signatures."""


class PagePicture(msgspec.Struct, frozen=True):
    """A drawn page: rows of `stride` bytes, 4 bytes a pixel, B G R and one unused (QImage.Format_RGB32).

    `pages` is the number of pages of the file. It may be narrower than asked: a picture has at most 16 million pixels.
    """

    width: int
    height: int
    stride: int
    pixels: bytes
    pages: int = 0


class StagedFile(msgspec.Struct, frozen=True):
    """A PDF taken in from outside, ready to be named. `size` in bytes; `title` is what it says of itself."""

    sha256: str
    file_name: str
    size: int
    pages: int
    title: str = ""


class SignInStep(StrEnum):
    """What an attempt to sign in came to."""

    DONE = "done"
    CONFIRM_HUB = "confirm_hub"
    NEW_PASSWORD = "new_password"  # noqa: S105 - the name of a step
    OLD_PASSWORD = "old_password"  # noqa: S105 - the name of a step
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


PASSWORD_LEAST = 15
"""Characters of a password that stands alone; `trust.passwords.LENGTH_ALONE`, which loads more than a window needs."""
