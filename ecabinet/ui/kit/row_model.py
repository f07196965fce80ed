"""Rows of a list as frozen values, and the model that lays them before Qt."""

from collections.abc import Sequence
from typing import Final

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ecabinet.ui.kit.badge import BadgeValue

ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_TOP: Final = QModelIndex()


class Row(msgspec.Struct, frozen=True):
    """One line of a list: its key in intents, a title, what stands under it and at its right end, icon and badges.

    A `second` badge stands below the first, in the place of `trailing`.
    """

    key: str
    title: str
    detail: str = ""
    trailing: str = ""
    icon: str = ""
    badge: BadgeValue | None = None
    marked: bool = False
    second: BadgeValue | None = None


class RowModel(QAbstractListModel):
    """Rows in their order; rows that only changed their looks are redrawn, other changes begin anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows on screen."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows; true when the list began anew and a view has lost its place."""
        coming = tuple(rows)
        if [row.key for row in coming] == [row.key for row in self._rows]:
            before, self._rows = self._rows, coming
            for place, (old, new) in enumerate(zip(before, coming, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(place), self.index(place))
            return False
        self.beginResetModel()
        self._rows = coming
        self.endResetModel()
        return True

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> Row | None:
        """Give the row of an index, or None for an index of nothing."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, key: str) -> QModelIndex:
        """Give the index of a key, invalid when no row has it."""
        return next((self.index(place) for place, row in enumerate(self._rows) if row.key == key), QModelIndex())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """Count the rows; they have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Row | str | None:
        """Give the row itself under ROW_ROLE, and its words to keyboards' type-ahead and screen readers."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)}:
            return row.title
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            badges = [badge.text for badge in (row.badge, row.second) if badge]
            return ". ".join(part for part in (row.title, row.detail, *badges, row.trailing) if part)
        return None
