"""A turning mark for work of unknown length; it stands still where motion is reduced."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.say import say
from ecabinet.ui.theme import colour, current

_FRAME_MS = 40
_STEP_DEGREES = 18


class Spinner(QWidget):
    """A quarter of a ring that turns while it is on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._angle = 0
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Working"))

    def sizeHint(self) -> QSize:
        """A square two icons wide."""
        side = current().icon_px * 2
        return QSize(side, side)

    def turning(self) -> bool:
        """Whether it moves now."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Start to turn, unless motion is reduced."""
        super().showEvent(event)
        if not current().settings.reduced_motion:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring and the part that turns."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(3, self.width() // 10)
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(colour("line"), width))
        painter.drawEllipse(box)
        painter.setPen(QPen(colour("accent"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, -self._angle * 16, 90 * 16)

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP_DEGREES) % 360
        self.update()
