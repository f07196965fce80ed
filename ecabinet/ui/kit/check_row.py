"""A yes-or-no line with wrapping words, pressed anywhere."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ecabinet.ui.kit.painting import draw_box, draw_picture, draw_wrapped, wrapped_size
from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.theme import RADIUS, RADIUS_SMALL, RING, TokenName, TypeRole, current, font, pixmap, space


class CheckRow(QCheckBox):
    """A check box whose whole line is the target; an optional second, quieter line explains it."""

    def __init__(self, text: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._detail = detail
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(detail)

    def show_value(self, text: str, detail: str = "") -> None:
        """Change the words."""
        self.setText(text)
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on the line."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Always: the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the wrapped words, never less than a finger needs."""
        text, detail = self._heights(width)
        return max(text + detail + space(4), current().touch_px)

    def sizeHint(self) -> QSize:
        """A comfortable width and the height that follows."""
        return QSize(space(60), self.heightForWidth(max(self.width(), space(60))))

    def minimumSizeHint(self) -> QSize:
        """Room for the box and a word."""
        return QSize(space(30), self.heightForWidth(max(self.width(), space(30))))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme or the language changes."""
        super().changeEvent(event)
        if redresses(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its tick and the words."""
        painter = QPainter(self)
        side, on = self._side(), self.isChecked()
        if self.isEnabled() and self.underMouse():
            draw_box(painter, self.rect(), RADIUS, fill="sunken")
        box = QRect(space(2), (self.height() - side) // 2, side, side)
        edge: TokenName = "line_strong" if self.isEnabled() else "line"
        draw_box(painter, box, RADIUS_SMALL, fill="accent" if on else "surface", edge="accent" if on else edge, width=2)
        if on:
            draw_picture(painter, box, pixmap("check", "on_accent", round(side * 0.8)))
        text, detail = self._heights(self.width())
        left, width = self._left(), self._words_width(self.width())
        top = (self.height() - text - detail) // 2
        ink: TokenName = "ink" if self.isEnabled() else "ink_faint"
        draw_wrapped(painter, QRect(left, top, width, text), self.text(), font(), ink)
        draw_wrapped(painter, QRect(left, top + text, width, detail), self._detail, font(TypeRole.CAPTION), "ink_soft")
        if self.hasFocus():
            draw_box(painter, self.rect(), RADIUS, edge="focus", width=RING)

    def _side(self) -> int:
        return round(current().text_px() * 1.5)

    def _left(self) -> int:
        return space(2) + self._side() + space(3)

    def _words_width(self, width: int) -> int:
        return max(width - self._left() - space(2), space(10))

    def _heights(self, width: int) -> tuple[int, int]:
        room = self._words_width(width)
        detail = wrapped_size(self._detail, font(TypeRole.CAPTION), room).height() if self._detail else 0
        return wrapped_size(self.text(), font(), room).height(), detail
