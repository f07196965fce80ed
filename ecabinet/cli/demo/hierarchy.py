"""A demonstration hierarchy, made at run time: a root, an intermediate, a timestamp authority, people and agencies.

Its keys exist for one demonstration; nobody outside it trusts them, and every name says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ORGANISATION = "Trình diễn E-Cabinet"
_RSA_BITS = 2048
_YEAR = timedelta(days=365)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Holder:
    """A key and its certificate."""

    key: Key
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        """The certificate in DER."""
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def secret(self) -> bytes:
        """The key in DER (PKCS #8), not encrypted."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def rsa_key() -> Key:
    """Draw an RSA key of the least length allowed."""
    return rsa.generate_private_key(65537, _RSA_BITS)


def ec_key() -> Key:
    """Draw a key on P-256."""
    return ec.generate_private_key(ec.SECP256R1())


@dataclass
class Hierarchy:
    """The hierarchy. `since` is when it begins; certificates live for years around the present."""

    since: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0) - timedelta(days=30))

    def __post_init__(self) -> None:
        """Draw root, intermediate and timestamp authority."""
        self._revoked: list[tuple[int, datetime]] = []
        self.root = self._authority("Root CA trình diễn", None)
        self.issuer = self._authority("CA phục vụ cơ quan trình diễn", self.root)
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        # RSA: what the authority within this process signs with.
        self.stamper = self._leaf(_name("Dấu thời gian trình diễn"), rsa_key(), _days(self.since), stamping)

    def person(self, name: str, agency: str, key: Key | None = None, until: datetime | None = None) -> Holder:
        """Give a person of an agency a certificate."""
        return self._leaf(_name(name, agency), key or ec_key(), _days(self.since, until), None)

    def agency(self, name: str, key: Key | None = None) -> Holder:
        """Give an agency a certificate."""
        return self._leaf(_name(name, name), key or ec_key(), _days(self.since), None)

    def revoke(self, holder: Holder, when: datetime) -> None:
        """Revoke a certificate; the next CRL says so."""
        self._revoked.append((holder.certificate.serial_number, when))

    def crls(self, now: datetime) -> tuple[bytes, ...]:
        """Return the CRLs of root and intermediate (DER) as of `now`, good for years: nobody issues the next."""
        return (self._crl(self.root, [], now), self._crl(self.issuer, self._revoked, now))

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Intermediate and root, in DER."""
        return (self.issuer.der, self.root.der)

    def key_file(self, holder: Holder, password: str) -> bytes:
        """Return a PKCS #12 file with the key, its certificate and the intermediate."""
        return serialize_key_and_certificates(
            None, holder.key, holder.certificate, [self.issuer.certificate], BestAvailableEncryption(password.encode())
        )

    def _authority(self, name: str, issuer: Holder | None) -> Holder:
        key = ec_key()
        depth = 0 if issuer else 1
        building = _begun(_name(name), key, (self.since, self.since + 10 * _YEAR))
        building = building.add_extension(x509.BasicConstraints(ca=True, path_length=depth), critical=True)
        building = building.add_extension(_usage(signs_certificates=True), critical=True)
        return _issued(building, _name(name), key, issuer)

    def _leaf(
        self, name: x509.Name, key: Key, valid: tuple[datetime, datetime], extended: x509.ExtendedKeyUsage | None
    ) -> Holder:
        building = _begun(name, key, valid)
        building = building.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        building = building.add_extension(_usage(signs_certificates=False), critical=True)
        if extended is not None:
            building = building.add_extension(extended, critical=True)
        return _issued(building, name, key, self.issuer)

    @staticmethod
    def _crl(issuer: Holder, revoked: list[tuple[int, datetime]], now: datetime) -> bytes:
        building = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
        building = building.last_update(now).next_update(now + 10 * _YEAR)
        for serial, when in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(when)
            reason = x509.CRLReason(x509.ReasonFlags.key_compromise)
            building = building.add_revoked_certificate(entry.add_extension(reason, critical=False).build())
        building = building.add_extension(x509.CRLNumber(len(revoked) + 1), critical=False)
        named = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
        return building.add_extension(named, critical=False).sign(issuer.key, SHA256()).public_bytes(Encoding.DER)


def _days(since: datetime, until: datetime | None = None) -> tuple[datetime, datetime]:
    return since, until or since + 8 * _YEAR


def _name(name: str, organisation: str = ORGANISATION) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def _begun(name: x509.Name, key: Key, valid: tuple[datetime, datetime]) -> x509.CertificateBuilder:
    building = x509.CertificateBuilder().subject_name(name).public_key(key.public_key())
    building = building.serial_number(x509.random_serial_number())
    building = building.not_valid_before(valid[0]).not_valid_after(valid[1])
    return building.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _issued(building: x509.CertificateBuilder, name: x509.Name, key: Key, issuer: Holder | None) -> Holder:
    signing = issuer.key if issuer else key
    building = building.issuer_name(issuer.certificate.subject if issuer else name)
    named = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    return Holder(key, building.add_extension(named, critical=False).sign(signing, SHA256()))
