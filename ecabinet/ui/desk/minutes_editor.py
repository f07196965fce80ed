"""The minutes as they are written: what happened at the left, the sections at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.happenings import Event, Happening
from ecabinet.domain.minutes.entities import Section
from ecabinet.ui.desk.section_editor import SectionEditor
from ecabinet.ui.formats import time_text
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.say import say
from ecabinet.ui.theme import space

_ICONS = {
    Event.CAME: "user-check",
    Event.LEFT: "log-out",
    Event.OPENED: "gavel",
    Event.ITEM_BEGAN: "play",
    Event.ITEM_ENDED: "square",
    Event.VOTE_OPENED: "vote",
    Event.VOTE_CLOSED: "circle-check",
    Event.CLOSED: "door-open",
}


class MinutesEditor(QFrame):
    """Happenings drop into the section that is written; `changed` by a person's hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._happenings: tuple[Happening, ...] = ()
        self._editors: list[SectionEditor] = []
        self._current = 0
        self._is_locked = False
        self.pane = ListPane(say("What happened"))
        self.pane.setObjectName("minutes.happenings")
        self.pane.opened.connect(self._drop)
        self.flow = Flow(margin_steps=0)
        self.flow.column.setContentsMargins(space(1), space(1), space(3), space(1))
        left = Card(say("What happened"))
        left.body.setContentsMargins(space(3), space(4), space(3), space(3))
        left.add(self.pane, 1)
        self._hint = Caption(say("Enter or a click puts a line into the text."))
        left.add(self._hint)
        right = Card()
        right.body.setContentsMargins(space(4), space(4), space(2), space(4))
        right.add(self.flow, 1)
        panes = Columns(40, margin_steps=0)
        panes.add(left, 2)
        panes.add(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panes)
        mark(self, role="canvas")

    def show_happenings(self, happenings: tuple[Happening, ...]) -> None:
        """Show what happened up to now."""
        self._happenings = happenings
        nothing = AbsenceValue(Absence.EMPTY, say("Nothing yet"), say("The session has not begun."), icon="clock")
        rows = [
            Row(one.key, f"{time_text(one.at)}  {event_words(one.event)}", one.about, "", _ICONS[one.event])
            for one in happenings
        ]
        self.pane.show_rows(rows, nothing)

    def fill(self, sections: Sequence[Section]) -> None:
        """Show sections; those that did not change keep their cursor."""
        while len(self._editors) > len(sections):
            gone = self._editors.pop()
            self.flow.column.removeWidget(gone)
            gone.deleteLater()
        for number in range(len(self._editors), len(sections)):
            self._add_editor(number)
        for editor, section in zip(self._editors, sections, strict=True):
            editor.fill(section)
        self._current = min(self._current, max(len(sections) - 1, 0))

    def sections(self) -> tuple[Section, ...]:
        """Give what is written now."""
        return tuple(editor.section() for editor in self._editors)

    def add_section(self) -> None:
        """Put an empty section at the end."""
        self._add_editor(len(self._editors))
        self._editors[-1].show_locked(locked=False)
        self._editors[-1].heading.setFocus()
        self.changed.emit()

    def show_locked(self, *, locked: bool) -> None:
        """Let nobody write, or somebody."""
        self._is_locked = locked
        self._hint.setVisible(not locked)
        for editor in self._editors:
            editor.show_locked(locked=locked)

    def has_problem(self) -> bool:
        """Say at every section what is wrong with it, and go to the first; whether anything is."""
        wrong = [editor for editor in self._editors if editor.has_problem()]
        if wrong:
            wrong[0].heading.setFocus()
            self.flow.ensureWidgetVisible(wrong[0])
        return bool(wrong)

    def _add_editor(self, number: int) -> None:
        editor = SectionEditor(number + 1)
        editor.changed.connect(self.changed)
        editor.entered.connect(lambda: self._write_in(number))
        editor.show_locked(locked=self._is_locked)
        self._editors.append(editor)
        self.flow.add(editor)

    def _write_in(self, number: int) -> None:
        self._current = number

    def _drop(self, key: str) -> None:
        happening = next((one for one in self._happenings if one.key == key), None)
        if happening is None or self._is_locked or not self._editors:
            return
        editor = self._editors[self._current]
        editor.add_line(happening.line)
        self.flow.ensureWidgetVisible(editor)


def event_words(event: Event) -> str:  # noqa: PLR0911 - one word for each
    """Name what happened."""
    match event:
        case Event.CAME:
            return say("Came")
        case Event.LEFT:
            return say("Left")
        case Event.OPENED:
            return say("Session opened")
        case Event.ITEM_BEGAN:
            return say("Item began")
        case Event.ITEM_ENDED:
            return say("Item ended")
        case Event.VOTE_OPENED:
            return say("Vote opened")
        case Event.VOTE_CLOSED:
            return say("Vote closed")
        case Event.CLOSED:
            return say("Session closed")
