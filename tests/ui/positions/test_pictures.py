"""How positions and items adopted together look, state by state."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.ui.positions.shots import STATES

LOOKS = {
    "vi": Looks(),
    "vi-175": Looks(text_percent=175),
    "en-dark": Looks(language=Language.ENGLISH, scheme=Scheme.DARK),
    "pc-vi-dark": Looks(scheme=Scheme.DARK),
    "pc-en": Looks(language=Language.ENGLISH),
}
SIZES = {Device.TABLET: (1280, 800), Device.PC: (1366, 768)}
MAIN = ("mine", "mine-objecting", "board", "board-choosing")
CASES = (
    *((name, "vi") for name in STATES),
    ("desk", "en-dark"),
    *((name, look) for name in MAIN for look in LOOKS if look != "vi"),
)


@pytest.mark.parametrize(("name", "look"), CASES)
def test_it_looks_as_recorded(app: QApplication, qtbot: QtBot, name: str, look: str) -> None:
    device = Device.PC if look.startswith("pc") else Device.TABLET
    show_looks(app, LOOKS[look], device, reduced_motion=True)
    made = STATES[name](LOOKS[look], app)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut() if isinstance(made, Workspace) else None)
    made.resize(*SIZES[device])
    made.show()
    for _ in range(12):
        app.processEvents()
    assert_looks_like(made, f"ui/positions/{name}-{look}")
