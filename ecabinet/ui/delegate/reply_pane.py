"""A page with the reply sheet at its right side when it is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecabinet.client.screens.home import HomeMeeting
from ecabinet.ui.delegate.reply_sheet import ReplySheet
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.side_sheet import SideSheet
from ecabinet.ui.say import say

_ROOM_FOR_BOTH = 2


class ReplyPane(QFrame):
    """Holds the page's content and opens the reply beside it; where there is no room the reply takes its place."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self._sheet: ReplySheet | None = None
        self._side = SideSheet()
        self._side.closed.connect(self._closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._side)
        mark(self, role="canvas")

    def wrap(self, content: QWidget) -> None:
        """Stand beside this content."""
        self._content = content
        self._row.insertWidget(0, content, 1)

    def open_reply(self, meeting: HomeMeeting, key: str = "absent") -> None:
        """Open the reply to a meeting."""
        self._sheet = ReplySheet(meeting)
        self._sheet.intent.connect(self.intent)
        self._sheet.done.connect(self._side.close_sheet)
        wide = self._side.wanted_width()
        alone = self.width() < _ROOM_FOR_BOTH * wide
        self._side.setFixedWidth(self.width() if alone else wide)
        if self._content is not None:
            self._content.setVisible(not alone)
        self._side.open_sheet(say("Reply to the invitation"), self._sheet)
        self._sheet.choose(key)

    def show_value(self, meeting: HomeMeeting) -> None:
        """Show what stands now of the meeting being replied to."""
        if self._sheet is not None and self._side.isVisible():
            self._sheet.show_value(meeting)

    def _closed(self) -> None:
        self._sheet = None
        if self._content is not None:
            self._content.setVisible(True)
