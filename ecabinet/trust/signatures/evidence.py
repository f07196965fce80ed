"""What a document and the trust lists hold to judge by: certificates, revocation lists, answers of responders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from asn1crypto import cms, core, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.sign.general import find_cms_attribute_iter

from ecabinet.domain.signatures.material import AlgorithmPolicy, Hierarchy, TrustMaterial
from ecabinet.trust.signatures.certificates import fingerprint, readable
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf, entry

_MOST_EMBEDDED = 200
_KEPT_TRUST = 4


@dataclass(frozen=True)
class Anchors:
    """The confirmed anchors by fingerprint, what completes chains, and answers by the certificate they are about."""

    certificates: tuple[x509.Certificate, ...]
    hierarchies: dict[str, Hierarchy]
    intermediates: tuple[x509.Certificate, ...]
    crls: tuple[bytes, ...]
    answers: dict[str, bytes]

    def hierarchy_of(self, certificate: x509.Certificate) -> Hierarchy | None:
        """Return on which list it stands, None if it is no anchor."""
        return self.hierarchies.get(fingerprint(certificate))


@dataclass(frozen=True)
class Evidence:
    """What one signature is judged by. Of each list or answer it is said whether it was `embedded` or `imported`.

    `anchors` is None where trust is left out of the verdict. `moment` is the moment of judgement.
    """

    anchors: Anchors | None
    policy: AlgorithmPolicy
    moment: datetime
    certificates: tuple[x509.Certificate, ...]
    crls: tuple[tuple[bytes, str], ...]
    ocsps: tuple[tuple[bytes, str], ...]

    def answers_about(self, certificate: x509.Certificate) -> Iterator[tuple[bytes, str]]:
        """Give the answers to look into: of the many that were `fetched` the one that is about this certificate."""
        fetched = None if self.anchors is None else self.anchors.answers.get(fingerprint(certificate))
        if fetched is not None:
            yield fetched, "fetched"
        yield from self.ocsps


@dataclass(frozen=True)
class Embedded:
    """What a document carries for later judgement, in DER."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()

    def plus(self, other: Embedded) -> Embedded:
        """Return both, each item once."""
        return Embedded(
            tuple(dict.fromkeys(self.certificates + other.certificates))[:_MOST_EMBEDDED],
            tuple(dict.fromkeys(self.crls + other.crls))[:_MOST_EMBEDDED],
            tuple(dict.fromkeys(self.ocsps + other.ocsps))[:_MOST_EMBEDDED],
        )


@lru_cache(maxsize=_KEPT_TRUST)
def anchors_of(trust: TrustMaterial) -> Anchors:
    """Return the trust lists, read once."""
    hierarchies: dict[str, Hierarchy] = {}
    certificates: list[x509.Certificate] = []
    for anchor in trust.anchors:
        for certificate in readable([anchor.der]):
            certificates.append(certificate)
            hierarchies[fingerprint(certificate)] = anchor.hierarchy
    answers = {one.certificate: one.der for one in trust.ocsps}
    return Anchors(tuple(certificates), hierarchies, tuple(readable(trust.intermediates)), trust.crls, answers)


def evidence_for(anchors: Anchors | None, policy: AlgorithmPolicy, moment: datetime, embedded: Embedded) -> Evidence:
    """Join what was imported with what is embedded; the imported comes first."""
    if anchors is None:
        return Evidence(None, policy, moment, tuple(readable(embedded.certificates)), (), ())
    return Evidence(
        anchors,
        policy,
        moment,
        (*anchors.intermediates, *readable(embedded.certificates)),
        tuple([(one, "imported") for one in anchors.crls] + [(one, "embedded") for one in embedded.crls]),
        tuple((one, "embedded") for one in embedded.ocsps),
    )


def embedded_in_document(opened: OpenedPdf) -> Embedded:
    """Return what the document security store holds (ISO 32000-2, 12.8.4.3)."""
    try:
        store = entry(opened.reader.root, "/DSS")
    except HOSTILE:
        return Embedded()
    if not isinstance(store, generic.DictionaryObject):
        return Embedded()
    return Embedded(
        tuple(_streams(store, "/Certs", DecodePurpose.CERTIFICATE)),
        tuple(_streams(store, "/CRLs", DecodePurpose.CRL)),
        tuple(_streams(store, "/OCSPs", DecodePurpose.OCSP_RESPONSE)),
    )


def _streams(store: generic.DictionaryObject, key: str, purpose: DecodePurpose) -> Iterator[bytes]:
    try:
        listed = entry(store, key)
        members = list(listed)[:_MOST_EMBEDDED] if isinstance(listed, generic.ArrayObject) else []
    except HOSTILE:
        return
    for member in members:
        try:
            stream = member.get_object()
            if isinstance(stream, generic.StreamObject):
                yield bytes(stream.read_data(purpose))
        except PdfDecodeLimitError:
            return
        except HOSTILE:
            continue


def embedded_in_signature(data: cms.SignedData) -> Embedded:
    """Return what the CMS carries: certificates, lists, Adobe's archived answers, and the same of its timestamps."""
    found = Embedded(tuple(_certificates(data)), tuple(_crls(data)))
    for info in data["signer_infos"]:
        found = found.plus(_archived(info))
        for token in timestamp_tokens(info):
            found = found.plus(Embedded(tuple(_certificates(token)), tuple(_crls(token))))
    return found


def timestamp_tokens(info: cms.SignerInfo) -> list[cms.SignedData]:
    """Return the timestamp tokens on a signature's value (RFC 3161, appendix A)."""
    if info["unsigned_attrs"] is core.VOID:
        return []
    return [token["content"] for token in find_cms_attribute_iter(info["unsigned_attrs"], "signature_time_stamp_token")]


def _certificates(data: cms.SignedData) -> Iterator[bytes]:
    try:
        for choice in data["certificates"] if data["certificates"] is not core.VOID else ():
            if choice.name == "certificate":
                yield choice.chosen.untag().dump()
    except HOSTILE:
        return


def _crls(data: cms.SignedData) -> Iterator[bytes]:
    try:
        for choice in data["crls"] if data["crls"] is not core.VOID else ():
            if choice.name == "certificate_list":
                yield choice.chosen.untag().dump()
    except HOSTILE:
        return


def _archived(info: cms.SignerInfo) -> Embedded:
    """Adobe's `adbe-revocationInfoArchival` (ISO 32000-1, 12.8.3.3.2)."""
    crls: list[bytes] = []
    ocsps: list[bytes] = []
    try:
        if info["signed_attrs"] is not core.VOID:
            for archive in find_cms_attribute_iter(info["signed_attrs"], "adobe_revocation_info_archival"):
                crls.extend(one.dump() for one in (archive["crl"] if archive["crl"] is not core.VOID else ()))
                ocsps.extend(one.dump() for one in (archive["ocsp"] if archive["ocsp"] is not core.VOID else ()))
    except HOSTILE:
        pass
    return Embedded((), tuple(crls), tuple(ocsps))
