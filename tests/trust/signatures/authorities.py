"""Certification authorities made at test time, and documents signed under them."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.domain.signatures.material import AlgorithmPolicy, Anchor, Hierarchy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Stage
from ecabinet.trust.signatures.examine import examine
from ecabinet.trust.signatures.policies import bundled_policy
from tests.workers import pdf_files

NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
YEAR = timedelta(days=365)
_SERIALS = itertools.count(1000)


@dataclass(frozen=True)
class Holder:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def asn1(self) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(self.der)

    @property
    def asn1_key(self) -> keys.PrivateKeyInfo:
        return keys.PrivateKeyInfo.load(
            self.key.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


def issue(  # noqa: PLR0913 - what a certificate says
    name: str,
    issuer: Holder | None = None,
    *,
    organisation: str = "",
    start: datetime = NOW - 5 * YEAR,
    end: datetime = NOW + 5 * YEAR,
    is_authority: bool = False,
    purposes: tuple[x509.ObjectIdentifier, ...] = (),
    addresses: tuple[str, ...] = (),
    responders: tuple[str, ...] = (),
    bits: int = 0,
) -> Holder:
    """Return a new certificate; without an issuer it signs itself. `bits` gives it an RSA key of this size.

    Clocks have RSA keys in any case: the stamper knows no other.
    """
    if not bits and (ExtendedKeyUsageOID.TIME_STAMPING in purposes or name == "Faulty clock"):
        bits = 2048
    key = rsa.generate_private_key(65537, bits) if bits else ec.generate_private_key(ec.SECP256R1())
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    subject = x509.Name(parts)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(next(_SERIALS))
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_usage(is_authority=is_authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    if addresses:
        places = [x509.DistributionPoint([x509.UniformResourceIdentifier(one)], None, None, None) for one in addresses]
        builder = builder.add_extension(x509.CRLDistributionPoints(places), critical=False)
    if responders:
        ways = [
            x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(one))
            for one in responders
        ]
        builder = builder.add_extension(x509.AuthorityInformationAccess(ways), critical=False)
    return Holder(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def revocation_list(
    issuer: Holder,
    *revoked: tuple[Holder, datetime],
    reason: x509.ReasonFlags = x509.ReasonFlags.key_compromise,
    made: datetime = NOW - DAY,
    until: datetime = NOW + 30 * DAY,
) -> bytes:
    """Return an authority's list (DER)."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(made)
        .next_update(until)
    )
    for holder, when in revoked:
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(holder.certificate.serial_number)
            .revocation_date(when)
            .add_extension(x509.CRLReason(reason), critical=False)
            .build()
        )
        builder = builder.add_revoked_certificate(entry)
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@dataclass(frozen=True)
class Hall:
    """A root, an authority below it, a timestamp authority, and a signer."""

    root: Holder
    authority: Holder
    clock: Holder
    signer: Holder

    def trust(self, *lists: bytes, version: str = "1") -> TrustMaterial:
        """Return the trust in its root, with the authority as what completes chains, and with lists."""
        return TrustMaterial(
            version=version,
            anchors=(Anchor(der=self.root.der, hierarchy=Hierarchy.OFFICIAL_DUTY),),
            intermediates=(self.authority.der,),
            crls=lists,
        )

    def good_lists(self) -> tuple[bytes, bytes]:
        """Return lists of both authorities that revoke nobody."""
        return revocation_list(self.root), revocation_list(self.authority)


@cache
def hall() -> Hall:
    """Return the hall that most tests share."""
    root = issue("Root CA", is_authority=True)
    authority = issue("Authority G2", root, is_authority=True)
    clock = issue("Clock", authority, purposes=(ExtendedKeyUsageOID.TIME_STAMPING,))
    signer = issue("Nguyễn Văn An", authority, organisation="UBND thành phố Hà Nội")
    return Hall(root, authority, clock, signer)


@cache
def policy() -> AlgorithmPolicy:
    """Return the bundled policy."""
    return bundled_policy()


def paper(pages: int = 1) -> bytes:
    """Return an unsigned document."""
    return pdf_files.plain(pages, content=b"BT /F1 12 Tf 70 700 Td (Article 1) Tj ET " * 40)


def signed(  # noqa: PLR0913 - what a signature holds
    pdf: bytes,
    signer: Holder,
    *,
    field: str = "S1",
    clock: Holder | None = None,
    at: datetime | None = None,
    carried: tuple[Holder, ...] = (),
) -> bytes:
    """Return it signed by one more signer, who claims to do it now; with a clock, stamped as of `at`.

    Certificates of others are `carried` along.
    """
    stamper = DummyTimeStamper(clock.asn1, clock.asn1_key, fixed_dt=at or NOW) if clock else None
    others = SimpleCertificateStore.from_certs([one.asn1 for one in carried])
    hand = signers.SimpleSigner(signer.asn1, signer.asn1_key, others, embed_roots=False)
    written = io.BytesIO()
    signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256"), hand, timestamper=stamper
    ).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=written)
    return written.getvalue()


def judged(
    pdf: bytes,
    trust: TrustMaterial | None,
    moment: datetime | None = None,
    *,
    stage: Stage = Stage.FULL,
    password: str | None = None,
) -> DocumentVerdict:
    """Examine by the bundled policy, for a moment later today: a long run of tests signs until then."""
    return examine(pdf, trust, policy(), moment or NOW + timedelta(hours=4), stage=stage, password=password)
