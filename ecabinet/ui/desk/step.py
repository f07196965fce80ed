"""What every step at the desk is: it shows what is prepared and tells what a person wants."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.desk import DeskMeeting, DeskScreen
from ecabinet.domain.kernel import Command
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import space


class BareStep(QFrame):
    """A column; `searched` tells what to look for in the directory. Sheets open beside the step in `beside`."""

    intent = Signal(object)
    searched = Signal(str)

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.beside = beside
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(3))
        mark(self, role="canvas")

    def first_focus(self) -> QWidget | None:
        """Give the widget that takes the focus when the step is opened by its key."""
        return None

    def open_form(self, title: str, form: Form, first: QWidget | None = None) -> None:
        """Show a form in the sheet; it is closed when the form was sent."""
        form.given.connect(self.sent)
        self.beside.open_sheet(title, form, first or form.first_editor())

    def sent(self, intent: object) -> None:
        """Carry what a form gave, and close it."""
        self.intent.emit(intent)
        self.beside.close_sheet()


class StepView(BareStep):
    """A step of the checklist of one meeting."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.shown: DeskScreen | None = None

    @property
    def meeting(self) -> DeskMeeting:
        """The meeting on screen; raises LookupError before there is one."""
        if self.shown is None or self.shown.meeting is None:
            raise LookupError("no meeting is on screen")
        return self.shown.meeting

    def show_value(self, screen: DeskScreen) -> None:
        """Show the meeting; what is typed stays."""
        self.shown = screen
        if screen.meeting is not None:
            self.show_meeting(screen.meeting)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the meeting of the screen; an heir does it."""
        raise NotImplementedError

    def give(self, verb: type[Command], *, based_on: int | None = None, **fields: object) -> None:
        """Want a command of this meeting."""
        self.intent.emit(Give(verb, fields, self.meeting.head.id, based_on))
