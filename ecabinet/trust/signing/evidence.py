"""Level B-LT: certificates and revocation evidence in the document security store (ETSI EN 319 142-1, 5.4)."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Sequence
from datetime import datetime
from io import BytesIO
from typing import TypeAlias

from asn1crypto import cms, crl, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.domain.signatures.findings import Revocation
from ecabinet.domain.signatures.material import AlgorithmPolicy
from ecabinet.trust.signatures.evidence import Evidence as Judged
from ecabinet.trust.signatures.paths import is_signed_by
from ecabinet.trust.signatures.revocation import judge_revocation
from ecabinet.trust.signing.preparing import sound_pdf, writer_over
from ecabinet.trust.signing.values import Evidence, EvidenceRequest
from ecabinet.workers.faults import Refused

_TIMESTAMP_TOKEN = "signature_time_stamp_token"  # noqa: S105 - the name of an attribute

_Link: TypeAlias = tuple[x509.Certificate, x509.Certificate | None]
"""A certificate and the one that issued it, None where there is none or it is not at hand."""


def add_evidence(request: EvidenceRequest, moment: datetime) -> bytes:
    """Embed evidence for the last signature and its timestamp, as an update behind them.

    Only what belongs to their chains goes in, and what was rightly signed, as the engine that judges documents finds
    at `moment`. Raises Refused: `damaged_pdf`, `encrypted_pdf`, `document_unsigned`, `evidence_malformed`,
    `evidence_missing` (a certificate below the anchor that no current CRL or OCSP answer speaks of),
    `certificate_revoked`.
    """
    with sound_pdf():
        signatures = PdfFileReader(BytesIO(request.pdf)).embedded_regular_signatures
        if not signatures:
            raise Refused("document_unsigned")
        last: EmbeddedPdfSignature = signatures[-1]
        given = _Given(request.evidence, moment)
        links = given.links_of(_signing_certificates(last))
        told = {one for link in links for one in given.told_of(*link)}
        writer = writer_over(request.pdf)
        DocumentSecurityStore.supply_dss_in_writer(
            writer,
            last.pkcs7_content.hex().upper().encode("ascii"),
            certs=[certificate for certificate, _ in links],
            crls=given.crls_among(told),
            ocsps=given.ocsps_among(told),
        )
        output = BytesIO()
        writer.write(output)
        return output.getvalue()


def _signing_certificates(signature: EmbeddedPdfSignature) -> list[x509.Certificate]:
    """Return every certificate in the signature and in its timestamp, the signers' own first."""
    found = [signature.signer_cert, *signature.other_embedded_certs]
    for attribute in signature.signer_info["unsigned_attrs"] or ():
        if attribute["type"].native == _TIMESTAMP_TOKEN:
            stamp: cms.SignedData = attribute["values"][0]["content"]
            found += [one.chosen for one in stamp["certificates"]]
    return found


class _Given:
    """The evidence, parsed."""

    def __init__(self, evidence: Evidence, moment: datetime) -> None:
        try:
            self._certificates = [x509.Certificate.load(one, strict=True) for one in evidence.certificates]
            self._crls = {_hash(one): crl.CertificateList.load(one, strict=True) for one in evidence.crls}
            self._ocsps = {_hash(one): ocsp.OCSPResponse.load(one, strict=True) for one in evidence.ocsps}
        except (ValueError, TypeError, KeyError) as error:
            raise Refused("evidence_malformed") from error
        self._judged_by = Judged(
            anchors=None,
            policy=AlgorithmPolicy(version="", rules=()),
            moment=moment,
            certificates=(),
            crls=tuple((one, "imported") for one in evidence.crls),
            ocsps=tuple((one, "imported") for one in evidence.ocsps),
        )

    def links_of(self, carried: Sequence[x509.Certificate]) -> list[_Link]:
        """Return what the signature carries and all that issued it, as far as it is at hand, each with its issuer."""
        chain: dict[bytes, _Link] = {}
        for leaf in carried:
            step: x509.Certificate | None = leaf
            while step is not None and step.sha256 not in chain:
                issuer = self._issuer_of(step, carried)
                chain[step.sha256] = step, issuer
                step = issuer
        return list(chain.values())

    def _issuer_of(self, certificate: x509.Certificate, carried: Sequence[x509.Certificate]) -> x509.Certificate | None:
        """Return whose key signed it. A name says nothing: anybody may be called so."""
        if certificate.issuer == certificate.subject:
            return None
        named = (one for one in (*self._certificates, *carried) if one.subject == certificate.issuer)
        return next((one for one in named if is_signed_by(certificate, one)), None)

    def told_of(self, certificate: x509.Certificate, issuer: x509.Certificate | None) -> tuple[str, ...]:
        """Return the hashes of what says that it was not revoked; none are needed for one that issued itself."""
        if certificate.issuer == certificate.subject:
            return ()
        if issuer is None:
            raise Refused("evidence_missing")
        found = judge_revocation((certificate, issuer), self._judged_by, self._judged_by.moment).finding
        if found.state == Revocation.REVOKED:
            raise Refused("certificate_revoked")
        if found.state != Revocation.GOOD:
            raise Refused("evidence_missing")
        return found.evidence_sha256

    def crls_among(self, hashes: Container[str]) -> list[crl.CertificateList]:
        """Return the lists of these hashes."""
        return [one for key, one in self._crls.items() if key in hashes]

    def ocsps_among(self, hashes: Container[str]) -> list[ocsp.OCSPResponse]:
        """Return the answers of these hashes."""
        return [one for key, one in self._ocsps.items() if key in hashes]


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
