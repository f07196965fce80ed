"""What every step of a consultation at the desk is: it shows one consultation and tells what a person wants."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.consulting import Consulting
from ecabinet.domain.kernel import Command
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import space


class ConsultingStep(QFrame):
    """A step; sheets open beside it in `beside`."""

    intent = Signal(object)

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.beside = beside
        self.value: Consulting | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(3))
        mark(self, role="canvas")

    def show_value(self, value: Consulting) -> None:
        """Show a consultation; what is typed stays."""
        self.value = value
        self.show_consultation(value)

    def show_consultation(self, value: Consulting) -> None:
        """Show it; an heir does so."""
        raise NotImplementedError

    def tick(self, now: datetime) -> None:
        """Follow the time; an heir may."""

    def give(self, verb: type[Command], **fields: object) -> None:
        """Want a command of this consultation."""
        if self.value is not None:
            self.intent.emit(Give(verb, fields, self.value.desk.head.id))

    def open_form(self, title: str, form: Form) -> None:
        """Show a form in the sheet; it is closed when it was sent."""
        form.given.connect(self.sent)
        self.beside.open_sheet(title, form, form.first_editor())

    def sent(self, intent: object) -> None:
        """Carry what a form gave, and close it."""
        self.intent.emit(intent)
        self.beside.close_sheet()
