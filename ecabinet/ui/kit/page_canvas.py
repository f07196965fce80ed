"""The sheet of paper inside a page view: a picture at a zoom."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ecabinet.ui.kit.painting import draw_box


class PageCanvas(QWidget):
    """Paints a picture over its whole area with a fine edge; a low picture is stretched until a sharp one comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()

    @property
    def picture(self) -> QImage:
        """The picture on screen; null when there is none."""
        return self._picture

    def show_picture(self, picture: QImage) -> None:
        """Show another picture of the page."""
        self._picture = picture
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
