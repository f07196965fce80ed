"""Limits by setrlimit."""

import math
import os
import resource
import signal
import subprocess

from ecabinet.workers.limits import Limits, StartOptions

_OPEN_FILES = 256


class PosixLimits:
    """Address space, processor time, file size, open files and core dumps by `setrlimit`.

    Each worker leads its own session, so that ending it ends what it started.
    """

    def start_options(self) -> StartOptions:
        """Start in a session of its own."""
        return StartOptions(new_session=True)

    def enter(self, limits: Limits) -> None:
        """Set soft and hard limits, so that the process cannot raise them again."""
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_AS, limits.memory_bytes)
        _lower(resource.RLIMIT_FSIZE, limits.file_bytes)
        _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
        self.before_task(limits)

    def before_task(self, limits: Limits) -> None:
        """Move the soft limit of processor time; the kernel counts whole seconds since the process started."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = math.ceil(used.ru_utime + used.ru_stime) + limits.cpu_seconds
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End the whole session of the worker."""
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            # The group appears a moment after the process: setsid runs in the child.
            process.kill()

    def ran_out_of_cpu(self, exit_code: int) -> bool:
        """Tell SIGXCPU."""
        return exit_code == -signal.SIGXCPU


def _lower(which: int, wanted: int) -> None:
    _, hard = resource.getrlimit(which)
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(which, (value, value))
