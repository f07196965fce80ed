"""The pool does tasks in limited processes and outlives whatever they do."""

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from ecabinet.workers import (
    MemoryExceeded,
    OutputTooLarge,
    PoolClosed,
    TaskFailed,
    TaskRefused,
    TaskTimedOut,
    WorkerDied,
)
from ecabinet.workers.limits import MIB, Limits
from ecabinet.workers.pool import Pool
from ecabinet.workers.process import LOAD_SECONDS
from tests.workers.sample_tasks import TASKS

LIMITS = Limits(memory_bytes=512 * MIB, cpu_seconds=30, wall_seconds=60, output_bytes=4 * MIB, file_bytes=MIB)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1, LIMITS, TASKS) as running:
        running.submit("who", b"").result()  # its thread belongs to the module, not to the first test
        yield running


def do(pool: Pool, task: str, payload: bytes = b"") -> bytes:
    return pool.submit(task, payload).result()


def fault_of(pool: Pool, task: str, payload: bytes = b"") -> BaseException | None:
    return pool.submit(task, payload).exception()


def test_a_task_returns_its_bytes(pool: Pool) -> None:
    assert do(pool, "reverse", b"abc") == b"cba"
    assert do(pool, "reverse") == b""


def test_large_payloads_pass_whole(pool: Pool) -> None:
    payload = os.urandom(3 * MIB)
    assert do(pool, "reverse", payload) == payload[::-1]


def test_many_tasks_at_once_each_get_their_own_answer() -> None:
    asked = [str(number).encode() for number in range(200)]
    with Pool(3, LIMITS, TASKS) as pool:
        futures = [pool.submit("reverse", payload) for payload in asked]
        assert [future.result() for future in futures] == [payload[::-1] for payload in asked]


def test_only_tasks_of_the_list_are_done(pool: Pool) -> None:
    with pytest.raises(ValueError, match="allow-list"):
        pool.submit("os:system", b"true")


def test_a_refusal_carries_its_code_and_keeps_the_worker() -> None:
    with Pool(1, LIMITS, TASKS) as pool:
        before = do(pool, "who")
        fault = fault_of(pool, "refuse", b"not_a_pdf")
        assert isinstance(fault, TaskRefused)
        assert fault.code == "not_a_pdf"
        assert do(pool, "who") == before


def test_a_bug_is_told_and_replaces_the_worker() -> None:
    with Pool(1, LIMITS, TASKS) as pool:
        before = do(pool, "who")
        fault = fault_of(pool, "stumble", b"lost")
        assert isinstance(fault, TaskFailed)
        assert str(fault) == "LookupError: lost"
        assert do(pool, "who") != before


def test_a_task_gets_no_more_memory_than_allowed(pool: Pool) -> None:
    assert isinstance(fault_of(pool, "allocate", str(4096 * MIB).encode()), MemoryExceeded)
    assert do(pool, "reverse", b"next") == b"txen"


def test_an_endless_loop_ends_with_its_processor_time() -> None:
    with Pool(1, Limits(cpu_seconds=1, wall_seconds=120), TASKS) as pool:
        assert isinstance(fault_of(pool, "loop"), TaskTimedOut)
        assert do(pool, "reverse", b"next") == b"txen"


def test_processor_time_is_granted_anew_to_each_task() -> None:
    with Pool(1, Limits(cpu_seconds=1), TASKS) as pool:
        first = do(pool, "who")
        for _ in range(6):
            do(pool, "work", b"0.4")
        assert do(pool, "who") == first


def test_a_waiting_task_ends_with_its_wall_time(pool: Pool, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    future = pool.submit("hang", bytes(tmp_path / "never"), wall_seconds=0.2)
    assert isinstance(future.exception(), TaskTimedOut)
    assert do(pool, "reverse", b"next") == b"txen"


def test_starting_and_loading_are_not_on_the_files_time(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: list[float] = []

    class Clock(threading.Timer):
        def __init__(self, interval: float, function: Callable[[], None]) -> None:
            allowed.append(interval)
            super().__init__(interval, function)

    monkeypatch.setattr(threading, "Timer", Clock)
    with Pool(1, LIMITS, TASKS) as pool:
        for _ in range(2):
            pool.submit("reverse", b"", wall_seconds=7.0).result()
        do(pool, "who")
    assert allowed == [LOAD_SECONDS, 7.0, 7.0, LOAD_SECONDS, LIMITS.wall_seconds]


@pytest.mark.parametrize(("task", "exit_code"), [("leave", 3), ("crash", -signal.SIGSEGV), ("abort", -signal.SIGABRT)])
def test_a_crash_ends_the_worker_only(pool: Pool, task: str, exit_code: int) -> None:
    fault = fault_of(pool, task, b"3")
    assert isinstance(fault, WorkerDied)
    assert fault.exit_code == exit_code
    assert do(pool, "reverse", b"next") == b"txen"


def test_too_much_output_is_not_carried_over(pool: Pool) -> None:
    assert isinstance(fault_of(pool, "repeat", str(4 * MIB + 1).encode()), OutputTooLarge)
    assert len(do(pool, "repeat", str(4 * MIB).encode())) == 4 * MIB


def test_a_task_cannot_fill_the_disk(pool: Pool) -> None:
    fault = fault_of(pool, "fill_disk", str(2 * MIB).encode())
    assert isinstance(fault, TaskFailed)
    assert "File too large" in str(fault)


def test_a_crash_leaves_the_neighbour_undisturbed(tmp_path: Path) -> None:
    begun, answer = tmp_path / "begun", tmp_path / "answer"
    os.mkfifo(begun)
    os.mkfifo(answer)
    with Pool(2, LIMITS, TASKS) as pool:
        neighbour = pool.submit("begin_and_hang", f"{begun}\n{answer}".encode())
        assert begun.read_bytes() == b"running"
        assert isinstance(fault_of(pool, "crash"), WorkerDied)
        answer.write_bytes(b"done")
        assert neighbour.result() == b"done"


def test_a_worker_that_died_idle_is_replaced_unseen() -> None:
    with Pool(1, LIMITS, TASKS) as pool:
        first = int(do(pool, "who"))
        handle = os.pidfd_open(first)
        os.kill(first, signal.SIGKILL)
        select.select([handle], [], [])
        os.close(handle)
        assert int(do(pool, "who")) != first


def test_workers_are_renewed_after_their_number_of_tasks() -> None:
    with Pool(1, Limits(tasks_per_worker=2), TASKS) as pool:
        seen = [do(pool, "who") for _ in range(4)]
    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_nothing_starts_before_the_first_task() -> None:
    threads = set(threading.enumerate())
    with Pool(4, LIMITS, TASKS):
        assert set(threading.enumerate()) == threads


def test_noise_on_standard_output_does_not_reach_the_answer(pool: Pool) -> None:
    assert do(pool, "chatter") == b"clean"


def test_workers_know_no_secrets_and_load_neither_windows_nor_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.invalid")
    monkeypatch.setenv("ECABINET_SECRET", "secret")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    with Pool(1, LIMITS, TASKS) as pool:
        around = json.loads(do(pool, "surroundings"))
    known = {"PATH", "LANG", "TZ", "LC_CTYPE", "SYSTEMROOT", "LD_LIBRARY_PATH"}
    assert {name for name in around["environment"] if not name.startswith("MALLOC_")} <= known
    loaded = {name.partition(".")[0] for name in around["modules"]}
    assert not loaded & {"PySide6", "sqlalchemy", "cryptography", "asyncio"}


def test_closing_ends_running_and_queued_tasks_and_leaves_nothing(tmp_path: Path) -> None:
    threads = set(threading.enumerate())
    begun, never = tmp_path / "begun", tmp_path / "never"
    os.mkfifo(begun)
    os.mkfifo(never)
    pool = Pool(1, LIMITS, TASKS)
    worker = int(do(pool, "who"))
    running = pool.submit("begin_and_hang", f"{begun}\n{never}".encode())
    queued = pool.submit("reverse", b"never done")
    assert begun.read_bytes() == b"running"
    pool.close()
    assert isinstance(running.exception(), PoolClosed)
    with pytest.raises(CancelledError):
        queued.result()
    with pytest.raises(PoolClosed):
        pool.submit("reverse", b"too late")
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert set(threading.enumerate()) == threads
    pool.close()


def test_workers_end_when_their_parent_is_killed() -> None:
    script = (
        "import sys, signal, os\n"
        f"sys.path[:] = {sys.path!r}\n"
        "from ecabinet.workers.pool import Pool\n"
        "from ecabinet.workers.limits import Limits\n"
        "from tests.workers.sample_tasks import TASKS\n"
        "pool = Pool(1, Limits(), TASKS)\n"
        "print(pool.submit('who', b'').result().decode(), flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        handle = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
        parent.wait()
        ready, _, _ = select.select([handle], [], [], 60)
        os.close(handle)
    assert ready
