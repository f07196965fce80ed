"""Task functions that look into PDF files and draw their pages. They run in worker processes only."""

import math
import unicodedata
from collections import OrderedDict
from pathlib import Path

import msgspec
import pypdfium2
import pypdfium2.raw

from ecabinet.workers.faults import Refused

MOST_PAGES = 5_000
MOST_PIXELS = 16_000_000
MOST_PIXELS_A_SIDE = 16_000
_KEPT_DOCUMENTS = 2
_HEADER_WITHIN = 1024
_END_WITHIN = 2048
_TITLE_LENGTH = 500
_ROUNDING = 0.01
_NIGHT_PAPER = 24
_NIGHT_INK = 230
_NIGHT = bytes(round(_NIGHT_INK - value * (_NIGHT_INK - _NIGHT_PAPER) / 255) for value in range(256))
_LOCKED_CODES = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)

TASKS = {
    "inspect": "ecabinet.workers.pages:inspect",
    "inspect_file": "ecabinet.workers.pages:inspect_file",
    "render_page": "ecabinet.workers.pages:render_page",
}


class PdfFacts(msgspec.Struct, frozen=True):
    """What a PDF says of itself. Sizes are of the first page in points (1/72 inch); `title` is NFC, may be empty.

    `is_encrypted` means encrypted with an empty user password: readable by everyone.
    """

    pages: int
    title: str
    width: float
    height: float
    is_encrypted: bool


class PageRequest(msgspec.Struct, frozen=True):
    """Which page (from 0) to draw, how wide in pixels, on white or on dark ground.

    The document is given as absolute `path`, or as `pdf` bytes. With `document`, any name of the content such as
    its SHA-256, the worker keeps the parsed document: a later request may leave out `pdf`, and is refused with
    `send_document` when the worker it meets does not have it.
    """

    page: int
    width: int
    night: bool = False
    path: str = ""
    pdf: bytes = b""
    document: str = ""


class PagePicture(msgspec.Struct, frozen=True):
    """A drawn page: rows of `stride` bytes, 4 bytes a pixel, B G R and one unused (QImage.Format_RGB32).

    It may be narrower than asked: a picture has at most 16 million pixels.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


def inspect(pdf: bytes) -> bytes:
    """Return the PdfFacts (MessagePack) of the bytes of a PDF.

    Refuses with `empty_file`, `not_a_pdf`, `truncated_pdf`, `damaged_pdf`, `encrypted_pdf`, `too_many_pages`.
    """
    return msgspec.msgpack.encode(_facts(_open(pdf)))


def inspect_file(path: bytes) -> bytes:
    """Do as `inspect` for the file of an absolute path in UTF-8. Refuses also with `no_such_file`."""
    return msgspec.msgpack.encode(_facts(_open(_existing(path.decode()))))


def render_page(request: bytes) -> bytes:
    """Draw one page: PageRequest to PagePicture, both MessagePack.

    Refuses as `inspect`, and with `no_such_page`, `damaged_page`, `send_document`.
    """
    wanted = msgspec.msgpack.decode(request, type=PageRequest)
    document = _document(wanted)
    if not 0 <= wanted.page < len(document):
        raise Refused("no_such_page")
    return msgspec.msgpack.encode(_draw(document, wanted))


def _facts(document: pypdfium2.PdfDocument) -> PdfFacts:
    width, height = document.get_page_size(0)
    return PdfFacts(
        pages=len(document),
        title=_title(document),
        width=width,
        height=height,
        is_encrypted=pypdfium2.raw.FPDF_GetSecurityHandlerRevision(document) != -1,
    )


def _title(document: pypdfium2.PdfDocument) -> str:
    try:
        raw: str = document.get_metadata_value("Title")
    except UnicodeDecodeError:
        return ""
    printable = "".join(letter for letter in raw[:_TITLE_LENGTH] if letter.isprintable())
    return unicodedata.normalize("NFC", printable).strip()


def _draw(document: pypdfium2.PdfDocument, wanted: PageRequest) -> PagePicture:
    try:
        page = document[wanted.page]
    except pypdfium2.PdfiumError as fault:
        raise Refused("damaged_page") from fault
    width, height = page.get_size()
    bitmap = page.render(scale=_scale(width, height, wanted.width), prefer_bgrx=True)
    pixels = bytes(bitmap.buffer)
    picture = PagePicture(
        width=bitmap.width,
        height=bitmap.height,
        stride=bitmap.stride,
        pixels=pixels.translate(_NIGHT) if wanted.night else pixels,
    )
    bitmap.close()
    page.close()
    return picture


def _scale(width: float, height: float, wanted_width: int) -> float:
    """Return pixels a point such that the page is as wide as wanted, or has as many pixels as it may."""
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise Refused("damaged_page")
    # The renderer rounds sides up to whole pixels: ask for a little less, and keep room for one more row and column.
    by_width = (max(1, wanted_width) - _ROUNDING) / width
    by_side = MOST_PIXELS_A_SIDE / max(width, height)
    by_area = math.sqrt((MOST_PIXELS - 2 * MOST_PIXELS_A_SIDE - 1) / width / height)
    return min(by_width, by_side, by_area)


_kept: OrderedDict[tuple[str, int, int], pypdfium2.PdfDocument] = OrderedDict()


def _document(wanted: PageRequest) -> pypdfium2.PdfDocument:
    """Return the parsed document, kept since an earlier page if it is the same file."""
    if not (wanted.path or wanted.document):
        return _open(wanted.pdf)
    path = _existing(wanted.path) if wanted.path else None
    status = path.stat() if path else None
    key = (wanted.path, status.st_size, status.st_mtime_ns) if status else (wanted.document, 0, 0)
    document = _kept.pop(key, None)
    if document is None:
        if path is None and not wanted.pdf:
            raise Refused("send_document")
        document = _open(path or wanted.pdf)
    _kept[key] = document
    while len(_kept) > _KEPT_DOCUMENTS:
        _kept.popitem(last=False)[1].close()
    return document


def _existing(path: str) -> Path:
    found = Path(path)
    if not found.is_file():
        raise Refused("no_such_file")
    return found


def _open(source: bytes | Path) -> pypdfium2.PdfDocument:
    """Open a PDF with its form fields, where visible signatures are drawn."""
    head, tail = _ends(source)
    if not head:
        raise Refused("empty_file")
    if b"%PDF-" not in head:
        raise Refused("not_a_pdf")
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as fault:
        if fault.err_code in _LOCKED_CODES:
            raise Refused("encrypted_pdf") from fault
        raise Refused("damaged_pdf" if b"%%EOF" in tail else "truncated_pdf") from fault
    # PDFium rebuilds what it finds of a truncated file, so the end has to be looked at in any case: pages
    # that are silently missing would be worse than a refusal.
    if code := _objection(len(document), tail):
        document.close()
        raise Refused(code)
    document.init_forms()
    return document


def _objection(pages: int, tail: bytes) -> str:
    if b"%%EOF" not in tail:
        return "truncated_pdf"
    if pages > MOST_PAGES:
        return "too_many_pages"
    return "" if pages else "damaged_pdf"


def _ends(source: bytes | Path) -> tuple[bytes, bytes]:
    if isinstance(source, bytes):
        return source[:_HEADER_WITHIN], source[-_END_WITHIN:]
    with source.open("rb") as file:
        head = file.read(_HEADER_WITHIN)
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_WITHIN))
        return head, file.read()
