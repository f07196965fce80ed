"""What belongs to an item, or to the meeting as a whole: documents, results, papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.meeting import MeetingScreen
from ecabinet.client.screens.parts import AgendaRow
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.ui.delegate.words import document_line, item_detail, paper_line, paper_words, vote_lines
from ecabinet.ui.intents import OpenFile, ShowResult
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.positions.my_card import MyPositionCard
from ecabinet.ui.positions.words import position_row, was_given
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class ItemPane(QFrame):
    """Cards of one item; `whole_wanted` asks for what belongs to the meeting as a whole, `item_wanted` for an item.

    Somebody invited to items only has no whole meeting to look at: their papers stand with the item.
    """

    intent = Signal(object)
    whole_wanted = Signal()
    item_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: MeetingScreen | None = None
        self._row: AgendaRow | None = None
        self._item = Card()
        self._detail, self._who, self._secret = Caption(), Body(), Body(strong=True)
        for label in (self._detail, self._who, self._secret):
            self._item.add(label)
        self._position = MyPositionCard()
        self._position.intent.connect(self.intent)
        self._positions = _Rows(say("My positions before the session"), "meeting.positions", self.item_wanted.emit)
        self._documents = _Rows(say("Documents"), "meeting.documents", self._open_document)
        self._votes = _Rows(say("Votes"), "meeting.votes", lambda key: self.intent.emit(ShowResult(key)))
        self._papers = _Rows(say("Papers of the meeting"), "meeting.papers", self._open_paper)
        self._whole = Button(say("The whole meeting"), ButtonRole.QUIET, "arrow-left")
        self._whole.setObjectName("meeting.whole")
        self._whole.clicked.connect(self.whole_wanted)
        self._back = WrapRow(self._whole)
        flow = Flow(margin_steps=0)
        for widget in (
            self._back,
            self._item,
            self._position,
            self._positions,
            self._documents,
            self._votes,
            self._papers,
        ):
            flow.add(widget)
        flow.end()
        flow.column.setSpacing(space(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        mark(self, role="canvas")

    def show_value(self, screen: MeetingScreen, row: AgendaRow | None) -> None:
        """Show an item, or the whole meeting."""
        self._screen, self._row = screen, row
        invited_whole = screen.meeting.head.is_whole
        self._item.setVisible(row is not None)
        self._back.setVisible(row is not None and invited_whole)
        mine = next((one for one in screen.positions if row is not None and one.item == row.id), None)
        self._position.show_value(screen.meeting.head.id, mine)
        said = [position_row(one) for one in screen.positions if row is None and was_given(one)]
        self._positions.show_rows(said, hidden=not said)
        papers = [paper_line(paper) for paper in screen.papers] if row is None or not invited_whole else []
        self._papers.show_rows(papers, hidden=not papers)
        if row is None:
            self._documents.show_title(say("Documents of the whole meeting"))
            self._documents.show_rows([document_line(one) for one in screen.documents], hidden=not invited_whole)
            rows = [line for item in screen.agenda for line in vote_lines(item)]
            self._votes.show_rows(rows, hidden=not rows)
            return
        self._item.show_title(row.title if row.number is None else f"{row.number}. {row.title}")
        self._item.show_live(live=row.state == ItemState.CURRENT)
        self._detail.setText(item_detail(row))
        who = " · ".join(part for part in (row.presenter, row.submitting_agency) if part)
        self._who.setText(who)
        self._who.setVisible(bool(who))
        self._secret.setVisible(row.paper_only)
        self._secret.setText(say("Under state secrecy: papers are handed out in the room only."))
        self._documents.show_title(say("Documents"))
        self._documents.show_rows([document_line(one) for one in row.documents], hidden=row.paper_only)
        votes = vote_lines(row)
        self._votes.show_rows(votes, hidden=not votes)

    def documents_in_sight(self) -> list[str]:
        """Give the titles of the documents listed now."""
        return self._documents.titles()

    def _open_document(self, key: str) -> None:
        if self._screen is None:
            return
        rows = self._screen.documents if self._row is None else self._row.documents
        found = next((row for row in rows if row.id == key), None)
        if found is not None:
            self.intent.emit(OpenFile(found.title, found.sha256, found.pages))

    def _open_paper(self, key: str) -> None:
        if self._screen is None:
            return
        found = next((row for row in self._screen.papers if row.id == key), None)
        if found is not None:
            self.intent.emit(OpenFile(paper_words(found.paper_kind), found.sha256))


class _Rows(Card):
    """A titled list as high as its rows: the column around it scrolls."""

    def __init__(self, title: str, name: str, opened: object) -> None:
        super().__init__(title)
        self._pane = ListPane(title)
        self._pane.setObjectName(name)
        self._pane.opened.connect(opened)
        self.add(self._pane)

    def show_rows(self, rows: Sequence[Row], *, hidden: bool = False) -> None:
        """Show rows; with none, say so, unless the card is to be hidden."""
        self.setVisible(not hidden)
        empty = AbsenceValue(Absence.EMPTY, say("No documents yet"), say("They appear here when they are published."))
        self._pane.show_rows(rows, empty)
        QTimer.singleShot(0, self, self._fit)

    def titles(self) -> list[str]:
        """Give the titles of the rows."""
        return [row.title for row in self._pane.model.rows]

    def _fit(self) -> None:
        count = len(self._pane.model.rows)
        high = count * self._pane.view.sizeHintForRow(0) + space(1)
        self._pane.setFixedHeight(high if count else self._pane.absence.sizeHint().height())
