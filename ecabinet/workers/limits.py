"""The limits of a worker process, and the port by which a system enforces them."""

import subprocess
import sys
from dataclasses import dataclass
from typing import Protocol

import msgspec

MIB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """What one worker process may use.

    Memory is address space on POSIX and committed memory on Windows; processor time counts from the start of
    each task. Defaults after TRUST 6.2: 1 GiB, 20 s, 512 MiB files.
    """

    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 20
    wall_seconds: float = 30.0
    output_bytes: int = 96 * MIB
    file_bytes: int = 512 * MIB
    tasks_per_worker: int = 200


@dataclass(frozen=True, slots=True)
class StartOptions:
    """How a process is started so that a Ctrl+C meant for the parent does not reach it."""

    new_session: bool = False
    creation_flags: int = 0


class ProcessLimits(Protocol):
    """What differs between systems in limiting and ending a worker process."""

    def start_options(self) -> StartOptions:
        """Say how the parent starts the process."""

    def enter(self, limits: Limits) -> None:
        """In the process, before it reads foreign bytes: take on all limits."""

    def before_task(self, limits: Limits) -> None:
        """In the process, before each task: grant processor time anew."""

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """In the parent: end a process that has not been waited for, with all that it started."""

    def ran_out_of_cpu(self, exit_code: int) -> bool:
        """Tell whether an exit code means that the processor time was used up."""


def limits_for_this_system() -> ProcessLimits:
    """Return the form of the port for the system this runs on."""
    if sys.platform == "win32":
        from ecabinet.workers.windows_limits import WindowsLimits  # noqa: PLC0415 - exists on Windows only

        return WindowsLimits()
    from ecabinet.workers.posix_limits import PosixLimits  # noqa: PLC0415 - `resource` exists on POSIX only

    return PosixLimits()
