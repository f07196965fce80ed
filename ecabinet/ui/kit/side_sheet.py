"""The sheet at the right side that shows the detail of what was picked."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import IconButton
from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.say import say
from ecabinet.ui.theme import TypeRole, current, space

_LETTERS_WIDE = 26


class SideSheet(QFrame):
    """Title, close button and one content; Escape closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self._before: QWidget | None = None
        self._title = Heading("", TypeRole.TITLE)
        self._close = IconButton("x", say("Close"))
        self._close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(5), space(3), space(3), space(4))
        self._column.setSpacing(space(3))
        self._column.addLayout(head)
        mark(self, role="side-sheet")
        self.hide()

    def wanted_width(self) -> int:
        """Width in pixels that suits the text size."""
        return current().text_px() * _LETTERS_WIDE

    def open_sheet(self, title: str, content: QWidget) -> None:
        """Show a content under a title; the content shown before is discarded."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        if self._content is not content:
            self._discard()
        if self._content is not content:
            self._column.addWidget(content, 1)
        self._content = content
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Discard the content, hide the sheet, and give the focus back to where it was."""
        self._discard()
        self.put_aside()

    def put_aside(self) -> None:
        """Hide the sheet; its content waits to be opened again, until another one is."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def _discard(self) -> None:
        """Take the content out of the window at once, so that nothing finds it, and delete it when nobody is in it."""
        content, self._content = self._content, None
        if content is not None:
            self._column.removeWidget(content)
            content.hide()
            content.setParent(None)
            content.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Name the close button anew when the language changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_close"):
            self._close.show_name(say("Close"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)
