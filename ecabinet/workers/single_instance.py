"""One process holds a folder: a lock that the system lifts when the process ends, however it ends."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

_NAME = "held.lock"
_LOCKED_BYTE = 1024
_PID_DIGITS = 20


class AlreadyHeld(Exception):
    """Another process, or another part of this one, holds the folder; `pid` is None when it cannot be read."""

    def __init__(self, folder: Path, pid: int | None) -> None:
        """Keep the folder and the holder."""
        super().__init__(f"{folder} is in use by process {pid or 'unknown'}")
        self.folder = folder
        self.pid = pid


class Hold:
    """The folder is ours until `release`, the end of a with block, or the end of the process."""

    def __init__(self, descriptor: int) -> None:
        """Keep the locked descriptor; it is not inherited by children."""
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let the folder go. A second call does nothing. The lock file stays: removing it would be a race."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def __enter__(self) -> Self:
        """Hold for a block."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Release at the end of the block."""
        self.release()


def hold(folder: Path) -> Hold:
    """Hold an existing folder. Raises AlreadyHeld, and OSError when the folder cannot be written.

    POSIX uses flock, Windows `msvcrt.locking` on a byte behind the process id (untested on Windows).
    """
    descriptor = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(folder, descriptor)
    except (AlreadyHeld, OSError):
        os.close(descriptor)
        raise
    return Hold(descriptor)


def _take(folder: Path, descriptor: int) -> None:
    if not _lock(descriptor):
        raise AlreadyHeld(folder, _read_pid(descriptor))
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())


def _lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True
    import fcntl  # noqa: PLC0415 - exists on POSIX only

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read_pid(descriptor: int) -> int | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, _PID_DIGITS)
    return int(text) if text.isdigit() else None
