"""Bars on paper: one number of a whole, and a whole in its parts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from ecabinet.papers.typefaces import Face, glyphs

_TRACK = HexColor("#e9eaec")
_THIN, _THICK, _ROUND = 6.0, 15.0, 2.0
_NUMBER = 9.5


class Ink(msgspec.Struct, frozen=True):
    """A colour at its full strength, and faint under a number."""

    full: Color
    faint: Color


GREEN = Ink(HexColor("#1b6e3c"), HexColor("#d8ecdf"))
AMBER = Ink(HexColor("#a86400"), HexColor("#fbe7c3"))
BLUE = Ink(HexColor("#0b57a4"), HexColor("#d6e6f7"))
RED = Ink(HexColor("#b3261e"), HexColor("#f8dad7"))
GREY = Ink(HexColor("#5c6168"), HexColor("#f4f5f6"))


class ShareBar(Flowable):  # type: ignore[misc]  # ReportLab gives no types
    """How large a part of a whole is."""

    def __init__(self, count: int, whole: int, ink: Ink) -> None:
        super().__init__()
        self._share, self._ink = count / whole if whole else 0.0, ink

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = width, _THIN
        return self.width, self.height

    def draw(self) -> None:
        """Draw the track and the part of it."""
        _box(self.canv, (0, self.width, _THIN), _TRACK)
        if self._share:
            _box(self.canv, (0, max(self.width * self._share, _THIN), _THIN), self._ink.full)


class PartsBar(Flowable):  # type: ignore[misc]  # ReportLab gives no types
    """A whole in its parts, each with its number where it has the room."""

    def __init__(self, parts: Sequence[tuple[int, Ink]]) -> None:
        super().__init__()
        self._parts = [(count, ink) for count, ink in parts if count]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = width, _THICK
        return self.width, self.height

    def draw(self) -> None:
        """Draw part after part."""
        glyphs()
        _box(self.canv, (0, self.width, _THICK), _TRACK)
        whole, done = sum(count for count, _ink in self._parts), 0
        for count, ink in self._parts:
            left = self.width * done / whole
            done += count
            wide = max(self.width * done / whole - left - 1, 1.0)
            _box(self.canv, (left, wide, _THICK), ink.faint, ink.full)
            if stringWidth(str(count), Face.BOLD.value, _NUMBER) < wide - 2:
                self.canv.setFillColor(ink.full)
                self.canv.setFont(Face.BOLD.value, _NUMBER)
                self.canv.drawCentredString(left + wide / 2, (_THICK - _NUMBER) / 2 + 1.5, str(count))


def _box(canvas: Canvas, place: tuple[float, float, float], fill: Color, edge: Color | None = None) -> None:
    """Draw a box on the ground line: where it begins, how wide and how high it is."""
    left, width, height = place
    canvas.setFillColor(fill)
    canvas.setStrokeColor(edge or fill)
    canvas.setLineWidth(0.6)
    canvas.roundRect(left, 0, width, height, min(_ROUND, width / 2), stroke=1 if edge else 0, fill=1)
