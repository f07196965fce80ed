"""A pool of limited processes."""

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from ecabinet.workers.child import Settings
from ecabinet.workers.faults import PoolClosed, WorkerDied
from ecabinet.workers.limits import Limits, limits_for_this_system
from ecabinet.workers.process import WorkerProcess, child_command


class Pool:
    """At most `size` worker processes that do tasks of an allow-list on bytes.

    `tasks` maps a name to `module:function`; a function takes bytes and returns bytes. Processes start when first
    needed and are replaced after `Limits.tasks_per_worker` tasks, a crash, a bug or a time-out. Thread-safe.
    """

    def __init__(
        self, size: int, limits: Limits, tasks: Mapping[str, str], *, command: Sequence[str] | None = None
    ) -> None:
        """Start nothing yet. A frozen program passes the `command` by which it runs `workers.child.main`."""
        self._settings = Settings(limits, dict(tasks))
        self._system = limits_for_this_system()
        self._command = tuple(command or child_command())
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="worker")
        self._lock = threading.Lock()
        self._idle: list[WorkerProcess] = []
        self._busy: set[WorkerProcess] = set()
        self._closed = False

    def submit(self, task: str, payload: bytes, *, wall_seconds: float | None = None) -> Future[bytes]:
        """Queue a task. The future's exception is a WorkFault; a task that has not begun may be cancelled.

        Raises PoolClosed after `close`, ValueError for a name outside the allow-list.
        """
        if task not in self._settings.tasks:
            message = f"no task {task!r} in the allow-list"
            raise ValueError(message)
        seconds = self._settings.limits.wall_seconds if wall_seconds is None else wall_seconds
        with self._lock:
            if self._closed:
                raise PoolClosed
            return self._threads.submit(self._perform, task, payload, seconds)

    def close(self) -> None:
        """End all processes and threads and wait for them; tasks under way fail with PoolClosed, queued ones cancel."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = tuple(self._busy)
        for worker in busy:
            worker.end()
        for worker in idle:
            worker.release()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        """Use the pool for a block."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close at the end of the block."""
        self.close()

    def _perform(self, task: str, payload: bytes, wall_seconds: float) -> bytes:
        worker = self._take()
        try:
            return worker.perform(task, payload, wall_seconds)
        except WorkerDied as death:
            if self._closed:
                raise PoolClosed from death
            raise
        finally:
            self._put_back(worker)

    def _take(self) -> WorkerProcess:
        """Take the worker used last, whose caches are warm, or start one."""
        while (worker := self._pop_idle()) is not None:
            if worker.is_fresh:
                break
            worker.release()
        else:
            worker = WorkerProcess(self._settings, self._system, self._command)
        with self._lock:
            if not self._closed:
                self._busy.add(worker)
                return worker
        worker.release()
        raise PoolClosed

    def _pop_idle(self) -> WorkerProcess | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _put_back(self, worker: WorkerProcess) -> None:
        with self._lock:
            self._busy.discard(worker)
            if keep := not self._closed and worker.is_fresh:
                self._idle.append(worker)
        if not keep:
            worker.release()
