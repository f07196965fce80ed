"""The places a role has: a rail at the left, or a bar at the bottom of a narrow screen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.rail_button import Place, RailButton
from ecabinet.ui.theme import space


class Rail(QFrame):
    """Places with icon and words; `chosen` tells the key of the place a person picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()
        self._upright = True
        self._buttons: list[RailButton] = []
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        mark(self, role="rail", state="left")
        self._lay()

    def show_value(self, places: Sequence[Place], current: str) -> None:
        """Show places and which one we are at; emits nothing."""
        if [place.key for place in places] != [place.key for place in self._places]:
            self._build(places)
        self._places = tuple(places)
        for button, place in zip(self._buttons, places, strict=True):
            button.show_value(place, beside=self._upright)
            button.setChecked(place.key == current)

    def stand(self, *, upright: bool) -> None:
        """Stand at the left, or lie at the bottom."""
        if upright == self._upright:
            return
        self._upright = upright
        self._lay()
        for button in self._buttons:
            button.show_value(button.place, beside=upright)

    def _build(self, places: Sequence[Place]) -> None:
        for button in self._buttons:
            self._box.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        for number, place in enumerate(places):
            made = RailButton(place)
            made.clicked.connect(lambda _checked=False, made=made: self.chosen.emit(made.place.key))
            self._buttons.append(made)
            self._box.insertWidget(number, made)

    def _lay(self) -> None:
        down = QBoxLayout.Direction.TopToBottom if self._upright else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down)
        edge = space(3) if self._upright else space(1)
        self._box.setContentsMargins(edge, edge, edge, edge)
        self._box.setSpacing(space(1))
        while (last := self._box.itemAt(self._box.count() - 1)) is not None and last.spacerItem() is not None:
            self._box.takeAt(self._box.count() - 1)
        if self._upright:
            self._box.addStretch(1)
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(fixed if self._upright else free, free if self._upright else fixed)
        mark(self, state="left" if self._upright else "bottom")
