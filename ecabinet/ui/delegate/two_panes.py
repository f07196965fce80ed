"""Two panes side by side, or one of them at a time where there is too little width for the text size."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.theme import current, space

_LETTERS = 45


class TwoPanes(QFrame):
    """Holds a left and a right pane; `show_right` brings the right one forward where only one has room."""

    def __init__(self, left: tuple[str, QWidget], right: tuple[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = {"left": left[1], "right": right[1]}
        self._segments = (Segment("left", left[0]), Segment("right", right[0]))
        self._tabs = SegmentedTabs(self._segments)
        self._tabs.setObjectName("panes")
        self._tabs.chosen.connect(lambda _key: self._fit())
        row = QHBoxLayout()
        row.setSpacing(space(5))
        row.addWidget(left[1], 2)
        row.addWidget(right[1], 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(3), space(6), space(5))
        column.setSpacing(space(3))
        column.addWidget(self._tabs)
        column.addLayout(row, 1)
        mark(self, role="canvas")
        self._fit()

    def show_right(self) -> None:
        """Bring the right pane forward."""
        self._tabs.show_value(self._segments, "right")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between both and one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        both = self.width() >= current().text_px() * _LETTERS
        self._tabs.setVisible(not both)
        for key, pane in self._panes.items():
            pane.setVisible(both or self._tabs.current_key() == key)
