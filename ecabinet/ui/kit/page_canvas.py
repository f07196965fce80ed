"""The sheet of paper inside a page view: a picture at a zoom."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ecabinet.ui.kit.painting import draw_box

_ROOM = 6
_ROUND = 4
_THICK = 3


class PageCanvas(QWidget):
    """Paints a picture over its whole area with a fine edge; a low picture is stretched until a sharp one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self._part: QRectF | None = None

    @property
    def picture(self) -> QImage:
        """The picture on screen; null when there is none."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Show another picture of the page."""
        self._picture = picture
        self.update()

    def show_part(self, part: QRectF | None) -> None:
        """Frame a part of the page, its sides as shares of the page's; None frames nothing."""
        self._part = part
        self.update()

    def fit(self, width: int) -> None:
        """Take a width in pixels and the height of the picture's shape."""
        size = self._picture.size()
        height = round(width * size.height() / size.width()) if size.width() else round(width * 2**0.5)
        self.setFixedSize(QSize(width, height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(0, 0, self.width(), self.height())
        if self._picture.isNull():
            draw_box(painter, box, 2, fill="surface", edge="line")
            return
        painter.drawImage(box, self._picture)
        draw_box(painter, box, 0, edge="line")
        if self._part is not None:
            draw_box(painter, self._around(self._part), _ROUND, edge="warning", width=_THICK)

    def _around(self, part: QRectF) -> QRect:
        """Give where a part lies, with a little room around it, within the page."""
        left, top = round(part.left() * self.width()) - _ROOM, round(part.top() * self.height()) - _ROOM
        right, bottom = round(part.right() * self.width()) + _ROOM, round(part.bottom() * self.height()) + _ROOM
        return QRect(left, top, right - left, bottom - top).intersected(self.rect())
