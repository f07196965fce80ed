"""The seventh step: the session as it runs - who is here, which item is on, what was decided."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ecabinet.client.screens.attendance import AttendanceRow, Presence
from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.folding import matches
from ecabinet.domain.agenda.end_item import EndItem
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.agenda.start_item import StartItem
from ecabinet.domain.attendance.check_in import CheckIn
from ecabinet.domain.attendance.check_out import CheckOut
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.desk.agenda_step import item_row
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.outcome_list import OutcomeList
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import presence_badge, role_words
from ecabinet.ui.formats import time_text
from ecabinet.ui.intents import NEW
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.quorum_light import QuorumLight, QuorumValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.positions.board import BoardView
from ecabinet.ui.say import say
from ecabinet.ui.theme import space

_HERE = frozenset({Presence.IN_ROOM, Presence.REMOTE})
_ITEMS, _OUTCOMES, _POSITIONS = "items", "outcomes", "positions"


class SessionStep(StepView):
    """Items and outcomes at the left, people at the right."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.quorum = QuorumLight(QuorumValue(0, 0, 0, met=False))
        self.tabs = SegmentedTabs(self._segments(0), _ITEMS)
        self.tabs.setObjectName("session.tabs")
        self.tabs.chosen.connect(lambda _key: self._turn())
        self.items = self._pane("items", say("Agenda"))
        self.items.moved.connect(lambda _key: self._allow())
        self.outcomes = OutcomeList()
        self.outcomes.intent.connect(self.intent)
        self.board = BoardView()
        self.positions = Flow(margin_steps=0)
        self.positions.add(self.board)
        self.positions.end()
        self.start = self._button("start", say("Start the item"), "play")
        self.end = self._button("end", say("End the item"), "square")
        self.search = TextEdit(say("Search name, position or agency"))
        self.search.setObjectName("session.search")
        self.search.setAccessibleName(say("Search the people of the meeting"))
        self.search.textChanged.connect(lambda _text: self._show_people())
        self.people = self._pane("people", say("People"))
        self.people.moved.connect(lambda _key: self._allow())
        self.people.retried.connect(self.search.clear)
        self.check_in = self._button("check_in", say("Check in"), "user-check")
        self.check_remote = self._button("check_remote", say("Check in remotely"), "monitor")
        self.check_out = self._button("check_out", say("Check out"), "log-out")
        self.start.clicked.connect(lambda: self.give(StartItem, item=self.items.current_key()))
        self.end.clicked.connect(lambda: self.give(EndItem, item=self.items.current_key()))
        self.check_in.clicked.connect(lambda: self._enter(Where.ROOM))
        self.check_remote.clicked.connect(lambda: self._enter(Where.REMOTE))
        self.check_out.clicked.connect(lambda: self.give(CheckOut, participant=self.people.current_key()))
        QShortcut(
            QKeySequence("Ctrl+Return"),
            self.people,
            self.check_in.click,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self._followed: Id | None = None
        self._lay()

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the session."""
        roll = meeting.roll
        self.quorum.setVisible(roll is not None)
        if roll is not None:
            self.quorum.show_value(QuorumValue(roll.present, roll.total, roll.needed, roll.is_quorate))
        nothing = AbsenceValue(Absence.EMPTY, say("The agenda is empty"), icon="list-checks")
        self.items.show_rows([item_row(item) for item in meeting.agenda], nothing)
        self._follow(meeting)
        count = self.outcomes.show_meeting(meeting)
        self.tabs.show_value(self._segments(count), self.tabs.current_key())
        self.board.show_value(meeting.positions)
        self._show_people()
        self._allow()

    def first_focus(self) -> QWidget:
        """Begin with the people."""
        return self.people

    def _lay(self) -> None:
        left, right = Card(), Card()
        for card in (left, right):
            card.body.setContentsMargins(space(3), space(3), space(3), space(3))
        left.add(self.tabs)
        left.add(self.items, 1)
        left.add(self.outcomes, 1)
        left.add(self.positions, 1)
        self._item_buttons = WrapRow(self.start, self.end)
        left.add(self._item_buttons)
        right.add(self.search)
        right.add(self.people, 1)
        right.add(WrapRow(self.check_in, self.check_remote, self.check_out))
        panes = Columns(42, margin_steps=0)
        panes.add(left, 1)
        panes.add(right, 1)
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(self.quorum)
        head.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(panes, 1)
        self._turn()

    def _follow(self, meeting: DeskMeeting) -> None:
        """Choose the item that has begun to run; until another does, whatever the secretary chooses stays."""
        running = next((item.id for item in meeting.agenda if item.state is ItemState.CURRENT), None)
        if running is not None and running != self._followed:
            self.items.choose(running)
        elif not self.items.current_key() and meeting.agenda:
            self.items.choose(meeting.agenda[0].id)
        self._followed = running

    def _turn(self) -> None:
        key = self.tabs.current_key()
        self.items.setVisible(key == _ITEMS)
        self._item_buttons.setVisible(key == _ITEMS)
        self.outcomes.setVisible(key == _OUTCOMES)
        self.positions.setVisible(key == _POSITIONS)

    def _segments(self, outcomes: int) -> tuple[Segment, ...]:
        return (
            Segment(_ITEMS, say("Agenda")),
            Segment(_POSITIONS, say("Positions")),
            Segment(_OUTCOMES, say("Votes and papers"), outcomes),
        )

    def _pane(self, name: str, spoken: str) -> ListPane:
        made = ListPane(spoken)
        made.setObjectName(f"session.{name}")
        return made

    def _button(self, name: str, text: str, icon: str) -> Button:
        made = Button(text, icon_name=icon)
        made.setObjectName(f"session.{name}")
        return made

    def _person(self) -> AttendanceRow | None:
        key = self.people.current_key()
        return next((row for row in self.meeting.people if row.participant == key), None)

    def _enter(self, where: Where) -> None:
        row = self._person()
        if row is not None:
            self.give(CheckIn, attendance=NEW, participant=row.participant, where=where)

    def _allow(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        state = self.meeting.head.state
        running = state is MeetingState.IN_SESSION
        item = next((one for one in self.meeting.agenda if one.id == self.items.current_key()), None)
        on = item is not None and item.state is ItemState.CURRENT
        self.start.setEnabled(running and item is not None and not on)
        self.end.setEnabled(running and on)
        row = self._person()
        doors_open = row is not None and state in {MeetingState.ANNOUNCED, MeetingState.IN_SESSION}
        here = row is not None and row.presence in _HERE
        away = row is not None and not here and row.presence is not Presence.SUBSTITUTED
        self.check_in.setEnabled(doors_open and away)
        self.check_remote.setEnabled(doors_open and away)
        self.check_out.setEnabled(doors_open and here)

    def _show_people(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        words = self.search.text()
        rows = [
            _presence_row(row)
            for row in self.meeting.people
            if matches(words, row.full_name, row.position, row.agency_name)
        ]
        nothing = AbsenceValue(Absence.EMPTY, say("Nobody fits"), action=say("Show all"), icon="search")
        self.people.show_rows(rows, nothing)


def _presence_row(row: AttendanceRow) -> Row:
    since = ""
    if row.presence in _HERE and row.since is not None:
        since = say("since {time}", time=time_text(row.since))
    about = [row.position]
    if row.stands_for:
        about.append(say("stands in for {name}", name=row.stands_for))
    if row.reason:
        about.append(say("reason: {reason}", reason=row.reason))
    return Row(
        row.participant,
        row.full_name,
        " · ".join(about),
        since or role_words(row.role),
        "vote" if row.votes else "user",
        presence_badge(row),
    )
