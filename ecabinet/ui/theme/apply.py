"""Put a theme on the application, at the start or while it runs."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ecabinet.ui.theme.current import current, font, put_on_screen
from ecabinet.ui.theme.fonts import load_screen_faces
from ecabinet.ui.theme.settings import ThemeSettings, resolve
from ecabinet.ui.theme.sheet import stylesheet
from ecabinet.ui.theme.tokens import TokenName

_ROLES: tuple[tuple[QPalette.ColorRole, TokenName], ...] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "canvas"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "on_accent"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink_soft"),
    (QPalette.ColorRole.Highlight, "focus"),
    (QPalette.ColorRole.HighlightedText, "surface"),
    (QPalette.ColorRole.Link, "info_text"),
    (QPalette.ColorRole.LinkVisited, "info_text"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "sunken"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line_strong"),
    (QPalette.ColorRole.Shadow, "scrim"),
)
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def apply(app: QApplication, settings: ThemeSettings) -> None:
    """Show the whole application in these settings; raises FontMissing when a bundled font cannot be read."""
    sheet = stylesheet(settings)
    load_screen_faces()
    put_on_screen(resolve(settings))
    if app.styleSheet() == sheet:
        return  # every widget would be dressed anew for nothing
    if app.style().objectName() not in {"fusion", ""}:
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette())
    app.setStyleSheet(sheet)


def _palette() -> QPalette:
    tokens = current().palette
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, QColor(tokens.colour(name)))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink_faint))
    return made
