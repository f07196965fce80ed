"""Words are readable and targets large enough, in every colour set and at every text size."""

import re

import msgspec
import pytest

from ecabinet.ui.theme import Device, Scheme, ThemeSettings, TypeRole, stylesheet
from ecabinet.ui.theme.contrast import mark_pairs, ratio, text_pairs
from ecabinet.ui.theme.settings import PALETTES, resolve

_TEXT = {Scheme.LIGHT: 4.5, Scheme.DARK: 4.5, Scheme.HIGH_CONTRAST: 7.0}
_MARK = {Scheme.LIGHT: 3.0, Scheme.DARK: 3.0, Scheme.HIGH_CONTRAST: 4.5}


@pytest.mark.parametrize("scheme", Scheme)
def test_every_text_is_readable_on_its_ground(scheme: Scheme) -> None:
    palette = PALETTES[scheme]
    poor = [pair for pair in text_pairs() if ratio(palette.colour(pair[0]), palette.colour(pair[1])) < _TEXT[scheme]]
    assert poor == []


@pytest.mark.parametrize("scheme", Scheme)
def test_every_mark_is_seen_on_its_ground(scheme: Scheme) -> None:
    palette = PALETTES[scheme]
    poor = [pair for pair in mark_pairs() if ratio(palette.colour(pair[0]), palette.colour(pair[1])) < _MARK[scheme]]
    assert poor == []


def test_contrast_follows_wcag() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_body_text_suits_the_distance() -> None:
    assert resolve(ThemeSettings(device=Device.PC)).text_px() == 15
    assert resolve(ThemeSettings(device=Device.TABLET)).text_px() == 18
    assert resolve(ThemeSettings(device=Device.ROOM)).text_px() == 28
    assert resolve(ThemeSettings(text_percent=175)).text_px() == 26
    assert resolve(ThemeSettings(text_percent=900)).text_px() == 26
    assert resolve(ThemeSettings(device=Device.PC)).text_px(TypeRole.CAPTION) == 13


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("device", Device)
def test_the_sheet_leaves_no_token_unnamed(scheme: Scheme, device: Device) -> None:
    sheet = stylesheet(ThemeSettings(scheme, 175, device))
    assert "$" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= set(msgspec.structs.asdict(PALETTES[scheme]).values())
