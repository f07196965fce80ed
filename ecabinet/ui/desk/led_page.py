"""A page for whoever leads something: the list, or one of what it lists."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.domain.kernel import Id
from ecabinet.ui.intents import Go
from ecabinet.ui.page import Page


class LedPage(Page):
    """Opens one and leaves it again; `query` is what people are searched by for it."""

    place: ClassVar[Place]
    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = ""

    def go_to(self, meeting: Id | None, item: Id | None = None) -> None:
        """Be about another one."""
        super().go_to(meeting, item)
        self.query = ""

    def open_one(self, meeting: Id) -> None:
        """Open one of the list."""
        self.go_to(meeting)
        self.asks_again.emit()
        self.intent.emit(Go(self.place, meeting))

    def leave(self) -> None:
        """Go back to the list."""
        self.go_to(None)
        self.asks_again.emit()

    def search(self, query: str) -> None:
        """Search people."""
        self.query = query
        self.asks_again.emit()
