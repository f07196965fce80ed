"""The hub's own certificate authority, and TLS contexts that trust it alone (TRUST 3.3)."""

import hashlib
import ipaddress
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ecabinet.workers.durable_files import write_durably

HUB_NAME = "ecabinet-hub.internal"
LEAF_DAYS = 90
_AUTHORITY_DAYS = 3650
# A client whose clock is a little behind must not meet a certificate of the future.
_CLOCK_SLACK = timedelta(minutes=10)
_GROUP = 4


class UnreadableKey(Exception):
    """A certificate or key file is missing, damaged, or its two halves do not belong together."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate with its private key: of the authority itself, or of a leaf issued by it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def certificate_pem(self) -> bytes:
        """The certificate alone, which may be given to everyone."""
        return certificate_text(self.certificate)


Leaf = Authority


def make_authority(name: str, now: datetime) -> Authority:
    """Make a P-256 root of path length 0 for ten years. `now` is aware; `name` is what people see, 1-64 characters."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        _builder(subject, subject, key, now, now + timedelta(days=_AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(authority=True), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    )
    return Authority(builder.sign(key, hashes.SHA256()), key)


def issue_leaf(
    authority: Authority, names: Iterable[str], addresses: Iterable[str], now: datetime, days: int = LEAF_DAYS
) -> Leaf:
    """Issue a server certificate for HUB_NAME, more DNS `names` and IP `addresses`, with a new key.

    It ends with the authority at the latest. Raises ValueError for what is not an address.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HUB_NAME)])
    end = min(now + timedelta(days=days), authority.certificate.not_valid_after_utc)
    issuer_id = authority.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in dict.fromkeys((HUB_NAME, *names))]
    alternatives += [x509.IPAddress(ipaddress.ip_address(address)) for address in dict.fromkeys(addresses)]
    builder = (
        _builder(subject, authority.certificate.subject, key, now, end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id),
            critical=False,
        )
    )
    return Leaf(builder.sign(authority.key, hashes.SHA256()), key)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return what a person compares: SHA-256 of the public key (SPKI) as 16 groups of 4 hexadecimal digits."""
    spki = certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    digits = hashlib.sha256(spki).hexdigest().upper()
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def read_certificate(pem: bytes) -> x509.Certificate:
    """Read the one certificate of a text. Raises UnreadableKey, also for several: no person compared the others."""
    try:
        found = x509.load_pem_x509_certificates(pem)
    except ValueError as fault:
        raise UnreadableKey("not a certificate in PEM form") from fault
    if len(found) != 1:
        raise UnreadableKey(f"{len(found)} certificates in the place of one")
    return found[0]


def certificate_text(certificate: x509.Certificate) -> bytes:
    """Return a certificate alone in PEM form, without whatever stood around it."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def save(holder: Authority, certificate_file: Path, key_file: Path) -> None:
    """Write certificate and key as PEM durably; the key is for its owner alone (0600). Raises OSError."""
    key_pem = holder.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    write_durably(key_file, (key_pem,), mode=0o600)
    write_durably(certificate_file, (holder.certificate_pem,), mode=0o644)


def load(certificate_file: Path, key_file: Path) -> Authority:
    """Read what `save` wrote. Raises UnreadableKey."""
    try:
        certificate = read_certificate(certificate_file.read_bytes())
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise UnreadableKey(f"cannot read {certificate_file} with {key_file}") from fault
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise UnreadableKey(f"{key_file} is not the key of {certificate_file}")
    return Authority(certificate, key)


def pinned_client_context(authority_pem: bytes) -> ssl.SSLContext:
    """Return a client context that trusts this authority only, by TLS 1.3 and strict chain checks.

    Connect with `server_hostname=HUB_NAME` whatever the address. Raises UnreadableKey.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    # What was read is what is trusted: OpenSSL would take every certificate of a text, in more forms than one.
    one = read_certificate(authority_pem).public_bytes(serialization.Encoding.DER)
    try:
        context.load_verify_locations(cadata=one)
    except (ssl.SSLError, ValueError) as fault:
        raise UnreadableKey("not a certificate of an authority") from fault
    return context


def server_context(certificate_file: Path, key_file: Path) -> ssl.SSLContext:
    """Return a server context of TLS 1.3 for a leaf kept by `save`. Raises UnreadableKey."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(certificate_file, key_file)
    except (OSError, ssl.SSLError) as fault:
        raise UnreadableKey(f"cannot use {certificate_file} with {key_file}") from fault
    return context


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
