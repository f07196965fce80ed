"""A page's column of widgets that scrolls when it must."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import Device, current, space


class _Column(QFrame):
    """What scrolls. Its least height is that of its words at the width they have, not at the narrowest one."""

    def minimumSizeHint(self) -> QSize:
        """As high as the lines are at this width, so that no white space follows them."""
        least = super().minimumSizeHint()
        inner = self.layout()
        if inner is None or not inner.hasHeightForWidth() or self.width() < least.width():
            return least
        return QSize(least.width(), min(least.height(), inner.totalHeightForWidth(self.width())))


class Flow(QScrollArea):
    """A scrolling column: `add` puts a widget below the others, `end` fills the rest with white space."""

    def __init__(self, parent: QWidget | None = None, *, margin_steps: int = 6) -> None:
        super().__init__(parent)
        inner = self._inner = _Column()
        mark(inner, role="plain")
        self.column = QVBoxLayout(inner)
        edge = space(margin_steps)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(space(4))
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        let_fingers_scroll(self)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.column.addWidget(widget, stretch)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content needs: it scrolls up and down only."""
        wide = self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())

    def bring(self, widget: QWidget) -> None:
        """Scroll so far that a widget which has just come is in sight, at its present place."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.ensureWidgetVisible(widget, 0, space(2))

    def end(self) -> None:
        """Leave the rest of the column white."""
        self.column.addStretch(1)


def let_fingers_scroll(area: QScrollArea) -> None:
    """Let a touch drag the content, where the device is touched."""
    if current().settings.device is not Device.PC:
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
