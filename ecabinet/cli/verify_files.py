"""Which files are judged: those named, and those found in folders that are named."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LARGEST: Final = 256 * 1024 * 1024
"""In bytes. A larger file is said to be too large: a worker with 1 GiB could not take it apart."""
_MAGIC: Final = b"%PDF"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds. `problem` says why it was not taken: `not_readable` (sha256 is empty then) or `too_large`."""

    pdf: bytes = b""
    sha256: str = ""
    size: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The files to judge in order, and the folders that could not be looked into."""

    files: tuple[Path, ...]
    unreadable_folders: tuple[str, ...] = ()


def find_files(named: Sequence[Path]) -> Found:
    """Return every file named, whatever it is called, and below a folder `*.pdf` and what begins like a PDF.

    A file without an extension below a folder is looked into; links to folders are not followed. Order: as named,
    folders by name.
    """
    files: list[Path] = []
    unreadable: list[str] = []
    for path in named:
        if path.is_dir():
            files += _below(path, unreadable)
        else:
            files.append(path)
    return Found(tuple(files), tuple(unreadable))


def name_of(path: Path) -> str:
    """Return a path as text that can be encoded: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def read(path: Path) -> Content:
    """Read a file once, up to `LARGEST`."""
    try:
        with path.open("rb") as file:
            pdf = file.read(LARGEST + 1)
            if len(pdf) <= LARGEST:
                return Content(pdf, hashlib.sha256(pdf).hexdigest(), len(pdf))
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return Content(problem="too_large")
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            return Content(sha256=digest, size=file.tell(), problem="too_large")
    except OSError:
        return Content(problem="not_readable")


def _below(folder: Path, unreadable: list[str]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        unreadable.append(os.fsencode(error.filename or folder).decode("utf-8", "replace"))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders.sort()
        yield from (path for path in (Path(parent, name) for name in sorted(names)) if _is_meant(path))


def _is_meant(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe called x.pdf would never end
            return False
        if path.suffix:
            return path.suffix.lower() == ".pdf"
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return path.suffix.lower() == ".pdf"  # a file that should be judged and cannot be read is told, not left out
