"""What I am asked in writing, as a page of the frame."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from ecabinet.client.screens.opinions import OpinionsScreen, opinions_screen
from ecabinet.client.values import DOWNLOAD, JUDGED, LINK
from ecabinet.domain.consultations.read_consultation import ReadConsultation
from ecabinet.domain.kernel import Id
from ecabinet.ui.intents import Give
from ecabinet.ui.opinions.consultation_view import ConsultationView
from ecabinet.ui.opinions.draft import OpinionDrafts
from ecabinet.ui.opinions.lists_view import ListsView
from ecabinet.ui.page import Ask, Page


class OpinionsPage(Page):
    """The lists, or one consultation. That one was opened is told to the hub once."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "Meeting", "MeetingCard", "Participant", "Agenda", "AgendaItem", "Document", "DocumentVersion",
            "VersionVerdict", "Vote", "Cast", "Ballot", "Reading", "OpinionFile", "Paper", "PaperVerdict", "RuleSet",
            DOWNLOAD, JUDGED, LINK,
        }
    )  # fmt: skip

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opinions")
        self._screen: OpinionsScreen | None = None
        self._now = datetime.now(UTC)
        self._said: set[Id] = set()
        self.lists = ListsView()
        self.lists.opened.connect(self._open)
        self.consultation = ConsultationView()
        self.consultation.intent.connect(self.intent)
        self.consultation.left.connect(lambda: self._open(None))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.lists)
        self._stack.addWidget(self.consultation)

    def ask(self) -> Ask:
        """Ask for the lists or for the consultation."""
        return partial(opinions_screen, meeting_id=self.meeting)

    def show_screen(self, screen: object) -> None:
        """Show another state."""
        if not isinstance(screen, OpinionsScreen) or screen == self._screen:
            return
        self._screen = screen
        opened = screen.opened
        if opened is None:
            self.lists.show_value(screen.listed, self._now)
            self._stack.setCurrentWidget(self.lists)
            return
        self.consultation.show_value(opened, self._now)
        self._stack.setCurrentWidget(self.consultation)
        if opened.unread_part is not None and opened.unread_part not in self._said:
            self._said.add(opened.unread_part)
            self.intent.emit(Give(ReadConsultation, {"participant": opened.unread_part}, meeting=opened.head.id))

    def tick(self, now: datetime) -> None:
        """Move the time that is left."""
        minute = self._now.replace(second=0, microsecond=0) != now.replace(second=0, microsecond=0)
        self._now = now
        if self._screen is None:
            return
        if self._screen.opened is not None:
            self.consultation.tick(now)
        elif minute:
            self.lists.show_value(self._screen.listed, now)

    def unsent(self) -> object:
        """Give the answers that are half done."""
        return OpinionDrafts(self.consultation.drafts())

    def take_up(self, unsent: object) -> None:
        """Go on with half-done answers."""
        if isinstance(unsent, OpinionDrafts):
            self.consultation.keep(unsent.by_question)

    def show_not_given(self, vote: Id) -> None:
        """Let an answer be sent again that this device could not keep."""
        self.consultation.show_not_given(vote)

    def show_asking_failed(self, sentence: str) -> None:
        """Say why the lists are not there; what is on screen stays."""
        self.lists.show_failed(sentence)

    def _open(self, meeting: Id | None) -> None:
        self.go_to(meeting)
        self.asks_again.emit()
