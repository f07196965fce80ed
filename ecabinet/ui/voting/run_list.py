"""All votes of a meeting in their order, in a sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.matters import Matters
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import space
from ecabinet.ui.voting.words import matter_row


class MatterList(QFrame):
    """The list; `opened` tells the vote that was picked, `counted` the one whose count is to be entered."""

    opened = Signal(str)
    counted = Signal(str)

    def __init__(self, matters: Matters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matters = matters
        self.pane = ListPane(say("Votes of this meeting"))
        self.pane.setObjectName("matters.list")
        self.pane.moved.connect(lambda _key: self._allow())
        self.open = Button(say("Open"), icon_name="pencil")
        self.open.setObjectName("matters.open")
        self.open.clicked.connect(lambda: self.opened.emit(self.pane.current_key()))
        self.count = Button(say("Enter a count"), icon_name="file-text")
        self.count.setObjectName("matters.count")
        self.count.clicked.connect(lambda: self.counted.emit(self.pane.current_key()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.pane, 1)
        column.addWidget(WrapRow(self.open, self.count))
        mark(self, role="plain")
        self.show_matters(matters)

    def show_matters(self, matters: Matters) -> None:
        """Show the votes as they are now."""
        self._matters = matters
        self.pane.show_rows([matter_row(row) for row in matters.rows])
        self._allow()

    def _allow(self) -> None:
        row = self._matters.row(self.pane.current_key())
        opens = row is not None and (row.may_change or row.by_hand is not None or row.result is not None)
        self.open.setEnabled(opens)
        self.count.setEnabled(row is not None and row.may_count)
