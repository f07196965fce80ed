"""A labelled editor with a hint, and its error right under it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import Tone, TypeRole, space


class Field(QFrame):
    """Label over editor over hint; an error takes the hint's place and is spoken with the editor."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label = Body(label, strong=True)
        self._label.setBuddy(editor)
        self._hint = Caption(hint)
        self._error = Caption()
        self._error.show_tone(Tone.DANGER)
        self._error_row = QFrame()
        mark(self._error_row, role="plain")
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(IconLabel("circle-alert", "danger_text", TypeRole.CAPTION))
        row.addWidget(self._error, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for widget in (self._label, editor, self._hint, self._error_row):
            column.addWidget(widget)
        mark(self, role="plain")
        self.setFocusProxy(editor)
        self.show_label(label)
        self.show_hint(hint)

    def show_label(self, label: str) -> None:
        """Change the label."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def show_hint(self, hint: str) -> None:
        """Change the hint and take an error away."""
        self._hint.setText(hint)
        self.show_error("")

    def show_error(self, error: str) -> None:
        """Say what is wrong with the value and how to mend it; an empty text takes the error away."""
        self._error.setText(error)
        self._error_row.setVisible(bool(error))
        self._hint.setVisible(bool(self._hint.text()) and not error)
        self.editor.setAccessibleDescription(error or self._hint.text())
        mark(self.editor, state="error" if error else "")
