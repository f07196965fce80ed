"""Committees at the left, the seats of the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.directory import CommitteeRow, DirectoryScreen, SeatRow
from ecabinet.domain.committees.end_membership import EndMembership
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class CommitteesView(QFrame):
    """Two lists; `wants_seat` asks for the form of a seat, `wants_new` for that of a committee."""

    intent = Signal(object)
    wants_seat = Signal()
    wants_new = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: DirectoryScreen | None = None
        self.pane = ListPane(say("Committees"))
        self.pane.setObjectName("directory.committees")
        self.pane.moved.connect(lambda _key: self._show_seats())
        self.pane.retried.connect(self.wants_new)
        self.seats = ListPane(say("Members"))
        self.seats.setObjectName("directory.seats")
        self.seats.moved.connect(lambda _key: self._allow())
        self.seats.retried.connect(self.wants_seat)
        self.rule = Caption()
        self.add = Button(say("Give a seat"), icon_name="plus")
        self.add.setObjectName("seat.add")
        self.add.clicked.connect(self.wants_seat)
        self.end = Button(say("End the seat"), icon_name="user-x")
        self.end.setObjectName("seat.end")
        self.end.clicked.connect(self._end)
        left, right = Card(), Card()
        for card in (left, right):
            card.body.setContentsMargins(space(3), space(3), space(3), space(3))
        left.add(self.pane, 1)
        right.add(self.rule)
        right.add(self.seats, 1)
        right.add(WrapRow(self.add, self.end))
        panes = Columns(42, margin_steps=0)
        panes.add(left, 2)
        panes.add(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panes)
        mark(self, role="canvas")

    def show_screen(self, screen: DirectoryScreen) -> None:
        """Show the committees."""
        self._screen = screen
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No committees yet"),
            say("A meeting is a meeting of a committee."),
            say("Add a committee"),
            "users",
        )
        rows = [
            Row(one.id, one.name, one.agency_name, say("Members: {count}", count=len(one.seats)), "users")
            for one in screen.committees
        ]
        self.pane.show_rows(rows, nothing)
        if screen.committees and not self.pane.current_key():
            self.pane.choose(screen.committees[0].id)
        self._show_seats()

    def committee(self) -> CommitteeRow | None:
        """Give the chosen committee."""
        rows = () if self._screen is None else self._screen.committees
        return next((one for one in rows if one.id == self.pane.current_key()), None)

    def _show_seats(self) -> None:
        committee = self.committee()
        self.rule.setText("" if committee is None else committee.rule_title)
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No seats yet"),
            say("Give the first seat to the chair."),
            say("Give a seat") if committee else "",
            "armchair",
        )
        seats = () if committee is None else committee.seats
        self.seats.show_rows([_seat_row(seat) for seat in seats], nothing)
        self._allow()

    def _allow(self) -> None:
        self.add.setEnabled(self.committee() is not None)
        self.end.setEnabled(bool(self.seats.current_key()))

    def _end(self) -> None:
        key = self.seats.current_key()
        if key:
            self.intent.emit(Give(EndMembership, {"membership": key}))


def _seat_row(seat: SeatRow) -> Row:
    badge = None
    if seat.chairs:
        badge = BadgeValue(say("Chair"), Tone.ACCENT, "gavel")
    elif not seat.voting:
        badge = BadgeValue(say("Without a vote"))
    return Row(seat.id, seat.full_name, seat.position, seat.seat, "user", badge)
