"""Limits by a Windows job object. Written after the Windows documentation, NOT tested on Windows."""

import subprocess
import sys

from ecabinet.workers.limits import Limits, StartOptions

if sys.platform == "win32":
    import ctypes
    import time
    from ctypes import wintypes

    _EXTENDED_LIMIT_INFORMATION = 9
    _PROCESS_TIME = 0x00000002
    _ACTIVE_PROCESS = 0x00000008
    _PROCESS_MEMORY = 0x00000100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
    _FLAGS = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    _NOT_ENOUGH_QUOTA = 1816
    _TICKS_PER_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_user_time", ctypes.c_int64),
            ("per_job_user_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    class WindowsLimits:
        """Committed memory, processor time and number of processes by a job the worker puts itself into.

        The worker does it itself because a virtual environment's `python.exe` is a launcher: its process id is
        not the interpreter's. A job has no limit for file sizes; there `Limits.file_bytes` is not enforced.
        Untested on Windows.
        """

        def __init__(self) -> None:
            """Load the functions; no job yet."""
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
            self._kernel.GetCurrentProcess.restype = wintypes.HANDLE
            self._kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
            self._kernel.SetInformationJobObject.argtypes = (
                wintypes.HANDLE,
                ctypes.c_int,
                wintypes.LPVOID,
                wintypes.DWORD,
            )
            self._job: int | None = None

        def start_options(self) -> StartOptions:
            """Start without a console window and outside the parent's group of Ctrl+C."""
            return StartOptions(creation_flags=subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP)

        def enter(self, limits: Limits) -> None:
            """Make the job, limit it and enter it. Raises OSError when Windows refuses."""
            self._job = self._checked(self._kernel.CreateJobObjectW(None, None))
            self.before_task(limits)
            self._checked(self._kernel.AssignProcessToJobObject(self._job, self._kernel.GetCurrentProcess()))

        def before_task(self, limits: Limits) -> None:
            """Renew the limits with the processor time used so far added. Raises OSError."""
            used = time.process_time()
            wanted = _ExtendedLimits()
            wanted.basic.flags = _FLAGS
            wanted.basic.per_process_user_time = int((used + limits.cpu_seconds) * _TICKS_PER_SECOND)
            wanted.basic.active_processes = 1
            wanted.process_memory = limits.memory_bytes
            self._checked(
                self._kernel.SetInformationJobObject(
                    self._job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(wanted), ctypes.sizeof(wanted)
                )
            )

        def kill(self, process: subprocess.Popen[bytes]) -> None:
            """End the process; a launcher takes its interpreter along by its own job."""
            process.kill()

        def ran_out_of_cpu(self, exit_code: int) -> bool:
            """Tell the code that Windows gives to a process over its time."""
            return exit_code == _NOT_ENOUGH_QUOTA

        def _checked(self, result: int | None) -> int:
            if not result:
                raise ctypes.WinError(ctypes.get_last_error())
            return result
