"""The worker's tasks of signing: MessagePack in and out, the PDF parsed nowhere else, and never a key among it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from ecabinet.trust.signing.evidence import add_evidence
from ecabinet.trust.signing.outside import check_signed_outside
from ecabinet.trust.signing.preparing import prepare
from ecabinet.trust.signing.values import EvidenceRequest, OutsideRequest, Preparation


def prepare_task(payload: bytes) -> bytes:
    """A `Preparation` in, `Prepared` out; refuses as `preparing.prepare` does."""
    return msgspec.msgpack.encode(prepare(msgspec.msgpack.decode(payload, type=Preparation)))


def add_evidence_task(payload: bytes) -> bytes:
    """An `EvidenceRequest` in, the PDF out; refuses as `evidence.add_evidence` does."""
    return add_evidence(msgspec.msgpack.decode(payload, type=EvidenceRequest), datetime.now(UTC))


def check_signed_outside_task(payload: bytes) -> bytes:
    """An `OutsideRequest` in, nothing out; refuses as `outside.check_signed_outside` does."""
    check_signed_outside(msgspec.msgpack.decode(payload, type=OutsideRequest))
    return b""
