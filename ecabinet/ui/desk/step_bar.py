"""The checklist from left to right: each step with what it still misses."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture, draw_ring
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.kit.wrap_button import WrapButton
from ecabinet.ui.theme import RADIUS, TokenName, TypeRole, current, font, pixmap, space

_LETTERS_OF_A_STEP = 9


class StepValue(msgspec.Struct, frozen=True):
    """One step: its key, its name, what it misses (a line each), and whether it can wait for its time."""

    key: str
    name: str
    lacks: tuple[str, ...] = ()
    waits: bool = False


class StepButton(WrapButton):
    """A step: mark and name over what is missing; being shown is a plate with a bar under it."""

    def __init__(self, value: StepValue, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self._number = number
        self.setCheckable(True)
        self.setObjectName(f"desk.step.{value.key}")
        self.show_value(value)

    def show_value(self, value: StepValue) -> None:
        """Show another state of the step."""
        self.value = value
        self.setAccessibleName(". ".join((f"{self._number}", value.name, *value.lacks)))
        self.setToolTip("\n".join((value.name, *value.lacks, f"Ctrl+{self._number}")))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leave it to the bar which step is shown."""

    def height_at(self, width: int) -> int:
        """Two lines with air around them."""
        del width
        lines = max(1, len(self.value.lacks))
        return (
            QFontMetrics(font(strong=True)).height() + lines * QFontMetrics(font(TypeRole.CAPTION)).height() + space(4)
        )

    def sizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(current().text_px() * _LETTERS_OF_A_STEP, self.heightForWidth(0))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter) -> None:
        """Draw the plate, the mark and the words."""
        shown = self.isChecked()
        plate = self.rect().adjusted(1, 1, -1, -1)
        if shown or self.hovered():
            draw_box(painter, plate, RADIUS, fill="surface" if shown else "sunken", edge="line" if shown else None)
        if shown:
            bar = QRect(plate.left() + space(3), plate.bottom() - 3, plate.width() - space(6), 4)
            draw_box(painter, bar, 2, fill="accent")
        side = current().icon_px
        name_face, lack_face = font(strong=True), font(TypeRole.CAPTION)
        upper, lower = QFontMetrics(name_face).height(), QFontMetrics(lack_face).height()
        top = space(2)
        icon_name, role = self._mark()
        left = space(3)
        draw_picture(painter, QRect(left, top, side, upper), pixmap(icon_name, role, side))
        words = left + side + space(2)
        width = self.width() - words - space(2)
        draw_line(painter, QRect(words, top, width, upper), self.value.name, name_face, "ink")
        ink: TokenName = "ink_soft" if self.value.waits else "warning_text"
        room = self.width() - left - space(2)
        for line, lack in enumerate(self.value.lacks):
            # Under the mark: there all of it can be read with eight steps in a row.
            draw_line(painter, QRect(left, top + upper + line * lower, room, lower), lack, lack_face, ink)
        if self.hasFocus():
            draw_ring(painter, self.rect(), RADIUS, "canvas")

    def _mark(self) -> tuple[str, TokenName]:
        if not self.value.lacks:
            return "circle-check", "success"
        return ("circle", "ink_soft") if self.value.waits else ("circle-alert", "warning")


class StepBar(QFrame):
    """All steps, in as many rows as the text size needs; `chosen` tells the key of the one that was picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[StepButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(1))
        mark(self, role="plain")

    def show_value(self, steps: Sequence[StepValue], shown: str) -> None:
        """Show the steps and which one is open."""
        if [button.value.key for button in self._buttons] != [step.key for step in steps]:
            self._build(steps)
        for button, step in zip(self._buttons, steps, strict=True):
            if button.value != step:
                button.show_value(step)
            button.setChecked(step.key == shown)

    def minimumSizeHint(self) -> QSize:
        """One step wide."""
        return QSize(current().text_px() * _LETTERS_OF_A_STEP, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of rows."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Choose the number of rows anew when the text size changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_grid"):
            self._lay()

    def _build(self, steps: Sequence[StepValue]) -> None:
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = [StepButton(step, number) for number, step in enumerate(steps, start=1)]
        for button in self._buttons:
            button.clicked.connect(lambda _checked=False, button=button: self.chosen.emit(button.value.key))
        self._lay()

    def _lay(self) -> None:
        if not self._buttons:
            return
        wanted = current().text_px() * _LETTERS_OF_A_STEP + space(1)
        fitting = max(1, min(len(self._buttons), self.width() // wanted))
        rows = -(-len(self._buttons) // fitting)
        columns = -(-len(self._buttons) // rows)
        for place in range(len(self._buttons)):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns, Qt.AlignmentFlag(0))
