"""What the documents step says and asks about signatures: the gate, the filter, how far judging is, what changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.signatures import LineChange
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.papers.signature_words import line_words
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import Choice, ChoiceEdit
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.progress_line import ProgressLine, ProgressValue
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import words_language


def gate_choices() -> tuple[Choice, ...]:
    """What a meeting may ask of signatures, strictest first."""
    return (
        Choice(SignatureGate.VALID, say("Publish only what is valid")),
        Choice(SignatureGate.VALID_OR_UNCHECKED, say("Valid, or revocation not checked")),
        Choice(SignatureGate.WARN, say("Publish everything, with a warning")),
        Choice(SignatureGate.ALLOW, say("Publish everything")),
    )


class SignatureBar(QFrame):
    """How far judging is; its tools stand elsewhere.

    `filter_turned` asks for what is not valid yet only; `gate_chosen` carries a gate; `changes_wanted` the list.
    """

    filter_turned = Signal(bool)
    gate_chosen = Signal(str)
    changes_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.not_valid = Button("", icon_name="filter")
        self.not_valid.setObjectName("documents.not_valid")
        self.not_valid.setCheckable(True)
        self.not_valid.toggled.connect(self._turn)
        self.changes = Button("", ButtonRole.QUIET, "history")
        self.changes.setObjectName("documents.changes")
        self.changes.clicked.connect(self.changes_wanted)
        self.gate = ChoiceEdit(gate_choices())
        self.gate.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
        self.gate.setObjectName("documents.gate")
        self.gate.setAccessibleName(say("May be published"))
        self.gate.activated.connect(lambda _place: self.gate_chosen.emit(self.gate.key()))
        self.progress = ProgressLine(ProgressValue(""))
        self.progress.setObjectName("documents.judging")
        self.tools = (self.not_valid, self.gate, self.changes)
        """What stands in the row of the step's other buttons."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        mark(self, role="plain")

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the gate, the counts and the progress."""
        unsettled, judging = len(not_valid(meeting)), meeting.judging
        self._count = unsettled
        self._name_filter()
        self.not_valid.setEnabled(bool(unsettled) or self.not_valid.isChecked())
        self.changes.show_text(say("Changed results ({count})", count=len(judging.changes)))
        self.changes.setVisible(bool(judging.changes))
        self.gate.choose(meeting.gate)
        self.gate.setEnabled(meeting.may_edit)
        self.setVisible(judging.is_under_way)
        words = say("Checking signatures: {done} of {total}", done=judging.done, total=judging.total)
        self.progress.show_value(ProgressValue(words, judging.done, judging.total, can_stop=False))

    def _turn(self, is_on: bool) -> None:
        self._name_filter()
        self.filter_turned.emit(is_on)

    def _name_filter(self) -> None:
        """Say what a press does: show what is not valid yet only, or everything again."""
        if self.not_valid.isChecked():
            self.not_valid.show_text(say("Show all documents"), "x")
        else:
            self.not_valid.show_text(say("Not valid yet ({count})", count=self._count), "filter")


def not_valid(meeting: DeskMeeting) -> frozenset[str]:
    """Return the ids of the documents of a meeting whose signatures are not valid, or not yet known to be."""
    every = (*meeting.documents, *(one for item in meeting.agenda for one in item.documents))
    return frozenset(one.id for one in every if not one.signatures.is_settled)


class ChangesList(Flow):
    """The documents whose bottom line changed with the trust lists: what it was, and what it is now."""

    def __init__(self, changes: tuple[LineChange, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin_steps=0)
        self.setObjectName("documents.changes_list")
        language = words_language()
        self.add(Body(say("These results changed when the documents were checked again."), soft=True))
        for change in changes:
            row = QFrame()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(Body(change.title, strong=True))
            before, now = line_words(change.before, language), line_words(change.now, language)
            column.addWidget(Body(f"{before} → {now}"))
            mark(row, role="plain")
            self.add(row)
        self.end()
