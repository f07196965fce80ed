"""The theme that is on screen now, for widgets that paint themselves."""

from typing import ClassVar

from PySide6.QtGui import QColor, QFont

from ecabinet.ui.theme.settings import Theme, ThemeSettings, resolve
from ecabinet.ui.theme.tokens import TokenName, TypeRole

SCREEN_FAMILY = "Be Vietnam Pro"
PAPER_FAMILY = "Tinos"


class _OnScreen:
    """Holder of the one value that may change while the program runs."""

    theme: ClassVar[Theme] = resolve(ThemeSettings())
    fonts: ClassVar[dict[tuple[TypeRole, bool], QFont]] = {}


def current() -> Theme:
    """Give the theme on screen."""
    return _OnScreen.theme


def put_on_screen(theme: Theme) -> None:
    """Make a theme the current one; `apply` calls it and repaints."""
    _OnScreen.theme = theme
    _OnScreen.fonts.clear()


def colour(name: TokenName) -> QColor:
    """Give a token's colour in the theme on screen."""
    return QColor(_OnScreen.theme.palette.colour(name))


def font(role: TypeRole = TypeRole.BODY, *, strong: bool = False) -> QFont:
    """Give the font of a type role in the theme on screen."""
    kept = _OnScreen.fonts.get((role, strong))
    if kept is None:
        kept = _OnScreen.fonts[role, strong] = QFont(SCREEN_FAMILY)
        kept.setPixelSize(_OnScreen.theme.text_px(role))
        kept.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return QFont(kept)


def space(steps: int) -> int:
    """Give a distance of so many 4 px steps in the theme on screen."""
    return _OnScreen.theme.space(steps)
