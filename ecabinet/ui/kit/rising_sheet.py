"""The full-height sheet that rises over whatever is open: a ballot, a question that cannot wait."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QRect, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import MOTION_CHANGE_MS, current, space


class RisingSheet(QFrame):
    """Covers its host but for a strip at the top; one content at a time; only the program puts it away."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._content: QWidget | None = None
        self._before: QWidget | None = None
        self._motion = QPropertyAnimation(self, b"geometry", self)
        self._motion.setDuration(MOTION_CHANGE_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(8), space(6), space(8), space(6))
        mark(self, role="rising-sheet")
        host.installEventFilter(self)
        self.hide()

    def rise(self, name: str, content: QWidget) -> None:
        """Show a content, with its name for screen readers; the focus goes into it."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        if self._content is not None and self._content is not content:
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        if self._content is not content:
            self._column.addWidget(content)
        self._content = content
        self.setAccessibleName(name)
        place = self._place()
        was_hidden = not self.isVisible()
        self.setGeometry(place)
        self.show()
        self.raise_()
        content.setFocus(Qt.FocusReason.OtherFocusReason)
        if not content.hasFocus():
            self.focusNextPrevChild(True)
        if was_hidden and not current().settings.reduced_motion:
            self._motion.setStartValue(place.translated(0, place.height()))
            self._motion.setEndValue(place)
            self._motion.start()

    def sink(self) -> None:
        """Put the sheet away and give the focus back to where it was."""
        self._motion.stop()
        self.hide()
        # What had the focus may be gone: pages come and go under the sheet.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._motion.stop()
            self.setGeometry(self._place())
        return super().eventFilter(watched, event)

    def _place(self) -> QRect:
        strip = space(2)
        return QRect(0, strip, self._host.width(), self._host.height() - strip)
