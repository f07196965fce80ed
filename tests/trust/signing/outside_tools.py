"""Signing as other tools do: looks anywhere on the page, timestamps by themselves, forms prepared beforehand."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from asn1crypto import keys, x509
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.trust.signing.places import marked_box
from ecabinet.trust.signing.timestamps import local_timestamps
from ecabinet.trust.signing.values import Box

NOTHING = b""
WHITE = b"1 1 1 rg 0 0 100 100 re f"
HAIRLINE = b"0 0 1 RG 0.3 w 10 0 m 40 100 l S"
PEN = b"0 0 1 RG 3 w 10 20 m 40 90 l 60 10 l 90 70 l S"
"""Drawn on a field of 100 by 100, which is stretched over the signature's box."""


def room(pdf: bytes, place: str) -> Box:
    """Return the room that a paper marks."""
    found = marked_box(PdfFileReader(BytesIO(pdf)), place)
    assert found is not None
    return found


def clock(hierarchy: Hierarchy) -> TimeStamper:
    """Return a timestamp authority."""
    return local_timestamps(hierarchy.stamper.der, hierarchy.stamper.secret, hierarchy.chain)


def stamped_only(pdf: bytes, hierarchy: Hierarchy) -> bytes:
    """Put a document timestamp on it."""
    written = signers.PdfTimeStamper(clock(hierarchy)).timestamp_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), "sha256", None
    )
    done: bytes = written.getvalue()
    return done


def signed_at(  # noqa: PLR0913 - what a tool offers
    pdf: bytes,
    hand: Holder,
    box: Box,
    drawn: bytes = PEN,
    *,
    stamps: TimeStamper | None = None,
    certify: bool = False,
    prepared: Callable[[DictionaryObject, IncrementalPdfFileWriter], None] | None = None,
) -> bytes:
    """Sign with looks in a box. `prepared` may change the field before it is signed."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    corners = (int(box.left), int(box.bottom), int(box.right), int(box.top))
    append_signature_field(writer, SigFieldSpec("KySo", on_page=box.page, box=corners))
    field = writer.root["/AcroForm"]["/Fields"][-1]
    if prepared is not None:
        prepared(field, writer)
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(hand.der),
        signing_key=keys.PrivateKeyInfo.load(hand.secret),
        cert_registry=SimpleCertificateStore(),
    )
    looks = StaticStampStyle(
        background=RawContent(drawn, box=BoxConstraints(100, 100)),
        background_opacity=1,
        border_width=0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID,
            y_align=AxisAlignment.ALIGN_MID,
            margins=Margins(0, 0, 0, 0),
            inner_content_scaling=InnerScaling.STRETCH_FILL,
        ),
    )
    metadata = signers.PdfSignatureMetadata(field_name="KySo", md_algorithm="sha256", certify=certify)
    output = BytesIO()
    signers.PdfSigner(metadata, signer, timestamper=stamps, stamp_style=looks).sign_pdf(writer, output=output)
    return output.getvalue()


def with_wider_page(pdf: bytes) -> bytes:
    """Make its first page larger."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page, _ = writer.find_page_for_modification(0)
    found: DictionaryObject = page.get_object()
    found[pdf_name("/MediaBox")] = ArrayObject([NumberObject(number) for number in (0, 0, 700, 900)])
    writer.update_container(found)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
