"""Reading a finished PDF back: its text, the place of words and rules, its pictures."""

import ctypes
import unicodedata
from io import BytesIO

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image
from pypdf import PdfReader

POINTS_PER_MM = 72 / 25.4


class Box(msgspec.Struct, frozen=True):
    """A rectangle in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def words(pdf: bytes) -> str:
    """The whole text with single spaces, as NFC."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return unicodedata.normalize("NFC", " ".join(" ".join(pages).split()))


def page_texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def find(pdf: bytes, text: str, page: int = 0) -> Box:
    """Where a text that stands on one line is drawn, from the first glyph's edge to the last one's."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        textpage = document[page].get_textpage()
        found = textpage.search(text, match_case=True).get_next()
        assert found is not None, text
        index, count = found
        boxes = [textpage.get_charbox(place, loose=True) for place in range(index, index + count)]
    finally:
        document.close()
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def rules(pdf: bytes, page: int = 0) -> list[Box]:
    """The drawn lines of a page, from top to bottom, without the breadth that PDFium adds for the pen."""
    document = pypdfium2.PdfDocument(pdf)
    boxes = []
    try:
        for path in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            pen = ctypes.c_float()
            assert pdfium.FPDFPageObj_GetStrokeWidth(path.raw, pen)
            left, bottom, right, top = path.get_bounds()
            boxes.append(Box(left + pen.value, bottom + pen.value, right - pen.value, top - pen.value))
    finally:
        document.close()
    return sorted(boxes, key=lambda box: -box.top)


def all_glyphs(pdf: bytes) -> list[tuple[int, Box]]:
    """Every visible character with the number of its page (from 0)."""
    document = pypdfium2.PdfDocument(pdf)
    found: list[tuple[int, Box]] = []
    try:
        for number, page in enumerate(document):
            textpage = page.get_textpage()
            found += [
                (number, Box(*textpage.get_charbox(index, loose=True)))
                for index in range(textpage.count_chars())
                if textpage.get_text_range(index, 1).strip()
            ]
    finally:
        document.close()
    return found


def pictures(pdf: bytes, dots_per_inch: int) -> list[Image.Image]:
    """Every page in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=dots_per_inch / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()
