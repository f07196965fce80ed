"""Running through the list of votes: a count that waits, and the next vote where it is not of the running item."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep
from ecabinet.client.screens.matters import MatterRow
from ecabinet.domain.agenda.start_item import StartItem
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.open_vote import OpenVote
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.say import say


class RunningOrder(Card):
    """What the list asks for next, in sight without scrolling; one button starts the next item and opens its vote.

    `counted` asks for the count that waits.
    """

    intent = Signal(object)
    counted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._console: ChairConsole | None = None
        self._next: MatterRow | None = None
        self._waiting: MatterRow | None = None
        self._over = Caption()
        self._question = Body(strong=True)
        self.count = Button("", ButtonRole.PRIMARY, "hourglass")
        self.count.setObjectName("console.count_waits")
        self.count.clicked.connect(self._show_count)
        self.next = Button("", ButtonRole.PRIMARY, "play")
        self.next.setObjectName("console.next_vote")
        self.next.clicked.connect(self._put_next)
        for widget in (self._over, self._question, self.count, self.next):
            self.add(widget)
        self.hide()

    def show_value(self, console: ChairConsole) -> None:
        """Show what is next once nothing is open and no result waits to be announced."""
        self._console = console
        matters = console.matters
        rows = () if matters is None else matters.rows
        current = None if console.current is None else console.current.id
        ahead = None if matters is None else matters.next_row
        waiting = next((row for row in rows if row.awaits_confirmation and row.may_confirm), None)
        self._waiting = waiting if _is_free(console) else None
        is_next = ahead is not None and ahead.item != current and self._waiting is None
        self._next = ahead if is_next and console.is_chair and _is_free(console) else None
        shown = self._waiting or self._next
        self.setVisible(shown is not None)
        self.count.setVisible(self._waiting is not None)
        self.next.setVisible(self._next is not None)
        if shown is None:
            return
        lead = say("A count waits for you") if self._waiting else say("Next on the list of votes")
        self._over.setText(lead)
        self._question.setText(shown.question)
        self.count.setText(say("Look at the count"))
        self.next.setText(say("Start item {number}, open the vote", number=shown.item_number or 0))
        self.next.setEnabled(not shown.is_waiting)

    def _put_next(self) -> None:
        row, console = self._next, self._console
        if row is not None and console is not None:
            self.intent.emit(Give(StartItem, {"item": row.item}, meeting=console.head.id))
            self.intent.emit(Give(OpenVote, {"vote": row.id}, meeting=console.head.id))

    def _show_count(self) -> None:
        if self._waiting is not None:
            self.counted.emit(self._waiting.id)


def _is_free(console: ChairConsole) -> bool:
    """Whether nothing is open and no result waits to be announced."""
    vote = console.vote
    is_over = vote is None or (vote.row.state != VoteState.OPEN and vote.sequel.announced_at is not None)
    return console.step == SessionStep.RUN and is_over
