"""One place of the rail: icon with words beside it, or under it in the bottom bar."""

import msgspec
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture
from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.theme import RADIUS, RING, TokenName, TypeRole, current, font, pixmap, space


class Place(msgspec.Struct, frozen=True):
    """Where one can go: the key of the page, its words, its icon, and how many things wait there (0 shows none)."""

    key: str
    text: str
    icon: str
    count: int = 0


class RailButton(QPushButton):
    """A place; the current one has a plate, an accent edge and bold words."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._upright = True
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_value(place)

    def show_value(self, place: Place, *, beside: bool = True) -> None:
        """Show a place, its words beside the icon or under it."""
        self.place = place
        self._upright = beside
        self.setAccessibleName(f"{place.text} ({place.count})" if place.count else place.text)
        self.setToolTip("" if beside else place.text)
        across = QSizePolicy.Policy.Preferred if beside else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave it to the rail which place is current."""

    def sizeHint(self) -> QSize:
        """Room for icon, words and count."""
        theme = current()
        if self._upright:
            words = QFontMetrics(font(strong=True)).horizontalAdvance(self.place.text)
            width = space(4) + theme.icon_px + space(3) + words + self._count_width() + space(4)
            return QSize(width, max(theme.touch_px, round(theme.text_px() * 2.2) + space(2)))
        height = theme.icon_px + QFontMetrics(font(TypeRole.CAPTION, strong=True)).height() + space(4)
        return QSize(space(20), max(height, theme.touch_px))

    def minimumSizeHint(self) -> QSize:
        """The same beside; a finger's width under."""
        return self.sizeHint() if self._upright else QSize(current().touch_px, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme or the language changes."""
        super().changeEvent(event)
        if redresses(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw plate, icon, words and count."""
        painter = QPainter(self)
        plate = self.rect().adjusted(0, 1, 0, -1)
        here = self.isChecked()
        if here or self.underMouse():
            draw_box(painter, plate, RADIUS, fill="accent_soft" if here else "sunken")
        role: TokenName = "accent_text" if here else "ink_soft"
        if self._upright:
            self._paint_beside(painter, role)
        else:
            self._paint_under(painter, role)
        if self.hasFocus():
            draw_box(painter, plate, RADIUS, edge="focus", width=RING)

    def _paint_beside(self, painter: QPainter, role: TokenName) -> None:
        side, here = current().icon_px, self.isChecked()
        draw_picture(painter, QRect(space(4), 0, side, self.height()), pixmap(self.place.icon, role, side))
        left = space(4) + side + space(3)
        # Widths are measured in whole pixels: the words may need a fraction more, and must not end in an ellipsis.
        words = QRect(left, 0, self.width() - left - self._count_width() - space(4) + 1, self.height())
        draw_line(painter, words, self.place.text, font(strong=here), "accent_text" if here else "ink")
        self._paint_count(painter, QRect(self.width() - space(3) - self._count_width() + space(2), 0,
                                         max(self._count_width() - space(2), 0), self.height()))  # fmt: skip

    def _paint_under(self, painter: QPainter, role: TokenName) -> None:
        side, face = current().icon_px, font(TypeRole.CAPTION, strong=self.isChecked())
        line = QFontMetrics(face).height()
        top = (self.height() - side - line) // 2
        draw_picture(painter, QRect(0, top, self.width(), side), pixmap(self.place.icon, role, side))
        words = QRect(2, top + side, self.width() - 4, line)
        draw_line(painter, words, self.place.text, face, role, align=Qt.AlignmentFlag.AlignHCenter)
        width = self._count_width()
        self._paint_count(
            painter, QRect(self.width() // 2 + side // 2 - 2, 0, max(width - space(2), 0), side + space(1))
        )

    def _paint_count(self, painter: QPainter, box: QRect) -> None:
        if not self.place.count:
            return
        face = font(TypeRole.CAPTION, strong=True)
        height = QFontMetrics(face).height()
        pill = QRect(box.left(), box.center().y() - height // 2, max(box.width(), height), height)
        draw_box(painter, pill, height // 2, fill="accent")
        draw_line(painter, pill, str(self.place.count), face, "on_accent", align=Qt.AlignmentFlag.AlignHCenter)

    def _count_width(self) -> int:
        if not self.place.count:
            return 0
        metrics = QFontMetrics(font(TypeRole.CAPTION, strong=True))
        return max(metrics.horizontalAdvance(str(self.place.count)) + space(3), metrics.height()) + space(2)
