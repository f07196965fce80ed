"""How the desk and the directory look, state by state, on a PC of 1366x768 without the frame around them."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.desk.shots import STATES

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
PC = (1204, 708)
WIDE = (1758, 1020)
_MAIN = (
    "list",
    "agenda",
    "documents",
    "session",
    "minutes",
    "person",
    "votes",
    "vote-form",
    "vote-count-form",
    "vote-roll-call",
    "mandate-given",
)
_CASES = (
    *((name, "vi", LIGHT, PC) for name in STATES),
    *((name, "vi-175", LARGE, PC) for name in _MAIN),
    *((name, "en-dark", DARK, PC) for name in _MAIN),
    *((name, "vi-wide", LIGHT, WIDE) for name in ("session", "minutes")),
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{name}-{look}" for name, look, *_ in _CASES])
def test_the_page_looks_as_recorded(
    app: QApplication, qtbot: QtBot, case: tuple[str, str, Looks, tuple[int, int]]
) -> None:
    name, look, looks, size = case
    show_looks(app, looks, Device.PC, reduced_motion=True)
    page = STATES[name]()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    for _ in range(20):
        app.processEvents()
    assert_looks_like(page, f"ui/desk/{name}-{look}")
