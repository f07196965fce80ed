"""A few neighbouring views, one of them shown; arrows move between them."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import space


class Segment(msgspec.Struct, frozen=True):
    """One view: its key, its words, and how many things wait there (0 shows nothing)."""

    key: str
    text: str
    count: int = 0


class SegmentedTabs(QFrame):
    """Segments side by side; `chosen` tells the key that a person picked."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[Segment], current: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: tuple[Segment, ...] = ()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(1), space(1), space(1), space(1))
        self._row.setSpacing(space(1))
        self._group.buttonClicked.connect(self._picked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        mark(self, role="segments")
        self.show_value(segments, current or (segments[0].key if segments else ""))

    def show_value(self, segments: Sequence[Segment], current: str) -> None:
        """Show segments and which of them is current; emits nothing."""
        if [segment.key for segment in segments] != [segment.key for segment in self._segments]:
            self._build(len(segments))
        self._segments = tuple(segments)
        for button, segment in zip(self._group.buttons(), segments, strict=True):
            button.setText(f"{segment.text}  {segment.count}" if segment.count else segment.text)
            button.setChecked(segment.key == current)

    def current_key(self) -> str:
        """Key of the segment shown as current."""
        place = self._group.checkedId()
        return self._segments[place].key if place >= 0 else ""

    def _build(self, count: int) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for place in range(count):
            made = QPushButton()
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            mark(made, role="segment")
            self._group.addButton(made, place)
            self._row.addWidget(made)

    def _picked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._segments[self._group.id(button)].key)
