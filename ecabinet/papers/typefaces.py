"""The typeface of papers: Tinos, which has the widths of Times New Roman and every Vietnamese letter.

Times New Roman itself may not be passed on with the product. Fonts are embedded as subsets with a map back to Unicode.
"""

import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ecabinet.papers.errors import TypefaceMissingError, UnprintableTextError

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = (_PACKAGE / "_resources" / "fonts" / "tinos", _PACKAGE.parent / "resources" / "fonts" / "tinos")
"""A wheel carries its resources inside the package, a checkout beside it."""

_WITHOUT_MEANING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphen, zero-width space and joiners, byte order mark: pasted along unseen, they say nothing in Vietnamese."""

_SPACES = {ord("\t"): " ", ord("\r"): None}


class Face(StrEnum):
    """A style of the typeface; the value is its name in a PDF style and the stem of its file."""

    REGULAR = "Tinos_400Regular"
    ITALIC = "Tinos_400Regular_Italic"
    BOLD = "Tinos_700Bold"
    BOLD_ITALIC = "Tinos_700Bold_Italic"


@cache
def glyphs() -> frozenset[int]:
    """The code points that every style has a glyph for; loads and registers the fonts when first asked.

    Raises `TypefaceMissingError` where a font file is not to be found.
    """
    covered: list[frozenset[int]] = []
    for face in Face:
        path = _font_file(face)
        font = TTFont(face.value, path, shapable=False)
        pdfmetrics.registerFont(font)
        addMapping(face.value, 0, 0, face.value)
        covered.append(frozenset(font.face.charToGlyph))
    return frozenset.intersection(*covered)


def printable(text: str) -> str:
    """The text in NFC as the typeface can set it; raises `UnprintableTextError` where it can't.

    Line feeds stay for the caller to make paragraphs of. Control and direction marks count as without a glyph: a paper
    says what a reader sees.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_SPACES).translate(_WITHOUT_MEANING))
    known = glyphs()
    missing = [
        character
        for character in dict.fromkeys(composed)
        if character != "\n" and (ord(character) not in known or unicodedata.category(character) in {"Cc", "Cf"})
    ]
    if missing:
        raise UnprintableTextError("".join(missing), text)
    return composed


def _font_file(face: Face) -> Path:
    for folder in _FOLDERS:
        path = folder / f"{face.value}.ttf"
        if path.is_file():
            return path
    raise TypefaceMissingError(f"no {face.value}.ttf in any of {', '.join(map(str, _FOLDERS))}")
