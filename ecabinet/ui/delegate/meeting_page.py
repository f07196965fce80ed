"""One meeting for somebody who takes part: agenda, documents of the item, papers and results."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.client.screens.meeting import MeetingScreen, meeting_screen
from ecabinet.client.screens.parts import AgendaRow, heads
from ecabinet.client.values import DOWNLOAD, JUDGED
from ecabinet.client.view import View
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.delegate.item_pane import ItemPane
from ecabinet.ui.delegate.meeting_head import MeetingHeadPane
from ecabinet.ui.delegate.reply_pane import ReplyPane
from ecabinet.ui.delegate.two_panes import TwoPanes
from ecabinet.ui.delegate.words import timeline_item
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.timeline import Timeline, TimelineRow
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.say import say

WHOLE = "whole"
"""The key of what belongs to the meeting as a whole, beside the keys of items."""


def this_or_first(view: View, meeting: Id | None) -> MeetingScreen | None:
    """Return a meeting's page; without a meeting that of the running one, else the next, else the last."""
    if meeting is not None:
        return meeting_screen(view, meeting)
    seen = [head for head in heads(view) if head.state != MeetingState.DRAFT]
    running = [head for head in seen if head.state == MeetingState.IN_SESSION]
    ahead = [head for head in seen if head.state == MeetingState.ANNOUNCED]
    chosen = next(iter(running or ahead or seen[-1:]), None)
    return None if chosen is None else meeting_screen(view, chosen.id)


def aged(screen: MeetingScreen, seconds: int) -> MeetingScreen:
    """Give the screen as it is so many seconds later: the running item has used more time, nothing else changes."""
    agenda = tuple(
        msgspec.structs.replace(row, seconds_used=row.seconds_used + seconds) if row.state == ItemState.CURRENT else row
        for row in screen.agenda
    )
    return msgspec.structs.replace(screen, agenda=agenda)


class MeetingPage(Page):
    """Shows `MeetingScreen`."""

    kinds = frozenset(
        {
            "Meeting", "MeetingCard", "Participant", "Reply", "Substitution", "Attendance", "Paper", "Agenda",
            "AgendaItem", "Document", "DocumentVersion", "VersionVerdict", "PaperVerdict", "Vote", "RuleSet",
            "Position",
            DOWNLOAD, JUDGED,
        }
    )  # fmt: skip

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting")
        self._screen: MeetingScreen | None = None
        self._item: Id | None = None
        self._follows = True
        self._asked_at: datetime | None = None
        self._absence = EmptyState(AbsenceValue(Absence.LOADING, say("Loading…")))
        self._head = MeetingHeadPane()
        self._head.intent.connect(self.intent)
        self._head.reply_wanted.connect(self._reply)
        self._head.mandate_wanted.connect(self._open_mandate)
        self._timeline = Timeline()
        self._timeline.setObjectName("meeting.agenda")
        self._timeline.opened.connect(self._look_at)
        self._pane = ItemPane()
        self._pane.intent.connect(self.intent)
        self._pane.whole_wanted.connect(lambda: self._look_at(WHOLE))
        self._pane.item_wanted.connect(self._look_at)
        self._is_covered = False
        self._reply_pane = ReplyPane()
        self._reply_pane.stands_alone.connect(self._cover)
        self._reply_pane.intent.connect(self.intent)
        self._body = self._made_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._reply_pane, 1)
        column.addWidget(self._absence, 1)
        self._show(None)

    def ask(self) -> Ask:
        """Ask for the meeting's page."""
        return partial(this_or_first, meeting=self.meeting)

    def go_to(self, meeting: Id | None, item: Id | None = None) -> None:
        """Be about another meeting."""
        if meeting != self.meeting:
            self._item, self._follows = None, True
        super().go_to(meeting)
        if item is not None:
            self._item, self._follows = item, False

    def show_screen(self, screen: object) -> None:
        """Show another state of the meeting."""
        if screen is None or (isinstance(screen, MeetingScreen) and screen != self._screen):
            self._show(screen if isinstance(screen, MeetingScreen) else None)
            if screen is None:
                text = say("You are not invited to it, or no longer.")
                self._absence.show_value(AbsenceValue(Absence.EMPTY, say("No meeting to show"), text))

    def tick(self, now: datetime) -> None:
        """Move the time used by the running item."""
        if self._screen is None or self._asked_at is None:
            self._asked_at = now
            return
        passed = max(int((now - self._asked_at).total_seconds()), 0)
        if passed and any(row.state == ItemState.CURRENT for row in self._screen.agenda):
            self._show_agenda(aged(self._screen, passed))

    def documents_in_sight(self) -> list[str]:
        """Give the titles of the documents listed now."""
        return self._pane.documents_in_sight()

    def show_asking_failed(self, sentence: str) -> None:
        """Say it where nothing is shown yet."""
        if self._screen is None:
            self._absence.show_value(AbsenceValue(Absence.ERROR, say("This page could not be made"), sentence))

    def _made_body(self) -> TwoPanes:
        agenda = Card(say("Agenda"))
        flow = Flow(margin_steps=0)
        flow.add(self._timeline)
        flow.end()
        agenda.add(flow, 1)
        body = TwoPanes((say("Agenda"), agenda), (say("Documents"), self._pane))
        self._reply_pane.wrap(body)
        return body

    def _show(self, screen: MeetingScreen | None) -> None:
        self._screen, self._asked_at = screen, None
        self._head.setVisible(screen is not None and not self._is_covered)
        self._reply_pane.setVisible(screen is not None)
        self._absence.setVisible(screen is None)
        if screen is None:
            return
        self._head.show_value(screen)
        self._reply_pane.show_value(screen.meeting)
        self._reply_pane.show_mandate(screen.mandate)
        self._show_agenda(screen)

    def _show_agenda(self, screen: MeetingScreen) -> None:
        row = self._row_in_sight(screen)
        self._timeline.show_value([timeline_item(one) for one in screen.agenda], "" if row is None else row.id)
        for made in self._timeline.findChildren(TimelineRow):
            made.setObjectName(f"agenda.{made.item.key}")
        self._pane.show_value(screen, row)

    def _row_in_sight(self, screen: MeetingScreen) -> AgendaRow | None:
        """Give the item that was picked; until one is, the item that runs. A guest of items always sees one."""
        running = next((row for row in screen.agenda if row.state == ItemState.CURRENT), None)
        picked = running if self._follows else next((row for row in screen.agenda if row.id == self._item), None)
        if screen.meeting.head.is_whole:
            return picked
        return picked or running or next(iter(screen.agenda), None)

    def _look_at(self, key: str) -> None:
        self._item, self._follows = (None if key == WHOLE else key), False
        self._body.show_right()
        if self._screen is not None:
            self._show_agenda(self._screen)

    def _reply(self) -> None:
        if self._screen is not None:
            self._reply_pane.open_reply(self._screen.meeting)

    def _cover(self, covered: bool) -> None:
        """Leave the room of the head to a sheet that has none beside the page."""
        self._is_covered = covered
        self._head.setVisible(self._screen is not None and not covered)

    def _open_mandate(self) -> None:
        if self._screen is not None and self._screen.mandate is not None:
            self._reply_pane.open_mandate(self._screen.mandate)
