"""Panes side by side, or under each other where there is too little width for the text size."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import current, space


class Columns(QFrame):
    """A row of panes that turns into a column when it is narrower than so many letters of body text."""

    def __init__(self, letters: int = 45, parent: QWidget | None = None, *, margin_steps: int = 6) -> None:
        super().__init__(parent)
        self._letters = letters
        self._panes: list[QWidget] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        edge = space(margin_steps)
        self._box.setContentsMargins(edge, edge, edge, edge)
        self._box.setSpacing(space(5))
        mark(self, role="canvas")

    def add(self, pane: QWidget, stretch: int = 1) -> None:
        """Put a pane after the others; `stretch` is its share of the room."""
        self._panes.append(pane)
        self._box.addWidget(pane, stretch)

    def side_by_side(self) -> bool:
        """Whether the panes stand beside each other now."""
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the widest pane alone, as the panes can stand under each other."""
        edge = 2 * self._box.contentsMargins().left()
        return QSize(max((pane.minimumSizeHint().width() for pane in self._panes), default=0) + edge, space(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between row and column."""
        super().resizeEvent(event)
        wide = self.width() >= current().text_px() * self._letters
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
