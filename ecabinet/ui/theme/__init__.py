"""One design language: tokens, the style sheet made from them, fonts and icons."""

from ecabinet.ui.theme.apply import apply
from ecabinet.ui.theme.current import colour, current, font, space
from ecabinet.ui.theme.icons import icon, pixmap
from ecabinet.ui.theme.settings import Device, Scheme, Theme, ThemeSettings
from ecabinet.ui.theme.sheet import stylesheet
from ecabinet.ui.theme.tokens import (
    MOTION_CHANGE_MS,
    MOTION_QUICK_MS,
    RADIUS,
    RADIUS_LARGE,
    RADIUS_SMALL,
    RING,
    TONES,
    TokenName,
    Tone,
    TypeRole,
)

__all__ = [
    "MOTION_CHANGE_MS",
    "MOTION_QUICK_MS",
    "RADIUS",
    "RADIUS_LARGE",
    "RADIUS_SMALL",
    "RING",
    "TONES",
    "Device",
    "Scheme",
    "Theme",
    "ThemeSettings",
    "TokenName",
    "Tone",
    "TypeRole",
    "apply",
    "colour",
    "current",
    "font",
    "icon",
    "pixmap",
    "space",
    "stylesheet",
]
