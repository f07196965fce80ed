"""Answers of responders (OCSP) made at test time, by themselves and to a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.trust.signatures.authorities import DAY, NOW, Holder, issue


def answer(  # noqa: PLR0913 - what an answer says
    holder: Holder,
    issuer: Holder,
    responder: Holder,
    *,
    made: datetime = NOW,
    until: datetime | None = NOW + DAY,
    revoked: datetime | None = None,
    is_known: bool = True,
    nonce: bytes | None = None,
) -> bytes:
    """Return a responder's answer (DER) on a certificate."""
    known = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD
    builder = ocsp.OCSPResponseBuilder().add_response(
        cert=holder.certificate,
        issuer=issuer.certificate,
        algorithm=hashes.SHA1(),  # noqa: S303 - what responders use to name a certificate
        cert_status=known if is_known else ocsp.OCSPCertStatus.UNKNOWN,
        this_update=made,
        next_update=until,
        revocation_time=revoked,
        revocation_reason=x509.ReasonFlags.key_compromise if revoked else None,
    )
    built = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, responder.certificate).certificates(
        [responder.certificate]
    )
    if nonce is not None:
        built = built.add_extension(x509.OCSPNonce(nonce), critical=False)
    return built.sign(responder.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@dataclass(frozen=True)
class Responder:
    """Whom `issuer` appointed to answer for the certificates it gave to these `holders`."""

    issuer: Holder
    holders: tuple[Holder, ...]
    hand: Holder

    @classmethod
    def of(cls, issuer: Holder, *holders: Holder) -> Responder:
        """Appoint one."""
        return cls(issuer, holders, issue("Responder", issuer, purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,)))

    def answer(self, question: bytes, *, made: datetime = NOW, until: datetime | None = NOW + DAY) -> bytes:
        """Answer a question (DER) that all is good, with its number."""
        return answer(
            self.asked_about(question), self.issuer, self.hand, made=made, until=until, nonce=nonce_in(question)
        )

    def revoke(self, question: bytes, when: datetime, *, made: datetime = NOW) -> bytes:
        """Answer that the certificate was revoked."""
        about = self.asked_about(question)
        until, nonce = made + DAY, nonce_in(question)
        return answer(about, self.issuer, self.hand, made=made, until=until, revoked=when, nonce=nonce)

    def asked_about(self, question: bytes) -> Holder:
        """Return whom a question is about, by number and by issuer."""
        asked = ocsp.load_der_ocsp_request(question)
        key = x509.SubjectKeyIdentifier.from_public_key(self.issuer.certificate.public_key()).digest
        assert asked.issuer_key_hash == key
        return next(one for one in self.holders if one.certificate.serial_number == asked.serial_number)


def nonce_in(question: bytes) -> bytes:
    """Return the number in a question."""
    return ocsp.load_der_ocsp_request(question).extensions.get_extension_for_class(x509.OCSPNonce).value.nonce
