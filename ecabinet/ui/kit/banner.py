"""A line across a page that says what happened, what was kept and what to do next."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import TONES, Tone, space


class BannerValue(msgspec.Struct, frozen=True):
    """What a banner says: a short title, a sentence, and the words of its action (or none)."""

    title: str
    text: str = ""
    tone: Tone = Tone.INFO
    action: str = ""


class Banner(QFrame):
    """A notice with at most one action."""

    acted = Signal()

    def __init__(self, value: BannerValue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(3), space(2))
        row.setSpacing(space(3))
        self._icon = IconLabel()
        self._title = Body(strong=True)
        self._text = Body()
        self._action = Button("")
        self._action.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        mark(self, role="banner")
        self.show_value(value)

    def show_value(self, value: BannerValue) -> None:
        """Show another notice."""
        colours = TONES[value.tone]
        self._icon.show_value(colours.icon, colours.text)
        self._title.setText(value.title)
        self._text.setText(value.text)
        self._text.setVisible(bool(value.text))
        self._action.show_text(value.action)
        self._action.setVisible(bool(value.action))
        self.setAccessibleName(f"{value.title} {value.text}".strip())
        mark(self, tone=value.tone.value)
