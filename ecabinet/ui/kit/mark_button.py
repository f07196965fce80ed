"""One answer of several on a line of a ballot: smaller than a ballot button, and told apart by the same signs."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.ballot_button import BallotOption
from ecabinet.ui.kit.painting import draw_box, draw_picture, draw_ring, draw_wrapped, wrapped_size
from ecabinet.ui.kit.wrap_button import WrapButton
from ecabinet.ui.say import say
from ecabinet.ui.theme import RADIUS, TONES, TokenName, current, font, pixmap, space


class MarkButton(WrapButton):
    """An answer as high as a finger needs; chosen is told by a tick, a thick edge and its ground.

    `is_wide`: takes the whole width and wraps its words, as candidates do; else it is as wide as its words.
    """

    def __init__(self, option: BallotOption, parent: QWidget | None = None, *, is_wide: bool = False) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._option = option
        self._is_wide = is_wide
        if not is_wide:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._speak)
        self.show_value(option)

    def show_value(self, option: BallotOption) -> None:
        """Show another answer; the chosen state stays."""
        self._option = option
        self._speak()
        self.updateGeometry()
        self.update()

    def height_at(self, width: int) -> int:
        """Room for the wrapped words."""
        words = wrapped_size(self._option.label, font(strong=True), self._words_width(width))
        return words.height() + space(5)

    def sizeHint(self) -> QSize:
        """As wide as the words on one line, unless it takes the whole width."""
        return super().sizeHint() if self._is_wide else self._natural()

    def minimumSizeHint(self) -> QSize:
        """The same; a wide one may wrap."""
        return super().minimumSizeHint() if self._is_wide else self._natural()

    def paint_face(self, painter: QPainter) -> None:
        """Paint the tick's place, the words and the chosen state."""
        tone = TONES[self._option.tone]
        chosen = self.isChecked()
        fill = tone.soft if chosen else "sunken" if self.hovered() else "surface"
        plate = self.rect().adjusted(3, 3, -3, -3) if self.hasFocus() else self.rect()
        draw_box(painter, plate, RADIUS, fill=fill, edge=tone.fill if chosen else "line_strong",
                 width=3 if chosen else 1)  # fmt: skip
        side = self._icon_side()
        disc = QRect(space(3), (self.height() - side) // 2, side, side)
        if chosen:
            draw_box(painter, disc, side // 2, fill=tone.fill)
        colour: TokenName = "surface" if chosen else tone.fill if self.isEnabled() else "ink_faint"
        draw_picture(painter, disc, pixmap("check" if chosen else self._option.icon, colour, round(side * 0.8)))
        face = font(strong=True)
        width = self._words_width(self.width())
        height = wrapped_size(self._option.label, face, width).height()
        place = QRect(self._left(), (self.height() - height) // 2, width, height)
        draw_wrapped(painter, place, self._option.label, face, "ink" if self.isEnabled() or chosen else "ink_faint")
        if self.hasFocus():
            draw_ring(painter, self.rect(), RADIUS)

    def _natural(self) -> QSize:
        words = QFontMetrics(font(strong=True)).horizontalAdvance(self._option.label)
        width = self._left() + words + space(1) + space(4)
        return QSize(width, self.heightForWidth(width))

    def _icon_side(self) -> int:
        return round(current().text_px() * 1.5)

    def _left(self) -> int:
        return space(3) + self._icon_side() + space(2)

    def _words_width(self, width: int) -> int:
        return max(width - self._left() - space(4), space(10))

    def _speak(self) -> None:
        state = say("Chosen") if self.isChecked() else ""
        self.setAccessibleName(f"{self._option.label}. {state}" if state else self._option.label)
