"""Candidates, rated persons or motions on the wall: as many as there is room for, page after page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.line_figures import LineFigure, draw_segments
from ecabinet.ui.kit.painting import draw_line, draw_picture
from ecabinet.ui.say import say
from ecabinet.ui.theme import TONES, TypeRole, current, font, pixmap, space

SECONDS_A_PAGE = 10
"""How long each page stays on the wall; where there is one it stays."""
_LEAST_BAR = 160


class PagedLines(QWidget):
    """Lines in one column while they fit, else in two where their numbers are short; the rest follows by the clock.

    Every line has its words and outcome, and below them its numbers and bar, in letters that are read from afar.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LineFigure, ...] = ()
        self._turn = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_value(self, lines: Sequence[LineFigure], now: datetime) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        spoken = (f"{line.title}: {line.numbers}. {line.outcome.text if line.outcome else ''}" for line in lines)
        self.setAccessibleName(" ".join(spoken))
        self.tick(now)
        self.update()

    def tick(self, now: datetime) -> None:
        """Turn the page when it is time."""
        turn = int(now.timestamp()) // SECONDS_A_PAGE
        if turn != self._turn:
            self._turn = turn
            self.update()

    @property
    def pages(self) -> int:
        """How many pages there are at the present size."""
        return max(1, -(-len(self._lines) // (self._rows() * self._columns())))

    def shown(self) -> tuple[LineFigure, ...]:
        """Give the lines of the page that is on the wall."""
        a_page = self._rows() * self._columns()
        page = self._turn % self.pages
        return self._lines[page * a_page : (page + 1) * a_page]

    def sizeHint(self) -> QSize:
        """Room for all lines below each other; it makes do with less."""
        return QSize(space(80), max(len(self._lines), 1) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Room for one line and the number of the page."""
        return QSize(space(60), self._row_height() + self._foot())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page."""
        painter, shown = QPainter(self), self.shown()
        columns, gap = self._columns(), space(8)
        width = (self.width() - gap * (columns - 1)) // columns
        rows = -(-len(shown) // columns) if self.pages == 1 else self._rows()
        for place, line in enumerate(shown):
            box = QRect(place // rows * (width + gap), place % rows * self._row_height(), width, self._row_height())
            self._paint_line(painter, box, line)
        if self.pages > 1:
            foot = QRect(0, self.height() - self._foot(), self.width(), self._foot())
            words = say("Page {page} of {pages}", page=self._turn % self.pages + 1, pages=self.pages)
            draw_line(painter, foot, words, font(), "ink_soft", align=Qt.AlignmentFlag.AlignRight)

    def _paint_line(self, painter: QPainter, box: QRect, line: LineFigure) -> None:
        high, low = QFontMetrics(_title()).height(), QFontMetrics(font()).height()
        head = QRect(box.left(), box.top(), box.width(), high)
        if line.outcome is not None:
            tone, side = TONES[line.outcome.tone], current().icon_px
            wide = QFontMetrics(_title()).horizontalAdvance(line.outcome.text) + space(1)
            place = QRect(head.right() - wide, head.top(), wide, high)
            draw_line(painter, place, line.outcome.text, _title(), tone.text, align=Qt.AlignmentFlag.AlignRight)
            sign = QRect(place.left() - side - space(1), head.top(), side, high)
            draw_picture(painter, sign, pixmap(line.outcome.icon or tone.icon, tone.text, side))
            head.setRight(sign.left() - space(3))
        draw_line(painter, head, line.title, _title(), "ink")
        numbers = self._numbers_width()
        below = box.top() + high + space(1)
        draw_line(painter, QRect(box.left(), below, numbers, low), line.numbers, font(), "ink")
        bar = QRect(box.left() + numbers, below + (low - space(3)) // 2, box.width() - numbers, space(3))
        draw_segments(painter, bar, line)

    def _columns(self) -> int:
        """Two where one is not enough and the numbers leave room for a bar."""
        if len(self._lines) <= self._fitting(self.height()):
            return 1
        half = (self.width() - space(8)) // 2
        return 2 if self._numbers_width() + _LEAST_BAR <= half else 1

    def _rows(self) -> int:
        """How many lines stand below each other; where there are pages their number needs room too."""
        all_fit = len(self._lines) <= self._fitting(self.height()) * self._columns()
        return self._fitting(self.height() if all_fit else self.height() - self._foot())

    def _fitting(self, height: int) -> int:
        return max(1, (height + space(3)) // self._row_height())

    def _row_height(self) -> int:
        return QFontMetrics(_title()).height() + space(1) + QFontMetrics(font()).height() + space(3)

    def _foot(self) -> int:
        return QFontMetrics(font()).height()

    def _numbers_width(self) -> int:
        widest = max((QFontMetrics(font()).horizontalAdvance(line.numbers) for line in self._lines), default=0)
        return min(widest + space(4), max(self.width() - _LEAST_BAR, _LEAST_BAR))


def _title() -> QFont:
    return font(TypeRole.TITLE, strong=True)
