"""Icons of the bundled family, drawn in a token's colour at the screen's own sharpness."""

from functools import lru_cache
from typing import cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from ecabinet.ui.resources_path import resource
from ecabinet.ui.theme.current import current
from ecabinet.ui.theme.tokens import TokenName


def icon(name: str, role: TokenName = "ink", size: int = 0, gap: int = 0) -> QIcon:
    """Give an icon in a token's colour (and faint when disabled).

    `size` is the side in logical pixels; 0 means the size that suits body text. `gap` widens the picture at its right,
    where words follow. Raises FileNotFoundError for a name that is not in `resources/icons`.
    """
    made = QIcon(pixmap(name, role, size, gap))
    made.addPixmap(pixmap(name, "ink_faint", size, gap), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, role: TokenName = "ink", size: int = 0, gap: int = 0) -> QPixmap:
    """Give the picture of an icon; the same rules as `icon`."""
    theme = current()
    ratio = cast("QGuiApplication", QGuiApplication.instance()).devicePixelRatio()
    return _drawn(name, theme.palette.colour(role), size or theme.icon_px, gap, ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the first window may open without any icon

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.height(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
