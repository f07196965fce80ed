"""Signed documents made for a run: pages of text and noise, and signers without a hierarchy."""

from __future__ import annotations

import io
import random
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

_LINES = 40
_SIDE = 100
_RESERVED = 8192
_ENCODED = 1.25
"""Bytes of a page's noise in the file for each of its own: images are written in base 85."""


def paper(pages: int, size: int, seed: int = 1) -> bytes:
    """Return an unsigned document of so many pages and about `size` bytes."""
    draw = random.Random(seed)
    written = io.BytesIO()
    sheet = canvas.Canvas(written, invariant=True)
    rows = max(1, round(size / pages / _ENCODED / _SIDE))
    for page in range(pages):
        noise = Image.frombytes("L", (_SIDE, rows), draw.randbytes(_SIDE * rows))
        sheet.drawImage(ImageReader(noise), 60, 60, 200, 120)
        for line in range(_LINES):
            sheet.drawString(60, 780 - 14 * line, f"{page + 1}.{line + 1} {'van ban ' * 8}")
        sheet.showPage()
    sheet.save()
    return written.getvalue()


def signed(pdf: bytes, count: int) -> bytes:
    """Return it with so many visible signatures, side by side on the first page."""
    for place in range(count):
        left = 40 + 50 * place
        name = f"S{place + 1}"
        spec = fields.SigFieldSpec(name, on_page=0, box=(left, 10, left + 45, 50))
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        said = signers.PdfSignatureMetadata(field_name=name)
        written: io.BytesIO = signers.PdfSigner(said, signer=_signer(), new_field_spec=spec).sign_pdf(
            writer, bytes_reserved=_RESERVED
        )
        pdf = written.getvalue()
    return pdf


@cache
def _signer() -> signers.SimpleSigner:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bench")])
    begin = datetime.now(UTC) - timedelta(days=1)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=SimpleCertificateStore(),
    )
