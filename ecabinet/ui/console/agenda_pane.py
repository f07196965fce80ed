"""The left of the console: the agenda, and the one button that begins or ends an item."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep
from ecabinet.client.screens.parts import AgendaRow
from ecabinet.domain.agenda.end_item import EndItem
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.agenda.start_item import StartItem
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.intents import Give
from ecabinet.ui.item_time import planned_words, used_words
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.timeline import Progress, Timeline, TimelineItem, TimelineRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import TypeRole, space

_PROGRESS = {
    ItemState.PENDING: Progress.PLANNED,
    ItemState.CURRENT: Progress.RUNNING,
    ItemState.DONE: Progress.DONE,
}


def seconds_used(row: AgendaRow, now: datetime) -> int:
    """Return how long an item has run by `now`, in seconds."""
    if row.started_at is None:
        return 0
    return max(0, int(((row.ended_at or now) - row.started_at).total_seconds()))


def item_words(row: AgendaRow, used: int) -> str:
    """Say where an item stands in time: what was used of what is planned."""
    if row.state == ItemState.PENDING:
        return planned_words(row.minutes_planned)
    if row.state == ItemState.DONE and row.started_at is None:
        return say("Decided together")
    return used_words(timedelta(seconds=used), row.minutes_planned)


def timeline_item(row: AgendaRow, now: datetime) -> TimelineItem:
    """Return an item as a step of the timeline."""
    used = seconds_used(row, now)
    number = "" if row.number is None else f"{row.number}. "
    return TimelineItem(
        key=row.id,
        title=f"{number}{row.title}",
        detail=item_words(row, used),
        progress=_PROGRESS[row.state],
        used_seconds=used,
        planned_seconds=row.minutes_planned * 60,
    )


class AgendaPane(QFrame):
    """The agenda as a timeline; a tap chooses the item that the button below begins."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console: ChairConsole | None = None
        self._chosen: Id | None = None
        self._now = datetime.min.replace(tzinfo=UTC)
        self._heading = Heading("", TypeRole.TITLE)
        self.timeline = Timeline()
        self.timeline.setObjectName("console.agenda")
        self.timeline.opened.connect(self._choose)
        scroll = self._scroll = Flow(margin_steps=0)
        scroll.add(self.timeline)
        scroll.end()
        self.start = Button("", ButtonRole.SECONDARY, "play")
        self.start.setObjectName("console.start_item")
        self.start.clicked.connect(self._start)
        self.end = Button("", ButtonRole.QUIET, "square")
        self.end.setObjectName("console.end_item")
        self.end.clicked.connect(self._end)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(5))
        column.setSpacing(space(3))
        column.addWidget(self._heading)
        column.addWidget(scroll, 1)
        column.addWidget(self.start)
        column.addWidget(self.end)
        mark(self, role="card")
        self._speak()

    def show_value(self, console: ChairConsole, now: datetime) -> None:
        """Show the agenda as it stands."""
        if self._console is not None and self._console.current != console.current:
            self._chosen = None
        self._console = console
        if self._chosen not in {row.id for row in console.agenda}:
            self._chosen = None
        self.tick(now)
        target = self._target()
        runs = console.step == SessionStep.RUN
        voting = any(vote.state == VoteState.OPEN for row in console.agenda for vote in row.votes)
        self.start.setEnabled(runs and target is not None and not voting)
        self.start.show_role(ButtonRole.PRIMARY if runs and console.current is None else ButtonRole.SECONDARY)
        self.end.setEnabled(runs and console.current is not None and not voting)
        self._speak()
        QTimer.singleShot(0, self, self._follow)

    def tick(self, now: datetime) -> None:
        """Move the time bars."""
        self._now = now
        if self._console is None:
            return
        target = self._target()
        shown = self._chosen or (None if self._console.current is None else self._console.current.id)
        current = shown or (None if target is None else target.id) or ""
        self.timeline.show_value([timeline_item(row, now) for row in self._console.agenda], current)

    def _follow(self) -> None:
        """Keep the item that matters in sight, once it is laid out; not again while it stays the same."""
        row = next((one for one in self.timeline.findChildren(TimelineRow) if one.isChecked()), None)
        if row is not None and row.item.key != self._followed:
            self._followed = row.item.key
            self._scroll.ensureWidgetVisible(row)

    _followed = ""

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _target(self) -> AgendaRow | None:
        if self._console is None:
            return None
        chosen = next((row for row in self._console.agenda if row.id == self._chosen), None)
        if chosen is not None and chosen.state != ItemState.CURRENT:
            return chosen
        return self._console.next_item

    def _speak(self) -> None:
        self._heading.setText(say("Agenda"))
        target = self._target()
        number = target.number if target is not None and target.number is not None else 0
        self.start.setText(say("Start item {number}", number=number) if number else say("Start item"))
        self.end.setText(say("End item"))
        self.setAccessibleName(say("Agenda"))

    def _choose(self, item: str) -> None:
        self._chosen = item
        if self._console is not None:
            self.show_value(self._console, self._now)

    def _start(self) -> None:
        target = self._target()
        if self._console is not None and target is not None:
            self.intent.emit(Give(StartItem, {"item": target.id}, meeting=self._console.head.id))

    def _end(self) -> None:
        if self._console is not None and self._console.current is not None:
            self.intent.emit(Give(EndItem, {"item": self._console.current.id}, meeting=self._console.head.id))
