"""How many answered in time, late, or not: a line of words with a bar of parts, for each consultation or member."""

import msgspec
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.painting import draw_box, draw_line
from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.theme import RADIUS_SMALL, TONES, Tone, TypeRole, font, space


class TallyPart(msgspec.Struct, frozen=True):
    """One part of a bar: how many, in which tone, and what it is in words."""

    count: int
    tone: Tone
    words: str


class TallyRow(msgspec.Struct, frozen=True):
    """One bar: its title, what stands under it, and its parts."""

    title: str
    detail: str
    parts: tuple[TallyPart, ...]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(part.count for part in self.parts)


class TallyBars(QWidget):
    """The rows one below the other; each part of a bar carries its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TallyRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, rows: tuple[TallyRow, ...]) -> None:
        """Show other rows."""
        self._rows = rows
        spoken = (
            f"{row.title}: {', '.join(f'{part.words} {part.count}' for part in row.parts if part.count)}"
            for row in rows
        )
        self.setAccessibleName(". ".join(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every row."""
        count = len(self._rows)
        return QSize(space(80), count * self._line() + max(count - 1, 0) * space(4))

    def minimumSizeHint(self) -> QSize:
        """The same height; titles may be cut, numbers never."""
        return QSize(space(40), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme changes."""
        super().changeEvent(event)
        if redresses(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are to be seen, of which there may be hundreds."""
        painter = QPainter(self)
        step = self._line() + space(4)
        first, last = event.rect().top() // step, event.rect().bottom() // step
        for place, row in enumerate(self._rows[first : last + 1], start=first):
            self._paint_row(painter, place * step, row)

    def _paint_row(self, painter: QPainter, top: int, row: TallyRow) -> None:
        strong, caption = font(strong=True), font(TypeRole.CAPTION)
        high = QFontMetrics(strong).height()
        said = min(QFontMetrics(caption).horizontalAdvance(row.detail) + 2, self.width() * 2 // 5)
        draw_line(painter, QRect(0, top, self.width() - said - space(3), high), row.title, strong, "ink")
        place = QRect(self.width() - said, top, said, high)
        draw_line(painter, place, row.detail, caption, "ink_soft", align=Qt.AlignmentFlag.AlignRight)
        self._paint_bar(painter, QRect(0, top + high + space(1), self.width(), self._bar()), row)

    def _paint_bar(self, painter: QPainter, box: QRect, row: TallyRow) -> None:
        draw_box(painter, box, RADIUS_SMALL, fill="sunken")
        done = 0
        for part in row.parts:
            if not part.count:
                continue
            left = box.left() + round(box.width() * done / row.total)
            done += part.count
            right = box.left() + round(box.width() * done / row.total)
            piece = QRect(left, box.top(), max(right - left - 2, 2), box.height())
            colours = TONES[part.tone]
            draw_box(painter, piece, RADIUS_SMALL, fill=colours.soft, edge=colours.fill)
            draw_line(
                painter, piece, str(part.count), font(TypeRole.CAPTION, strong=True), colours.text,
                align=Qt.AlignmentFlag.AlignHCenter,
            )  # fmt: skip

    def _bar(self) -> int:
        return QFontMetrics(font(TypeRole.CAPTION, strong=True)).height() + space(1)

    def _line(self) -> int:
        return QFontMetrics(font(strong=True)).height() + space(1) + self._bar()
