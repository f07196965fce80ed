"""Details that are folded away until somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import space


class Fold(QFrame):
    """A quiet button with its details below it, hidden at first."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(title, ButtonRole.QUIET, "chevron-right")
        self.button.setObjectName(name)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        self._inner = QFrame()
        mark(self._inner, role="plain")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(space(2), 0, 0, 0)
        self._column.setSpacing(space(3))
        self._inner.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(1))
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._inner)
        mark(self, role="plain")

    def add(self, widget: QWidget) -> None:
        """Put a detail below the others."""
        self._column.addWidget(widget)

    def _turn(self, is_open: bool) -> None:
        self._inner.setVisible(is_open)
        self.button.show_text(self.button.text(), "chevron-down" if is_open else "chevron-right")
