"""The chair at the console, as tests drive it."""

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain.kernel import Command
from ecabinet.ui.console.page import ConsolePage
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.console import shots
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication


class Chair:
    """The chair at the console, over a city."""

    def __init__(self, app: QApplication, qtbot: QtBot, city: City) -> None:
        self._app, self.city = app, city
        self.application: FakeApplication = shots.chairs(city)
        self.made = Workspace(self.application, Looks(language=Language.ENGLISH), Go(Place.CONSOLE))
        qtbot.addWidget(self.made, before_close_func=lambda _widget: self.made.shut())
        self.made.resize(1280, 800)
        self.made.show()
        self.settle()

    @property
    def page(self) -> ConsolePage:
        page = self.made.page(Place.CONSOLE)
        assert isinstance(page, ConsolePage)
        return page

    @property
    def given(self) -> list[type[Command]]:
        return [type(command) for command in self.application.given]

    def settle(self) -> None:
        for _ in range(6):
            self._app.processEvents()

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        button.click()
        self.settle()

    def write(self, name: str, text: str) -> None:
        editor = self.page.findChild(QLineEdit, name)
        assert editor is not None, name
        assert editor.isVisible(), name
        editor.setText(text)
        self.settle()

    def reads(self, words: str) -> bool:
        return any(words in label.text() for label in self.page.findChildren(QLabel) if label.isVisible())
