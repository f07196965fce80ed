"""Find somebody in the directory by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.directory import PersonChoice
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.say import say
from ecabinet.ui.theme import current, space

_REST_MS = 150
_LINES = 17


class PersonSearch(QFrame):
    """A search line over what it found; `searched` tells the words, `chosen` the id of the current person."""

    searched = Signal(str)
    chosen = Signal(str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[PersonChoice, ...] = ()
        self._query = ""
        self.line = TextEdit(say("Name, position, agency or e-mail"))
        self.line.setObjectName(f"{name}.search")
        self.found = ListPane(say("People found"))
        self.found.setObjectName(f"{name}.found")
        self.found.setMinimumHeight(current().text_px() * _LINES)
        self.found.moved.connect(self.chosen)
        self.found.opened.connect(self.chosen)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        self.line.textChanged.connect(lambda _text: self._rest.start())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Field(label, self.line))
        column.addWidget(self.found, 1)
        mark(self, role="plain")
        self.show_found("", ())

    def look(self) -> None:
        """Ask for what the line says now."""
        self._rest.stop()
        if self.line.text().strip() != self._query:
            self._query = self.line.text().strip()
            self.searched.emit(self._query)

    def show_found(self, query: str, people: Sequence[PersonChoice]) -> None:
        """Show whom the directory found for a query; an answer to older words is not shown."""
        if query != self._query:
            return
        self._people = tuple(people)
        if not query:
            nothing = AbsenceValue(
                Absence.EMPTY, say("Type to search"), say("Letters without marks find names too."), icon="search"
            )
        else:
            nothing = AbsenceValue(
                Absence.EMPTY, say("Nobody fits"), say("Add the person in the directory first."), icon="search"
            )
        self.found.show_rows([person_row(person) for person in people], nothing)
        if people and not self.found.current_key():
            self.found.choose(people[0].id)

    def person(self) -> PersonChoice | None:
        """Give the person who is chosen."""
        key = self.found.current_key()
        return next((person for person in self._people if person.id == key), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line down into the list."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.found.view.setFocus()
        else:
            super().keyPressEvent(event)


def person_row(person: PersonChoice) -> Row:
    """Give somebody as a row."""
    return Row(person.id, person.full_name, f"{person.position} · {person.agency_name}", "", "user")
