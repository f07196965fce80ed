"""A white surface on which things that belong together stand."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import TypeRole, space


class Card(QFrame):
    """A card with an optional title; put things in with `add`, and `show_live` marks what is on now."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(space(6), space(5), space(6), space(5))
        self.body.setSpacing(space(3))
        self._title = Heading(title, TypeRole.TITLE)
        self._title.setVisible(bool(title))
        self.body.addWidget(self._title)
        mark(self, role="card")
        self.setAccessibleName(title)

    def show_title(self, title: str) -> None:
        """Change the title; an empty one goes away."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def show_live(self, *, live: bool) -> None:
        """Mark the card as what is going on now, or not."""
        mark(self, state="live" if live else "")

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget, stretch)
