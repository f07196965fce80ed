"""An icon that stands beside words and follows the theme."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ecabinet.ui.kit.properties import redresses
from ecabinet.ui.theme import TokenName, TypeRole, current, pixmap


class IconLabel(QLabel):
    """An icon as high as a line of a type role; silent for screen readers, as the words beside it speak."""

    def __init__(
        self,
        icon_name: str = "",
        role: TokenName = "ink_soft",
        scale: TypeRole = TypeRole.BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._role: TokenName = role
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()

    def show_value(self, icon_name: str, role: TokenName = "ink_soft") -> None:
        """Show another icon or another colour; an empty name shows none."""
        self._icon_name, self._role = icon_name, role
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Tint anew when the theme changes."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_scale"):
            self._dress()

    def _dress(self) -> None:
        if self._icon_name:
            self.setPixmap(pixmap(self._icon_name, self._role, round(current().text_px(self._scale) * 1.3)))
        else:
            self.clear()
