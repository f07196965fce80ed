"""Files by the SHA-256 of their content: streamed, checked, durable, never whole in memory."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256 as new_digest
from pathlib import Path
from typing import Final, Protocol

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.workers.durable_files import PART_SUFFIX, sync_folder, write_durably

CHUNK: Final = 1024 * 1024
"""Bytes read at once."""
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


class BlobRefused(Exception):
    """The bytes are not what was announced; nothing was kept."""


class HashDiffers(BlobRefused):
    """The content has another SHA-256."""


class SizeDiffers(BlobRefused):
    """The content is longer or shorter than announced."""


class BlobStore(Protocol):
    """Where files are kept. Names are SHA-256 in 64 lower-case hex digits; any other raises ValueError."""

    def receive(self, sha256: str, chunks: Iterable[bytes], expected_size: int | None = None) -> int:
        """Keep a file, durable on return; return its size in bytes. Known content is read through and checked again.

        Raises `HashDiffers`, `SizeDiffers`, `EnvironmentFault` (`hub_disk_full`, `hub_away`) and what `chunks` raises.
        """

    def has(self, sha256: str) -> bool:
        """Whether a file is here."""

    def size(self, sha256: str) -> int | None:
        """Return a file's size in bytes, None if it is not here."""

    def open_range(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Give the bytes from `start` up to but without `end`, in chunks of 1 MiB; raises FileNotFoundError."""

    def path(self, sha256: str) -> Path:
        """Return where the file is or would be, for a server that sends it by itself."""


class LocalBlobs:
    """`BlobStore` in a folder, spread over 256 folders in it."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is not there, and remove what a crash left half-received."""
        self._folder = folder
        with _told_as_faults():
            folder.mkdir(parents=True, exist_ok=True)
            for left in folder.glob(f"??/*{PART_SUFFIX}"):
                left.unlink()

    def receive(self, sha256: str, chunks: Iterable[bytes], expected_size: int | None = None) -> int:
        """Keep a file, durable on return; return its size in bytes."""
        path = self.path(sha256)
        with _told_as_faults():
            if not path.parent.exists():
                path.parent.mkdir(exist_ok=True)
                sync_folder(self._folder)
            return write_durably(path, _checked(sha256, chunks, expected_size))

    def has(self, sha256: str) -> bool:
        """Whether a file is here."""
        return self.path(sha256).is_file()

    def size(self, sha256: str) -> int | None:
        """Return a file's size in bytes, None if it is not here."""
        path = self.path(sha256)
        return path.stat().st_size if path.is_file() else None

    def open_range(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Give the bytes from `start` up to but without `end`, in chunks of 1 MiB; raises FileNotFoundError."""
        with self.path(sha256).open("rb") as file:
            file.seek(start)
            left = None if end is None else end - start
            while left is None or left > 0:
                chunk = file.read(CHUNK if left is None else min(CHUNK, left))
                if not chunk:
                    return
                if left is not None:
                    left -= len(chunk)
                yield chunk

    def path(self, sha256: str) -> Path:
        """Return where the file is or would be; raises ValueError for what is no SHA-256, so that no name escapes."""
        return path_in(self._folder, sha256)


def path_in(folder: Path, sha256: str) -> Path:
    """Return where a folder of files keeps one; raises ValueError for what is no SHA-256, so that no name escapes."""
    if not _NAME.fullmatch(sha256):
        raise ValueError("not a SHA-256 in lower-case hex")
    return folder / sha256[:2] / sha256


def read_checked(folder: Path, sha256: str, size: int) -> Iterator[bytes]:
    """Give the bytes of a file kept in a folder, which nothing is done to; the folder may be a running hub's.

    Raises `HashDiffers` or `SizeDiffers` at the latest after the last byte, OSError where it cannot be read.
    """
    with path_in(folder, sha256).open("rb") as file:
        yield from _checked(sha256, iter(partial(file.read, CHUNK), b""), size)


def checked_size(sha256: str, chunks: Iterable[bytes], expected_size: int | None = None) -> int:
    """Read a file through and return its size, keeping nothing. Raises as `BlobStore.receive`."""
    return sum(len(chunk) for chunk in _checked(sha256, chunks, expected_size))


def _checked(sha256: str, chunks: Iterable[bytes], expected_size: int | None) -> Iterator[bytes]:
    """Pass chunks on and raise at the end, or as soon as there are too many, if they are not what was announced."""
    digest = new_digest()
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if expected_size is not None and size > expected_size:
            raise SizeDiffers(f"more than {expected_size} bytes")
        digest.update(chunk)
        yield chunk
    if expected_size is not None and size != expected_size:
        raise SizeDiffers(f"{size} bytes instead of {expected_size}")
    if digest.hexdigest() != sha256:
        raise HashDiffers(digest.hexdigest())


@contextmanager
def _told_as_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFault("hub_disk_full" if error.errno in _FULL else "hub_away", str(error)) from error
