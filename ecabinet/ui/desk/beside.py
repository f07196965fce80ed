"""A page with a sheet at its right side for forms and details."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.kit.side_sheet import SideSheet
from ecabinet.ui.theme import current

_LETTERS_OF_A_PAGE = 32
_UNBOUND = 16_777_215


class Beside(QFrame):
    """Content and sheet; where there is no room for both, the sheet stands alone until it is closed."""

    closed = Signal()

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.sheet = SideSheet()
        self.sheet.setObjectName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(content, 1)
        self._row.addWidget(self.sheet)
        self.sheet.closed.connect(self._share)
        self.sheet.closed.connect(self.closed)
        mark(self, role="canvas")

    def open_sheet(self, title: str, content: QWidget, first: QWidget | None = None) -> None:
        """Show a content beside the page and put the focus into `first`."""
        if not self.is_open():
            # No width is asked for before it is shared: a window would grow for both where one has room alone.
            self.sheet.setMinimumWidth(0)
            self.sheet.setMaximumWidth(0)
        self.sheet.open_sheet(title, content)
        self._share()
        if first is not None:
            first.setFocus()

    def close_sheet(self) -> None:
        """Close the sheet if it is open."""
        if not self.sheet.isHidden():
            self.sheet.close_sheet()

    def is_open(self) -> bool:
        """Whether the sheet is shown."""
        return not self.sheet.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Share the width anew when the text size changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_row"):
            self._share()

    def _share(self) -> None:
        is_open = self.is_open()
        wanted = self.sheet.wanted_width()
        least = max(current().text_px() * _LETTERS_OF_A_PAGE, self._content.minimumSizeHint().width())
        alone = is_open and self.width() - wanted < least
        self._content.setVisible(not alone)
        self._row.setStretch(0, 0 if alone else 1)
        self._row.setStretch(1, 1 if alone else 0)
        self.sheet.setMinimumWidth(0 if alone else wanted)
        self.sheet.setMaximumWidth(_UNBOUND if alone else wanted)
