"""What came of each candidate, rated person or motion: a line with its numbers, a bar of shares and its outcome."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.painting import draw_box
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import TONES, Tone, space


class Segment(msgspec.Struct, frozen=True):
    """One part of a bar: how many, and in which tone."""

    amount: int
    tone: Tone


class LineFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One line: its number and words, its numbers in words, the bar of `total`, and the outcome where there is one.

    `needed` puts a mark on the bar (0: no mark).
    """

    title: str
    numbers: str
    segments: tuple[Segment, ...]
    total: int
    needed: int = 0
    outcome: BadgeValue | None = None


class LineFigures(QFrame):
    """Lines below each other, in one column or more, filled column by column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[tuple[LineFigure, ...], int] = ((), 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(8))
        self._grid.setVerticalSpacing(space(4))
        mark(self, role="plain")

    def show_value(self, lines: Sequence[LineFigure], columns: int = 1) -> None:
        """Show other lines."""
        if self._value == (tuple(lines), columns):
            return
        self._value = (tuple(lines), columns)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = -(-len(lines) // columns)
        for place, line in enumerate(lines):
            self._grid.addWidget(_Line(line), place % rows, place // rows, Qt.AlignmentFlag.AlignTop)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)


class _Line(QFrame):
    def __init__(self, value: LineFigure) -> None:
        super().__init__()
        mark(self, role="plain")
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(Body(value.title, strong=True), 1)
        if value.outcome is not None:
            head.addWidget(Badge(value.outcome), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addWidget(_Bar(value))
        column.addWidget(Caption(value.numbers))
        outcome = "" if value.outcome is None else f". {value.outcome.text}"
        self.setAccessibleName(f"{value.title}: {value.numbers}{outcome}")


class _Bar(QWidget):
    """The shares of one line beside each other, and a mark where the first must come to."""

    def __init__(self, value: LineFigure) -> None:
        super().__init__()
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room, three steps high."""
        return QSize(space(40), space(3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, parts and mark."""
        draw_segments(QPainter(self), self.rect(), self._value)


def draw_segments(painter: QPainter, box: QRect, value: LineFigure) -> None:
    """Draw the shares of a line beside each other, and a mark where the first must come to."""
    draw_box(painter, box, box.height() // 2, fill="sunken")
    if value.total <= 0:
        return
    left = box.left()
    for part in value.segments:
        width = round(box.width() * min(part.amount / value.total, 1))
        if width > 0:
            place = QRect(left, box.top(), max(width - 2, 2), box.height())
            draw_box(painter, place, min(box.height() // 2, 4), fill=TONES[part.tone].fill)
        left += width
    if value.needed > 0:
        reach = box.left() + round(box.width() * min(value.needed / value.total, 1))
        draw_box(painter, QRect(min(reach, box.right() - 2) - 1, box.top(), 3, box.height()), 1, fill="ink")
