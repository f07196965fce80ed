"""Reorder the rows of a list by dragging one between two others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame

from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark


class DragOrder(QObject):
    """Follows the mouse over a list; `moved` tells the key of a row and its new place, counted without it.

    Where a pen or finger scrolls, and at the keyboard, the buttons and Alt+Up and Alt+Down do the same.
    """

    moved = Signal(str, int)

    def __init__(self, pane: ListPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._from: QPoint | None = None
        self._key = ""
        self._is_dragging = False
        self._line = QFrame(pane.view.viewport())
        mark(self._line, role="chip", tone="accent")
        self._line.hide()
        self.is_on = True
        pane.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take presses, moves and releases of the left button."""
        if self.is_on and isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                    self._begin(event.position().toPoint())
                case QEvent.Type.MouseMove if self._from is not None:
                    return self._follow(event.position().toPoint())
                case QEvent.Type.MouseButtonRelease if self._from is not None:
                    return self._drop(event.position().toPoint())
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _begin(self, point: QPoint) -> None:
        row = self._pane.model.row_at(self._pane.view.indexAt(point))
        self._from, self._key = (point, row.key) if row is not None else (None, "")

    def _follow(self, point: QPoint) -> bool:
        begun = self._from
        if begun is None:
            return False
        if not self._is_dragging and (point - begun).manhattanLength() < QApplication.startDragDistance():
            return False
        self._is_dragging = True
        view = self._pane.view
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        gap = self._gap(point)
        rows = self._pane.model.rows
        box = view.visualRect(self._pane.model.index(min(gap, len(rows) - 1)))
        height = box.bottom() if gap >= len(rows) else box.top()
        self._line.setGeometry(0, max(0, height - 2), view.viewport().width(), 4)
        self._line.show()
        return True

    def _drop(self, point: QPoint) -> bool:
        was_dragging, self._is_dragging, self._from = self._is_dragging, False, None
        self._line.hide()
        self._pane.view.viewport().unsetCursor()
        if not was_dragging:
            return False
        keys = [row.key for row in self._pane.model.rows]
        if self._key in keys:
            here = keys.index(self._key)
            gap = self._gap(point)
            place = gap - 1 if gap > here else gap
            if place != here:
                self.moved.emit(self._key, place)
        return True

    def _gap(self, point: QPoint) -> int:
        """Give the number of the gap between rows under a point: 0 above the first."""
        index = self._pane.view.indexAt(point)
        if not index.isValid():
            return 0 if point.y() < 0 else len(self._pane.model.rows)
        box = self._pane.view.visualRect(index)
        return index.row() + (1 if point.y() > box.center().y() else 0)
