"""The agenda as a line in time: each item with its state and its minutes, planned and used."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.ui.kit.meter import MeterValue, draw_bar
from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture, draw_ring, draw_wrapped, wrapped_size
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_button import WrapButton
from ecabinet.ui.theme import RADIUS, TokenName, Tone, TypeRole, colour, current, font, pixmap, space


class Progress(StrEnum):
    """Where an agenda item stands."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    LEFT_OUT = "left_out"


_LOOKS: Final[dict[Progress, tuple[str, TokenName]]] = {
    Progress.PLANNED: ("circle", "line_strong"),
    Progress.RUNNING: ("circle-dot", "accent"),
    Progress.DONE: ("circle-check", "success"),
    Progress.LEFT_OUT: ("circle-minus", "ink_soft"),
}


class TimelineItem(msgspec.Struct, frozen=True):
    """One item; `detail` is its state and time in words, seconds fill its bar while it runs."""

    key: str
    title: str
    detail: str
    progress: Progress = Progress.PLANNED
    used_seconds: int = 0
    planned_seconds: int = 0


class TimelineRow(WrapButton):
    """An item on the line; pressing it opens it, being current is a plate and bold words."""

    def __init__(self, item: TimelineItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.first = self.last = False
        self.setCheckable(True)
        self.show_value(item)

    def show_value(self, item: TimelineItem) -> None:
        """Show another state of the item."""
        self.item = item
        self.setAccessibleName(f"{item.title}. {item.detail}")
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave it to the timeline which item is current."""

    def height_at(self, width: int) -> int:
        """Room for the wrapped title, the line under it and the bar of a running item."""
        bar = space(4) if self._has_bar() else 0
        return self._title_height(width) + QFontMetrics(font(TypeRole.CAPTION)).height() + bar + space(6)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the line through the mark, the mark, and the words."""
        if self.isChecked() or self.hovered():
            draw_box(painter, self.rect().adjusted(0, 1, 0, -1), RADIUS, fill="sunken")
        icon_name, role = _LOOKS[self.item.progress]
        side, left = current().icon_px, space(3)
        centre = space(3) + QFontMetrics(font(strong=True)).height() // 2
        middle = left + side // 2
        if not self.first:
            painter.fillRect(QRect(middle, 0, 2, centre - side // 2 - 2), self._line_colour())
        if not self.last:
            below = centre + side // 2 + 2
            painter.fillRect(QRect(middle, below, 2, self.height() - below), self._line_colour())
        draw_picture(painter, QRect(left, centre - side // 2, side, side), pixmap(icon_name, role, side))
        self._paint_words(painter)
        if self.hasFocus():
            draw_ring(painter, self.rect(), RADIUS)

    def _paint_words(self, painter: QPainter) -> None:
        left, width = self._left(), self._words_width(self.width())
        running = self.item.progress is Progress.RUNNING
        top, tall = space(3), wrapped_size(self.item.title, self._face(), width).height()
        soft = self.item.progress is Progress.LEFT_OUT
        draw_wrapped(painter, QRect(left, top, width, tall), self.item.title, self._face(),
                     "ink_soft" if soft else "ink")  # fmt: skip
        caption = font(TypeRole.CAPTION, strong=running)
        line = QFontMetrics(caption).height()
        draw_line(painter, QRect(left, top + tall, width, line), self.item.detail, caption,
                  "accent_text" if running else "ink_soft")  # fmt: skip
        if self._has_bar():
            over = self.item.used_seconds > self.item.planned_seconds
            value = MeterValue(self.item.used_seconds, self.item.planned_seconds,
                               tone=Tone.WARNING if over else Tone.ACCENT)  # fmt: skip
            draw_bar(painter, QRect(left, top + tall + line + space(2), width, space(1) + 2), value)

    def _line_colour(self) -> QColor:
        return colour("line")

    def _face(self) -> QFont:
        return font(strong=self.item.progress is Progress.RUNNING or self.isChecked())

    def _has_bar(self) -> bool:
        return self.item.progress is Progress.RUNNING and self.item.planned_seconds > 0

    def _left(self) -> int:
        return space(3) + current().icon_px + space(3)

    def _words_width(self, width: int) -> int:
        return max(width - self._left() - space(3), space(10))

    def _title_height(self, width: int) -> int:
        return wrapped_size(self.item.title, font(strong=True), self._words_width(width)).height()


class Timeline(QFrame):
    """All items from first to last; `opened` tells the key of the one that was pressed."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TimelineRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        mark(self, role="plain")

    def show_value(self, items: Sequence[TimelineItem], current: str = "") -> None:
        """Show the items and which one is looked at."""
        while len(self._rows) > len(items):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self._rows) < len(items):
            self._add(items[len(self._rows)])
        for number, (row, item) in enumerate(zip(self._rows, items, strict=True)):
            row.first, row.last = number == 0, number == len(items) - 1
            row.show_value(item)
            row.setChecked(item.key == current)

    def _add(self, item: TimelineItem) -> None:
        row = TimelineRow(item)
        row.clicked.connect(lambda _checked=False, row=row: self.opened.emit(row.item.key))
        self._rows.append(row)
        self._column.addWidget(row)
