"""Whether enough members are here, with the sum that says so."""

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import TextLabel
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import TONES, Tone, space


class QuorumValue(msgspec.Struct, frozen=True):
    """How many of how many are present, how many are needed, and the rule's own answer."""

    present: int
    members: int
    needed: int
    met: bool


class QuorumLight(QFrame):
    """Icon and sum: `18/23 present · needs 16`."""

    def __init__(self, value: QuorumValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self._icon = IconLabel()
        self._text = TextLabel(role="strong", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(4), space(2))
        row.setSpacing(space(2))
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mark(self, role="chip")
        self.show_value(value)

    def show_value(self, value: QuorumValue) -> None:
        """Show another sum."""
        self._value = value
        tone = Tone.SUCCESS if value.met else Tone.WARNING
        self._icon.show_value("users" if value.met else "triangle-alert", TONES[tone].text)
        words = say(
            "{present}/{members} present · needs {needed}",
            present=value.present, members=value.members, needed=value.needed,
        )  # fmt: skip
        self._text.setText(words)
        self._text.show_tone(tone)
        met = say("Quorum reached") if value.met else say("Quorum not reached")
        self.setAccessibleName(f"{met}. {words}")
        self.setToolTip(met)
        mark(self, tone=tone.value)

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_value(self._value)
