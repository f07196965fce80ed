"""How far something long has come, and the way to stop it."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class ProgressValue(msgspec.Struct, frozen=True):
    """What is being done, how much of how much is done (a total of 0: nobody knows), and whether it can be stopped."""

    text: str
    done: int = 0
    total: int = 0
    can_stop: bool = True


class ProgressLine(QFrame):
    """Words, a bar, and a button that asks to stop."""

    stopped = Signal()

    def __init__(self, value: ProgressValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Caption()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(say("Stop"), ButtonRole.QUIET, "x")
        self._stop.clicked.connect(self.stopped)
        column = QVBoxLayout()
        column.setSpacing(space(1))
        column.addWidget(self._text)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addLayout(column, 1)
        row.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignVCenter)
        mark(self, role="plain")
        self.show_value(value)

    def show_value(self, value: ProgressValue) -> None:
        """Show how far it has come."""
        self._text.setText(value.text)
        self._bar.setRange(0, max(value.total, 1))
        self._bar.setValue(min(value.done, value.total) if value.total else 0)
        self._bar.setAccessibleName(value.text)
        self._stop.setVisible(value.can_stop)
        self._stop.setText(say("Stop"))
