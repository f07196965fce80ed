"""The room sees the item, the vote and the result, the clock moves, and nothing private is on the wall."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.display import DisplayedVote
from ecabinet.ui.display.room_vote import ring_value
from ecabinet.ui.display.window import DisplayWindow
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.stage import START
from tests.ui.delegate.sample import NAMES, City
from tests.ui.display.shots import STATES, wall

LOOKS = {"vi": Looks(), "en-dark": Looks(language=Language.ENGLISH, scheme=Scheme.DARK)}


def _shown(qtbot: QtBot, made: DisplayWindow) -> DisplayWindow:
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    for _ in range(8):
        QApplication.processEvents()
    return made


def _words(made: DisplayWindow) -> set[str]:
    return {label.text() for label in made.findChildren(QLabel) if label.isVisible()}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", STATES)
def test_the_wall_looks_as_recorded(app: QApplication, qtbot: QtBot, name: str, look: str) -> None:
    show_looks(app, LOOKS[look], Device.ROOM, reduced_motion=True)
    made = STATES[name]()
    assert isinstance(made, DisplayWindow)
    assert_looks_like(_shown(qtbot, made), f"ui/display/{name}-{look}")


def test_the_clock_and_the_items_time_move(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    city.start()
    made = _shown(qtbot, DisplayWindow(wall(city)))
    assert "12:09 of 45 minutes" in _words(made)
    made.page.tick(city.stage.now + timedelta(seconds=5))
    assert {"12:14 of 45 minutes", "14:20:14"} <= _words(made)


def test_no_name_of_a_voter_and_no_cursor_is_on_the_wall(app: QApplication, qtbot: QtBot) -> None:
    assert app is not None
    city = City()
    city.start()
    city.open_vote()
    made = _shown(qtbot, DisplayWindow(wall(city)))
    assert not [name for name in NAMES for text in _words(made) if name in text]
    assert made.cursor().shape() == Qt.CursorShape.BlankCursor


def test_the_ring_empties_with_time_or_fills_with_ballots() -> None:
    vote = DisplayedVote(
        id="v", question="?", is_open=True, cast=3, electors=6, opened_at=START, result=None, rule=None,
        closes_at=START + timedelta(minutes=2),
    )  # fmt: skip
    assert ring_value(vote, START + timedelta(minutes=1)).share == pytest.approx(0.5)
    assert ring_value(vote, START + timedelta(minutes=9)).share == 0
    untimed = DisplayedVote(
        id="v", question="?", is_open=True, cast=3, electors=6, opened_at=START, closes_at=None, result=None, rule=None
    )
    assert (ring_value(untimed, START).large, ring_value(untimed, START).share) == ("3/6", 0.5)
