"""The state of the link to the hub, in words that say what happens to one's work."""

from enum import StrEnum

import msgspec
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ecabinet.ui.kit.painting import draw_box, draw_line, draw_picture
from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.say import say
from ecabinet.ui.theme import RADIUS, RING, TONES, Tone, TypeRole, current, font, pixmap, space


class LinkState(StrEnum):
    """How the hub is reached now."""

    ONLINE = "online"
    SYNCING = "syncing"
    OFFLINE = "offline"


class LinkValue(msgspec.Struct, frozen=True):
    """The link's state, how many actions wait to be sent, and since when it is down (`14:05`)."""

    state: LinkState
    waiting: int = 0
    since: str = ""


_ICONS = {LinkState.ONLINE: "wifi", LinkState.SYNCING: "refresh-cw", LinkState.OFFLINE: "wifi-off"}
_TONES = {LinkState.ONLINE: Tone.SUCCESS, LinkState.SYNCING: Tone.INFO, LinkState.OFFLINE: Tone.WARNING}


class LinkChip(QPushButton):
    """Icon and words of the link; pressing it asks for the list of what waits to be sent."""

    def __init__(self, value: LinkValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_value(value)

    def show_value(self, value: LinkValue) -> None:
        """Show another state of the link."""
        self._value = value
        self._words = _words(value)
        self.setAccessibleName(". ".join(word for word in self._words if word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        head, tail = self._words
        words = max(
            QFontMetrics(font(TypeRole.CAPTION, strong=True)).horizontalAdvance(head),
            QFontMetrics(font(TypeRole.CAPTION)).horizontalAdvance(tail),
        )
        lines = QFontMetrics(font(TypeRole.CAPTION)).height() * (2 if tail else 1)
        return QSize(current().icon_px + words + space(8) + 2, max(current().touch_px, lines + space(2)))

    def minimumSizeHint(self) -> QSize:
        """The words of the link are never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language or the theme changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_words"):
            self.show_value(self._value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw plate, icon and words."""
        painter, colours = QPainter(self), TONES[_TONES[self._value.state]]
        draw_box(painter, self.rect().adjusted(0, 2, 0, -2), RADIUS, fill=colours.soft)
        side = current().icon_px
        picture = pixmap(_ICONS[self._value.state], colours.text, side)
        draw_picture(painter, QRect(space(3), 0, side, self.height()), picture)
        head, tail = self._words
        line = QFontMetrics(font(TypeRole.CAPTION)).height()
        top = (self.height() - line * (2 if tail else 1)) // 2
        left = space(3) + side + space(2)
        for number, words in enumerate(word for word in (head, tail) if word):
            place = self.rect().adjusted(left, 0, -space(2), 0)
            place.setTop(top + number * line)
            place.setHeight(line)
            draw_line(painter, place, words, font(TypeRole.CAPTION, strong=number == 0), colours.text)
        if self.hasFocus():
            draw_box(painter, self.rect(), RADIUS, edge="focus", width=RING)


def _words(value: LinkValue) -> tuple[str, str]:
    if value.state is LinkState.ONLINE:
        return say("Online"), ""
    if value.state is LinkState.SYNCING:
        return say("Sending {count}", count=value.waiting) if value.waiting else say("Syncing"), ""
    head = say("Offline since {time}", time=value.since) if value.since else say("Offline")
    kept = say("{count} kept, sent later", count=value.waiting) if value.waiting else say("Kept and sent later")
    return head, kept
