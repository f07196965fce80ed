"""Strokes that own-painted widgets share."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from ecabinet.ui.theme import RING, TokenName, colour

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALL = 100_000


def wrapped_size(text: str, font: QFont, width: int) -> QSize:
    """Size that a text takes when it is wrapped into a width in pixels."""
    return QSize(*_wrapped(text, font, max(width, 1)))


@lru_cache(maxsize=4096)
def _wrapped(text: str, font: QFont, width: int) -> tuple[int, int]:
    """Layouts ask for the same height dozens of times until a page is laid out."""
    box = QFontMetrics(font).boundingRect(QRect(0, 0, width, _TALL), _WRAP, text)
    return box.width(), box.height()


def draw_wrapped(painter: QPainter, box: QRect, text: str, font: QFont, role: TokenName) -> None:
    """Draw a wrapped text from the top left of a box."""
    painter.setFont(font)
    painter.setPen(colour(role))
    painter.drawText(box, _WRAP | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), text)


def draw_line(  # noqa: PLR0913 - a stroke has this many sides, and callers name the last one
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    role: TokenName,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line, vertically centred, cut with an ellipsis where the box ends."""
    painter.setFont(font)
    painter.setPen(colour(role))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), shown)


def draw_box(  # noqa: PLR0913 - a stroke has this many sides, and callers name the last ones
    painter: QPainter,
    box: QRect,
    radius: int,
    *,
    fill: TokenName | None = None,
    edge: TokenName | None = None,
    width: int = 1,
) -> None:
    """Draw a rounded box; its edge lies inside."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(edge), width) if edge else Qt.PenStyle.NoPen)
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_ring(painter: QPainter, box: QRect, radius: int, gap: TokenName = "surface") -> None:
    """Draw the focus ring: a line of the focus colour and a light gap inside it, to be seen on any fill."""
    draw_box(painter, box, radius, edge="focus", width=RING)
    inner = box.adjusted(RING, RING, -RING, -RING)
    draw_box(painter, inner, max(radius - RING, 0), edge=gap, width=RING)


def draw_picture(painter: QPainter, box: QRect, picture: QPixmap) -> None:
    """Draw an icon centred in a box."""
    size = picture.deviceIndependentSize()
    painter.drawPixmap(
        round(box.center().x() - size.width() / 2 + 0.5), round(box.center().y() - size.height() / 2 + 0.5), picture
    )
