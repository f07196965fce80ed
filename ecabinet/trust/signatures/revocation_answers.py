"""Reading the answers of OCSP responders (RFC 6960)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import ocsp, x509
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator

from ecabinet.trust.signatures.certificates import period, readable
from ecabinet.trust.signatures.opened import HOSTILE
from ecabinet.trust.signatures.paths import is_signed_by
from ecabinet.trust.signatures.revocation_statements import Statement, in_utc

_MOST_ANSWERS: Final = 50
_HASHES: Final = frozenset({"sha1", "sha256", "sha384", "sha512"})


@dataclass(frozen=True)
class Subject:
    """Whom an answer is about, as far as answers name it: the name of who issued it (DER) and the number it has."""

    issuer_name: bytes
    serial: int

    @classmethod
    def of(cls, certificate: x509.Certificate) -> Subject:
        """Return how answers name a certificate."""
        return cls(certificate.issuer.dump(), certificate.serial_number)


def ocsp_statements(raw: bytes, origin: str, subject: Subject, issuer: x509.Certificate) -> Iterator[Statement]:
    """Give what an answer says of a certificate, if its issuer, or whom the issuer appointed, rightly signed it.

    Raises ValueError and others for a broken answer. The answer `unknown` says nothing.
    """
    response = ocsp.OCSPResponse.load(raw)
    if response["response_status"].native != "successful":
        return
    basic = response.basic_ocsp_response
    told = basic["tbs_response_data"]
    about = [one for one in list(told["responses"])[:_MOST_ANSWERS] if _is_about(one["cert_id"], subject, issuer)]
    if not about or not _is_rightly_signed(basic, issuer, in_utc(told["produced_at"].native)):
        return
    for single in about:
        status = single["cert_status"]
        next_update = single["next_update"].native
        said = Statement(
            f"{origin}_ocsp",
            raw,
            in_utc(single["this_update"].native),
            in_utc(next_update) if isinstance(next_update, datetime) else None,
        )
        if status.name == "good":
            yield said
        elif status.name == "revoked":
            when = in_utc(status.chosen["revocation_time"].native)
            reason = str(status.chosen["revocation_reason"].native or "")
            yield Statement(said.source, raw, said.this_update, said.next_update, when, reason)


def _is_about(asked: ocsp.CertId, subject: Subject, issuer: x509.Certificate) -> bool:
    name = str(asked["hash_algorithm"]["algorithm"].native)
    if name not in _HASHES or asked["serial_number"].native != subject.serial:
        return False
    key = bytes(issuer.public_key["public_key"])
    return bool(
        asked["issuer_key_hash"].native == hashlib.new(name, key).digest()
        and asked["issuer_name_hash"].native == hashlib.new(name, subject.issuer_name).digest()
    )


def _is_rightly_signed(basic: ocsp.BasicOCSPResponse, issuer: x509.Certificate, at: datetime) -> bool:
    responder = _responder(basic, issuer, at)
    if responder is None:
        return False
    try:
        DefaultSignatureValidator().validate_signature(
            basic["signature"].native,
            basic["tbs_response_data"].dump(),
            responder.public_key,
            basic["signature_algorithm"],
        )
    except HOSTILE:
        return False
    return True


def _responder(basic: ocsp.BasicOCSPResponse, issuer: x509.Certificate, at: datetime) -> x509.Certificate | None:
    """Return who signed: the issuer, or one whom the issuer itself certified for just this (section 4.2.2.2)."""
    identity = basic["tbs_response_data"]["responder_id"]
    if _is_called(issuer, identity):
        return issuer
    for one in readable(list(basic["certs"]) if basic["certs"].native is not None else ()):
        if not _is_called(one, identity) or one.issuer != issuer.subject:
            continue
        purposes = one.extended_key_usage_value
        start, end = period(one)
        if purposes is not None and "ocsp_signing" in purposes.native and start <= at <= end:
            return one if is_signed_by(one, issuer) else None
    return None


def _is_called(certificate: x509.Certificate, identity: ocsp.ResponderId) -> bool:
    if identity.name == "by_name":
        return bool(identity.chosen == certificate.subject)
    return bool(identity.native == certificate.public_key.sha1)
