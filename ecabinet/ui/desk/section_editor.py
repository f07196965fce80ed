"""One section of the minutes as it is written: heading over text, as tall as its words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.checks import section_problems
from ecabinet.domain.minutes.entities import Section
from ecabinet.ui.kit.editors import LongTextEdit, TextEdit
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_LEAST_LINES = 3


class GrowingText(LongTextEdit):
    """Plain words without a scroll bar of their own; `entered` when the focus comes in."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.textChanged.connect(self.grow)

    def grow(self) -> None:
        """Take the height of the words."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        height = max(lines, _LEAST_LINES) * self.fontMetrics().lineSpacing() + space(8)
        if self.height() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure anew when the lines break elsewhere."""
        super().resizeEvent(event)
        self.grow()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if redresses(event):
            self.grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody writes here now."""
        super().focusInEvent(event)
        self.entered.emit()


class SectionEditor(QFrame):
    """Heading and text of one section; `changed` by a person's hand, `entered` when its text is written in."""

    changed = Signal()
    entered = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: str | None = None
        self._is_filling = False
        self.heading = TextEdit(say("Heading"))
        self.heading.setObjectName(f"minutes.heading{number}")
        self.heading.setAccessibleName(say("Heading of section {number}", number=number))
        self.text = GrowingText()
        self.text.setObjectName(f"minutes.text{number}")
        self.text.setAccessibleName(say("Text of section {number}", number=number))
        self._error = Caption()
        self._error.show_tone(Tone.DANGER)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(2))
        column.setSpacing(space(1))
        for widget in (self.heading, self.text, self._error):
            column.addWidget(widget)
        self.heading.textChanged.connect(self._typed)
        self.text.textChanged.connect(self._typed)
        self.text.entered.connect(self.entered)
        mark(self, role="plain")

    def fill(self, section: Section) -> None:
        """Show a section."""
        self._is_filling = True
        self._item = section.item
        if self.heading.text() != section.heading:
            self.heading.setText(section.heading)
            self.heading.setCursorPosition(0)
        if self.text.toPlainText() != section.text:
            self.text.setPlainText(section.text)
        self._is_filling = False
        self._error.hide()

    def section(self) -> Section:
        """Give what is written now."""
        return Section(self.heading.text(), self.text.toPlainText(), self._item)

    def add_line(self, line: str) -> None:
        """Put a line where the cursor stands, as a paragraph of its own."""
        cursor = self.text.textCursor()
        before = "" if cursor.atBlockStart() else "\n"
        after = "" if cursor.atBlockEnd() else "\n"
        cursor.insertText(f"{before}{line}{after}")
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def show_locked(self, *, locked: bool) -> None:
        """Let nobody write, or somebody."""
        self.heading.setReadOnly(locked)
        self.text.setReadOnly(locked)

    def has_problem(self) -> bool:
        """Say under the text what is wrong with it; whether anything is."""
        problem = next(iter(section_problems(self.heading.text(), self.text.toPlainText()).values()), None)
        self._error.setText("" if problem is None else refusal_sentence(problem))
        self._error.setVisible(problem is not None)
        return problem is not None

    def _typed(self, _text: str = "") -> None:
        if not self._is_filling:
            self.changed.emit()
