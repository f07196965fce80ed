"""What tests of the shell stand on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication


class Opener:
    """Opens workspaces and shuts them in the end."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._open: list[Workspace] = []

    def __call__(self, application: FakeApplication, place: Place = Place.HOME) -> Workspace:
        """Show a workspace and let what was asked arrive."""
        made = Workspace(application, Looks(language=Language.ENGLISH), Go(place))
        self._qtbot.addWidget(made)
        made.resize(1280, 800)
        made.show()
        self._open.append(made)
        self.settle()
        return made

    def settle(self) -> None:
        """Let what crossed from other threads arrive, and what it asks for."""
        for _ in range(6):
            QApplication.processEvents()

    def shut(self) -> None:
        """Shut everything."""
        for made in self._open:
            made.shut()


@pytest.fixture
def opened(app: QApplication, qtbot: QtBot) -> Iterator[Opener]:
    """Give the opener."""
    assert app is not None
    opener = Opener(qtbot)
    yield opener
    opener.shut()


@pytest.fixture
def city() -> City:
    """Give an announced meeting."""
    return City()


@pytest.fixture
def running() -> City:
    """Give a meeting in session at its second item."""
    made = City()
    made.start()
    return made
