"""How the desk of consultations looks, state by state, on a PC of 1366x768 without the frame around it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.consultations.shots import STATES

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
PC = (1204, 708)
_MAIN = ("list", "details", "progress", "result", "statistics")
_CASES = (
    *((name, "vi", LIGHT) for name in STATES),
    *((name, "vi-175", LARGE) for name in _MAIN),
    *((name, "en-dark", DARK) for name in _MAIN),
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{name}-{look}" for name, look, *_ in _CASES])
def test_the_page_looks_as_recorded(app: QApplication, qtbot: QtBot, case: tuple[str, str, Looks]) -> None:
    name, look, looks = case
    show_looks(app, looks, Device.PC, reduced_motion=True)
    page = STATES[name]()
    qtbot.addWidget(page)
    page.resize(*PC)
    page.show()
    for _ in range(8):
        app.processEvents()
    assert_looks_like(page, f"ui/consultations/{name}-{look}")
