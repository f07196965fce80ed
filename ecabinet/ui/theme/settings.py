"""What a person or a device chooses about looks, and the theme that follows from it."""

from enum import StrEnum
from typing import Final

import msgspec

from ecabinet.ui.theme.tokens import (
    BALLOT_TARGET,
    DARK,
    HIGH_CONTRAST,
    LIGHT,
    SPACE_STEP,
    TOUCH_TARGET,
    TYPE_SCALE,
    Palette,
    TypeRole,
)

SMALLEST_TEXT: Final = 100
LARGEST_TEXT: Final = 175


class Scheme(StrEnum):
    """Which colour set."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Device(StrEnum):
    """From how far the screen is read: desk, hand, or across the room."""

    PC = "pc"
    TABLET = "tablet"
    ROOM = "room"


PALETTES: Final[dict[Scheme, Palette]] = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.HIGH_CONTRAST: HIGH_CONTRAST,
}
BODY_PX: Final[dict[Device, int]] = {Device.PC: 15, Device.TABLET: 18, Device.ROOM: 28}


class ThemeSettings(msgspec.Struct, frozen=True):
    """The choice: colours, text size in percent (100-175, clamped when used), device, and whether things may move."""

    scheme: Scheme = Scheme.LIGHT
    text_percent: int = SMALLEST_TEXT
    device: Device = Device.PC
    reduced_motion: bool = False


class Theme(msgspec.Struct, frozen=True):
    """Settings resolved into colours and pixels (logical pixels, before the screen's own scale)."""

    settings: ThemeSettings
    palette: Palette

    def text_px(self, role: TypeRole = TypeRole.BODY) -> int:
        """Give the font size of a type role in pixels."""
        percent = min(max(self.settings.text_percent, SMALLEST_TEXT), LARGEST_TEXT)
        return round(BODY_PX[self.settings.device] * TYPE_SCALE[role] * percent / 100)

    def space(self, steps: int) -> int:
        """Give a distance of so many 4 px steps; across the room each step is twice as wide."""
        return steps * SPACE_STEP * (2 if self.settings.device is Device.ROOM else 1)

    @property
    def icon_px(self) -> int:
        """Side of an icon that stands beside body text."""
        return round(self.text_px() * 1.3)

    @property
    def arrow_px(self) -> int:
        """Width of the part of an editor that opens its list or changes its number."""
        return max(TOUCH_TARGET, self.icon_px + 5 * SPACE_STEP)

    @property
    def touch_px(self) -> int:
        """Smallest side of anything that is pressed."""
        return TOUCH_TARGET

    @property
    def ballot_px(self) -> int:
        """Smallest height of a button that casts a vote."""
        return BALLOT_TARGET


def resolve(settings: ThemeSettings) -> Theme:
    """Give the theme that the settings ask for."""
    return Theme(settings, PALETTES[settings.scheme])
