"""The secretariat's desk as a page of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from ecabinet.client.screens.desk import DeskScreen, desk_screen
from ecabinet.client.screens.frame import Place
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.draft_meeting import DraftMeeting
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.draft_form import DraftForm
from ecabinet.ui.desk.keys_help import keys_help
from ecabinet.ui.desk.led_page import LedPage
from ecabinet.ui.desk.list_view import ListView
from ecabinet.ui.desk.meeting_view import MeetingView
from ecabinet.ui.intents import Dismiss, Give
from ecabinet.ui.page import Ask
from ecabinet.ui.say import say


class DeskPage(LedPage):
    """The list of meetings, or one of them as a checklist."""

    place: ClassVar[Place] = Place.DESK

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.screen_now: DeskScreen | None = None
        self._now = datetime.now(UTC)
        self._form: DraftForm | None = None
        self._stack = QStackedLayout(self)
        self._build()
        QShortcut(QKeySequence("?"), self, self.show_keys, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def ask(self) -> Ask:
        """Ask for the list, or for the meeting with whom a search found."""
        return partial(desk_screen, meeting_id=self.meeting, query=self.query)

    def show_screen(self, screen: object) -> None:
        """Show the desk."""
        if not isinstance(screen, DeskScreen) or screen == self.screen_now:
            return
        self.screen_now = screen
        if screen.meeting is None:
            self.list.show_value(screen.listed)
            if self._form is not None:
                self._form.show_choices(screen.listed)
            self._stack.setCurrentWidget(self.listing)
            return
        self.checklist.show_value(screen)
        self._stack.setCurrentWidget(self.checklist)

    def tick(self, now: datetime) -> None:
        """Keep the hub's time for the next new meeting."""
        self._now = now

    def show_asking_failed(self, sentence: str) -> None:
        """Say why the list is not there; what is on screen stays."""
        self.list.show_failed(sentence)

    def file_paths(
        self, paths: Sequence[str], item: Id | None = None, doc_type: DocType = DocType.OTHER, agency: str = ""
    ) -> None:
        """File PDFs in the meeting on screen, as if they had been dropped and their sheet confirmed."""
        self.checklist.documents().file_paths(paths, item, doc_type, agency)

    def show_keys(self) -> None:
        """Show the keys beside the page."""
        beside = self.checklist.beside if self._stack.currentWidget() is self.checklist else self.listing
        beside.open_sheet(say("Keys"), keys_help())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the keys on F1."""
        if event.key() == Qt.Key.Key_F1:
            self.show_keys()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the other language; half-written minutes are carried over."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_stack"):
            self._speak_anew()

    def _build(self) -> None:
        self.list = ListView()
        self.listing = Beside(self.list, "desk.sheet")
        self.checklist = MeetingView()
        self.list.opened.connect(self.open_one)
        self.list.wanted_new.connect(self.new_meeting)
        self.list.mend.connect(self._mend)
        self.checklist.intent.connect(self.intent)
        self.checklist.left.connect(self.leave)
        self.checklist.searched.connect(self.search)
        self._stack.addWidget(self.listing)
        self._stack.addWidget(self.checklist)

    def _speak_anew(self) -> None:
        before = self.checklist
        for widget in (self.listing, self.checklist):
            self._stack.removeWidget(widget)
            widget.deleteLater()
        self._form = None
        self._build()
        screen, self.screen_now = self.screen_now, None
        self.show_screen(screen)
        if screen is not None and screen.meeting is not None:
            self.checklist.show_step(before.current_step)
            self.checklist.minutes().carry_over(before.minutes())

    def new_meeting(self) -> None:
        """Open the form of a new meeting beside the list."""
        if self.screen_now is None or not self.screen_now.listed.may_draft:
            return
        form = self._new_form()
        form.start(self.screen_now.listed, self._now)
        self.listing.open_sheet(say("New meeting"), form, form.title)

    def _new_form(self) -> DraftForm:
        form = self._form = DraftForm()
        form.given.connect(self._drafted)
        return form

    def _drafted(self, intent: object) -> None:
        self.intent.emit(intent)
        self._form = None
        self.listing.close_sheet()
        if isinstance(intent, Give) and intent.meeting is not None:
            self.open_one(intent.meeting)

    def _mend(self) -> None:
        screen = self.screen_now
        if screen is None or not screen.listed.refused:
            return
        pending = screen.listed.refused[-1]
        command, refusal = pending.command, pending.refusal
        if isinstance(command, DraftMeeting) and refusal is not None:
            form = self._new_form()
            self.listing.open_sheet(say("New meeting"), form, form.title)
            form.show_refused(screen.listed, command, refusal)
            self.intent.emit(Dismiss(command.id))
