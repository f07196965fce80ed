"""A bar that is filled so far, with a mark where it must come to."""

import msgspec
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.painting import draw_box
from ecabinet.ui.theme import TONES, Tone, space


class MeterValue(msgspec.Struct, frozen=True):
    """Amount of a total, a mark to reach (0: none), its tone, and the same in words for screen readers."""

    amount: int
    total: int
    needed: int = 0
    tone: Tone = Tone.INFO
    words: str = ""


class Meter(QWidget):
    """A thin bar; the words for it stand beside it, made by the caller."""

    def __init__(self, value: MeterValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_value(value)

    def show_value(self, value: MeterValue) -> None:
        """Show another amount."""
        self._value = value
        self.setAccessibleName(value.words)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room, three steps high."""
        return QSize(space(40), space(3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, filling and mark."""
        painter = QPainter(self)
        draw_bar(painter, self.rect(), self._value)


def draw_bar(painter: QPainter, box: QRect, value: MeterValue) -> None:
    """Draw a meter into a box, for painted widgets that hold several."""
    radius = box.height() // 2
    draw_box(painter, box, radius, fill="sunken")
    if value.total <= 0:
        return
    width = round(box.width() * min(max(value.amount, 0) / value.total, 1))
    if width > 0:
        draw_box(painter, QRect(box.left(), box.top(), max(width, box.height()), box.height()), radius,
                 fill=TONES[value.tone].fill)  # fmt: skip
    if value.needed > 0:
        place = box.left() + round(box.width() * min(value.needed / value.total, 1))
        draw_box(painter, QRect(min(place, box.right() - 2) - 1, box.top(), 3, box.height()), 1, fill="ink")
