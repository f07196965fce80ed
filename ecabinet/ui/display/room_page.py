"""What the room sees: the item that runs and the next, the vote, who is here, and the clock. Nothing private."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.display import RoomDisplay, room_display
from ecabinet.client.screens.parts import AgendaRow
from ecabinet.client.values import LINK, SIGNAL
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.display.room_vote import RoomResult, RoomVote
from ecabinet.ui.formats import day_text, span_text, time_text
from ecabinet.ui.item_time import used_words
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.quorum_light import QuorumLight, QuorumValue
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space

_IDLE, _MEETING = 0, 1
_NO_ITEM, _ITEM, _VOTE, _RESULT = 0, 1, 2, 3


class RoomPage(Page):
    """Shows `RoomDisplay`; the clock and what is left of a vote move by `tick`."""

    kinds = frozenset(
        {"Meeting", "Agenda", "AgendaItem", "Participant", "Attendance", "Vote", "RuleSet", SIGNAL, LINK}
    )  # fmt: skip

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._screen: RoomDisplay | None = None
        self._asked_at: datetime | None = None
        self._make_labels()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(8), space(6), space(8), space(6))
        whole.setSpacing(space(5))
        self._body = QStackedLayout()
        self._body.addWidget(self._idle())
        self._body.addWidget(self._meeting_body())
        whole.addLayout(self._head())
        whole.addLayout(self._body, 1)
        whole.addLayout(self._foot())

    def ask(self) -> Ask:
        """Ask for the big screen."""
        return room_display

    def show_screen(self, screen: object) -> None:
        """Show another state of the room."""
        if not isinstance(screen, RoomDisplay):
            return
        self._screen, self._asked_at = screen, screen.now
        head = screen.meeting
        self._body.setCurrentIndex(_IDLE if head is None else _MEETING)
        self._title.setText("" if head is None else head.title)
        self._quorum.setVisible(screen.roll is not None)
        if screen.roll is not None:
            roll = screen.roll
            self._quorum.show_value(QuorumValue(roll.present, roll.total, roll.needed, roll.is_quorate))
        self._offline.setVisible(not screen.link.is_online)
        coming = screen.next_item
        self._next.setVisible(coming is not None)
        if coming is not None:
            self._next.setText(say("Next: {title}", title=_numbered(coming)))
        if head is not None:
            self._show_middle(screen)

    def tick(self, now: datetime) -> None:
        """Move the clock, the item's time and the ring."""
        self._clock.setText(time_text(now, seconds=True))
        self._day.setText(day_text(now))
        self._big_clock.setText(time_text(now, seconds=True))
        self._big_day.setText(day_text(now))
        screen = self._screen
        if screen is None or self._asked_at is None:
            return
        passed = max(now - self._asked_at, timedelta(0))
        if screen.current is not None:
            used = timedelta(seconds=screen.current.seconds_used) + passed
            self._time.setText(used_words(used, screen.current.minutes_planned))
        if screen.vote is not None and screen.vote.is_open:
            self._vote.tick(screen.vote, now)
        self._result.tick(now)

    def _make_labels(self) -> None:
        self._title = ElidedLabel(role="title")
        self._clock, self._day = Heading("", TypeRole.HEADING, wrap=False), Caption(wrap=False)
        self._big_clock = Heading("", TypeRole.HERO, wrap=False)
        self._big_day = Heading("", TypeRole.HEADING, wrap=False)
        self._quorum = QuorumLight(QuorumValue(0, 0, 0, met=False))
        self._offline = Badge(BadgeValue(say("No link to the hub: what is shown may be old"), Tone.WARNING))
        self._next = ElidedLabel()
        self._kicker = Body(soft=True)
        self._item = Heading("", TypeRole.DISPLAY)
        self._presenter = Heading("", TypeRole.HEADING)
        self._time = Heading("", TypeRole.HEADING, wrap=False)
        self._vote = RoomVote()
        self._result = RoomResult()

    def _head(self) -> QHBoxLayout:
        clock = QVBoxLayout()
        clock.setSpacing(0)
        clock.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignRight)
        clock.addWidget(self._day, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addSpacing(space(6))
        row.addLayout(clock)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space(5))
        row.addWidget(self._quorum)
        row.addWidget(self._offline)
        row.addWidget(self._next, 1)
        return row

    def _idle(self) -> QWidget:
        page, column = _box()
        column.addStretch(1)
        mark_line = Heading("E-Cabinet", TypeRole.HEADING, wrap=False)
        mark_line.show_tone(Tone.ACCENT)
        for label in (mark_line, self._big_clock, self._big_day):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _meeting_body(self) -> QWidget:
        page = QFrame()
        mark(page, role="plain")
        self._middle = QStackedLayout(page)
        for made in (self._waiting(), self._item_page(), self._vote, self._result):
            self._middle.addWidget(made)
        return page

    def _waiting(self) -> QWidget:
        page, column = _box()
        self._wait_title = Heading("", TypeRole.DISPLAY)
        self._wait_when = Heading("", TypeRole.HEADING)
        self._wait_what = Heading("", TypeRole.TITLE)
        column.addStretch(1)
        for label in (self._wait_title, self._wait_when, self._wait_what):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        return page

    def _item_page(self) -> QWidget:
        page, column = _box()
        card = Card()
        card.show_live(live=True)
        card.body.addStretch(1)
        for label in (self._kicker, self._item, self._presenter, self._time):
            card.add(label)
        card.body.addStretch(1)
        column.addWidget(card, 1)
        return page

    def _show_middle(self, screen: RoomDisplay) -> None:
        vote, item = screen.vote, screen.current
        if vote is not None and vote.is_open:
            self._vote.show_value(vote, screen.now)
            self._middle.setCurrentIndex(_VOTE)
        elif vote is not None and vote.result is not None:
            self._result.show_value(vote, screen.now)
            self._middle.setCurrentIndex(_RESULT)
        elif item is not None:
            self._kicker.setText(say("Now") if item.number is None else say("Item {number}", number=item.number))
            self._item.setText(item.title)
            self._presenter.setText(" · ".join(part for part in (item.presenter, item.submitting_agency) if part))
            self._middle.setCurrentIndex(_ITEM)
        else:
            self._show_waiting(screen)
            self._middle.setCurrentIndex(_NO_ITEM)

    def _show_waiting(self, screen: RoomDisplay) -> None:
        head = screen.meeting
        if head is None:
            return
        self._wait_title.setText(head.title)
        self._wait_when.setText(f"{span_text(head.starts_at, head.ends_at)} · {head.place}")
        words = {
            MeetingState.ANNOUNCED: say("Please check in on your tablet."),
            MeetingState.CLOSED: say("The session is closed. Thank you."),
        }
        self._wait_what.setText(words.get(head.state, say("The session is open.")))


def _numbered(row: AgendaRow) -> str:
    return row.title if row.number is None else f"{row.number}. {row.title}"


def _box() -> tuple[QFrame, QVBoxLayout]:
    page = QFrame()
    mark(page, role="plain")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(4))
    return page, column
