"""What is seen of a signature (Decree 30/2020, appendix I, cells 7c, 8 and 14): a picture, a seal, two lines of text.

Each is a PDF of one page of its real size without a ground, which the signing puts over the paper.
"""

from __future__ import annotations

from io import BytesIO

import msgspec
from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ecabinet.papers.typefaces import Face, glyphs, printable, text_width
from ecabinet.workers.faults import Refused

_MILLIMETRE = 72 / 25.4
_TEXT_SIZE = 10
_LEADING = 12
_MOST_PIXELS = 16_000_000


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A PNG of a person's signature or of a seal. It fills `width` or `height` (millimetres), never out of shape."""

    png: bytes
    width: float
    height: float


class Lines(msgspec.Struct, frozen=True, tag="lines"):
    """Text on separate attachments and copies: upright, black, size 10, to the right."""

    lines: tuple[str, ...]


Drawing = Picture | Lines


def draw_mark_task(payload: bytes) -> bytes:
    """The worker's task: a `Drawing` as MessagePack in, its PDF out. Raises Refused `picture_unreadable`."""
    return draw_mark(msgspec.msgpack.decode(payload, type=Drawing))


def draw_mark(drawing: Drawing) -> bytes:
    """Draw it. Raises Refused `picture_unreadable` where the picture is no PNG of sensible size."""
    return _lines(drawing) if isinstance(drawing, Lines) else _picture(drawing)


def _picture(drawing: Picture) -> bytes:
    picture = _opened(drawing.png)
    scale = min(drawing.width * _MILLIMETRE / picture.width, drawing.height * _MILLIMETRE / picture.height)
    width, height = picture.width * scale, picture.height * scale
    target, canvas = _page(width, height)
    canvas.drawImage(ImageReader(picture), 0, 0, width, height, mask="auto")
    return _saved(target, canvas)


def _opened(png: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise Refused("picture_unreadable")
            return picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("picture_unreadable") from error


def _lines(drawing: Lines) -> bytes:
    texts = [printable(line) for line in drawing.lines]
    width = max(text_width(text, Face.REGULAR, _TEXT_SIZE) for text in texts)
    target, canvas = _page(width + 1, _LEADING * len(texts))
    canvas.setFont(Face.REGULAR.value, _TEXT_SIZE)
    for row, text in enumerate(texts, start=1):
        canvas.drawRightString(width, _LEADING * (len(texts) - row) + _LEADING - _TEXT_SIZE, text)
    return _saved(target, canvas)


def _page(width: float, height: float) -> tuple[BytesIO, Canvas]:
    glyphs()  # the canvas begins in our typeface: Helvetica, not embedded, would otherwise be named in the file
    target = BytesIO()
    return target, Canvas(target, pagesize=(width, height), invariant=1, initialFontName=Face.REGULAR.value)


def _saved(target: BytesIO, canvas: Canvas) -> bytes:
    canvas.showPage()
    canvas.save()
    return target.getvalue()
