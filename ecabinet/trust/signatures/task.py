"""Examining in a worker process: foreign bytes are parsed nowhere else."""

from __future__ import annotations

import logging
from datetime import datetime

import msgspec

from ecabinet.domain.signatures.material import AlgorithmPolicy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage
from ecabinet.trust.signatures.examine import examine, undetermined
from ecabinet.workers.faults import MemoryExceeded, OutputTooLarge, TaskTimedOut, WorkFault
from ecabinet.workers.limits import MIB, Limits

TASKS = {"examine": "ecabinet.trust.signatures.task:examine_task"}
EXAMINE_LIMITS = Limits(memory_bytes=1024 * MIB, cpu_seconds=10, wall_seconds=10.0, output_bytes=16 * MIB)
"""Ten seconds and 1 GiB for one file, then the answer is that it could not be found out."""


class ExamineRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `examine`, as they travel to the worker."""

    pdf: bytes
    trust: TrustMaterial | None
    policy: AlgorithmPolicy
    moment: datetime
    stage: Stage = Stage.FULL
    password: str | None = None


def encode_request(request: ExamineRequest) -> bytes:
    """Return the payload of the task `examine`."""
    return msgspec.msgpack.encode(request)


def decode_verdict(answer: bytes) -> DocumentVerdict:
    """Read the task's answer."""
    return msgspec.msgpack.decode(answer, type=DocumentVerdict)


def verdict_after_fault(request: ExamineRequest, fault: WorkFault) -> DocumentVerdict:
    """Return the verdict where the worker gave none: `out_of_time`, `too_costly` or `crashed`."""
    if isinstance(fault, TaskTimedOut):
        problem = "out_of_time"
    else:
        problem = "too_costly" if isinstance(fault, MemoryExceeded | OutputTooLarge) else "crashed"
    return undetermined(
        request.pdf, request.trust, request.policy, request.moment, problem=problem, stage=request.stage
    )


def examine_task(payload: bytes) -> bytes:
    """Examine in the worker: payload of `encode_request` to answer for `decode_verdict`."""
    # pyHanko reports each oddity of a hostile file with its trace; the findings say it.
    logging.disable(logging.CRITICAL)
    asked = msgspec.msgpack.decode(payload, type=ExamineRequest)
    verdict = examine(asked.pdf, asked.trust, asked.policy, asked.moment, stage=asked.stage, password=asked.password)
    return msgspec.msgpack.encode(verdict)
