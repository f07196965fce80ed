"""One line that ends in an ellipsis where there is no room, and tells the whole as a tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import mark


class ElidedLabel(QLabel):
    """A single line of any type role; asks for its whole width and lives with less."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "body") -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        mark(self, role=role)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters and the ellipsis."""
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance(self.text()), metrics.averageCharWidth() * 6), metrics.height())

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def is_cut(self) -> bool:
        """Whether the line does not fit now."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tool tip while it is cut."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.is_cut() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, cut where it must be."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
