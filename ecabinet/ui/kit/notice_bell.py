"""The bell, with the number of unread notices on it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ecabinet.ui.kit.button import IconButton
from ecabinet.ui.kit.painting import draw_box, draw_line
from ecabinet.ui.say import say
from ecabinet.ui.theme import TypeRole, font, space

_MOST = 99


class NoticeBell(IconButton):
    """A bell; its number is spoken too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._unread = 0
        super().__init__("bell", say("Notices"), parent)

    def show_value(self, unread: int) -> None:
        """Show how many notices are unread."""
        self._unread = unread
        self.show_name(say("Notices: {count} unread", count=unread) if unread else say("Notices"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bell and its number."""
        super().paintEvent(event)
        if not self._unread:
            return
        painter = QPainter(self)
        height = round(self.height() * 0.44)
        face = font(TypeRole.CAPTION, strong=True)
        face.setPixelSize(round(height * 0.72))
        metrics = QFontMetrics(face)
        words = str(self._unread) if self._unread <= _MOST else f"{_MOST}+"
        width = max(metrics.horizontalAdvance(words) + space(2), height)
        pill = QRect(min(self.width() // 2, self.width() - width), 2, width, height)
        draw_box(painter, pill, height // 2, fill="accent", edge="surface", width=1)
        draw_line(painter, pill, words, face, "on_accent", align=Qt.AlignmentFlag.AlignHCenter)
