"""What a certificate and a revocation list say, and who signed them. Runs in workers: the bytes are foreign."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from ecabinet.domain.signatures.askable_addresses import askable_addresses
from ecabinet.domain.trust_list.facts import CertificateFacts, CrlFacts, fingerprint_of

UNREADABLE = (ValueError, TypeError, x509.InvalidVersion, UnsupportedAlgorithm, x509.DuplicateExtension)
"""What the library raises for bytes that are no certificate, or one with a broken part."""
_SHORT = {
    NameOID.COMMON_NAME: "CN",
    NameOID.TITLE: "T",
    NameOID.ORGANIZATIONAL_UNIT_NAME: "OU",
    NameOID.ORGANIZATION_NAME: "O",
    NameOID.LOCALITY_NAME: "L",
    NameOID.STATE_OR_PROVINCE_NAME: "ST",
    NameOID.COUNTRY_NAME: "C",
}
_ORDER = tuple(_SHORT)
_LONGEST_NAME = 300
_MOST_DIGITS = 60

E = TypeVar("E", bound=x509.ExtensionType)


def certificate_facts(certificate: x509.Certificate) -> CertificateFacts:
    """Return what a certificate says. Raises one of UNREADABLE."""
    der = certificate.public_bytes(Encoding.DER)
    return CertificateFacts(
        subject=name_text(certificate.subject),
        issuer=name_text(certificate.issuer),
        serial=f"{certificate.serial_number:x}"[:_MOST_DIGITS],
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        sha256=fingerprint_of(der),
        key=_key_text(certificate),
        digest=_digest_text(certificate),
        is_ca=is_authority(certificate),
        is_self_signed=is_self_signed(certificate),
        crl_addresses=_list_addresses(certificate),
        ocsp_addresses=_responder_addresses(certificate),
    )


def crl_facts(crl: x509.CertificateRevocationList) -> CrlFacts:
    """Return what a revocation list says. Raises one of UNREADABLE; ValueError for a delta list, which is no list."""
    if _extension(crl.extensions, x509.DeltaCRLIndicator) is not None:
        raise ValueError("a delta revocation list")
    number = _extension(crl.extensions, x509.CRLNumber)
    part = _extension(crl.extensions, x509.IssuingDistributionPoint)
    return CrlFacts(
        issuer=name_text(crl.issuer),
        number="" if number is None else str(number.crl_number)[:_MOST_DIGITS],
        this_update=crl.last_update_utc,
        next_update=crl.next_update_utc,
        entries=len(crl),
        sha256=fingerprint_of(crl.public_bytes(Encoding.DER)),
        part="" if part is None else hashlib.sha256(part.public_bytes()).hexdigest(),
    )


def is_authority(certificate: x509.Certificate) -> bool:
    """Say whether a certificate may issue others (RFC 5280, 4.2.1.9); version 1 could not say, but for its own root."""
    constraints = _extension(certificate.extensions, x509.BasicConstraints)
    if constraints is not None:
        return bool(constraints.ca)
    return certificate.version == x509.Version.v1 and is_self_signed(certificate)


def is_self_signed(certificate: x509.Certificate) -> bool:
    """Say whether a certificate is signed by its own key."""
    return is_signed_by(certificate, certificate)


def is_signed_by(signed: x509.Certificate | x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """Say whether the issuer's name stands on it and the issuer's key signed it, by whatever hash, also SHA-1.

    Which hash still counts is a question of the dated policy, not of who signed: roots of 2008 are signed by SHA-1.
    """
    if signed.issuer != issuer.subject:
        return False
    body = signed.tbs_certificate_bytes if isinstance(signed, x509.Certificate) else signed.tbs_certlist_bytes
    try:
        _verify(issuer, signed, body)
    except (InvalidSignature, *UNREADABLE):
        return False
    return True


def _verify(issuer: x509.Certificate, signed: x509.Certificate | x509.CertificateRevocationList, body: bytes) -> None:
    key, how, digest = issuer.public_key(), signed.signature_algorithm_parameters, signed.signature_hash_algorithm
    match key, how:
        case rsa.RSAPublicKey(), padding.PKCS1v15() | padding.PSS() if digest is not None:
            key.verify(signed.signature, body, how, digest)
        case ec.EllipticCurvePublicKey(), ec.ECDSA():
            key.verify(signed.signature, body, how)
        case dsa.DSAPublicKey(), _ if digest is not None:
            key.verify(signed.signature, body, digest)
        case ed25519.Ed25519PublicKey() | ed448.Ed448PublicKey(), None:
            key.verify(signed.signature, body)
        case _:
            raise InvalidSignature


def name_text(name: x509.Name) -> str:
    """Return a name as people read it, the person or authority first; without characters that deceive."""
    parts = sorted(name, key=lambda one: _ORDER.index(one.oid) if one.oid in _ORDER else len(_ORDER))
    return ", ".join(f"{_SHORT.get(one.oid, one.oid.dotted_string)}={_plain(one.value)}" for one in parts)[
        :_LONGEST_NAME
    ]


def _plain(value: str | bytes) -> str:
    text = value if isinstance(value, str) else value.hex()
    kept = (char if not unicodedata.category(char).startswith("C") else "\ufffd" for char in text)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def _extension(extensions: x509.Extensions, kind: type[E]) -> E | None:
    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _list_addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    points = _extension(certificate.extensions, x509.CRLDistributionPoints)
    return askable_addresses(
        str(name.value)
        for point in points or ()
        for name in point.full_name or ()
        if isinstance(name, x509.UniformResourceIdentifier)
    )


def _responder_addresses(certificate: x509.Certificate) -> tuple[str, ...]:
    ways = _extension(certificate.extensions, x509.AuthorityInformationAccess)
    return askable_addresses(
        str(way.access_location.value)
        for way in ways or ()
        if way.access_method == AuthorityInformationAccessOID.OCSP
        and isinstance(way.access_location, x509.UniformResourceIdentifier)
    )


def _key_text(certificate: x509.Certificate) -> str:
    try:
        key = certificate.public_key()
    except UNREADABLE:
        return "?"
    if isinstance(key, rsa.RSAPublicKey | dsa.DSAPublicKey):
        return f"{'RSA' if isinstance(key, rsa.RSAPublicKey) else 'DSA'} {key.key_size}"
    if isinstance(key, ec.EllipticCurvePublicKey):
        return f"EC {key.curve.name}"
    if isinstance(key, ed25519.Ed25519PublicKey):
        return "Ed25519"
    return "Ed448" if isinstance(key, ed448.Ed448PublicKey) else "?"


def _digest_text(certificate: x509.Certificate) -> str:
    try:
        digest = certificate.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return "?"
    return "" if digest is None else digest.name
