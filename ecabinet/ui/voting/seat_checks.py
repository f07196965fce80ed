"""Which seats may not vote on a matter: folded until it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import Elector
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class SeatChecks(QFrame):
    """A line that unfolds the electors, each to be ticked who may not vote on this."""

    def __init__(self, seats: Sequence[Elector], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unfold = CheckRow(say("Some may not vote on this"), say("Their seats stay members and are silent."))
        self.unfold.setObjectName("vote.some_barred")
        self.unfold.toggled.connect(self._fold)
        self.seats = {seat.participant: CheckRow(seat.full_name, seat.position) for seat in seats}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.unfold)
        for number, box in enumerate(self.seats.values(), start=1):
            box.setObjectName(f"vote.barred{number}")
            column.addWidget(box)
        mark(self, role="plain")
        self._fold(unfolded=False)

    def chosen(self) -> tuple[Id, ...]:
        """Return the seats that may not vote."""
        if not self.unfold.isChecked():
            return ()
        return tuple(seat for seat, box in self.seats.items() if box.isChecked())

    def choose(self, barred: Collection[Id]) -> None:
        """Tick these seats."""
        self.unfold.setChecked(bool(barred))
        for seat, box in self.seats.items():
            box.setChecked(seat in barred)

    def _fold(self, unfolded: bool) -> None:
        for box in self.seats.values():
            box.setVisible(unfolded)
