"""The delegate's window as `ecabinet client` opens it, up to the painted home page. Prints when it was painted.

With `--keys` the copy's key is at hand: no sign-in page, no password to hash. Without, the sign-in page comes first and
the password is given at the moment it is painted; then that moment is printed first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from bench.painted import Painted
from ecabinet.cli.client import HEIGHT, WIDTH
from ecabinet.cli.client_parts import client_door
from ecabinet.client.device import Keys, PersonFolder
from ecabinet.client.door import Door
from ecabinet.client.screens.frame import Place
from ecabinet.client.values import SignInAnswer
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.looks import LooksFile
from ecabinet.ui.shell.window import Window
from ecabinet.ui.theme import Device


class Delegate:
    """Somebody who signs in without the hub as soon as they can."""

    def __init__(self, window: Window, door: Door, words: list[str]) -> None:
        self._window = window
        self._door = door
        self._words = words
        self._bridge = Bridge(parent=window)
        self._watches: list[Painted] = []

    def type_password(self) -> None:
        """Begin at the sign-in page."""
        self._window.show_sign_in(self._words[0])
        self._watches.append(Painted(self._window, self._page_painted))
        self._show()

    def sign_in(self) -> None:
        """Open the copy."""
        url, email, password = self._words
        self._bridge.deliver(self._door.sign_in_offline(url, email, password), self._let_in)

    def _let_in(self, answer: SignInAnswer) -> None:
        self._window.let_in(self._door.application(), offline=answer.offline)
        page = None if self._window.workspace is None else self._window.workspace.page(Place.HOME)
        card = None if page is None else page.findChild(QWidget, "home.first")
        if not isinstance(card, QWidget):
            sys.exit("the home page has no card")
        self._watches.append(Painted(card, self._home_painted))
        self._show()

    def _page_painted(self, at: float) -> None:
        print(at)
        self.sign_in()

    def _home_painted(self, at: float) -> None:
        print(at)
        self._window.close()

    def _show(self) -> None:
        self._window.resize(WIDTH, HEIGHT)
        self._window.show()


def main() -> None:
    """Open, sign in without the hub, paint, say so, end."""
    folder, words, keys = Path(sys.argv[1]), sys.argv[2:5], sys.argv[6:8]
    app = QApplication([])
    with client_door(folder) as door:
        window = Window(door, LooksFile(folder / "looks.json"), Device.PC, app.quit)
        delegate = Delegate(window, door, words)
        if keys:
            stored = Keys(bytes.fromhex(keys[0]), bytes.fromhex(keys[1]))
            setattr(PersonFolder, "open", lambda _self, _secret: stored)  # noqa: B010 - mypy need not follow a stand-in
            delegate.sign_in()
        else:
            delegate.type_password()
        app.exec()


if __name__ == "__main__":
    main()
