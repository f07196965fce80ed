"""One fact in a sheet: what it is, over what it says."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark


class Fact(QFrame):
    """A quiet caption close over its words."""

    def __init__(self, caption: str, words: str | Body, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Caption(caption))
        column.addWidget(Body(words) if isinstance(words, str) else words)
        mark(self, role="plain")
