"""Fields beside each other, or under each other where there is too little width for the text size."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.properties import mark

_LETTERS = 30


class FieldRow(Columns):
    """A row as high as its fields, no higher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS, parent, margin_steps=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        mark(self, role="plain")

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest field alone, as high as they stand now."""
        layout = self.layout()
        high = layout.minimumSize().height() if layout is not None else 0
        return QSize(super().minimumSizeHint().width(), high)
