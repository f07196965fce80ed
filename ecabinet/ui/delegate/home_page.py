"""Today: the meeting that matters now, what waits for a reply, what comes, and what was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.client.screens.home import HomeMeeting, HomeScreen, home_screen
from ecabinet.ui.delegate.meeting_card import MeetingCard
from ecabinet.ui.delegate.reply_pane import ReplyPane
from ecabinet.ui.delegate.words import meeting_row
from ecabinet.ui.formats import span_text
from ecabinet.ui.intents import Go
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.opinions.words import consultation_line
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.positions.words import waiting_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

_MOST_ROWS = 6


class HomePage(Page):
    """Shows `HomeScreen`."""

    kinds = frozenset(
        {
            "Meeting", "MeetingCard", "Participant", "Reply", "Substitution", "Attendance", "Paper", "Agenda",
            "AgendaItem", "Person", "Position", "Reading", "Vote", "Cast",
        }
    )  # fmt: skip

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self._screen: HomeScreen | None = None
        self._absence = EmptyState(AbsenceValue(Absence.LOADING, say("Loading…")))
        self._first = MeetingCard()
        self._first.setObjectName("home.first")
        self._first.intent.connect(self.intent)
        self._first.reply_wanted.connect(self._reply)
        self._pane = ReplyPane()
        self._pane.intent.connect(self.intent)
        self._now: datetime | None = None
        self._opinions = _Rows(say("Opinions asked of you in writing"), "home.opinions")
        self._opinions.pane.opened.connect(lambda key: self.intent.emit(Go(Place.OPINIONS, key)))
        self._lists = {
            "answer": _Meetings(say("Please reply"), "home.to_answer"),
            "declare": _Meetings(say("Say where you stand before the session"), "home.to_declare"),
            "coming": _Meetings(say("Coming"), "home.coming"),
            "past": _Meetings(say("Past"), "home.past"),
        }
        self._flow = Flow()
        for widget in (self._first, self._opinions, *self._lists.values(), self._absence):
            self._flow.add(widget)
        for card in self._lists.values():
            card.pane.opened.connect(lambda key: self.intent.emit(Go(Place.MEETING, key)))
        self._flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pane.wrap(self._flow)
        column.addWidget(self._pane)
        self._show_parts(None)

    def ask(self) -> Ask:
        """Ask for the home screen."""
        return home_screen

    def show_screen(self, screen: object) -> None:
        """Show another state of the home page."""
        if isinstance(screen, HomeScreen) and screen != self._screen:
            self._screen = screen
            self._show_parts(screen)

    def tick(self, now: datetime) -> None:
        """Move the running time of the card, and of what waits for an opinion."""
        moved, self._now = self._now is None or self._now.minute != now.minute, now
        if moved:
            self._show_opinions()
        self._first.tick(now)

    def show_asking_failed(self, sentence: str) -> None:
        """Say it where nothing is shown yet."""
        if self._screen is None:
            self._absence.show_value(AbsenceValue(Absence.ERROR, say("This page could not be made"), sentence))

    def _show_parts(self, screen: HomeScreen | None) -> None:
        first = None if screen is None else screen.first
        self._first.setVisible(first is not None)
        self._absence.setVisible(first is None)
        if screen is not None and first is None:
            text = say("Meetings you are invited to will stand here.")
            self._absence.show_value(AbsenceValue(Absence.EMPTY, say("No meeting ahead"), text, icon="calendar"))
        if first is not None:
            self._first.show_value(first)
            self._pane.show_value(first)
        self._show_opinions()
        others = () if screen is None else screen.to_answer
        self._lists["answer"].show_rows([one for one in others if first is None or one.head.id != first.head.id])
        waits = () if screen is None else screen.to_declare
        self._lists["declare"].show_rows(waits, declaring=True)
        asked = {one.head.id for one in (*others, *waits)}
        coming = () if screen is None else screen.coming
        self._lists["coming"].show_rows([one for one in coming if one.head.id not in asked])
        self._lists["past"].show_rows(() if screen is None else screen.past)

    def _show_opinions(self) -> None:
        rows = () if self._screen is None else self._screen.opinions
        now = self._now
        self._opinions.show_lines([] if now is None else [consultation_line(row, now) for row in rows])

    def _reply(self) -> None:
        if self._screen is not None and self._screen.first is not None:
            self._pane.open_reply(self._screen.first)


class _Rows(Card):
    """A titled list that goes away when it is empty."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__(title)
        self.pane = ListPane(title)
        self.pane.setObjectName(name)
        self.add(self.pane, 1)

    def show_lines(self, lines: Sequence[Row]) -> None:
        """Show these lines."""
        self.setVisible(bool(lines))
        self.pane.show_rows(lines)
        if lines:
            rows = min(len(lines), _MOST_ROWS)
            QTimer.singleShot(0, self, lambda: self.pane.setFixedHeight(rows * self.pane.view.sizeHintForRow(0) + 4))


class _Meetings(_Rows):
    """A titled list of meetings."""

    def show_rows(self, meetings: Sequence[HomeMeeting], *, declaring: bool = False) -> None:
        """Show meetings; `declaring` says on how many items my position waits."""
        lines = [meeting_row(one, span_text(one.head.starts_at, one.head.ends_at)) for one in meetings]
        if declaring:
            badges = [BadgeValue(waiting_words(one.undeclared), Tone.WARNING, "message-square") for one in meetings]
            lines = [replace(line, badge=badge) for line, badge in zip(lines, badges, strict=True)]
        self.show_lines(lines)
