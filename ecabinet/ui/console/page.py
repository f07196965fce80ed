"""The chair's console on one page: agenda, what is on now, who is here."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep, console_of
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.console.agenda_pane import AgendaPane
from ecabinet.ui.console.item_card import ItemCard
from ecabinet.ui.console.minutes_card import MinutesCard
from ecabinet.ui.console.panes import Panes
from ecabinet.ui.console.people_pane import PeoplePane
from ecabinet.ui.console.positions_card import PositionsCard
from ecabinet.ui.console.running_order import RunningOrder
from ecabinet.ui.console.session_bar import SessionBar
from ecabinet.ui.console.vote_card import VoteCard
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.segmented_tabs import Segment
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.say import say
from ecabinet.ui.theme import space
from ecabinet.ui.voting.matter_sheets import MatterSheets


class ConsolePage(Page):
    """Everything the chair needs without leaving the page; the chair votes here too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: ChairConsole | None = None
        self._now = datetime.now(UTC)
        self.bar = SessionBar()
        self.agenda = AgendaPane()
        self.item = ItemCard()
        self.vote = VoteCard()
        self.positions = PositionsCard()
        self.minutes = MinutesCard()
        self.people = PeoplePane()
        middle = Flow(margin_steps=0)
        self.order = RunningOrder()
        for card in (self.minutes, self.order, self.item, self.vote, self.positions):
            middle.add(card)
        middle.end()
        self.panes = Panes((("agenda", self.agenda, 28), ("now", middle, 44), ("people", self.people, 28)), "now")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(5), space(4), space(5), space(5))
        column.setSpacing(space(4))
        column.addWidget(self.bar)
        column.addWidget(self.panes, 1)
        self._absence = EmptyState(AbsenceValue(Absence.LOADING, ""))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._absence)
        self.beside = Beside(inner, "console.sheet")
        self._stack.addWidget(self.beside)
        self.sheets = MatterSheets(self.beside)
        self.sheets.intent.connect(self.intent)
        self.vote.prepare.wanted.connect(self.sheets.new_vote)
        self.vote.prepared.listed.connect(self.sheets.whole_list)
        self.order.counted.connect(self.sheets.open_row)
        for source in (self.bar, self.agenda, self.order, self.item, self.vote, self.positions):
            source.intent.connect(self.intent)

    def ask(self) -> Ask:
        """Ask for the console of the meeting."""
        return partial(console_of, meeting_id=self.meeting)

    def show_screen(self, screen: object) -> None:
        """Show the console, or that there is none to show."""
        if not isinstance(screen, ChairConsole):
            self._screen = None
            self._absence.show_value(
                AbsenceValue(Absence.EMPTY, say("No meeting to chair now"), say("It appears here once announced."))
            )
            self._stack.setCurrentWidget(self._absence)
            return
        self._screen = screen
        self._stack.setCurrentWidget(self.beside)
        self._show(screen)

    def tick(self, now: datetime) -> None:
        """Move the times on screen."""
        self._now = now
        if self._screen is not None:
            self.agenda.tick(now)
            self.item.tick(now)
            self.vote.tick(now)

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.beside.close_sheet()
            self.show_screen(self._screen)

    def _show(self, screen: ChairConsole) -> None:
        names = (Segment("agenda", say("Agenda")), Segment("now", say("Now")), Segment("people", say("Delegates")))
        self.panes.show_names(names)
        self.bar.show_value(screen)
        self.agenda.show_value(screen, self._now)
        over = screen.step in {SessionStep.APPROVE_MINUTES, SessionStep.DONE}
        vote = screen.vote
        is_voting = vote is not None and (vote.row.state == VoteState.OPEN or vote.sequel.announced_at is None)
        self.item.setVisible(not over and not is_voting)
        is_asking = any(check.is_asked for check in screen.ready)
        self.item.show_value(screen.current, self._now, documents=screen.vote is None and not is_asking)
        self.vote.show_value(screen, self._now)
        self.order.show_value(screen)
        self.minutes.setVisible(over)
        self.minutes.show_value(screen.minutes)
        self.positions.show_value(screen)
        self.people.show_value(screen)
        self.sheets.follow(screen.matters)
