"""A real window during the catching up, and a watchdog on its main thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench.catching_up import Caught, Finish
from ecabinet.cli.client import HEIGHT, WIDTH
from ecabinet.client.application import Application
from ecabinet.client.door import Door
from ecabinet.client.screens.frame import Place
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import LooksFile
from ecabinet.ui.shell.window import Window
from ecabinet.ui.theme import Device

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

IDLE_MS = 1500
AFTER_MS = 500


class Watchdog(QObject):
    """Comes by every millisecond and notes the longest time it could not, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer(self, interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._come_by)
        self._timer.start()

    def longest(self) -> float:
        """Return the longest gap between two visits since the last question."""
        found, self._longest, self._last = self._longest, 0.0, time.perf_counter()
        return found

    def _come_by(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def with_window(application: Application, door: Door, page: str, finish: Finish) -> Caught:
    """Catch up while a window stands on a page; at rest means the same window before."""
    app: QCoreApplication = QApplication([])
    window = Window(door, LooksFile(None), Device.PC, app.quit)
    window.let_in(application, start=Go(Place(page)))
    window.resize(WIDTH, HEIGHT)
    window.show()
    watchdog = Watchdog()
    _turn(IDLE_MS)
    watchdog.longest()
    _turn(IDLE_MS)
    idle = watchdog.longest()
    begun = time.perf_counter()
    application.restore()
    _until(lambda: finish.is_reached)
    _turn(AFTER_MS)  # what the last batch made the window do is part of it
    blocked = watchdog.longest()
    caught = Caught(finish.people(), finish.at - begun, blocked, idle)
    window.close()
    return caught


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        _turn(5)
