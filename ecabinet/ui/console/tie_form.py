"""The chair's word where the votes are even."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole
from ecabinet.domain.voting.results import LineResult, Verdict
from ecabinet.domain.voting.settle_tie import SettleTie
from ecabinet.ui.console.vote_forms import Form
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.say import say


class TieForm(Form):
    """Reason, and passed or not passed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = TextEdit()
        self.reason.setObjectName("console.tie_reason")
        self._field = Field("", self.reason)
        self.passed = Button("", ButtonRole.SECONDARY, "circle-check")
        self.passed.setObjectName("console.tie_passed")
        self.failed = Button("", ButtonRole.SECONDARY, "circle-x")
        self.failed.setObjectName("console.tie_failed")
        self.passed.clicked.connect(lambda: self._settle(passed=True))
        self.failed.clicked.connect(lambda: self._settle(passed=False))
        self._line = Body(strong=True)
        self.column.addWidget(self._line)
        self.column.addWidget(self._field)
        # One below the other: side by side the two are wider than the pane where text is large.
        self.column.addWidget(self.passed)
        self.column.addWidget(self.failed)

    def show_value(self, console: ChairConsole) -> None:
        """Ask for the chair's word if the newest vote waits for it."""
        self.console = console
        self.setVisible(console.is_chair and console.vote is not None and console.vote.row.awaits_chair)
        line = self._waiting_line()
        self._line.setText("" if line is None else line.title)
        self._line.setVisible(bool(self._line.text()))
        self._field.show_label(say("Reason of the chair's word (kept on record)"))
        self.passed.setText(say("Decide: passed"))
        self.failed.setText(say("Decide: not passed"))

    def _waiting_line(self) -> LineResult | None:
        """The first of several items on one ballot that waits; one word decides one item."""
        vote = None if self.console is None else self.console.vote
        lines = () if vote is None or vote.row.result is None else vote.row.result.lines
        return next((line for line in lines if line.key and line.verdict == Verdict.AWAITS_CHAIR), None)

    def _settle(self, *, passed: bool) -> None:
        if self.console is None or self.console.vote is None:
            return
        reason = self.reason.text().strip()
        if not reason:
            self._field.show_error(say("Please give a reason; it is kept on record."))
            return
        line = self._waiting_line()
        key = "" if line is None else line.key
        fields = {"vote": self.console.vote.row.id, "passed": passed, "reason": reason, "line": key}
        if key:
            self.reason.clear()
        self.intent.emit(Give(SettleTie, fields, meeting=self.console.head.id))
