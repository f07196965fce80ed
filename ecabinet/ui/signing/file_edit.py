"""A file of this device: its name, and the button that asks for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class FileEdit(QFrame):
    """Which file was chosen; `kinds` is a filter of Qt's file dialog."""

    chosen = Signal()

    def __init__(self, kinds: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.path: Path | None = None
        self._name = ElidedLabel(say("None chosen"))
        self._choose = Button(say("Choose…"))
        self._choose.clicked.connect(self._ask)
        self.setFocusProxy(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._name, 1)
        row.addWidget(self._choose)
        mark(self, role="plain")

    def show_path(self, path: Path | None) -> None:
        """Show a file by its name."""
        self.path = path
        self._name.setText(say("None chosen") if path is None else path.name)
        self._choose.setAccessibleDescription(self._name.text())
        self.chosen.emit()

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, say("Choose…"), "", self._kinds)
        if name:
            self.show_path(Path(name))
