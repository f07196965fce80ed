"""Three panes beside each other, or one at a time behind tabs where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.theme import current, space

LETTERS = 54
"""So many letters of body text must fit beside each other for all panes to be seen at once."""


class Panes(QFrame):
    """Panes with their shares of the width; on a narrow page the tabs choose."""

    def __init__(self, panes: Sequence[tuple[str, QWidget, int]], shown_first: str) -> None:
        super().__init__()
        self._panes = {key: pane for key, pane, _ in panes}
        self._current = shown_first
        self.tabs = SegmentedTabs([Segment(key, "") for key in self._panes], shown_first)
        self.tabs.chosen.connect(self._chosen)
        row = QHBoxLayout()
        row.setSpacing(space(5))
        for _, pane, share in panes:
            row.addWidget(pane, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.tabs)
        column.addLayout(row, 1)
        mark(self, role="plain")

    def show_names(self, names: Sequence[Segment]) -> None:
        """Name the tabs."""
        self.tabs.show_value(names, self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between all and one."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Choose anew when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _chosen(self, key: str) -> None:
        self._current = key
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= current().text_px() * LETTERS
        self.tabs.setVisible(not wide)
        for key, pane in self._panes.items():
            pane.setVisible(wide or key == self._current)
