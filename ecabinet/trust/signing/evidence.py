"""Level B-LT: certificates and revocation evidence in the document security store (ETSI EN 319 142-1, 5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, core, crl, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.trust.signing.preparing import sound_pdf, writer_over
from ecabinet.trust.signing.values import Evidence, EvidenceRequest
from ecabinet.workers.faults import Refused

_TIMESTAMP_TOKEN = "signature_time_stamp_token"  # noqa: S105 - the name of an attribute


def add_evidence(request: EvidenceRequest, moment: datetime | None = None) -> bytes:
    """Embed evidence for the last signature and its timestamp, as an update behind them.

    Only what belongs to their chains goes in. Raises Refused: `damaged_pdf`, `encrypted_pdf`, `document_unsigned`,
    `evidence_malformed`, `evidence_missing` (a certificate below the anchor that no CRL or OCSP answer speaks of).
    """
    with sound_pdf():
        signatures = PdfFileReader(BytesIO(request.pdf)).embedded_regular_signatures
        if not signatures:
            raise Refused("document_unsigned")
        last: EmbeddedPdfSignature = signatures[-1]
        given = _Given(request.evidence)
        chain = given.chain_of(_signing_certificates(last))
        if not all(given.speaks_of(one, moment) for one in chain if not _is_self_issued(one)):
            raise Refused("evidence_missing")
        writer = writer_over(request.pdf)
        DocumentSecurityStore.supply_dss_in_writer(
            writer,
            last.pkcs7_content.hex().upper().encode("ascii"),
            certs=chain,
            crls=given.crls_of(chain),
            ocsps=given.ocsps,
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


def _is_self_issued(certificate: x509.Certificate) -> bool:
    return bool(certificate.issuer == certificate.subject)


class _Given:
    """The evidence, parsed."""

    def __init__(self, evidence: Evidence) -> None:
        try:
            self._certificates = [x509.Certificate.load(one, strict=True) for one in evidence.certificates]
            self._crls = [crl.CertificateList.load(one, strict=True) for one in evidence.crls]
            self.ocsps = [ocsp.OCSPResponse.load(one, strict=True) for one in evidence.ocsps]
            self._answered = {serial for one in self.ocsps for serial in _serials(one)}
        except (ValueError, TypeError, KeyError) as error:
            raise Refused("evidence_malformed") from error

    def chain_of(self, leaves: Iterable[x509.Certificate]) -> list[x509.Certificate]:
        """Return the leaves and all that issued them, as far as it was given."""
        by_name: Mapping[bytes, x509.Certificate] = {one.subject.dump(): one for one in self._certificates}
        chain: dict[bytes, x509.Certificate] = {}
        for leaf in leaves:
            step: x509.Certificate | None = leaf
            while step is not None and step.sha256 not in chain:
                chain[step.sha256] = step
                step = None if _is_self_issued(step) else by_name.get(step.issuer.dump())
        return list(chain.values())

    def speaks_of(self, certificate: x509.Certificate, moment: datetime | None) -> bool:
        """Whether a CRL of its issuer, or an OCSP answer about it, is there and not out of date at `moment`."""
        if certificate.serial_number in self._answered:
            return True
        return any(_is_current(one, moment) for one in self._crls if one.issuer == certificate.issuer)

    def crls_of(self, chain: Iterable[x509.Certificate]) -> list[crl.CertificateList]:
        """Return the CRLs of those who issued the chain."""
        issuers = {one.issuer.dump() for one in chain}
        return [one for one in self._crls if one.issuer.dump() in issuers]


def _is_current(found: crl.CertificateList, moment: datetime | None) -> bool:
    until: core.Choice = found["tbs_cert_list"]["next_update"]
    return moment is None or until.native is None or until.native >= moment


def _serials(answer: ocsp.OCSPResponse) -> list[int]:
    return [one["cert_id"]["serial_number"].native for one in answer.response_data["responses"]]
