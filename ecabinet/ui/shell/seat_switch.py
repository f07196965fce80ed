"""For which seat one votes: one's own and those whose mandates one carries, each with where its ballot stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.kernel import Id
from ecabinet.ui.kit.ballot_button import BallotOption
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.mark_button import MarkButton
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.shell.seat_words import seat_name, seat_state, voting_for
from ecabinet.ui.theme import Tone, space


class SeatSwitch(QFrame):
    """Says for whom one votes; `chosen` with the seat (None: one's own) that a person turns to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="plain")
        self._said = Body(strong=True)
        self._said.setObjectName("ballot.for_whom")
        self._buttons: dict[Id | None, MarkButton] = {}
        self._row = WrapRow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._column.addWidget(self._said)
        self._column.addWidget(self._row)

    def show_value(self, sheet: BallotSheet, current: Id | None) -> None:
        """Show the seats and which of them is on screen."""
        shown = next(one for one in sheet.seats if one.seat == current)
        said = voting_for(sheet, shown)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._row.setVisible(len(sheet.seats) > 1)
        self.setVisible(bool(said))
        if len(sheet.seats) == 1:
            return
        if tuple(self._buttons) != tuple(one.seat for one in sheet.seats):
            self._make(sheet)
        for one in sheet.seats:
            words, icon, tone = seat_state(one)
            button = self._buttons[one.seat]
            label = f"{seat_name(one)} · {words}"
            button.show_value(BallotOption(one.seat or "", label, icon, tone))
            is_with = sheet.is_one_act and one.state == shown.state == BallotState.CHOOSE
            button.setChecked(one.seat == current or is_with)

    def _make(self, sheet: BallotSheet) -> None:
        self._column.removeWidget(self._row)
        self._row.hide()
        self._row.deleteLater()
        self._buttons = {}
        for one in sheet.seats:
            button = MarkButton(BallotOption(one.seat or "", "", "circle", Tone.NEUTRAL))
            button.setObjectName(f"ballot.seat.{one.seat or 'mine'}")
            button.clicked.connect(lambda _checked=False, seat=one.seat: self.chosen.emit(seat))
            self._buttons[one.seat] = button
        self._row = WrapRow(*self._buttons.values())
        self._column.addWidget(self._row)
