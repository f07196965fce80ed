"""One document being read: asks the application for pictures, first a low one and then a sharp one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ecabinet.client.values import PagePicture
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import OpenFile
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.refusal_words import fault_sentence, refusal_sentence
from ecabinet.ui.shell.faults import number_fault
from ecabinet.ui.shell.reader_view import ReaderView

_LOW_WIDTH = 360
_FIRST_WIDTH = 1000
_NEAR = 1.05


class Reading(QObject):
    """Follows the view's wishes; pictures that are no longer wanted are dropped."""

    def __init__(self, file: OpenFile, view: ReaderView, application: ApplicationPort, bridge: Bridge) -> None:
        super().__init__(view)
        self._file = file
        self._view = view
        self._application = application
        self._bridge = bridge
        self._page, self._pages = 1, file.pages
        self._width = _FIRST_WIDTH
        self._night = False
        self._shown_width = 0
        self._turn = 0
        self._until = 0
        view.page_wanted.connect(self._turn_to)
        view.width_wanted.connect(self._widen)
        view.night_wanted.connect(self._darken)
        view.retried.connect(self._again)
        view.whole_wanted.connect(lambda: self.show_revision(0))
        self._fetch()

    def show_revision(self, until: int) -> None:
        """Show the first so many bytes of the file, which were signed; 0 shows all of it."""
        self._until, self._page, self._pages = until, 1, 0
        self._view.show_revision(signed=until > 0)
        self._view.show_opening()
        self._fetch()

    def _turn_to(self, page: int) -> None:
        self._page = page
        self._fetch()

    def _widen(self, width: int) -> None:
        self._width = width
        if width > self._shown_width * _NEAR:
            self._ask(width)

    def _darken(self, night: bool) -> None:
        self._night = night
        self._fetch()

    def _again(self) -> None:
        self._view.show_opening()
        self._fetch()

    def _fetch(self) -> None:
        """Ask for the page anew: low at once, sharp behind it."""
        self._turn += 1
        self._shown_width = 0
        self._ask(_LOW_WIDTH)
        self._ask(self._width)

    def _ask(self, width: int) -> None:
        future = self._application.page_picture(
            self._file.sha256, self._page, width, night=self._night, until=self._until
        )
        self._bridge.deliver(future, partial(self._drawn, self._turn, width), partial(self._failed, self._turn))

    def _drawn(self, turn: int, width: int, picture: PagePicture | Refusal) -> None:
        if turn != self._turn or width < self._shown_width:
            return
        if isinstance(picture, Refusal):
            self._view.show_trouble(refusal_sentence(picture))
            return
        self._shown_width = width
        self._pages = picture.pages or self._pages
        self._view.show_picture(picture, self._page, self._pages)

    def _failed(self, turn: int, fault: BaseException) -> None:
        if turn == self._turn and not self._shown_width:
            self._view.show_trouble(fault_sentence(fault, number_fault(fault)))
