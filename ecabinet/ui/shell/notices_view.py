"""The notices left for a person, newest first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.frame import NoticeRow
from ecabinet.domain.messages.notices import SENTENCES
from ecabinet.domain.messages.read_notice import ReadNotice
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.intents import Give, Go
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.say import say


class NoticesView(QFrame):
    """A list of notices; pressing one marks it as read and goes to its meeting."""

    intent = Signal(object)

    def __init__(self, rows: tuple[NoticeRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self._rows: tuple[NoticeRow, ...] = ()
        self._pane = ListPane(say("Notices"))
        self._pane.setObjectName("notices.list")
        self._pane.opened.connect(self._opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pane)
        mark(self, role="plain")
        self.setFocusProxy(self._pane)
        self._show(rows)

    def show_rows(self, rows: tuple[NoticeRow, ...]) -> None:
        """Show other notices."""
        if rows != self._rows:
            self._show(rows)

    def _show(self, rows: tuple[NoticeRow, ...]) -> None:
        self._rows = rows
        empty = AbsenceValue(Absence.EMPTY, say("No notices"), say("Invitations and changes will be listed here."))
        self._pane.show_rows([_row(row) for row in rows], empty)

    def _opened(self, key: str) -> None:
        row = next((one for one in self._rows if one.id == key), None)
        if row is None:
            return
        if not row.read:
            self.intent.emit(Give(ReadNotice, {"notice": row.id}))
        if row.meeting is not None:
            self.intent.emit(Go(row.place, row.meeting))


def _row(row: NoticeRow) -> Row:
    words = say(SENTENCES[row.code]) if row.code in SENTENCES else say("Something changed")
    detail = (
        f"{date_time_text(row.left_at)} · {row.meeting_title}" if row.meeting_title else date_time_text(row.left_at)
    )
    return Row(row.id, words, detail, icon="bell" if not row.read else "check", marked=not row.read)
