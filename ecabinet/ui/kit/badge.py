"""A small mark of a state: tone, icon and words together."""

import msgspec
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import TextLabel
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import TONES, Tone, TypeRole, space


class BadgeValue(msgspec.Struct, frozen=True):
    """What a badge says; an empty icon means the tone's own."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


class Badge(QFrame):
    """A chip with icon and words."""

    def __init__(self, value: BadgeValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), space(1), space(2), space(1))
        row.setSpacing(space(1))
        self._icon = IconLabel(scale=TypeRole.CAPTION)
        self._text = TextLabel(role="caption", wrap=False)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, role="chip")
        self.show_value(value)

    def show_value(self, value: BadgeValue) -> None:
        """Show another state."""
        colours = TONES[value.tone]
        self._icon.show_value(value.icon or colours.icon, colours.text)
        self._text.setText(value.text)
        self._text.show_tone(value.tone)
        self.setAccessibleName(value.text)
        mark(self, tone=value.tone.value)
