"""The desk of consultations as a page of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from ecabinet.client.screens.consulting import ConsultingScreen, consulting_screen
from ecabinet.client.screens.frame import Place
from ecabinet.client.screens.opinion_statistics import opinion_statistics
from ecabinet.domain.consultations.draft_consultation import DraftConsultation
from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Id
from ecabinet.ui.consultations.consultation_view import ConsultationDeskView
from ecabinet.ui.consultations.forms import NewForm
from ecabinet.ui.consultations.list_view import DeskListView
from ecabinet.ui.consultations.statistics_view import StatisticsView
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.led_page import LedPage
from ecabinet.ui.intents import Dismiss, Give
from ecabinet.ui.page import Ask
from ecabinet.ui.say import say


class ConsultationsPage(LedPage):
    """The lists, one consultation step by step, or the statistics."""

    place: ClassVar[Place] = Place.CONSULTATIONS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("consultations")
        self.screen_now: ConsultingScreen | None = None
        self._now = datetime.now(UTC)
        self.list = DeskListView()
        self.listing = Beside(self.list, "consultations.new_sheet")
        self.list.opened.connect(self.open_one)
        self.list.wanted_new.connect(self.new_consultation)
        self.list.mend.connect(self._mend)
        self.checklist = ConsultationDeskView()
        self.checklist.intent.connect(self.intent)
        self.checklist.left.connect(self.leave)
        self.checklist.searched.connect(self.search)
        self.numbers = StatisticsView()
        self.numbers.intent.connect(self.intent)
        self.numbers.left.connect(self._leave_statistics)
        self.numbers.period_chosen.connect(self.asks_again)
        self.list.wanted_statistics.connect(self.show_statistics)
        self._counts = False
        self._stack = QStackedLayout(self)
        for widget in (self.listing, self.checklist, self.numbers):
            self._stack.addWidget(widget)

    def ask(self) -> Ask:
        """Ask for the lists, for the consultation with whom a search found, or for the statistics."""
        if self._counts:
            since, until = self.numbers.since.value(), self.numbers.until.value()
            return partial(opinion_statistics, since=since, until=until)
        return partial(consulting_screen, meeting_id=self.meeting, query=self.query)

    def show_screen(self, screen: object) -> None:
        """Show the desk."""
        if isinstance(screen, Statistics) and self._counts:
            self.numbers.show_value(screen)
            self._stack.setCurrentWidget(self.numbers)
            return
        if not isinstance(screen, ConsultingScreen) or screen == self.screen_now:
            return
        self.screen_now = screen
        if screen.opened is None:
            self.list.show_value(screen.listed, self._now)
            self._stack.setCurrentWidget(self.listing)
            return
        self.checklist.show_value(screen, self._now)
        self._stack.setCurrentWidget(self.checklist)

    def go_to(self, meeting: Id | None, item: Id | None = None) -> None:
        """Be about another consultation."""
        super().go_to(meeting, item)
        self._counts = False

    def tick(self, now: datetime) -> None:
        """Move the time that is left."""
        minute, self._now = self._now.replace(second=0, microsecond=0), now
        if self.screen_now is None:
            return
        if self.screen_now.opened is not None:
            self.checklist.tick(now)
        elif minute != now.replace(second=0, microsecond=0):
            self.list.show_value(self.screen_now.listed, now)

    def show_asking_failed(self, sentence: str) -> None:
        """Say why the list is not there; what is on screen stays."""
        self.list.show_failed(sentence)

    def file_paths(
        self, paths: Sequence[str], item: Id | None = None, doc_type: DocType = DocType.OTHER, agency: str = ""
    ) -> None:
        """File PDFs in the consultation on screen, as if they had been dropped and their sheet confirmed."""
        self.checklist.documents().file_paths(paths, item, doc_type, agency)

    def show_statistics(self) -> None:
        """Show the statistics of the year so far."""
        self._counts, self.screen_now = True, None
        self.numbers.begin(self._now)
        self.asks_again.emit()

    def _leave_statistics(self) -> None:
        self._counts = False
        self.asks_again.emit()

    def new_consultation(self) -> None:
        """Open the form of a new consultation beside the list."""
        form = self._new_form()
        if form is not None:
            self.listing.open_sheet(say("New consultation"), form, form.title)

    def _new_form(self) -> NewForm | None:
        if self.screen_now is None or not self.screen_now.listed.may_draft:
            return None
        form = NewForm(self.screen_now.listed, self._now)
        form.given.connect(self._drafted)
        return form

    def _drafted(self, intent: object) -> None:
        self.intent.emit(intent)
        self.listing.close_sheet()
        if isinstance(intent, Give) and intent.meeting is not None:
            self.open_one(intent.meeting)

    def _mend(self) -> None:
        screen = self.screen_now
        pending = screen.listed.refused[-1] if screen is not None and screen.listed.refused else None
        form = self._new_form()
        if pending is None or form is None or pending.refusal is None:
            return
        if isinstance(pending.command, DraftConsultation):
            form.fill_mine(pending.command, pending.refusal)
            self.listing.open_sheet(say("New consultation"), form, form.title)
            self.intent.emit(Dismiss(pending.command.id))
