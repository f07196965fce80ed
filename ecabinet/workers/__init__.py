"""Separate limited processes for every work on foreign bytes, and ports for what differs between systems."""

from ecabinet.workers.faults import (
    MemoryExceeded,
    OutputTooLarge,
    PoolClosed,
    Refused,
    TaskFailed,
    TaskRefused,
    TaskTimedOut,
    WorkerDied,
    WorkFault,
)

__all__ = [
    "MemoryExceeded",
    "OutputTooLarge",
    "PoolClosed",
    "Refused",
    "TaskFailed",
    "TaskRefused",
    "TaskTimedOut",
    "WorkFault",
    "WorkerDied",
]
