"""A page with a sheet at its right side when one is open: the reply to the invitation, or the mandate to vote."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecabinet.client.screens.home import HomeMeeting
from ecabinet.client.screens.mandates import Mandate
from ecabinet.ui.delegate.reply_sheet import ReplySheet
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.side_sheet import SideSheet
from ecabinet.ui.mandate_pane import MandatePane
from ecabinet.ui.say import say

_ROOM_FOR_BOTH = 2


class ReplyPane(QFrame):
    """Holds the page's content and opens a sheet beside it; where there is no room the sheet takes its place.

    `stands_alone` tells it when a sheet takes the place of the content, and when it gives it back.
    """

    intent = Signal(object)
    stands_alone = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: QWidget | None = None
        self._sheet: ReplySheet | None = None
        self._mandate: MandatePane | None = None
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
        sheet = ReplySheet(meeting)
        sheet.intent.connect(self.intent)
        sheet.done.connect(self._side.close_sheet)
        self._sheet, self._mandate = sheet, None
        self._open(say("Reply to the invitation"), sheet)
        sheet.choose(key)

    def open_mandate(self, mandate: Mandate) -> None:
        """Open who votes for me."""
        pane = MandatePane(mandate, own=True)
        pane.intent.connect(self.intent)
        pane.done.connect(self._side.close_sheet)
        self._sheet, self._mandate = None, pane
        self._open(say("Mandate to vote"), pane)

    def show_mandate(self, mandate: Mandate | None) -> None:
        """Show what stands now of my mandate; where there is none any more its sheet is closed."""
        if self._mandate is None or not self._side.isVisible():
            return
        if mandate is None:
            self._side.close_sheet()
        else:
            self._mandate.show_value(mandate)

    def show_value(self, meeting: HomeMeeting) -> None:
        """Show what stands now of the meeting being replied to."""
        if self._sheet is not None and self._side.isVisible():
            self._sheet.show_value(meeting)

    def _open(self, title: str, sheet: QWidget) -> None:
        wide = self._side.wanted_width()
        alone = self.width() < _ROOM_FOR_BOTH * wide
        self._side.setFixedWidth(self.width() if alone else wide)
        if self._content is not None:
            self._content.setVisible(not alone)
        self.stands_alone.emit(alone)
        self._side.open_sheet(title, sheet)

    def _closed(self) -> None:
        self._sheet, self._mandate = None, None
        if self._content is not None:
            self._content.setVisible(True)
        self.stands_alone.emit(False)
