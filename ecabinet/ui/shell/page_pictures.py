"""Pictures of one file's pages, asked of the application: first a low one and then a sharp one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ecabinet.client.values import PagePicture
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.refusal_words import fault_sentence, refusal_sentence
from ecabinet.ui.shell.faults import number_fault

_LOW_WIDTH = 360
_FIRST_WIDTH = 1000
_NEAR = 1.05


class PagePictures(QObject):
    """Follows what is wanted; pictures that are no longer wanted are dropped."""

    drawn = Signal(object, int)
    """Carries a `PagePicture` and the number of its page, from 1."""
    troubled = Signal(str)
    """Carries the sentence that says why there is none."""

    def __init__(
        self, sha256: str, application: ApplicationPort, bridge: Bridge, parent: QObject, *, until: int = 0
    ) -> None:
        super().__init__(parent)
        self._sha256 = sha256
        self._application = application
        self._bridge = bridge
        self._until = until
        self._page = 1
        self._width = _FIRST_WIDTH
        self._night = False
        self._shown_width = 0
        self._turn = 0

    def show_revision(self, until: int) -> None:
        """Draw the first page of the first so many bytes from now on; 0: of all of the file."""
        self._until, self._page = until, 1
        self.fetch()

    def turn_to(self, page: int) -> None:
        """Draw another page."""
        self._page = page
        self.fetch()

    def widen(self, width: int) -> None:
        """Know how wide a sharp picture is now, and draw it if what is shown is not as sharp."""
        self._width = width
        if width > self._shown_width * _NEAR:
            self._ask(width)

    def darken(self, night: bool) -> None:
        """Draw on a dark ground, or on a white one."""
        self._night = night
        self.fetch()

    def fetch(self) -> None:
        """Ask for the page anew: low at once, sharp behind it."""
        self._turn += 1
        self._shown_width = 0
        self._ask(_LOW_WIDTH)
        self._ask(self._width)

    def _ask(self, width: int) -> None:
        future = self._application.page_picture(self._sha256, self._page, width, night=self._night, until=self._until)
        self._bridge.deliver(future, partial(self._arrived, self._turn, width), partial(self._failed, self._turn))

    def _arrived(self, turn: int, width: int, picture: PagePicture | Refusal) -> None:
        if not isValid(self) or turn != self._turn or width < self._shown_width:
            return
        if isinstance(picture, Refusal):
            self.troubled.emit(refusal_sentence(picture))
            return
        self._shown_width = width
        self.drawn.emit(picture, self._page)

    def _failed(self, turn: int, fault: BaseException) -> None:
        if isValid(self) and turn == self._turn and not self._shown_width:
            self.troubled.emit(fault_sentence(fault, number_fault(fault)))
