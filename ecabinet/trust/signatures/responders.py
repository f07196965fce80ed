"""Questions to responders (OCSP) and what comes back (RFC 6960), in workers: answers are foreign bytes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec
from asn1crypto import ocsp, x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp as crypto_ocsp

from ecabinet.trust.signatures.certificates import readable
from ecabinet.trust.signatures.opened import HOSTILE
from ecabinet.trust.signatures.responder_requests import AnswerRead, AnswerToRead, AskedAbout, WrittenQuestion
from ecabinet.trust.signatures.revocation_answers import Subject, ocsp_statements
from ecabinet.trust.signatures.revocation_statements import Statement

_NONCE_BYTES: Final = 16
_SKEW: Final = timedelta(minutes=5)
_WITHOUT_END: Final = timedelta(days=1)
"""How long an answer counts as in force that names no next one."""


def write_question(about: AskedAbout) -> WrittenQuestion:
    """Write the question whether a certificate is revoked. Raises ValueError for an issuer that cannot be read."""
    issuer, subject = _named(about)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    built = (
        crypto_ocsp.OCSPRequestBuilder()
        .add_certificate_by_hash(
            issuer.subject.sha1,
            issuer.public_key.sha1,
            subject.serial,
            hashes.SHA1(),  # noqa: S303 - names a certificate and protects nothing; many responders know no other
        )
        .add_extension(crypto_x509.OCSPNonce(nonce), critical=False)
        .build()
    )
    return WrittenQuestion(body=built.public_bytes(Encoding.DER), nonce=nonce)


def read_answer(asked: AnswerToRead) -> AnswerRead:
    """Read what came back by the rules that signatures are judged by. Never raises for what was sent.

    Taken is only what is about this certificate, signed by whom its issuer lets, for this question or for everybody,
    and in force at the moment. An answer without a number was made for everybody: its dates bound it.
    """
    try:
        issuer, subject = _named(asked.about)
        said = tuple(ocsp_statements(asked.raw, "fetched", subject, issuer))
        if not said:
            return AnswerRead(problem="says_nothing")
        number = ocsp.OCSPResponse.load(asked.raw).nonce_value
        if number is not None and number.native != asked.nonce:
            return AnswerRead(problem="other_question")
        return _in_force(said, asked.moment)
    except HOSTILE:
        return AnswerRead(problem="malformed")


def _named(about: AskedAbout) -> tuple[x509.Certificate, Subject]:
    issuer = next(readable([about.issuer]), None)
    if issuer is None:
        raise ValueError("the issuer cannot be read")
    return issuer, Subject(issuer.subject.dump(), int(about.serial, 16))


def _in_force(said: Sequence[Statement], moment: datetime) -> AnswerRead:
    for one in said:
        if one.this_update > moment + _SKEW:
            return AnswerRead(problem="of_the_future")
        if moment > (one.this_update + _WITHOUT_END if one.next_update is None else one.next_update):
            return AnswerRead(problem="old")
    newest = max(said, key=lambda one: one.this_update)
    is_revoked = any(one.revoked_at is not None for one in said)
    return AnswerRead(is_revoked=is_revoked, this_update=newest.this_update, next_update=newest.next_update)


def write_question_task(payload: bytes) -> bytes:
    """Write a question in the worker."""
    return msgspec.msgpack.encode(write_question(msgspec.msgpack.decode(payload, type=AskedAbout)))


def read_answer_task(payload: bytes) -> bytes:
    """Read an answer in the worker."""
    return msgspec.msgpack.encode(read_answer(msgspec.msgpack.decode(payload, type=AnswerToRead)))
