"""Pages of a PDF in shades of grey, to compare what two revisions show. Used in worker processes only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw
from PIL import Image

MOST_PAGES = 5_000
SCALE = 1.4
"""Pixels a point: a letter of the smallest print (6 pt) is still some pixels high."""
MOST_PIXELS = 2_500_000
MOST_PIXELS_A_SIDE = 4_000

Rectangle = tuple[float, float, float, float]
"""In the page's own units (1/72 inch unless it says otherwise): two opposite corners."""
Box = tuple[int, int, int, int]
"""In pixels: left, top, right, bottom."""


class CannotDraw(Exception):
    """The renderer refuses the document or one of its pages."""


class GrayPages:
    """The pages of one PDF as it is shown, annotations and form fields included. Close it after use."""

    def __init__(self, pdf: bytes, password: str | None = None, end: int | None = None) -> None:
        """Open its first `end` bytes, all by default; the bytes are not copied. Raises CannotDraw."""
        self._bytes = pdf
        size = len(pdf) if end is None else min(end, len(pdf))
        handle = pypdfium2.raw.FPDF_LoadMemDocument64(pdf, size, (password or "").encode() or None)
        if not handle:
            raise CannotDraw("document")
        try:
            self._document = pypdfium2.PdfDocument(handle)
            self._document.init_forms()
            self.count = len(self._document)
        except (pypdfium2.PdfiumError, UnicodeError) as fault:
            raise CannotDraw(str(fault)) from fault
        if not 0 < self.count <= MOST_PAGES:
            self._document.close()
            raise CannotDraw(f"{self.count} pages")

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()

    def picture(self, number: int, *, with_annotations: bool = True, is_printed: bool = False) -> Image.Image:
        """Draw one page (from 0) as it is shown or printed, or only its own content without annotations and fields.

        Raises CannotDraw.
        """
        with self._page(number) as page:
            bitmap = page.render(
                scale=_scale(*page.get_size()),
                grayscale=True,
                draw_annots=with_annotations,
                may_draw_forms=with_annotations,
                optimize_mode="print" if is_printed else None,
            )
            size, stride = (bitmap.width, bitmap.height), bitmap.stride
            picture = Image.frombytes("L", size, bytes(bitmap.buffer), "raw", "L", stride)
            bitmap.close()
            return picture

    def boxes(self, number: int, rectangles: Iterable[Rectangle]) -> list[Box]:
        """Return where rectangles of a page (from 0) lie in its picture, a little enlarged. Raises CannotDraw."""
        with self._page(number) as page:
            width, height = page.get_size()
            scale = _scale(width, height)
            size = math.ceil(width * scale), math.ceil(height * scale)
            return [_box(page, size, rectangle) for rectangle in rectangles]

    @contextmanager
    def _page(self, number: int) -> Iterator[pypdfium2.PdfPage]:
        try:
            page = self._document[number]
        except (pypdfium2.PdfiumError, IndexError) as fault:
            raise CannotDraw(f"page {number + 1}") from fault
        try:
            yield page
        except pypdfium2.PdfiumError as fault:
            raise CannotDraw(f"page {number + 1}") from fault
        finally:
            page.close()


def _scale(width: float, height: float) -> float:
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise CannotDraw("page without size")
    # One more row and column are kept: the renderer rounds sides up.
    return min(
        SCALE,
        (MOST_PIXELS_A_SIDE - 1) / max(width, height),
        math.sqrt((MOST_PIXELS - 2 * MOST_PIXELS_A_SIDE) / width / height),
    )


_MARGIN = 2


def _box(page: pypdfium2.PdfPage, size: tuple[int, int], rectangle: Rectangle) -> Box:
    corners = [_pixel(page, size, rectangle[across], rectangle[up]) for across in (0, 2) for up in (1, 3)]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return (
        max(0, across[0] - _MARGIN),
        max(0, down[0] - _MARGIN),
        min(size[0], across[-1] + _MARGIN + 1),
        min(size[1], down[-1] + _MARGIN + 1),
    )


def _pixel(page: pypdfium2.PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    across, down = pypdfium2.raw.c_int(0), pypdfium2.raw.c_int(0)
    pypdfium2.raw.FPDF_PageToDevice(page, 0, 0, size[0], size[1], 0, x, y, across, down)
    return across.value, down.value
