"""The outcome of a vote as bars with their numbers."""

import msgspec
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.meter import MeterValue, draw_bar
from ecabinet.ui.kit.painting import draw_line, draw_picture
from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.theme import TONES, Tone, TypeRole, current, font, pixmap, space


class ResultOption(msgspec.Struct, frozen=True):
    """One option: its words, its count, its share in words (`60,9 %`), tone and icon (empty: the tone's own).

    `needed` puts a mark on its bar where it must come to (0: no mark).
    """

    label: str
    count: int
    share: str = ""
    tone: Tone = Tone.NEUTRAL
    icon: str = ""
    needed: int = 0


class ResultValue(msgspec.Struct, frozen=True):
    """The options in their order, and of how many."""

    options: tuple[ResultOption, ...]
    total: int


class ResultBars(QWidget):
    """A line of words and numbers with its bar, for each option."""

    def __init__(self, value: ResultValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_value(value)

    def show_value(self, value: ResultValue) -> None:
        """Show another outcome."""
        self._value = value
        spoken = (f"{option.label}: {option.count} {option.share}".strip() for option in value.options)
        self.setAccessibleName(". ".join(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every option."""
        count = len(self._value.options)
        return QSize(space(80), count * self._line() + max(count - 1, 0) * space(4))

    def minimumSizeHint(self) -> QSize:
        """The same height; words may be cut, numbers never."""
        return QSize(space(40), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme changes."""
        super().changeEvent(event)
        if redresses(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every option."""
        painter = QPainter(self)
        for number, option in enumerate(self._value.options):
            top = number * (self._line() + space(4))
            self._paint_option(painter, QRect(0, top, self.width(), self._line()), option)

    def _paint_option(self, painter: QPainter, box: QRect, option: ResultOption) -> None:
        colours, side = TONES[option.tone], current().icon_px
        strong, plain = font(TypeRole.TITLE, strong=True), font()
        words = self._words()
        head = QRect(box.left(), box.top(), box.width(), words)
        draw_picture(painter, QRect(head.left(), head.top(), side, words),
                     pixmap(option.icon or colours.icon, colours.fill, side))  # fmt: skip
        count, right = str(option.count), head.right()
        if option.share:
            wide = max(QFontMetrics(plain).horizontalAdvance(text) for text in (option.share, "100,0 %")) + space(2)
            place = QRect(right - wide, head.top(), wide, words)
            draw_line(painter, place, option.share, plain, "ink_soft", align=Qt.AlignmentFlag.AlignRight)
            right -= wide + space(1)
        wide = QFontMetrics(strong).horizontalAdvance(count) + 2
        draw_line(painter, QRect(right - wide, head.top(), wide, words), count, strong, "ink",
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        left = side + space(2)
        draw_line(painter, QRect(left, head.top(), right - wide - left - space(2), words), option.label,
                  font(strong=True), "ink")  # fmt: skip
        bar = QRect(box.left(), box.bottom() + 1 - space(3), box.width(), space(3))
        draw_bar(painter, bar, MeterValue(option.count, self._value.total, option.needed, option.tone))

    def _words(self) -> int:
        return QFontMetrics(font(TypeRole.TITLE, strong=True)).height()

    def _line(self) -> int:
        return self._words() + space(1) + space(3)
