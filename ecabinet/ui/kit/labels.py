"""Words on a surface: headings, body text and captions; they wrap and can be copied by nobody by accident."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import mark
from ecabinet.ui.theme import Tone, TypeRole


class TextLabel(QLabel):
    """Plain text of one role of the type scale; wraps unless told not to."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "body", wrap: bool = True) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        mark(self, role=role)

    def show_tone(self, tone: Tone | None) -> None:
        """Colour the words by a meaning they also say; None takes the colour away."""
        mark(self, tone=tone.value if tone else "")


class Heading(TextLabel):
    """A heading: TITLE of a card, HEADING of a page, DISPLAY or HERO for rooms."""

    def __init__(
        self, text: str = "", level: TypeRole = TypeRole.HEADING, parent: QWidget | None = None, *, wrap: bool = True
    ) -> None:
        super().__init__(text, parent, role=level.value, wrap=wrap)


class Body(TextLabel):
    """Running text; `strong` for the words a reader looks for, `soft` for what stands back."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, strong: bool = False, soft: bool = False
    ) -> None:
        super().__init__(text, parent, role="strong" if strong else "soft" if soft else "body")


class Caption(TextLabel):
    """Small, quiet text beside something larger."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(text, parent, role="caption", wrap=wrap)
