"""Asking for a verdict and reading it, without what judges: who only asks loads no parser."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec

from ecabinet import __version__
from ecabinet.domain.signatures.material import AlgorithmPolicy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage, Standard
from ecabinet.workers.faults import MemoryExceeded, OutputTooLarge, TaskFailed, TaskTimedOut, WorkFault
from ecabinet.workers.limits import MIB, Limits

TASKS = {"examine": "ecabinet.trust.signatures.task:examine_task"}
EXAMINE_LIMITS = Limits(memory_bytes=1024 * MIB, cpu_seconds=10, wall_seconds=10.0, output_bytes=16 * MIB)
"""Ten seconds and 1 GiB for one file, then the answer is that it could not be found out."""

TAKES_LONG = 4 * MIB
"""From this size on the first stage is asked for by itself: signer and integrity are told before the changes are."""

WITHOUT_TRUST = "none"
"""The trust version of a verdict that leaves trust out."""


class ExamineRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of `examine`, as they travel to the worker."""

    pdf: bytes
    trust: TrustMaterial | None
    policy: AlgorithmPolicy
    moment: datetime
    stage: Stage = Stage.FULL
    password: str | None = None


_VERDICT = msgspec.msgpack.Decoder(DocumentVerdict)


def encode_request(request: ExamineRequest) -> bytes:
    """Return the payload of the task `examine`."""
    return msgspec.msgpack.encode(request)


def decode_verdict(answer: bytes) -> DocumentVerdict:
    """Read the task's answer. Raises TaskFailed for what is no verdict, or one that another release wrote."""
    try:
        return _VERDICT.decode(answer)
    except msgspec.DecodeError as fault:
        raise TaskFailed(str(fault)) from fault


def standard_of(trust_version: str, policy: AlgorithmPolicy) -> Standard:
    """Return what this release reaches verdicts by, with this trust list and policy."""
    return Standard(trust_version, policy.version, __version__)


def verdict_after_fault(request: ExamineRequest, fault: WorkFault) -> DocumentVerdict:
    """Return the verdict where the worker gave none: `out_of_time`, `too_costly` or `crashed`."""
    return undetermined(
        *file_of(request.pdf),
        request.trust,
        request.policy,
        request.moment,
        problem=problem_of(fault),
        stage=request.stage,
    )


def file_of(pdf: bytes) -> tuple[str, int]:
    """Return a file's SHA-256 and its size, as verdicts name it."""
    return hashlib.sha256(pdf).hexdigest(), len(pdf)


def problem_of(fault: WorkFault) -> str:
    """Return the problem that a worker's end means for its file: `out_of_time`, `too_costly` or `crashed`."""
    if isinstance(fault, TaskTimedOut):
        return "out_of_time"
    return "too_costly" if isinstance(fault, MemoryExceeded | OutputTooLarge) else "crashed"


def undetermined(  # noqa: PLR0913 - all of it stands in the verdict
    sha256: str,
    size: int,
    trust: TrustMaterial | None,
    policy: AlgorithmPolicy,
    moment: datetime,
    *,
    problem: str,
    stage: Stage = Stage.FULL,
) -> DocumentVerdict:
    """Return the verdict on a file of which nothing could be found out, e.g. because its worker ran `out_of_time`."""
    return DocumentVerdict(
        sha256=sha256,
        size=size,
        stage=stage,
        judged_at=datetime.now(UTC),
        moment=moment,
        trust_version=trust.version if trust is not None else WITHOUT_TRUST,
        policy_version=policy.version,
        tool_version=__version__,
        problem=problem,
    )
