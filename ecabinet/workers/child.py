"""The worker process: takes on its limits, then serves tasks of the allow-list until its input ends."""

import importlib
import os
import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import BinaryIO

import msgspec

from ecabinet.workers.faults import Refused
from ecabinet.workers.frames import Kind, read_frame, write_frame
from ecabinet.workers.limits import Limits, limits_for_this_system

TaskFunction = Callable[[bytes], bytes]
_TEXT_LIMIT = 500


class Settings(msgspec.Struct, frozen=True):
    """The first frame: the limits, and the allow-list of tasks as name -> `module:function`."""

    limits: Limits
    tasks: dict[str, str]


def main() -> None:
    """Serve until standard input ends, which it does when the parent ends."""
    incoming, outgoing = _private_pipes()
    first = read_frame(incoming)
    if first is None:
        return
    settings = msgspec.msgpack.decode(first.body, type=Settings)
    limits_for_system = limits_for_this_system()
    limits_for_system.enter(settings.limits)
    _report_bugs(outgoing)
    found: dict[str, TaskFunction] = {}
    while asked := read_frame(incoming):
        limits_for_system.before_task(settings.limits)
        name = asked.body.decode()
        if asked.kind == Kind.LOAD:
            found[name] = _resolve(settings.tasks, name)
            write_frame(outgoing, Kind.READY, b"")
        elif payload := read_frame(incoming):
            _answer(outgoing, found[name], payload.body, settings.limits.output_bytes)


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipes away from descriptors 0 and 1, where a library might print or read."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return incoming, outgoing


def _resolve(tasks: Mapping[str, str], name: str) -> TaskFunction:
    module, _, function = tasks[name].partition(":")
    task: TaskFunction = getattr(importlib.import_module(module), function)
    return task


def _answer(outgoing: BinaryIO, task: TaskFunction, payload: bytes, output_bytes: int) -> None:
    try:
        result = task(payload)
    except Refused as refused:
        write_frame(outgoing, Kind.REFUSED, refused.code.encode())
        return
    if len(result) > output_bytes:
        write_frame(outgoing, Kind.TOO_LARGE, b"")
        return
    write_frame(outgoing, Kind.DONE, result)


def _report_bugs(outgoing: BinaryIO) -> None:
    """Let an unexpected exception end the process, whose state nobody knows, but say what it was."""

    def say(kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, MemoryError):
            write_frame(outgoing, Kind.OUT_OF_MEMORY, b"")
        elif issubclass(kind, Exception):
            write_frame(outgoing, Kind.FAILED, f"{kind.__name__}: {fault}"[:_TEXT_LIMIT].encode(errors="replace"))

    sys.excepthook = say
