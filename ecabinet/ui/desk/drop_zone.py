"""A surface that takes PDF files dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ecabinet.ui.kit.card import Card


class DropZone(Card):
    """A card that is lit while files hang over it; `dropped` carries a tuple of paths."""

    dropped = Signal(object)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine."""
        if paths_of(event.mimeData()):
            self.show_live(live=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Grow calm again."""
        super().dragLeaveEvent(event)
        self.show_live(live=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the paths."""
        self.show_live(live=False)
        paths = paths_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def paths_of(mime: QMimeData) -> tuple[str, ...]:
    """Give the paths of the local files that something dragged consists of."""
    return tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile())
