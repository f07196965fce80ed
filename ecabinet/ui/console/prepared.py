"""The questions of the running item that wait to be put: ask who is ready, then open the vote."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep
from ecabinet.client.screens.matters import MatterRow
from ecabinet.client.screens.parts import VoteRow
from ecabinet.client.screens.ready import ReadyCheck
from ecabinet.domain.kernel import Command
from ecabinet.domain.voting.ask_ready import AskReady
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.open_vote import OpenVote
from ecabinet.ui.console.vote_forms import Form, names_words
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.say import say
from ecabinet.ui.theme import space
from ecabinet.ui.voting.words import opening_words


class PreparedQuestion(Form):
    """One question with the ready check and the button that opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: VoteRow | None = None
        self._question = Body(strong=True)
        self._note = Caption()
        self._counts = Caption()
        self._not_ready = Caption()
        self._silent = Caption()
        self.ask = Button("", ButtonRole.SECONDARY, "list-checks")
        self.ask.setObjectName("console.ask_ready")
        self.ask.clicked.connect(lambda: self._give(AskReady))
        self.open = Button("", ButtonRole.PRIMARY, "vote")
        self.open.setObjectName("console.open_vote")
        self.open.clicked.connect(lambda: self._give(OpenVote))
        for widget in (self._question, self._note, self._counts, self._not_ready, self._silent, self.ask, self.open):
            self.column.addWidget(widget)

    def show_row(self, console: ChairConsole, row: VoteRow, check: ReadyCheck | None) -> None:
        """Show the question, and what is known of who is ready."""
        self.console, self._row = console, row
        self._question.setText(row.question)
        self._show_note(None if console.matters is None else console.matters.row(row.id))
        self.ask.setText(say("Check who is ready"))
        self.open.setText(say("Open the vote"))
        asked = check is not None and check.is_asked
        self.ask.setVisible(check is not None and not check.is_asked)
        self.ask.setEnabled(check is not None and not check.is_waiting)
        for label in (self._counts, self._not_ready, self._silent):
            label.setVisible(asked)
        if check is None or not asked:
            return
        counts = (len(check.ready), len(check.ready) + len(check.not_ready) + len(check.silent))
        self._counts.setText(say("{ready} of {electors} are ready", ready=counts[0], electors=counts[1]))
        self._not_ready.setText(say("Not ready: {names}", names=names_words(check.not_ready)))
        self._not_ready.setVisible(bool(check.not_ready))
        self._silent.setText(say("No answer yet: {names}", names=names_words(check.silent)))
        self._silent.setVisible(bool(check.silent))

    def _show_note(self, row: MatterRow | None) -> None:
        words, tone = ("", None) if row is None else opening_words(row)
        self._note.setText(words)
        self._note.show_tone(tone)
        self._note.setVisible(bool(words))

    def _give(self, verb: type[Command]) -> None:
        if self.console is not None and self._row is not None:
            self.intent.emit(Give(verb, {"vote": self._row.id}, meeting=self.console.head.id))


class PreparedList(Form):
    """All questions of this item that wait to be put, in the order of the list, and how far the whole list is.

    `listed` asks for the whole list.
    """

    listed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: list[PreparedQuestion] = []
        self._progress = Caption()
        self.list = Button("", ButtonRole.QUIET, "list-checks")
        self.list.setObjectName("console.all_votes")
        self.list.clicked.connect(self.listed)
        self._place = QVBoxLayout()
        self._place.setSpacing(space(2))
        self.column.addLayout(self._place)
        self.column.addWidget(self._progress)
        self.column.addWidget(self.list)

    def show_value(self, console: ChairConsole, *, may_open: bool) -> None:
        """Show the prepared votes."""
        self.console = console
        rows = console.prepared if may_open and console.is_chair else ()
        matters = console.matters
        whole = () if matters is None or not may_open or console.step != SessionStep.RUN else matters.rows
        over = sum(1 for row in whole if row.state in {VoteState.CLOSED, VoteState.CANCELLED})
        self._progress.setText(say("Votes of this meeting: {over} of {count} over", over=over, count=len(whole)))
        self.list.setText(say("Show the list of votes"))
        self.setVisible(bool(whole))
        while len(self._questions) < len(rows):
            made = PreparedQuestion()
            made.intent.connect(self.intent)
            self._questions.append(made)
            self._place.addWidget(made)
        while len(self._questions) > len(rows):
            gone = self._questions.pop()
            gone.hide()
            gone.deleteLater()
        checks = {check.vote: check for check in console.ready}
        for shown, row in zip(self._questions, rows, strict=True):
            shown.show_row(console, row, checks.get(row.id))
