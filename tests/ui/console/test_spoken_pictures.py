"""How recording a spoken answer looks on the chair's console."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import show_looks
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.theme import Device
from tests.golden.compare import assert_looks_like
from tests.ui.console.shots import chairs, roll_call, vote_of
from tests.ui.console.test_pictures import LOOKS, SIZES
from tests.ui.delegate.sample import City


def recorded() -> City:
    """A roll call in which what the fourth answered aloud was recorded."""
    city = roll_call()
    vote = vote_of(city)
    city.stage.must(
        city.stage.chair, v.RecordSpokenAnswer, meeting=city.meeting, ballot=city.stage.new_id(), vote=vote.id,
        seat=vote.called or "", choice=Choice.AGAINST,
    )  # fmt: skip
    return city


def press(made: Workspace, app: QApplication, *names: str) -> None:
    """Press buttons one after another."""
    for name in names:
        button = made.findChild(QAbstractButton, name)
        assert button is not None, name
        button.click()
        for _ in range(6):
            app.processEvents()


STATES: dict[str, tuple[Callable[[], City], tuple[str, ...]]] = {
    "spoken": (roll_call, ("console.spoken",)),
    "spoken-chosen": (roll_call, ("console.spoken", "console.spoken.for")),
    "spoken-recorded": (recorded, ("console.spoken",)),
}
CASES = (
    *((name, "vi") for name in STATES),
    *(("spoken-chosen", look) for look in ("vi-175", "en-dark", "pc-vi-dark")),
)


@pytest.mark.parametrize(("name", "look"), CASES)
def test_the_console_looks_as_recorded(app: QApplication, qtbot: QtBot, name: str, look: str) -> None:
    device = Device.PC if look.startswith("pc") else Device.TABLET
    show_looks(app, LOOKS[look], device, reduced_motion=True)
    make, pressed = STATES[name]
    made = Workspace(chairs(make()), LOOKS[look], Go(Place.CONSOLE))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(*SIZES[device])
    made.show()
    for _ in range(12):
        app.processEvents()
    press(made, app, *pressed)
    assert_looks_like(made, f"ui/console/{name}-{look}")
