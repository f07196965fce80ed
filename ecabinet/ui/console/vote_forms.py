"""Small forms of a vote: ask for the form of a new one, cancel a vote with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.console import ChairConsole
from ecabinet.domain.voting.cancel_vote import CancelVote
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space

MOST_NAMES = 3
"""So many names are listed; the others are counted."""


def names_words(names: Sequence[str]) -> str:
    """List the first names, and count the others."""
    listed, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    return say("{names} and {count} more", names=listed, count=more) if more > 0 else listed


class Form(QFrame):
    """A plain column that tells what a person wants."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.console: ChairConsole | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(2))
        mark(self, role="plain")


class PrepareForm(Form):
    """Ask for the form of a vote on the running item; `wanted` tells the item."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unfold = Button("", ButtonRole.QUIET, "plus")
        self.unfold.setObjectName("console.new_question")
        self.unfold.clicked.connect(self._want)
        self.column.addWidget(self.unfold)

    def show_value(self, console: ChairConsole, *, may_prepare: bool) -> None:
        """Offer the form while an item runs and nothing is prepared."""
        self.console = console
        self.setVisible(may_prepare)
        self.unfold.setText(say("Put a question to the vote"))

    def _want(self) -> None:
        if self.console is not None and self.console.current is not None:
            self.wanted.emit(self.console.current.id)


class CancelForm(Form):
    """Cancel an open vote: the reason is asked for first and is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = TextEdit()
        self._field = Field("", self.reason)
        self.cancel = Button("", ButtonRole.QUIET, "x")
        self.cancel.setObjectName("console.cancel_vote")
        self.cancel.clicked.connect(self._pressed)
        self.column.addWidget(self._field)
        self.column.addWidget(self.cancel)
        self._field.hide()

    def show_value(self, console: ChairConsole) -> None:
        """Offer to cancel."""
        vote = None if console.vote is None else console.vote.row.id
        before = None if self.console is None or self.console.vote is None else self.console.vote.row.id
        if vote != before:
            self.reason.clear()
            self._field.hide()
        self.console = console
        self._field.show_label(say("Reason for cancelling"))
        self.cancel.setText(say("Cancel the vote"))
        self.cancel.setVisible(console.is_chair)

    def _pressed(self) -> None:
        if not self._field.isVisible():
            self._field.show()
            self.cancel.show_role(ButtonRole.DANGER)
            self.reason.setFocus()
            return
        if not self.reason.text().strip():
            self._field.show_error(say("Please give a reason; it is kept on record."))
            return
        if self.console is not None and self.console.vote is not None:
            fields = {"vote": self.console.vote.row.id, "reason": self.reason.text().strip()}
            self.intent.emit(Give(CancelVote, fields, meeting=self.console.head.id))
