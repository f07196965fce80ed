"""A button whose face is painted and whose words wrap, so its height follows its width."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.theme import current, space


class WrapButton(QPushButton):
    """Base of large buttons; a heir says how tall it is for a width and paints its face."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)

    def height_at(self, width: int) -> int:
        """Height in pixels that the face needs at a width; an heir answers."""
        raise NotImplementedError

    def paint_face(self, painter: QPainter) -> None:
        """Paint the whole face; an heir does it."""
        raise NotImplementedError

    def hovered(self) -> bool:
        """Whether a pointer rests on the button or it is pressed."""
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def heightForWidth(self, width: int) -> int:
        """Height for a width, never less than a finger needs."""
        return max(self.height_at(width), current().touch_px)

    def hasHeightForWidth(self) -> bool:
        """Always: the words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """A comfortable width and the height that follows."""
        width = max(self.width(), space(60))
        return QSize(space(60), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the icon and a long word, and the height at the width it has."""
        return QSize(space(30), self.heightForWidth(max(self.width(), space(30))))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the theme or the language changes."""
        super().changeEvent(event)
        if redresses(event):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the face."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_face(painter)
