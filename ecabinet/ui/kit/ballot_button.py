"""The very large button that names one choice of a ballot."""

import msgspec
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture, draw_ring, draw_wrapped, wrapped_size
from ecabinet.ui.kit.wrap_button import WrapButton
from ecabinet.ui.say import say
from ecabinet.ui.theme import RADIUS_LARGE, TONES, TokenName, Tone, TypeRole, current, font, pixmap, space


class BallotOption(msgspec.Struct, frozen=True):
    """One choice: its key in the intent, its words, its icon and tone, and the key that picks it (`"1"`, or none)."""

    key: str
    label: str
    icon: str = "circle"
    tone: Tone = Tone.NEUTRAL
    key_hint: str = ""


class BallotButton(WrapButton):
    """A choice at least 96 px high; chosen is told by a tick, a thick edge, bolder words and the word "Chosen"."""

    def __init__(self, option: BallotOption, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._option = option
        self.toggled.connect(self._speak)
        self.show_value(option)

    @property
    def key(self) -> str:
        """Key of the choice that the button stands for."""
        return self._option.key

    def show_value(self, option: BallotOption) -> None:
        """Show another choice; the chosen state stays."""
        self._option = option
        self.setShortcut(option.key_hint)
        self._speak()
        self.updateGeometry()
        self.update()

    def height_at(self, width: int) -> int:
        """Room for the wrapped label and the word below it."""
        words = wrapped_size(self._option.label, font(TypeRole.HEADING, strong=True), self._words_width(width))
        caption = QFontMetrics(font(TypeRole.CAPTION)).height()
        return max(current().ballot_px, words.height() + 2 * caption + 2 * space(5))

    def paint_face(self, painter: QPainter) -> None:
        """Paint icon, label, key hint and the chosen state."""
        tone = TONES[self._option.tone]
        chosen = self.isChecked()
        fill = tone.soft if chosen else "sunken" if self.hovered() else "surface"
        plate = self.rect().adjusted(4, 4, -4, -4) if self.hasFocus() else self.rect()
        draw_box(painter, plate, RADIUS_LARGE, fill=fill, edge=tone.fill if chosen else "line_strong",
                 width=4 if chosen else 2)  # fmt: skip
        side, edge = self._icon_side(), space(6)
        disc = QRect(edge, (self.height() - side) // 2, side, side)
        if chosen:
            draw_box(painter, disc, side // 2, fill=tone.fill)
        icon_name = "check" if chosen else self._option.icon
        colour_name = "surface" if chosen else tone.fill if self.isEnabled() else "ink_faint"
        draw_picture(painter, disc, pixmap(icon_name, colour_name, round(side * (0.6 if chosen else 0.8))))
        self._paint_words(painter, chosen=chosen)
        self._paint_hint(painter)
        if self.hasFocus():
            draw_ring(painter, self.rect(), RADIUS_LARGE)

    def _paint_words(self, painter: QPainter, *, chosen: bool) -> None:
        face = font(TypeRole.HEADING, strong=True)
        left, width = space(6) + self._icon_side() + space(5), self._words_width(self.width())
        height = wrapped_size(self._option.label, face, width).height()
        caption = QFontMetrics(font(TypeRole.CAPTION)).height() if chosen else 0
        top = (self.height() - height - caption) // 2
        ink: TokenName = "ink" if self.isEnabled() or chosen else "ink_faint"
        draw_wrapped(painter, QRect(left, top, width, height), self._option.label, face, ink)
        if chosen:
            below = QRect(left, top + height, width, caption)
            draw_line(painter, below, say("Chosen"), font(TypeRole.CAPTION, strong=True), TONES[self._option.tone].text)

    def _paint_hint(self, painter: QPainter) -> None:
        if not self._option.key_hint or not self.isEnabled():
            return
        side = self._hint_side()
        box = QRect(self.width() - space(6) - side, (self.height() - side) // 2, side, side)
        draw_box(painter, box, 8, fill="surface", edge="line_strong")
        draw_line(
            painter, box, self._option.key_hint, font(strong=True), "ink_soft", align=Qt.AlignmentFlag.AlignHCenter
        )

    def _icon_side(self) -> int:
        return round(current().text_px(TypeRole.HEADING) * 1.7)

    def _hint_side(self) -> int:
        return round(current().text_px() * 2) if self._option.key_hint else 0

    def _words_width(self, width: int) -> int:
        return max(width - 2 * space(6) - self._icon_side() - 2 * space(5) - self._hint_side(), space(10))

    def _speak(self) -> None:
        state = say("Chosen") if self.isChecked() else ""
        self.setAccessibleName(f"{self._option.label}. {state}" if state else self._option.label)
