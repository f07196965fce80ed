"""A short word about what was just done, with the way to take it back."""

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import space


class ToastValue(msgspec.Struct, frozen=True):
    """What was done, the words of the way back (empty: none), and how long the way back is open."""

    text: str
    action: str = ""
    seconds: int = 5


class Toast(QFrame):
    """Stands at the foot of its host; `undone` or, when its time is over, `expired` - exactly one of them."""

    undone = Signal()
    expired = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._text = Body()
        self._action = Button("")
        self._action.clicked.connect(self._undo)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._expire)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(space(5), space(2), space(3), space(2))
        row.setSpacing(space(4))
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        mark(self, role="toast")
        host.installEventFilter(self)
        self.hide()

    def show_value(self, value: ToastValue) -> None:
        """Show a word; one that still stood expires first."""
        if self.isVisible():
            self._expire()
        self._text.setText(value.text)
        self._action.setText(value.action)
        self._action.setVisible(bool(value.action))
        self.setAccessibleName(value.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(value.seconds * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        host = self._host
        self.ensurePolished()
        most = host.width() - 2 * space(6)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + space(6)
        action = self._action.sizeHint().width() + space(4) if self._action.text() else 0
        width = min(most, words + action + space(8))
        height = max(self._row.totalHeightForWidth(width), self._row.totalMinimumSize().height())
        self.setGeometry((host.width() - width) // 2, host.height() - height - space(6), width, height)

    def _undo(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit()

    def _expire(self) -> None:
        self._timer.stop()
        self.hide()
        self.expired.emit()
