"""Reading certificate revocation lists (RFC 5280, section 5). A list of 100,000 entries is normal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from asn1crypto import x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from ecabinet.trust.signatures.certificates import addresses_of_lists
from ecabinet.trust.signatures.revocation_statements import Statement, in_utc

_KEPT_LISTS: Final = 32
_UNDERSTOOD: Final = frozenset(
    {
        crypto_x509.IssuingDistributionPoint.oid,
        crypto_x509.AuthorityKeyIdentifier.oid,
        crypto_x509.CRLNumber.oid,
    }
)


def crl_statements(
    raw: bytes, origin: str, certificate: x509.Certificate, issuer: x509.Certificate
) -> Iterator[Statement]:
    """Give what a list says of a certificate, if it is its issuer's list, in force for it, and rightly signed.

    Raises ValueError and others for a broken list. Indirect, partial-by-reason and delta lists say nothing here.
    """
    revoked_list = _load(raw)
    if x509.Name.load(revoked_list.issuer.public_bytes()) != issuer.subject or not _covers(revoked_list, certificate):
        return
    if not _may_sign_lists(issuer) or not _is_rightly_signed(raw, issuer.public_key.dump()):
        return
    start = revoked_list.last_update_utc
    entry = revoked_list.get_revoked_certificate_by_serial_number(certificate.serial_number)
    said = Statement(f"{origin}_crl", raw, in_utc(start), revoked_list.next_update_utc)
    if entry is None:
        yield said
        return
    reason = _reason(entry)
    if reason == "remove_from_crl":
        yield said
        return
    yield Statement(said.source, raw, said.this_update, said.next_update, in_utc(entry.revocation_date_utc), reason)


@lru_cache(maxsize=_KEPT_LISTS)
def _load(raw: bytes) -> crypto_x509.CertificateRevocationList:
    return crypto_x509.load_der_x509_crl(raw)


@lru_cache(maxsize=_KEPT_LISTS)
def _is_rightly_signed(raw: bytes, key: bytes) -> bool:
    public_key = load_der_public_key(key)
    if isinstance(
        public_key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | ed448.Ed448PublicKey
    ):
        return _load(raw).is_signature_valid(public_key)
    return False


def _may_sign_lists(issuer: x509.Certificate) -> bool:
    usage = issuer.key_usage_value
    return usage is None or "crl_sign" in usage.native


def _covers(revoked_list: crypto_x509.CertificateRevocationList, certificate: x509.Certificate) -> bool:
    """Return whether a list speaks of all reasons for this kind of certificate from this distribution point."""
    for extension in revoked_list.extensions:
        if extension.oid == crypto_x509.DeltaCRLIndicator.oid:
            return False
        if extension.critical and extension.oid not in _UNDERSTOOD:
            return False
        if isinstance(extension.value, crypto_x509.IssuingDistributionPoint) and not _is_in_scope(
            extension.value, certificate
        ):
            return False
    return True


def _is_in_scope(scope: crypto_x509.IssuingDistributionPoint, certificate: x509.Certificate) -> bool:
    if scope.indirect_crl or scope.only_some_reasons or scope.only_contains_attribute_certs:
        return False
    if (scope.only_contains_ca_certs and not certificate.ca) or (scope.only_contains_user_certs and certificate.ca):
        return False
    if scope.full_name is None and scope.relative_name is None:
        return True
    # A list of one part counts only for who names that part (RFC 5280, 6.3.3 b 2 i).
    points = {one.value for one in scope.full_name or () if isinstance(one, crypto_x509.UniformResourceIdentifier)}
    own = set(addresses_of_lists(certificate))
    return bool(points & own)


def _reason(entry: crypto_x509.RevokedCertificate) -> str:
    """Return the reason's name in RFC 5280's words with underscores."""
    try:
        found = entry.extensions.get_extension_for_class(crypto_x509.CRLReason)
    except crypto_x509.ExtensionNotFound:
        return ""
    return found.value.reason.name
