"""Files that are there whole or not at all."""

import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path

PART_SUFFIX = ".part"


def write_durably(path: Path, chunks: Iterable[bytes], *, mode: int = 0o600) -> int:
    """Write `chunks` to `path` by a neighbour file, fsync and rename; return the size.

    Whatever stops it, `path` keeps its old content or stays absent, and the neighbour is removed.
    Raises OSError, and what iterating `chunks` raises.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}{PART_SUFFIX}")
    size = 0
    binary = getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, mode), "wb") as file:
            for chunk in chunks:
                size += file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
    return size


def sync_folder(folder: Path) -> None:
    """Make names in `folder` durable. Windows has no such call and keeps its own journal of names."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
