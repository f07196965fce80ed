"""Examining in a worker process: foreign bytes are parsed nowhere else."""

from __future__ import annotations

import logging

import msgspec

from ecabinet.trust.signatures.examine import examine, undetermined
from ecabinet.trust.signatures.requests import (
    EXAMINE_LIMITS,
    TASKS,
    ExamineRequest,
    decode_verdict,
    encode_request,
    verdict_after_fault,
)

__all__ = [
    "EXAMINE_LIMITS",
    "TASKS",
    "ExamineRequest",
    "decode_verdict",
    "encode_request",
    "examine_task",
    "undetermined",
    "verdict_after_fault",
]


def examine_task(payload: bytes) -> bytes:
    """Examine in the worker: payload of `encode_request` to answer for `decode_verdict`."""
    # pyHanko reports each oddity of a hostile file with its trace; the findings say it.
    logging.disable(logging.CRITICAL)
    asked = msgspec.msgpack.decode(payload, type=ExamineRequest)
    verdict = examine(asked.pdf, asked.trust, asked.policy, asked.moment, stage=asked.stage, password=asked.password)
    return msgspec.msgpack.encode(verdict)
