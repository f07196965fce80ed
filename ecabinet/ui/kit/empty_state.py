"""What stands where a list or a page has nothing to show, and why."""

from enum import StrEnum
from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.spinner import Spinner
from ecabinet.ui.theme import TokenName, TypeRole, space


class Absence(StrEnum):
    """Why there is nothing: none exist, still loading, it failed, or there is no link."""

    EMPTY = "empty"
    LOADING = "loading"
    ERROR = "error"
    OFFLINE = "offline"


_LOOKS: Final[dict[Absence, tuple[str, TokenName]]] = {
    Absence.EMPTY: ("inbox", "ink_soft"),
    Absence.LOADING: ("", "ink_soft"),
    Absence.ERROR: ("circle-alert", "danger"),
    Absence.OFFLINE: ("cloud-off", "warning"),
}


class AbsenceValue(msgspec.Struct, frozen=True):
    """Why nothing is shown, in a title, a sentence that says what to do next, and an action's words (or none)."""

    why: Absence
    title: str
    text: str = ""
    action: str = ""
    icon: str = ""


class EmptyState(QFrame):
    """Icon, title, sentence and at most one action, in the middle of white space."""

    acted = Signal()

    def __init__(self, value: AbsenceValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(2))
        self._icon = IconLabel(scale=TypeRole.DISPLAY)
        self._spinner = Spinner()
        self._title = Heading("", TypeRole.TITLE)
        self._text = Body(soft=True)
        self._action = Button("")
        self._action.clicked.connect(self.acted)
        column.addStretch(1)
        for widget in (self._icon, self._spinner):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(space(2))
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(space(2))
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        mark(self, role="plain")
        self.show_value(value)

    def show_value(self, value: AbsenceValue) -> None:
        """Show another reason."""
        icon_name, role = _LOOKS[value.why]
        self._icon.show_value(value.icon or icon_name, role)
        self._icon.setVisible(value.why is not Absence.LOADING)
        self._spinner.setVisible(value.why is Absence.LOADING)
        self._title.setText(value.title)
        self._text.setText(value.text)
        self._text.setVisible(bool(value.text))
        self._action.show_text(value.action)
        self._action.setVisible(bool(value.action))
        self.setAccessibleName(f"{value.title} {value.text}".strip())
