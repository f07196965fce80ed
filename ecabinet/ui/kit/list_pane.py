"""A list of rows with its designed states for when there are none."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QListView, QScroller, QStackedLayout, QWidget

from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_delegate import RowDelegate
from ecabinet.ui.kit.row_model import Row, RowModel
from ecabinet.ui.say import say
from ecabinet.ui.theme import Device, current


class ListPane(QFrame):
    """Shows rows, or why there are none; `opened` on Enter, a click or a tap, `moved` as the current row changes.

    Where titles wrap (`wraps`, for lists of some dozens of people) rows are as high as their title needs.
    """

    opened = Signal(str)
    moved = Signal(str)
    retried = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self.model = RowModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.view, wraps=wraps))
        self.view.setUniformItemSizes(not wraps)
        self.view.setResizeMode(QListView.ResizeMode.Adjust if wraps else QListView.ResizeMode.Fixed)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(name)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open_by_key)
        self.view.selectionModel().currentChanged.connect(self._moved)
        if current().settings.device is not Device.PC:
            QScroller.grabGesture(self.view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.absence = EmptyState(AbsenceValue(Absence.LOADING, say("Loading…")))
        self.absence.acted.connect(self.retried)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.absence)
        self._stack.setCurrentWidget(self.absence)
        mark(self.view, role="list")
        mark(self, role="plain")
        self.setAccessibleName(name)

    def show_rows(self, rows: Sequence[Row], empty: AbsenceValue | None = None) -> None:
        """Show rows and keep the current one by its key; with none, show `empty` or a plain word for it."""
        if not rows:
            self.model.show_rows(())
            self.show_absence(empty or AbsenceValue(Absence.EMPTY, say("Nothing here yet")))
            return
        here = self.current_key()
        if self.model.show_rows(rows) and here:
            self.view.setCurrentIndex(self.model.place_of(here))
        self._stack.setCurrentWidget(self.view)

    def show_absence(self, value: AbsenceValue) -> None:
        """Show why there are no rows: empty, loading, failed or offline."""
        self.absence.show_value(value)
        self._stack.setCurrentWidget(self.absence)

    def current_key(self) -> str:
        """Key of the current row, or an empty text."""
        row = self.model.row_at(self.view.currentIndex())
        return row.key if row else ""

    def choose(self, key: str) -> None:
        """Make a row the current one; a key that no row has takes the choice away."""
        self.view.setCurrentIndex(self.model.place_of(key))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand a focus given to the pane on to its rows; a proxy that may be hidden would stop the Tab key."""
        super().focusInEvent(event)
        if self.view.isVisible():
            self.view.setFocus(event.reason())

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.opened.emit(row.key)

    def _open_by_key(self, index: QModelIndex) -> None:
        if self.view.hasFocus() and not self.view.underMouse():
            self._open(index)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(index)
        self.moved.emit(row.key if row else "")
