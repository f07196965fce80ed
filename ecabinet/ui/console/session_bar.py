"""The top of the console: the quorum with its sum, and the session's own step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep
from ecabinet.domain.meetings.close_session import CloseSession
from ecabinet.domain.meetings.open_session import OpenSession
from ecabinet.domain.minutes.approve_minutes import ApproveMinutes
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.quorum_light import QuorumLight, QuorumValue
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class SessionBar(QFrame):
    """Opens and closes the session; without a quorum only with a reason that is kept."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console: ChairConsole | None = None
        self.quorum = QuorumLight(QuorumValue(0, 0, 0, met=False))
        self._note = Caption()
        self.reason = TextEdit()
        self.reason.setObjectName("console.waiver")
        self._field = Field("", self.reason)
        self.step = Button("", ButtonRole.PRIMARY)
        self.step.setObjectName("console.session_step")
        self.step.clicked.connect(self._pressed)
        row = QHBoxLayout()
        row.setSpacing(space(4))
        row.addWidget(self.quorum)
        row.addWidget(self._note, 1)
        row.addWidget(self.step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addLayout(row)
        column.addWidget(self._field)
        mark(self, role="plain")

    def show_value(self, console: ChairConsole) -> None:
        """Show where the session stands."""
        before, self._console = self._console, console
        roll = console.roll
        self.quorum.setVisible(roll is not None)
        if roll is not None:
            self.quorum.show_value(QuorumValue(roll.present, roll.total, roll.needed, met=roll.is_quorate))
        texts = {
            SessionStep.WAIT: "",
            SessionStep.OPEN: say("Open the session"),
            SessionStep.OPEN_WITHOUT_QUORUM: say("Open without a quorum"),
            SessionStep.RUN: say("Close the session"),
            SessionStep.APPROVE_MINUTES: say("Approve the minutes"),
            SessionStep.DONE: "",
        }
        icons = {SessionStep.RUN: "log-out", SessionStep.APPROVE_MINUTES: "badge-check"}
        self.step.show_text(texts[console.step], icons.get(console.step, "play"))
        quiet = console.step in {SessionStep.RUN, SessionStep.OPEN_WITHOUT_QUORUM}
        self.step.show_role(ButtonRole.SECONDARY if quiet else ButtonRole.PRIMARY)
        self.step.setVisible(bool(texts[console.step]) and console.is_chair)
        self.step.setEnabled(not console.step_waits)
        if before is None or before.step != console.step:
            self._field.setVisible(False)
            self._sure = False
        self._field.show_label(say("Reason for opening without a quorum (kept on record)"))
        waived = console.quorum_waiver
        self._note.setText(say("Opened without a quorum: {reason}", reason=waived) if waived else "")

    _sure = False

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._console is not None:
            self.show_value(self._console)

    def _pressed(self) -> None:
        console = self._console
        if console is None:
            return
        meeting = console.head.id
        match console.step:
            case SessionStep.OPEN:
                self.intent.emit(Give(OpenSession, {}, meeting=meeting))
            case SessionStep.OPEN_WITHOUT_QUORUM:
                self._open_on_record(meeting)
            case SessionStep.RUN if not self._sure:
                self._sure = True
                self.step.show_text(say("Really close the session?"))
                self.step.show_role(ButtonRole.DANGER)
            case SessionStep.RUN:
                self.intent.emit(Give(CloseSession, {}, meeting=meeting))
            case SessionStep.APPROVE_MINUTES if console.minutes is not None:
                self.intent.emit(Give(ApproveMinutes, {}, meeting=meeting, based_on=console.minutes.version))
            case _:
                return

    def _open_on_record(self, meeting: str) -> None:
        if not self._field.isVisible():
            self._field.setVisible(True)
            self.reason.setFocus()
            return
        reason = self.reason.text().strip()
        if not reason:
            self._field.show_error(say("Please give a reason; it is kept on record."))
            return
        self.intent.emit(Give(OpenSession, {"waiver": reason}, meeting=meeting))
