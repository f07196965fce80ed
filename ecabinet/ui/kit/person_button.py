"""The person at work, by name, with a menu behind it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.say import say
from ecabinet.ui.theme import current, font, space

_NAME_LETTERS = 22


class PersonButton(Button):
    """Icon and name; the icon alone where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonRole.QUIET, "user", parent)
        self._name = ""
        self._icon_only = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str) -> None:
        """Show another name, cut when it is very long."""
        self._name = name
        cut = name if len(name) <= _NAME_LETTERS else f"{name[: _NAME_LETTERS - 1]}…"
        self.setText("" if self._icon_only else cut)
        self.setToolTip(name)
        self.setAccessibleName(say("{name}, personal menu", name=name))

    def show_icon_only(self, *, only: bool) -> None:
        """Leave the name to the tool tip, or show it."""
        self._icon_only = only
        self.show_name(self._name)

    def sizeHint(self) -> QSize:
        """Room for icon and name, never less than a finger needs."""
        theme = current()
        words = QFontMetrics(font(strong=True)).horizontalAdvance(self.text())
        width = theme.icon_px + words + space(10)
        return QSize(max(width, theme.touch_px), max(super().sizeHint().height(), theme.touch_px))
