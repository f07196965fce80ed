"""A task in the place of `examine` that does to the worker what the file's text says."""

from __future__ import annotations

import hashlib
import os

import msgspec

from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.trust.signatures.requests import ExamineRequest
from tests.papers.signature_samples import GOOD, document, found

TASKS = {"examine": "tests.cli.fake_engine:examine_task"}


def examine_task(payload: bytes) -> bytes:
    request = msgspec.msgpack.decode(payload, type=ExamineRequest)
    match request.pdf.split():
        case [_, b"crash"]:
            os.abort()
        case [_, b"hang"]:
            while True:
                pass
        case [_, b"bomb"]:
            raise MemoryError
        case [_, b"bug"]:
            raise AssertionError
    return msgspec.msgpack.encode(_verdict(request))


def _verdict(request: ExamineRequest) -> DocumentVerdict:
    kinds = {
        b"valid": document(GOOD),
        b"invalid": document(found(integrity=f.Integrity.ALTERED)),
        b"unclear": document(found(revocation=f.Revocation.NOT_CHECKED)),
    }
    told = kinds.get(request.pdf.split()[-1], document())
    return msgspec.structs.replace(told, sha256=hashlib.sha256(request.pdf).hexdigest(), size=len(request.pdf))
