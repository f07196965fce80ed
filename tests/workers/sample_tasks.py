"""Tasks that behave, and tasks that do the worst."""

import ctypes
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Never

from ecabinet.workers import Refused


def reverse(payload: bytes) -> bytes:
    return payload[::-1]


def refuse(payload: bytes) -> bytes:
    raise Refused(payload.decode())


def stumble(payload: bytes) -> bytes:
    raise LookupError(payload.decode())


def who(_payload: bytes) -> bytes:
    return str(os.getpid()).encode()


def surroundings(_payload: bytes) -> bytes:
    return json.dumps({"environment": dict(os.environ), "modules": list(sys.modules)}).encode()


def chatter(_payload: bytes) -> bytes:
    os.write(1, b"noise from a library")
    return b"clean"


def allocate(payload: bytes) -> bytes:
    return bytes(int(payload))


def repeat(payload: bytes) -> bytes:
    return b"x" * int(payload)


def loop(_payload: bytes) -> Never:
    while True:
        pass


def work(payload: bytes) -> bytes:
    """Use that many seconds of processor time."""
    until = time.process_time() + float(payload)
    while time.process_time() < until:
        pass
    return b"done"


def hang(payload: bytes) -> bytes:
    """Wait for a pipe that nobody writes to."""
    return Path(payload.decode()).read_bytes()


def begin_and_hang(payload: bytes) -> bytes:
    """Tell by the first pipe that the task runs, then wait for the second."""
    first, second = payload.decode().split("\n")
    Path(first).write_bytes(b"running")
    return Path(second).read_bytes()


def leave(payload: bytes) -> Never:
    os._exit(int(payload))


def crash(_payload: bytes) -> bytes:
    return ctypes.string_at(0)


def abort(_payload: bytes) -> Never:
    os.abort()


def fill_disk(payload: bytes) -> bytes:
    with tempfile.TemporaryFile() as file:
        file.write(bytes(int(payload)))
        file.flush()
    return b"written"


NAMES = (
    reverse,
    refuse,
    stumble,
    who,
    surroundings,
    chatter,
    allocate,
    repeat,
    loop,
    work,
    hang,
    begin_and_hang,
    leave,
    crash,
    abort,
    fill_disk,
)
TASKS = {task.__name__: f"{__name__}:{task.__name__}" for task in NAMES}
