"""The process of the room's big screen: reads wishes from standard input, one JSON value a line, and answers each."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ecabinet.cli.demo.album import SETTLE_MS
from ecabinet.cli.demo.backstage import Backstage
from ecabinet.cli.demo.company import await_view
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hands import said, turn_events, wait_for
from ecabinet.cli.demo.offstage import carry_out, read_wishes
from ecabinet.cli.demo.room import Begin, Expected, TakePicture
from ecabinet.client.application import Application
from ecabinet.client.screens.display import room_display
from ecabinet.client.view import View
from ecabinet.ui.display.window import DisplayWindow
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.theme import Device

ROOM = (1920, 1080)


class Wishes(QObject):
    """Carries wishes from the thread that reads them to Qt's."""

    came = Signal(object)
    ended = Signal()

    def read(self) -> None:
        """Read until the other side closes."""
        read_wishes(msgspec.json.Decoder(Begin | TakePicture), self.came.emit)
        self.ended.emit()


class Screen(QObject):
    """The window and what it answers."""

    def __init__(self) -> None:
        super().__init__()
        self._backstage: Backstage | None = None
        self._application: Application | None = None
        self._window: DisplayWindow | None = None

    def take(self, wish: object) -> None:
        """Do what is wished and say how it went."""
        match wish:
            case Begin():
                carry_out(partial(self._begin, wish))
            case TakePicture():
                carry_out(partial(self._picture, wish))

    def close(self) -> None:
        """Let everything go."""
        if self._window is not None:
            self._window.close()
        if self._backstage is not None:
            self._backstage.__exit__(None, None, None)
        QApplication.quit()

    def _begin(self, wish: Begin) -> None:
        self._backstage = Backstage(Path(wish.folder), wish.url, wish.authority_pem)
        application = self._backstage.enrol(wish.account)
        window = DisplayWindow(application)
        window.resize(*ROOM)
        window.setWindowTitle("E-Cabinet")
        window.show()
        window.lower()  # on a small screen the wall shall not stand in front of everything
        self._window = window
        self._application = application

    def _picture(self, wish: TakePicture) -> None:
        if self._window is None or self._application is None:
            raise DemoFailed("the room's screen is not on")
        await_view(self._application, partial(shows, wish.expected), "what the room should see")
        turn_events(SETTLE_MS)
        window, words = self._window, set(wish.expected.words)
        wait_for(lambda: words <= set(said(window)), f"“{'”, “'.join(wish.expected.words)}” on the wall")
        self._window.grab().save(wish.path)


def shows(expected: Expected, view: View) -> bool:
    """Whether the screen shows what is expected."""
    screen = room_display(view)
    vote = screen.vote
    facts = (
        (expected.meeting, None if screen.meeting is None else screen.meeting.id),
        (expected.state, None if screen.meeting is None else screen.meeting.state),
        (expected.item, None if screen.current is None else screen.current.id),
        (expected.vote, None if vote is None else vote.id),
        (expected.vote_is_open, None if vote is None else vote.is_open),
    )
    return all(wanted is None or wanted == found for wanted, found in facts)


def main() -> None:
    """Run until standard input ends."""
    app = QApplication(["ecabinet"])
    app.setQuitOnLastWindowClosed(False)
    show_looks(app, Looks(), Device.ROOM)
    wishes, screen = Wishes(), Screen()
    wishes.came.connect(screen.take)
    wishes.ended.connect(screen.close)
    reader = threading.Thread(target=wishes.read, name="wishes")
    reader.start()
    app.exec()
    reader.join()


if __name__ == "__main__":
    main()
