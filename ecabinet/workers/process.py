"""One worker process, as its parent sees it."""

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from ecabinet.workers.child import Settings
from ecabinet.workers.faults import (
    MemoryExceeded,
    OutputTooLarge,
    TaskFailed,
    TaskRefused,
    TaskTimedOut,
    WorkerDied,
    WorkFault,
)
from ecabinet.workers.frames import Frame, FrameTooLarge, Kind, read_frame, write_frame
from ecabinet.workers.limits import MIB, ProcessLimits

# Without this glibc gives the memory of each page picture back, and takes it page by page for the next: measured
# 23 ms against 4 ms for a picture of 1240 x 1754. Other allocators do not read it.
_KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(32 * MIB), "MALLOC_TRIM_THRESHOLD_": str(128 * MIB)}
_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from ecabinet.workers.child import main; main()"


def child_command() -> tuple[str, ...]:
    """Return the command of a worker: isolated (-I), importing from where this process imports.

    Isolation keeps the environment, the user's site folder and the working directory out; the folders are handed
    over one by one, so that editable installs and checkouts work alike.
    """
    return (sys.executable, "-I", "-c", _BOOT, *(folder for folder in sys.path if folder))


def child_environment() -> dict[str, str]:
    """Return the few variables a worker gets: no proxies, no secrets, no home."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "UTC", **_KEEP_MEMORY, **kept}


LOAD_SECONDS = 30.0
"""For a new process to start and load what a task needs: a busy machine takes seconds for that alone, and they are not
the file's."""


class WorkerProcess:
    """A running worker. One thread at a time asks it; any thread may end it."""

    def __init__(self, settings: Settings, system: ProcessLimits, command: Sequence[str]) -> None:
        """Start the process and hand it its settings; it reads them once it is up."""
        options = system.start_options()
        self._system = system
        self._limits = settings.limits
        self._tasks_done = 0
        self._loaded: set[str] = set()
        self._ending = threading.Lock()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no foreign argument
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            cwd=Path(sys.executable).anchor,
            start_new_session=options.new_session,
            creationflags=options.creation_flags,
        )
        self._input = cast("BinaryIO", self._process.stdin)
        self._output = cast("BinaryIO", self._process.stdout)
        with suppress(OSError):  # a process that failed to start is met by the first task
            write_frame(self._input, Kind.SETTINGS, msgspec.msgpack.encode(settings))

    @property
    def is_fresh(self) -> bool:
        """Whether the process lives and may take one more task."""
        return self._process.poll() is None and self._tasks_done < self._limits.tasks_per_worker

    def perform(self, task: str, payload: bytes, wall_seconds: float) -> bytes:
        """Have one task done within so many seconds, its loading not counted. Raises a WorkFault."""
        if task not in self._loaded:
            self._ask(((Kind.LOAD, task.encode()),), Kind.READY, LOAD_SECONDS)
            self._loaded.add(task)
        self._tasks_done += 1
        return self._ask(((Kind.TASK, task.encode()), (Kind.PAYLOAD, payload)), Kind.DONE, wall_seconds)

    def end(self) -> int:
        """End the process at once and wait for it; return its exit code. A second call does nothing."""
        with self._ending:
            if self._process.poll() is None:
                self._system.kill(self._process)
            return self._process.wait()

    def release(self) -> None:
        """End the process and close its pipes; only when no thread is asking it."""
        self.end()
        for pipe in (self._input, self._output):
            with suppress(OSError):  # what was not sent has no reader any more
                pipe.close()

    def _ask(self, frames: Sequence[tuple[Kind, bytes]], wanted: Kind, seconds: float) -> bytes:
        """Send frames and return the body of the answer of this kind. Raises a WorkFault for any other."""
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self.end()

        timer = threading.Timer(seconds, expire)
        timer.start()
        try:
            reply = self._converse(frames)
        finally:
            timer.cancel()
            timer.join()
        if reply is not None and reply.kind == wanted:
            return reply.body
        raise TaskTimedOut if expired.is_set() else self._fault(reply)

    def _converse(self, frames: Sequence[tuple[Kind, bytes]]) -> Frame | None:
        try:
            for kind, body in frames:
                write_frame(self._input, kind, body)
        except OSError:
            return None
        try:
            return read_frame(self._output, self._limits.output_bytes)
        except FrameTooLarge:
            self.end()
            return Frame(Kind.TOO_LARGE, b"")

    def _fault(self, reply: Frame | None) -> WorkFault:
        if reply is not None and reply.kind == Kind.TOO_LARGE:
            return OutputTooLarge()
        if reply is not None and reply.kind == Kind.REFUSED:
            return TaskRefused(reply.body.decode(errors="replace"))
        exit_code = self._exit_code()
        if reply is None:
            return TaskTimedOut() if self._system.ran_out_of_cpu(exit_code) else WorkerDied(exit_code)
        faults: Mapping[int, WorkFault] = {
            Kind.OUT_OF_MEMORY: MemoryExceeded(),
            Kind.FAILED: TaskFailed(reply.body.decode(errors="replace")),
        }
        return faults.get(reply.kind, WorkerDied(exit_code))

    def _exit_code(self) -> int:
        """Give a process whose pipe has ended a moment to end by itself, so that its own code is seen."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        return self.end()
