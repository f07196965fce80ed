"""When a widget has been painted for the first time. The programs whose start is measured load no other bench."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Calls once, after the first paint of a widget, with the system's monotonic time in seconds."""

    def __init__(self, widget: QWidget, then: Callable[[float], None]) -> None:
        super().__init__(widget)
        self._then: Callable[[float], None] | None = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the first paint; what comes after it in the queue runs when the picture is out."""
        then = self._then
        if event.type() == QEvent.Type.Paint and then is not None:
            self._then = None
            QTimer.singleShot(0, self, lambda: then(time.monotonic()))
        return super().eventFilter(watched, event)
