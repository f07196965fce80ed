"""How giving a mandate to vote looks to a member."""

from itertools import count

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell import carrier
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.delegate.mandate_shots import STATES

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
TABLET = (1280, 800)
UPRIGHT = (800, 1280)
PC = (1366, 768)
_MAIN = ("mandate-chosen", "mandate-given", "mandate-in-open-vote")
_CASES = (
    *((name, "vi", LIGHT, TABLET) for name in STATES),
    *((name, "vi-175", LARGE, TABLET) for name in _MAIN),
    *((name, "en-dark", DARK, TABLET) for name in _MAIN),
    *((name, "vi-upright", LIGHT, UPRIGHT) for name in ("mandate-chosen",)),
    *((name, "pc-vi", LIGHT, PC) for name in _MAIN),
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{name}-{look}" for name, look, *_ in _CASES])
def test_the_window_looks_as_recorded(
    app: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, case: tuple[str, str, Looks, tuple[int, int]]
) -> None:
    name, look, looks, size = case
    fresh = count(0xA19AB7B9)
    monkeypatch.setattr(carrier, "new_id", lambda: f"01900000-0000-7000-9000-{next(fresh):012x}")
    show_looks(app, looks, Device.PC if size == PC else Device.TABLET, reduced_motion=True)
    made = STATES[name](looks, app)
    assert isinstance(made, Workspace)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(*size)
    made.show()
    for _ in range(12):
        app.processEvents()
    assert_looks_like(made, f"ui/delegate/{name}-{look}")
