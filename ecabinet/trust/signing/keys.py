"""A key that signs, and its certificate; from a PKCS #12 file here, from a token in `tokens`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Final, Self

from asn1crypto import keys as asn1_keys
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.domain.kernel import Refusal
from ecabinet.domain.signatures.findings import Certificate
from ecabinet.trust.signing.values import Scheme

_LEAST_RSA_BITS: Final = 2048
_CURVES: Final = frozenset({"secp256r1", "secp384r1", "secp521r1"})
"""Circular 15/2025/TT-BKHCN: RSA from 2048 bit, ECDSA from 256."""

_SIGNING_USES: Final = frozenset({"digital_signature", "non_repudiation"})
_MOST_KEY_FILE_BYTES: Final = 1024 * 1024


class KeyInHand:
    """A key that is open for signing. It is closed at the end of a `with`; nothing of it is ever written down."""

    def __init__(self, signer: Signer, closing: ExitStack | None = None) -> None:
        """Take a signer whose certificate was looked at already; `closing` ends what was opened for it."""
        self.signer = signer
        self._closing = closing or ExitStack()

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate that goes with the key."""
        found = self.signer.signing_cert
        if found is None:
            raise ValueError("a key in hand has its certificate")
        return found

    @property
    def shown(self) -> Certificate:
        """The certificate as people read it."""
        return shown(self.certificate)

    def __enter__(self) -> Self:
        """Use the key for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the key, and of the session with its token."""
        self._closing.close()


def open_key_file(content: bytes, password: str, now: datetime, scheme: Scheme = Scheme.PSS) -> KeyInHand | Refusal:
    """Open a PKCS #12 file.

    Refuses with `key_file_unreadable`, `wrong_key_password`, `key_file_without_key`, and what `certificate_problem`
    finds at `now`.
    """
    if len(content) > _MOST_KEY_FILE_BYTES or not _is_key_file(content):
        return Refusal("key_file_unreadable")
    try:
        bundle = load_pkcs12(content, unicodedata.normalize("NFC", password).encode() if password else None)
    except ValueError:
        return Refusal("wrong_key_password")
    signer = _signer_of(bundle, scheme)
    if isinstance(signer, Refusal):
        return signer
    key = KeyInHand(signer)
    return certificate_problem(key.certificate, now) or key


def _is_key_file(content: bytes) -> bool:
    try:
        return bool(asn1_pkcs12.Pfx.load(content, strict=True)["version"].native)
    except (ValueError, TypeError):
        return False


def _signer_of(bundle: PKCS12KeyAndCertificates, scheme: Scheme) -> SimpleSigner | Refusal:
    if bundle.key is None or bundle.cert is None:
        return Refusal("key_file_without_key")
    secret = bundle.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = [x509.Certificate.load(one.certificate.public_bytes(Encoding.DER)) for one in bundle.additional_certs]
    return SimpleSigner(
        signing_cert=x509.Certificate.load(bundle.cert.certificate.public_bytes(Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(secret),
        cert_registry=store_of(chain),
        prefer_pss=scheme == Scheme.PSS,
        embed_roots=False,
    )


def store_of(certificates: Iterable[x509.Certificate]) -> SimpleCertificateStore:
    """Keep certificates that go into the signature with the signer's own."""
    store = SimpleCertificateStore()
    store.register_multiple(certificates)
    return store


def certificate_problem(certificate: x509.Certificate, now: datetime) -> Refusal | None:
    """Say why nothing is to be signed with this certificate at `now` (aware), or None.

    Refuses with `certificate_not_yet_valid`, `certificate_expired`, `certificate_not_for_signing`, `key_too_weak`.
    """
    if now < certificate.not_valid_before:
        return Refusal("certificate_not_yet_valid", {"day": _day(certificate.not_valid_before)})
    if now > certificate.not_valid_after:
        return Refusal("certificate_expired", {"day": _day(certificate.not_valid_after)})
    uses = certificate.key_usage_value
    if certificate.ca or (uses is not None and not _SIGNING_USES & uses.native):
        return Refusal("certificate_not_for_signing")
    return None if _is_strong(certificate) else Refusal("key_too_weak")


def _is_strong(certificate: x509.Certificate) -> bool:
    key = certificate.public_key
    if key.algorithm in {"rsa", "rsassa_pss"}:
        return bool(key.bit_size >= _LEAST_RSA_BITS)
    return bool(key.algorithm == "ec" and key.curve[1] in _CURVES)


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()


def shown(certificate: x509.Certificate) -> Certificate:
    """Give a certificate as people read it."""
    return Certificate(
        subject=certificate.subject.human_friendly,
        issuer=certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:X}",
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
        sha256=certificate.sha256.hex(),
    )
