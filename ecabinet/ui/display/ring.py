"""The ring of time around the count of ballots that are in."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.theme import TypeRole, colour, current, font

_WHOLE = 360 * 16
_TOP = 90 * 16


class RingValue(msgspec.Struct, frozen=True):
    """How much of the time is left (0 to 1), the large word in the middle, and the small one under it."""

    share: float
    large: str
    small: str


class Ring(QWidget):
    """Paints a ring that empties clockwise; numbers say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = RingValue(1.0, "", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, value: RingValue) -> None:
        """Show another moment."""
        if value != self._value:
            self._value = value
            self.setAccessibleName(f"{value.large} {value.small}")
            self.update()

    def sizeHint(self) -> QSize:
        """A side that suits the text size."""
        side = current().text_px(TypeRole.HERO) * 5
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        thick = max(side // 16, 8)
        box = QRectF((self.width() - side) / 2 + thick, (self.height() - side) / 2 + thick, side - 2 * thick,
                     side - 2 * thick)  # fmt: skip
        painter.setPen(QPen(colour("sunken"), thick))
        painter.drawEllipse(box)
        pen = QPen(colour("accent"), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, _TOP, round(_WHOLE * min(max(self._value.share, 0.0), 1.0)))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        painter.setPen(colour("ink"))
        painter.setFont(font(TypeRole.HERO, strong=True))
        painter.drawText(box.adjusted(0, 0, 0, -side / 5), middle, self._value.large)
        painter.setPen(colour("ink_soft"))
        painter.setFont(_fitting(self._value.small, box.width() * 0.8))
        painter.drawText(box.adjusted(0, side / 4, 0, 0), middle, self._value.small)


def _fitting(words: str, width: float) -> QFont:
    """Give the largest of the type scale's smaller fonts in which the words fit."""
    for role in (TypeRole.TITLE, TypeRole.BODY):
        made = font(role)
        if QFontMetrics(made).horizontalAdvance(words) <= width:
            return made
    return font(TypeRole.CAPTION)
