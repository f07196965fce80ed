"""Small secrets of a device, kept by name.

A form over the Windows data protection interface (DPAPI) and one over a TPM are left out for now; the file form
keeps a key safe on both systems because it only takes keys already wrapped by the sign-in secret.
"""

import re
from collections.abc import Callable
from pathlib import Path

from ecabinet.workers.durable_files import write_durably

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class NotWrapped(Exception):
    """A bare secret was about to be written to a file."""


class FileKeyStore:
    """Keeps wrapped secrets by name as files (mode 0600 on POSIX) in a folder.

    Names are 1-64 of a-z, 0-9, `-`, `_`; other names raise ValueError.

    `is_wrapped` tells a wrapped secret from a bare one (`trust.wrapping.is_wrapped`); `put` raises NotWrapped for a
    bare one, so that no key lies on the disk in clear. Deleting a wrapped key is the first step of a wipe.
    """

    def __init__(self, folder: Path, is_wrapped: Callable[[bytes], bool]) -> None:
        """Use an existing folder or make it, for this user alone."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._is_wrapped = is_wrapped

    def get(self, name: str) -> bytes | None:
        """Return what was put, None when there is nothing. Raises OSError."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, name: str, value: bytes) -> None:
        """Keep a wrapped value durably, replacing an older one. Raises NotWrapped, OSError."""
        if not self._is_wrapped(value):
            raise NotWrapped(name)
        write_durably(self._path(name), (value,))

    def delete(self, name: str) -> None:
        """Forget a value; a missing one is fine. Raises OSError."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{_checked(name)}.key"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        message = f"not a name of a secret: {name!r}"
        raise ValueError(message)
    return name
