"""One thing to open in a narrow pane: its title and detail wrap, its badges stand under them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.ui.kit.painting import draw_box, draw_picture, draw_wrapped, wrapped_size
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_delegate import badge_height, badge_width, draw_badge
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_button import WrapButton
from ecabinet.ui.theme import RADIUS, RING, TokenName, TypeRole, current, font, pixmap, space


class RowButton(WrapButton):
    """A `Row` as a button as high as its title needs; one that is chosen stands on a plate of its own."""

    def __init__(self, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._is_chosen = False
        self.show_value(row, chosen=False)

    def show_value(self, row: Row, *, chosen: bool) -> None:
        """Show another row."""
        self.row, self._is_chosen = row, chosen
        badges = (badge.text for badge in (row.badge, row.second) if badge)
        self.setAccessibleName(". ".join(part for part in (row.title, row.detail, *badges, row.trailing) if part))
        self.updateGeometry()
        self.update()

    def height_at(self, width: int) -> int:
        """Room for the wrapped title and detail and a line of badges."""
        title = wrapped_size(self.row.title, font(strong=True), self._room(width)).height()
        detail = self._detail_height(width)
        badges = badge_height() + space(1) if self.row.badge or self.row.second else 0
        return title + detail + badges + space(5)

    def paint_face(self, painter: QPainter) -> None:
        """Paint plate, icon, words and badges."""
        if self._is_chosen or self.hovered():
            draw_box(painter, self.rect(), RADIUS, fill="sunken")
        if self._is_chosen:
            draw_box(painter, QRect(0, space(2), 4, self.height() - space(4)), 2, fill="accent")
        title, caption, side = font(strong=True), font(TypeRole.CAPTION), current().icon_px
        top, left, room = space(5) // 2, self._left(), self._room(self.width())
        if self.row.icon:
            line = QFontMetrics(title).height()
            ink: TokenName = "accent" if self.row.marked else "ink_soft"
            draw_picture(painter, QRect(space(3), top, side, line), pixmap(self.row.icon, ink, side))
        high = wrapped_size(self.row.title, title, room).height()
        draw_wrapped(painter, QRect(left, top, room, high), self.row.title, title, "ink")
        top += high
        if self._detail():
            high = self._detail_height(self.width())
            draw_wrapped(painter, QRect(left, top, room, high), self._detail(), caption, "ink_soft")
            top += high
        self._paint_badges(painter, left, top + space(1), room)
        if self.hasFocus():
            draw_box(painter, self.rect(), RADIUS, edge="focus", width=RING)

    def _paint_badges(self, painter: QPainter, left: int, top: int, room: int) -> None:
        end = left + room
        for badge in (self.row.badge, self.row.second):
            if badge is not None and left < end:
                width = min(badge_width(badge), end - left)
                draw_badge(painter, QRect(left, top, width, badge_height()), badge)
                left += width + space(2)

    def _detail(self) -> str:
        return " · ".join(part for part in (self.row.detail, self.row.trailing) if part)

    def _detail_height(self, width: int) -> int:
        words = self._detail()
        return wrapped_size(words, font(TypeRole.CAPTION), self._room(width)).height() if words else 0

    def _left(self) -> int:
        return space(3) + (current().icon_px + space(3) if self.row.icon else 0)

    def _room(self, width: int) -> int:
        return max(width - self._left() - space(3), space(10))


class RowButtons(QFrame):
    """A column of rows to open; `opened` tells the key."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons: list[RowButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        mark(self, role="plain")

    def show_rows(self, rows: Sequence[Row], chosen: str = "") -> None:
        """Show rows; buttons stay where the keys stay, so that the focus does."""
        if [row.key for row in rows] != [button.row.key for button in self._buttons]:
            for button in self._buttons:
                self._column.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = [self._made(row) for row in rows]
        for button, row in zip(self._buttons, rows, strict=True):
            button.show_value(row, chosen=row.key == chosen)

    def _made(self, row: Row) -> RowButton:
        made = RowButton(row)
        made.setObjectName(f"{self.objectName()}.row")
        made.clicked.connect(lambda: self.opened.emit(made.row.key))
        self._column.addWidget(made)
        return made
