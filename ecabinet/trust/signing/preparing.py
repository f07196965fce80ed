"""The worker's half: an empty signature, with what is seen of it, as an incremental update of the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pyhanko.pdf_utils.content import AppearanceContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.validation import read_certification_data

from ecabinet.trust.signing.places import box_of
from ecabinet.trust.signing.values import CONTENTS_BYTES, DIGEST, Box, Mark, Preparation, Prepared
from ecabinet.workers.faults import Refused

_MOST_SIGNATURES = 100


@contextmanager
def sound_pdf() -> Iterator[None]:
    """Refuse with `damaged_pdf` what cannot be read strictly: a signature would not be found again by every reader."""
    try:
        yield
    except PdfError as error:
        raise Refused("damaged_pdf") from error


def writer_over(pdf: bytes) -> IncrementalPdfFileWriter:
    """Open a PDF for an update. Raises Refused `encrypted_pdf`; a PdfError where it is no sound PDF."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=True)
    if writer.prev.encrypted:
        raise Refused("encrypted_pdf")
    return writer


def prepare(request: Preparation) -> Prepared:
    """Put an empty signature into the PDF; all of the PDF stays as it is, the update follows it.

    Raises Refused: `damaged_pdf`, `encrypted_pdf`, `document_is_final` (its certifier allowed no further signature),
    `place_unknown`, `too_many_signatures`.
    """
    with sound_pdf():
        writer = writer_over(request.pdf)
        certified = read_certification_data(writer.prev)
        if certified is not None and certified.permission == MDPPerm.NO_CHANGES:
            raise Refused("document_is_final")
        return _with_empty_signature(writer, request)


def _with_empty_signature(writer: IncrementalPdfFileWriter, request: Preparation) -> Prepared:
    drawing = None if request.mark is None else PdfFileReader(BytesIO(request.mark.drawing))
    box = None if request.mark is None or drawing is None else _box(writer.prev, request.mark, drawing)
    field = request.field or _free_name(writer.prev)
    spec = SigFieldSpec(
        field,
        on_page=0 if box is None else box.page,
        box=None if box is None else (int(box.left), int(box.bottom), int(box.right), int(box.top)),
    )
    embedding = PdfCMSEmbedder(spec).write_cms(field, writer)
    widget = next(embedding).get_object()
    if box is not None and drawing is not None:
        _Drawn(writer, box, drawing).apply_appearance(widget)
    placeholder = SignatureObject(
        timestamp=request.moment,
        subfilter=SigSeedSubFilter.PADES,
        name=request.name or None,
        reason=request.reason or None,
        location=request.location or None,
        bytes_reserved=2 * CONTENTS_BYTES,
    )
    embedding.send(SigObjSetup(sig_placeholder=placeholder))
    waiting, output = embedding.send(SigIOSetup(md_algorithm=DIGEST))
    return Prepared(
        pdf=output.getvalue(),
        start=waiting.reserved_region_start,
        end=waiting.reserved_region_end,
        field=field,
        box=box,
    )


def _box(reader: PdfFileReader, mark: Mark, drawing: PdfFileReader) -> Box:
    page, _ = drawing.find_page_for_modification(0)
    left, bottom, right, top = (float(number) for number in page.get_object()["/MediaBox"])
    return box_of(reader, mark, right - left, top - bottom)


def _free_name(reader: PdfFileReader) -> str:
    taken = {name for name, _, _ in enumerate_sig_fields(reader)}
    for number in range(1, _MOST_SIGNATURES):
        if f"Signature{number}" not in taken:
            return f"Signature{number}"
    raise Refused("too_many_signatures")


class _Drawn(AppearanceContent):
    """A drawing as what is seen of a signature, in its own size."""

    def __init__(self, writer: IncrementalPdfFileWriter, box: Box, drawing: PdfFileReader) -> None:
        super().__init__(writer, BoxConstraints(width=round(box.width), height=round(box.height)))
        self._writer = writer
        self._drawing = drawing

    def render(self) -> bytes:
        """Paint the drawing's only page."""
        page = self._writer.import_page_as_xobject(self._drawing)
        self.set_resource(ResourceType.XOBJECT, pdf_name("/Drawing"), page)
        return b"q /Drawing Do Q"
