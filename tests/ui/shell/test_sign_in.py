"""The way in: sentences for what went wrong, the fingerprint at first contact, a password after a code."""

from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.looks import Looks, LooksFile
from ecabinet.ui.say import Language
from ecabinet.ui.shell.window import Window
from ecabinet.ui.theme import Device, Scheme
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication, done, failed

FINGERPRINT = "0123456789abcdef" * 4


class FakeDoor:
    """Answers what it is told to, one after the other."""

    hub_url = "https://hub.example"
    last_email = ""

    def __init__(self, application: FakeApplication, *answers: SignInAnswer | EnvironmentFault) -> None:
        self._application = application
        self.answers = list(answers)
        self.heard: list[tuple[str, ...]] = []

    def _next(self, *words: str) -> Future[SignInAnswer]:
        self.heard.append(words)
        answer = self.answers.pop(0)
        return failed(answer) if isinstance(answer, EnvironmentFault) else done(answer)

    def sign_in(
        self, hub_url: str, email: str, secret: str, *, old_password: str = "", start_anew: bool = False
    ) -> Future[SignInAnswer]:
        return self._next("sign_in", hub_url, email, secret, old_password, "anew" if start_anew else "")

    def confirm_hub(self, fingerprint: str) -> Future[SignInAnswer]:
        return self._next("confirm", fingerprint)

    def set_password(self, password: str) -> Future[SignInAnswer]:
        return self._next("password", password)

    def application(self) -> FakeApplication:
        return self._application


@pytest.fixture
def application(city: City) -> FakeApplication:
    return city.application()


@pytest.fixture
def city() -> City:
    return City()


def _window(qtbot: QtBot, door: FakeDoor, looks: Path) -> Window:
    file = LooksFile(looks)
    file.write(Looks(language=Language.ENGLISH))
    window = Window(door, file, Device.PC, lambda: None)
    qtbot.addWidget(window)
    window.show_sign_in()
    window.show()
    return window


def _type(window: Window, name: str, text: str) -> None:
    editor = window.findChild(QLineEdit, name)
    assert editor is not None
    editor.setText(text)


def _press(window: Window, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert button is not None
    button.click()
    for _ in range(6):
        QApplication.processEvents()


def _trouble(window: Window) -> str:
    banner = window.findChild(Banner, "sign_in.trouble")
    assert banner is not None
    return banner.accessibleName() if banner.isVisible() else ""


def _try(window: Window) -> None:
    _type(window, "sign_in.email", "chair@hanoi.example")
    _type(window, "sign_in.password", "a long password")
    _press(window, "sign_in.go")


def test_first_contact_shows_the_fingerprint_and_goes_on(
    app: QApplication, qtbot: QtBot, application: FakeApplication, tmp_path: Path
) -> None:
    assert app is not None
    steps = (
        SignInAnswer(SignInStep.CONFIRM_HUB, fingerprint=FINGERPRINT),
        SignInAnswer(SignInStep.NEW_PASSWORD),
        SignInAnswer(SignInStep.DONE),
    )
    door = FakeDoor(application, *steps)
    window = _window(qtbot, door, tmp_path / "looks.json")
    _try(window)
    signs = window.findChild(Body, "sign_in.fingerprint")
    assert signs is not None
    assert signs.text().startswith("0123 4567 89AB CDEF")
    _press(window, "sign_in.trust")
    _type(window, "sign_in.new_password", "one sentence to keep")
    _type(window, "sign_in.new_password_again", "another")
    _press(window, "sign_in.keep")
    assert len(door.heard) == 2
    _type(window, "sign_in.new_password_again", "one sentence to keep")
    _press(window, "sign_in.keep")
    assert [words[0] for words in door.heard] == ["sign_in", "confirm", "password"]
    assert window.workspace is not None
    window.close()
    assert application.is_closed


def test_a_wrong_password_and_a_hub_away_are_sentences(
    app: QApplication, qtbot: QtBot, application: FakeApplication, tmp_path: Path
) -> None:
    assert app is not None
    door = FakeDoor(
        application, SignInAnswer(SignInStep.REFUSED, code="sign_in_failed"), EnvironmentFault("hub_not_trusted")
    )
    window = _window(qtbot, door, tmp_path / "looks.json")
    _try(window)
    assert _trouble(window) == "E-mail or password is not right."
    _try(window)
    assert _trouble(window).endswith("Nothing was sent.")
    assert window.workspace is None


def test_a_password_changed_elsewhere_unlocks_by_the_old_one(
    app: QApplication, qtbot: QtBot, application: FakeApplication, tmp_path: Path
) -> None:
    assert app is not None
    door = FakeDoor(
        application, SignInAnswer(SignInStep.OLD_PASSWORD, code="store_locked"), SignInAnswer(SignInStep.DONE)
    )
    window = _window(qtbot, door, tmp_path / "looks.json")
    _try(window)
    _type(window, "sign_in.old_password", "the old one")
    _press(window, "sign_in.unlock")
    assert door.heard[1] == ("sign_in", door.hub_url, "chair@hanoi.example", "a long password", "the old one", "")
    window.close()


def test_an_offline_sign_in_is_said_plainly(
    app: QApplication, qtbot: QtBot, application: FakeApplication, tmp_path: Path
) -> None:
    assert app is not None
    window = _window(qtbot, FakeDoor(application, SignInAnswer(SignInStep.DONE, offline=True)), tmp_path / "looks.json")
    _try(window)
    banner = window.findChild(Banner, "banner.offline")
    assert banner is not None
    assert banner.isVisible()
    window.close()


def test_empty_fields_are_asked_for_without_asking_the_hub(
    app: QApplication, qtbot: QtBot, application: FakeApplication, tmp_path: Path
) -> None:
    assert app is not None
    door = FakeDoor(application)
    window = _window(qtbot, door, tmp_path / "looks.json")
    _press(window, "sign_in.go")
    assert _trouble(window).startswith("Please fill in")
    assert door.heard == []


def test_looks_are_kept_and_signing_out_comes_back_to_the_door(
    app: QApplication, qtbot: QtBot, application: FakeApplication, tmp_path: Path
) -> None:
    assert app is not None
    window = _window(qtbot, FakeDoor(application, SignInAnswer(SignInStep.DONE)), tmp_path / "looks.json")
    _try(window)
    chosen = Looks(language=Language.ENGLISH, scheme=Scheme.DARK, text_percent=125)
    assert window.workspace is not None
    window.workspace.looks_chosen.emit(chosen)
    for _ in range(6):
        app.processEvents()
    assert LooksFile(tmp_path / "looks.json").read() == chosen
    window.workspace.signed_out.emit()
    for _ in range(6):
        app.processEvents()
    assert application.is_closed
    assert window.findChild(QLineEdit, "sign_in.password") is not None
