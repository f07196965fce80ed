"""How a member's pages of what is asked in writing look, state by state."""

from itertools import count

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell import carrier
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.opinions.shots import STATES, settle

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
TABLET, UPRIGHT, PC = (1280, 800), (800, 1280), (1366, 768)
_MAIN = ("lists", "question", "not-sent", "recorded", "over", "too-late")
_CASES = (
    *((name, "vi", LIGHT, TABLET) for name in STATES),
    *((name, "vi-175", LARGE, TABLET) for name in _MAIN),
    *((name, "en-dark", DARK, TABLET) for name in _MAIN),
    *((name, "vi-upright", LIGHT, UPRIGHT) for name in ("question", "over")),
    *((name, "pc-vi", LIGHT, PC) for name in ("lists", "written", "over")),
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{name}-{look}" for name, look, *_ in _CASES])
def test_the_window_looks_as_recorded(
    app: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, case: tuple[str, str, Looks, tuple[int, int]]
) -> None:
    name, look, looks, size = case
    fresh = count(0xA19AB7B9)
    monkeypatch.setattr(carrier, "new_id", lambda: f"01900000-0000-7000-9000-{next(fresh):012x}")
    show_looks(app, looks, Device.PC if size == PC else Device.TABLET, reduced_motion=True)
    made = STATES[name](looks)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(*size)
    settle()
    assert_looks_like(made, f"ui/opinions/{name}-{look}")
