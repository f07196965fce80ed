"""Push buttons with words, and the quiet button that is an icon alone."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from ecabinet.ui.kit.painting import draw_ring
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.theme import RADIUS, TokenName, current, icon, space


class ButtonRole(StrEnum):
    """How much a button asks for attention; one PRIMARY a screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_ICON_COLOURS: Final[dict[ButtonRole, TokenName]] = {
    ButtonRole.PRIMARY: "on_accent",
    ButtonRole.SECONDARY: "ink",
    ButtonRole.QUIET: "ink",
    ButtonRole.DANGER: "danger_text",
}


class Button(QPushButton):
    """A button with words and, where it helps, an icon before them; Enter and Space press it."""

    _built = False

    def __init__(
        self,
        text: str,
        role: ButtonRole = ButtonRole.SECONDARY,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role = role
        self._icon_name = icon_name
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._built = True
        mark(self, role=role.value)
        self._dress()

    def setText(self, text: str) -> None:
        """Change the words; between an icon and words there is a gap."""
        had_words = bool(self.text())
        super().setText(text)
        if had_words != bool(text):
            self._dress()

    def show_text(self, text: str, icon_name: str | None = None) -> None:
        """Change the words, and the icon when one is named."""
        self.setText(text)
        if icon_name is not None:
            self._icon_name = icon_name
        self._dress()

    def show_role(self, role: ButtonRole) -> None:
        """Change how much the button asks for attention."""
        self._role = role
        mark(self, role=role.value)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the theme changes."""
        super().changeEvent(event)
        if self._built and redresses(event):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button and, with the focus, a ring that is seen on any fill."""
        super().paintEvent(event)
        if self.hasFocus():
            draw_ring(QPainter(self), self.rect(), RADIUS)

    def _dress(self) -> None:
        if self._icon_name:
            side, gap = current().icon_px, space(1) if self.text() else 0
            self.setIcon(icon(self._icon_name, _ICON_COLOURS[self._role], side, gap))
            self.setIconSize(QSize(side + gap, side))


class IconButton(QToolButton):
    """A quiet square button for an icon everybody knows; its name is spoken and shown as a tool tip."""

    _built = False

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._built = True
        mark(self, role="quiet")
        self.show_name(name)
        self._dress()

    def show_name(self, name: str, icon_name: str | None = None) -> None:
        """Change the spoken name, and the icon when one is named."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        if icon_name is not None:
            self._icon_name = icon_name
            self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the theme changes."""
        super().changeEvent(event)
        if self._built and redresses(event):
            self._dress()

    def _dress(self) -> None:
        side = current().icon_px
        self.setIcon(icon(self._icon_name, "ink", side))
        self.setIconSize(QSize(side, side))
