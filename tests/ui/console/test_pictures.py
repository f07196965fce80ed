"""How the chair's console looks, state by state."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.console.shots import STATES, chairs

LOOKS = {
    "vi": Looks(),
    "vi-175": Looks(text_percent=175),
    "en-dark": Looks(language=Language.ENGLISH, scheme=Scheme.DARK),
    "pc-vi-dark": Looks(scheme=Scheme.DARK),
    "pc-en": Looks(language=Language.ENGLISH),
}
SIZES = {Device.TABLET: (1280, 800), Device.PC: (1366, 768)}
MANY = ("live-names", "live-election", "result-election", "result-rating")
COURSE = ("paused", "roll-call", "time-up", "ready-check", "result", "lot", "listed")
CASES = (
    *((name, "vi") for name in STATES),
    *((name, look) for name in ("running", "voting", "tie") for look in ("vi-175", "en-dark")),
    *((name, look) for name in MANY for look in ("vi-175", "en-dark")),
    *((name, look) for name in COURSE for look in LOOKS if look != "vi"),
)


@pytest.mark.parametrize(("name", "look"), CASES)
def test_the_console_looks_as_recorded(app: QApplication, qtbot: QtBot, name: str, look: str) -> None:
    device = Device.PC if look.startswith("pc") else Device.TABLET
    show_looks(app, LOOKS[look], device, reduced_motion=True)
    made = Workspace(chairs(STATES[name]()), LOOKS[look], Go(Place.CONSOLE))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(*SIZES[device])
    made.show()
    for _ in range(12):
        app.processEvents()
    assert_looks_like(made, f"ui/console/{name}-{look}")
