"""The lists of what I am asked in writing: to answer, answered, finished."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.consultations import ConsultationHead, ConsultationList
from ecabinet.client.screens.folding import matches
from ecabinet.ui.desk.field_row import FieldRow
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.opinions.words import consultation_line
from ecabinet.ui.say import say
from ecabinet.ui.theme import space

_LISTS = ("to_answer", "answered", "over")


class ListsView(QFrame):
    """Three lists behind tabs with a search; `opened` tells a consultation."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: ConsultationList | None = None
        self._now: datetime | None = None
        self.filter = SegmentedTabs(self._segments())
        self.filter.setObjectName("opinions.filter")
        self.filter.chosen.connect(lambda _key: self._show_rows())
        self.search = TextEdit(say("Search title or committee"))
        self.search.setObjectName("opinions.search")
        self.search.setAccessibleName(say("Search consultations"))
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.pane = ListPane(say("My opinions"))
        self.pane.setObjectName("opinions.list")
        self.pane.opened.connect(self.opened)
        tools = FieldRow()
        tools.add(self.filter, 3)
        tools.add(self.search, 2)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(4))
        column.addWidget(Heading(say("Opinions asked of me in writing")))
        column.addWidget(tools)
        column.addWidget(card, 1)
        mark(self, role="canvas")

    def show_value(self, lists: ConsultationList, now: datetime) -> None:
        """Show the lists; the first time the first one that is not empty."""
        first = self._lists is None
        self._lists, self._now = lists, now
        self.filter.show_value(self._segments(), self._fullest() if first else self.filter.current_key())
        self._show_rows()

    def show_failed(self, sentence: str) -> None:
        """Say that the lists could not be read, where there are none yet."""
        if self._lists is None:
            self.pane.show_absence(AbsenceValue(Absence.ERROR, say("This page could not be made"), sentence))

    def _segments(self) -> tuple[Segment, ...]:
        words = {"to_answer": say("To answer"), "answered": say("Answered"), "over": say("Finished")}
        return tuple(Segment(key, words[key], len(self._heads(key))) for key in _LISTS)

    def _heads(self, key: str) -> tuple[ConsultationHead, ...]:
        lists = self._lists
        if lists is None:
            return ()
        return {"to_answer": lists.to_answer, "answered": lists.answered}.get(key, lists.over)

    def _fullest(self) -> str:
        return next((key for key in _LISTS if self._heads(key)), "to_answer")

    def _show_rows(self) -> None:
        now = self._now
        if self._lists is None or now is None:
            return
        here = self._heads(self.filter.current_key())
        words = self.search.text()
        shown = [consultation_line(head, now) for head in here if matches(words, head.title, head.committee_name)]
        self.pane.show_rows(shown, self._why_none(found=bool(here)))

    def _why_none(self, *, found: bool) -> AbsenceValue:
        if found:
            return AbsenceValue(
                Absence.EMPTY, say("No consultation fits"), say("Other words or another list may."), icon="search"
            )
        match self.filter.current_key():
            case "to_answer":
                text = say("What is sent for your opinion will stand here.")
                return AbsenceValue(Absence.EMPTY, say("Nothing waits for your opinion"), text, icon="check")
            case "answered":
                return AbsenceValue(Absence.EMPTY, say("Nothing answered that still runs"), icon="message-square")
            case _:
                return AbsenceValue(Absence.EMPTY, say("No finished consultation"), icon="folder-archive")
