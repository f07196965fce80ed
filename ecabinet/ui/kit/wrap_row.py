"""Buttons or badges in a row that goes on in the next line where the width ends."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import space

_MEASURE_ANEW = frozenset(
    {
        QEvent.Type.LayoutRequest,
        QEvent.Type.ChildRemoved,
        QEvent.Type.FontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.LanguageChange,
    }
)
"""After these a height that was measured before counts no more."""


class WrapRow(QFrame):
    """Lays its widgets from left to right at their own size, line after line; hidden ones take no room."""

    def __init__(self, *widgets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        mark(self, role="plain")
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget after the others."""
        widget.setParent(self)
        self._widgets.append(widget)
        self._heights.clear()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Always: the lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width."""
        height = self._heights.get(width)
        if height is None:
            height = max((box.bottom() + 1 for _widget, box in self._places(width)), default=0)
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """All in one line."""
        return QSize(max((box.right() + 1 for _widget, box in self._places(100_000)), default=0),
                     self.heightForWidth(self.width()))  # fmt: skip

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest widget."""
        wide = max((self._size(widget).width() for widget in self._shown()), default=0)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines anew."""
        super().resizeEvent(event)
        self._lay()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the lines anew: of what came or went while this was out of sight nothing is told."""
        super().showEvent(event)
        self._heights.clear()
        self.updateGeometry()
        self._lay()

    def event(self, event: QEvent) -> bool:
        """Lay the lines anew when a widget changed its size or came or went."""
        if event.type() in _MEASURE_ANEW:
            self._heights.clear()
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._lay()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _size(self, widget: QWidget) -> QSize:
        return widget.sizeHint().expandedTo(widget.minimumSizeHint())

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        gap, corner, line = space(3), QPoint(0, 0), 0
        places: list[tuple[QWidget, QRect]] = []
        for widget in self._shown():
            size = self._size(widget)
            if corner.x() > 0 and corner.x() + size.width() > width:
                corner, line = QPoint(0, corner.y() + line + gap), 0
            places.append((widget, QRect(corner, QSize(min(size.width(), width), size.height()))))
            line = max(line, size.height())
            corner = QPoint(corner.x() + size.width() + gap, corner.y())
        return places

    def _lay(self) -> None:
        for widget, box in self._places(self.width()):
            widget.setGeometry(box)
