"""Every colour, size and duration of the product, named once."""

from enum import StrEnum
from typing import Final, Literal

import msgspec

TokenName = Literal[
    "canvas",
    "surface",
    "sunken",
    "ink",
    "ink_soft",
    "ink_faint",
    "line",
    "line_strong",
    "focus",
    "accent",
    "accent_hover",
    "accent_pressed",
    "on_accent",
    "accent_text",
    "accent_soft",
    "success",
    "success_text",
    "success_soft",
    "warning",
    "warning_text",
    "warning_soft",
    "danger",
    "danger_text",
    "danger_soft",
    "info",
    "info_text",
    "info_soft",
    "scrim",
]


class Palette(msgspec.Struct, frozen=True):
    """One colour set, each as `#rrggbb`.

    A tone has three members: `tone` fills bars and icons (3:1 on a surface), `tone_text` is for words (4.5:1 on
    canvas, surface and its own soft ground) and `tone_soft` is the ground of a banner or badge.
    """

    canvas: str
    surface: str
    sunken: str
    ink: str
    ink_soft: str
    ink_faint: str
    line: str
    line_strong: str
    focus: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_text: str
    accent_soft: str
    success: str
    success_text: str
    success_soft: str
    warning: str
    warning_text: str
    warning_soft: str
    danger: str
    danger_text: str
    danger_soft: str
    info: str
    info_text: str
    info_soft: str
    scrim: str

    def colour(self, name: TokenName) -> str:
        """Give the colour of a token as `#rrggbb`."""
        return str(getattr(self, name))


LIGHT: Final = Palette(
    canvas="#F6F7F9", surface="#FFFFFF", sunken="#ECEEF2", ink="#1B1F24", ink_soft="#525C69", ink_faint="#8B94A1",
    line="#DFE3E8", line_strong="#7C8693", focus="#1D5FA8",
    accent="#B3202A", accent_hover="#9C1B24", accent_pressed="#82151D", on_accent="#FFFFFF",
    accent_text="#B3202A", accent_soft="#FBEEEE",
    success="#1E7F4F", success_text="#176B41", success_soft="#E7F4ED",
    warning="#B7791F", warning_text="#85540C", warning_soft="#FBF2E1",
    danger="#B42318", danger_text="#A51F15", danger_soft="#FCECEA",
    info="#1D5FA8", info_text="#1D5FA8", info_soft="#E9F1FA",
    scrim="#1B1F24",
)  # fmt: skip

DARK: Final = Palette(
    canvas="#14171B", surface="#1D2127", sunken="#2A3038", ink="#F2F4F6", ink_soft="#B0B8C3", ink_faint="#737E8C",
    line="#333A44", line_strong="#828D9B", focus="#8BBDF5",
    accent="#C8323C", accent_hover="#D23C46", accent_pressed="#A92630", on_accent="#FFFFFF",
    accent_text="#FF9A9F", accent_soft="#3A2327",
    success="#4DB784", success_text="#6CCB9B", success_soft="#1B3327",
    warning="#DFA548", warning_text="#EDBB68", warning_soft="#382C18",
    danger="#EE6A60", danger_text="#FF9C93", danger_soft="#3D2322",
    info="#6FA9E8", info_text="#92C0F3", info_soft="#1B2D42",
    scrim="#000000",
)  # fmt: skip

HIGH_CONTRAST: Final = Palette(
    canvas="#FFFFFF", surface="#FFFFFF", sunken="#EDEDED", ink="#000000", ink_soft="#2B2F36", ink_faint="#595F69",
    line="#4A4F57", line_strong="#000000", focus="#003C8F",
    accent="#8A0F18", accent_hover="#730B13", accent_pressed="#5A070D", on_accent="#FFFFFF",
    accent_text="#8A0F18", accent_soft="#FFF3F3",
    success="#0B4F2D", success_text="#0B4F2D", success_soft="#EFFAF4",
    warning="#5E3A00", warning_text="#5E3A00", warning_soft="#FFF8EA",
    danger="#8A130B", danger_text="#8A130B", danger_soft="#FFF3F2",
    info="#0B3F7A", info_text="#0B3F7A", info_soft="#F0F6FD",
    scrim="#000000",
)  # fmt: skip


class Tone(StrEnum):
    """What a mark means; never shown by colour alone, always with words or an icon."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class ToneColours(msgspec.Struct, frozen=True):
    """The token names that draw one tone."""

    fill: TokenName
    text: TokenName
    soft: TokenName
    icon: str


TONES: Final[dict[Tone, ToneColours]] = {
    Tone.NEUTRAL: ToneColours("ink_soft", "ink_soft", "sunken", "circle"),
    Tone.ACCENT: ToneColours("accent", "accent_text", "accent_soft", "circle-dot"),
    Tone.INFO: ToneColours("info", "info_text", "info_soft", "info"),
    Tone.SUCCESS: ToneColours("success", "success_text", "success_soft", "circle-check"),
    Tone.WARNING: ToneColours("warning", "warning_text", "warning_soft", "triangle-alert"),
    Tone.DANGER: ToneColours("danger", "danger_text", "danger_soft", "circle-alert"),
}


class TypeRole(StrEnum):
    """A step of the type scale."""

    CAPTION = "caption"
    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    DISPLAY = "display"
    HERO = "hero"


TYPE_SCALE: Final[dict[TypeRole, float]] = {
    TypeRole.CAPTION: 13 / 15,
    TypeRole.BODY: 1.0,
    TypeRole.TITLE: 1.2,
    TypeRole.HEADING: 1.5,
    TypeRole.DISPLAY: 2.0,
    TypeRole.HERO: 3.2,
}

SPACE_STEP: Final = 4
RADIUS_SMALL: Final = 6
RADIUS: Final = 10
RADIUS_LARGE: Final = 16
TOUCH_TARGET: Final = 48
BALLOT_TARGET: Final = 96
RING: Final = 2
MOTION_QUICK_MS: Final = 120
MOTION_CHANGE_MS: Final = 180
