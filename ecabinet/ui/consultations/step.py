"""What every step of a consultation at the desk is: it shows one consultation and tells what a person wants."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.consulting import Consulting
from ecabinet.domain.kernel import Command
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.step import BareStep
from ecabinet.ui.intents import Give


class ConsultingStep(BareStep):
    """A step of one consultation."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.value: Consulting | None = None

    def show_value(self, value: Consulting) -> None:
        """Show a consultation; what is typed stays."""
        self.value = value
        self.show_consultation(value)

    def show_consultation(self, value: Consulting) -> None:
        """Show it; an heir does so."""
        raise NotImplementedError

    def give(self, verb: type[Command], **fields: object) -> None:
        """Want a command of this consultation."""
        if self.value is not None:
            self.intent.emit(Give(verb, fields, self.value.desk.head.id))
