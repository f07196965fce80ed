"""Contrast of two colours, after WCAG 2.2 (relative luminance and contrast ratio)."""

from typing import Final

from ecabinet.ui.theme.tokens import TONES, TokenName

_GROUNDS: Final[tuple[TokenName, ...]] = ("canvas", "surface")


def ratio(one: str, other: str) -> float:
    """Give the contrast ratio, 1 to 21, of two `#rrggbb` colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004 - sRGB
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_pairs() -> tuple[tuple[TokenName, TokenName], ...]:
    """Every (text, ground) pair that the style sheet or a painted widget uses for words."""
    pairs: list[tuple[TokenName, TokenName]] = [
        (text, ground) for text in ("ink", "ink_soft") for ground in (*_GROUNDS, "sunken")
    ]
    for tone in TONES.values():
        pairs += [(tone.text, ground) for ground in (*_GROUNDS, tone.soft)]
        pairs += [("ink", tone.soft)]
    pairs += [("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed")]
    return tuple(dict.fromkeys(pairs))


def mark_pairs() -> tuple[tuple[TokenName, TokenName], ...]:
    """Every (mark, ground) pair of icons, bars, control borders and the focus ring: 3:1 is asked of them."""
    marks: tuple[TokenName, ...] = ("line_strong", "focus", *(tone.fill for tone in TONES.values()))
    return tuple((mark, ground) for mark in marks for ground in _GROUNDS)
