"""Documents made at test time: signed, and then changed by a later revision in one way each."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen import canvas

from ecabinet.trust.signatures.after_signing import AfterSigning, judge_after
from ecabinet.trust.signatures.opened import OpenedPdf, open_pdf

TEXT = "Article 1. Approves 1,250,000,000 dong"
TEXT_PLACE = (60, 690, 400, 720)
FREE_PLACE = (60, 100, 220, 150)
_RESERVED = 8192
"""Bytes for a signature: an ECDSA value is not always equally long."""

Change = Callable[[IncrementalPdfFileWriter], None]


def document(pages: int = 1, *, with_form: bool = False) -> bytes:
    """Return an unsigned document; with a form of the fields `ykien` (blank) and `sotien` (1.250)."""
    written = io.BytesIO()
    sheet = canvas.Canvas(written, invariant=True)
    for page in range(pages):
        sheet.setFont("Helvetica", 14)
        sheet.drawString(70, 700, f"{TEXT} - {page + 1}")
        if with_form and page == 0:
            form = sheet.acroForm
            form.textfield(name="ykien", x=60, y=560, width=300, height=22)
            form.textfield(name="sotien", x=60, y=520, width=300, height=22, value="1.250")
        sheet.showPage()
    sheet.save()
    return written.getvalue()


def signed(  # noqa: PLR0913 - what a signature may say
    pdf: bytes,
    name: str = "S1",
    *,
    box: tuple[int, int, int, int] | None = None,
    level: fields.MDPPerm | None = None,
    locked: fields.FieldMDPSpec | None = None,
    background: bool = False,
    password: str | None = None,
) -> bytes:
    """Return it with one more signature; `level` certifies, `background` gives its looks an opaque ground."""
    spec = fields.SigFieldSpec(name, on_page=0, box=box, field_mdp_spec=locked)
    said = signers.PdfSignatureMetadata(
        field_name=name, certify=level is not None, docmdp_permissions=level or fields.MDPPerm.FILL_FORMS
    )
    style = TextStampStyle(stamp_text="Signed by\n%(signer)s")
    if background:
        style = TextStampStyle(stamp_text="", background=_white(), background_opacity=1, border_width=0)
    signer = signers.PdfSigner(said, signer=_signer(), stamp_style=style, new_field_spec=spec)
    writer = _writer(pdf, password)
    signature: io.BytesIO = signer.sign_pdf(writer, bytes_reserved=_RESERVED)
    return signature.getvalue()


def changed(pdf: bytes, change: Change, password: str | None = None) -> bytes:
    """Return it with one more revision."""
    writer = _writer(pdf, password)
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def filled(name: str, value: str) -> Change:
    """Fill in a field, looks included."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = next(one.get_object() for one in writer.root["/AcroForm"]["/Fields"] if one.get_object()["/T"] == name)
        field["/V"] = generic.pdf_string(value)
        looks = generic.StreamObject(
            {
                generic.NameObject("/Type"): generic.NameObject("/XObject"),
                generic.NameObject("/Subtype"): generic.NameObject("/Form"),
                generic.NameObject("/BBox"): generic.ArrayObject(generic.FloatObject(one) for one in (0, 0, 300, 22)),
            },
            stream_data=b"q 1 g 0 0 300 22 re f Q BT /Helv 12 Tf 0 g 4 6 Td (%s) Tj ET" % value.encode(),
        )
        field["/AP"] = generic.DictionaryObject({generic.NameObject("/N"): writer.add_object(looks)})
        writer.update_container(field)

    return change


def annotated(place: tuple[float, float, float, float], ground: str = "1 1 0.6 rg") -> Change:
    """Add a note with an opaque ground to the first page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        width, height = place[2] - place[0], place[3] - place[1]
        looks = generic.StreamObject(
            {
                generic.NameObject("/Subtype"): generic.NameObject("/Form"),
                generic.NameObject("/BBox"): generic.ArrayObject(
                    generic.FloatObject(one) for one in (0, 0, width, height)
                ),
            },
            stream_data=f"{ground} 0 0 {width} {height} re f".encode(),
        )
        note = generic.DictionaryObject(
            {
                generic.NameObject("/Type"): generic.NameObject("/Annot"),
                generic.NameObject("/Subtype"): generic.NameObject("/Stamp"),
                generic.NameObject("/F"): generic.NumberObject(4),
                generic.NameObject("/Rect"): generic.ArrayObject(generic.FloatObject(one) for one in place),
                generic.NameObject("/AP"): generic.DictionaryObject(
                    {generic.NameObject("/N"): writer.add_object(looks)}
                ),
            }
        )
        page = first_page(writer)
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
        writer.update_container(page)

    return change


def first_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """Return the dictionary of the first page."""
    page: generic.DictionaryObject = writer.find_page_for_modification(0)[0].get_object()
    return page


def encrypted(pdf: bytes, password: str) -> bytes:
    """Return it encrypted."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    writer.encrypt(owner_pass="owner", user_pass=password)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def judged(pdf: bytes, password: str | None = None) -> tuple[AfterSigning, ...]:
    """Judge what came after each signature."""
    return judge_after(opened(pdf, password))


def opened(pdf: bytes, password: str | None = None) -> OpenedPdf:
    """Open a document that can be opened."""
    found = open_pdf(pdf, password)
    assert isinstance(found, OpenedPdf), found
    return found


def codes(after: AfterSigning) -> set[str]:
    """Return the kinds of change that were told."""
    return {item.code for item in after.changes.items}


def undated(after: AfterSigning) -> set[str]:
    """Return the kinds of change without the revision's own date, which is the same where it was made in one second."""
    return codes(after) - {"metadata"}


def _writer(pdf: bytes, password: str | None) -> IncrementalPdfFileWriter:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if password is not None:
        writer.encrypt(password)
    return writer


def _white() -> RawContent:
    return RawContent(b"1 1 1 rg 0 0 400 60 re f", box=BoxConstraints(400, 60))


@cache
def _signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nguyen Van A")])
    begin = datetime.now(UTC) - timedelta(days=30)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=365))
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
