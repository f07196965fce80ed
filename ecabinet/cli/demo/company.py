"""The people of the session, each behind a real window of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from ecabinet.cli.demo.backstage import Account, Backstage, result_of
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hands import turn_events, wait_for
from ecabinet.client.application import Application
from ecabinet.client.door import Door
from ecabinet.client.view import View
from ecabinet.ui.looks import Looks, LooksFile, show_looks
from ecabinet.ui.shell.window import Window
from ecabinet.ui.theme import Device

TABLET = (1280, 800)
PC = (1366, 768)
LARGE = (1680, 1000)


@dataclass(frozen=True)
class Player:
    """Somebody with a window."""

    key: str
    window: Window
    application: Application


class Enrolment(threading.Thread):
    """Lets people in one after another while the secretary is still preparing."""

    def __init__(self, backstage: Backstage, accounts: Iterable[Account]) -> None:
        """Begin at `start`."""
        super().__init__(name="enrolment")
        self._backstage = backstage
        self._accounts = tuple(accounts)
        self.applications: dict[str, Application] = {}
        self.failed: DemoFailed | None = None

    def run(self) -> None:
        """Use every code and choose every password."""
        try:
            for account in self._accounts:
                self.applications[account.key] = self._backstage.enrol(account)
        except DemoFailed as failed:
            self.failed = failed

    def wait(self) -> None:
        """Handle Qt's events until everybody is in; raises DemoFailed if somebody is not."""
        wait_for(lambda: not self.is_alive(), "signing everybody in")
        self.join()
        if self.failed is not None:
            raise self.failed


class Company:
    """Opens windows and dresses them. Language and theme are one for the process, as on a real device."""

    def __init__(self, backstage: Backstage) -> None:
        """Open nothing yet."""
        self.backstage = backstage
        self.players: dict[str, Player] = {}
        self._device: Device | None = None

    def __getitem__(self, key: str) -> Player:
        """Return somebody."""
        return self.players[key]

    def dress(self, device: Device) -> None:
        """Show all windows as on this kind of device."""
        app = QApplication.instance()
        if self._device is not device and isinstance(app, QApplication):
            self._device = device
            show_looks(app, Looks(), device)

    def window(self, key: str, size: tuple[int, int], device: Device) -> tuple[Window, Door]:
        """Open an empty window with its door, for somebody who signs in by hand."""
        self.dress(device)
        door = self.backstage.door(key)
        window = Window(door, LooksFile(None), device, lambda: None)
        window.resize(*size)
        window.setWindowTitle(f"E-Cabinet · {key}")
        window.show()
        return window, door

    def seat(self, key: str, application: Application, *, size: tuple[int, int] = TABLET) -> Player:
        """Open somebody's window, already signed in."""
        window, _ = self.window(key, size, Device.TABLET)
        window.let_in(application)
        player = Player(key, window, application)
        self.players[key] = player
        turn_events(1)
        return player

    def rest(self, key: str) -> None:
        """Put somebody's window away until they act again; what is put away asks for nothing."""
        self.players[key].window.showMinimized()

    def add(self, player: Player) -> None:
        """Take somebody in who signed in by hand."""
        self.players[player.key] = player

    def leave(self, but_for: Iterable[str] = ()) -> None:
        """Close the windows of everybody but these."""
        for key in set(self.players) - set(but_for):
            self.players.pop(key).window.close()
        turn_events(1)


def sees(player: Player, is_so: Callable[[View], object], what: str) -> None:
    """Handle events until a view of the player answers yes."""
    await_view(player.application, is_so, f"{what} ({player.key})")


def await_view(application: Application, is_so: Callable[[View], object], what: str) -> None:
    """Handle Qt's events until a view of the application answers yes."""

    def now() -> bool:
        return bool(result_of(application.ask(is_so), what))

    wait_for(now, what)
