"""Comparing the signed document with the present one: asks for the differences and for the pictures of both."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ecabinet.client.values import PagePicture
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import OpenFile
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.refusal_words import fault_sentence, refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.shell.faults import number_fault
from ecabinet.ui.shell.page_pictures import PagePictures
from ecabinet.ui.signatures.compared import Compared
from ecabinet.ui.signatures.comparison_view import ComparisonView, Side
from ecabinet.workers.comparing import PagesCompared


class Comparing(QObject):
    """Begins at the first page that differs, unless the person turned before it was found. Ends with the view."""

    def __init__(
        self, file: OpenFile, until: int, view: ComparisonView, application: ApplicationPort, bridge: Bridge
    ) -> None:
        super().__init__(view)
        self._file, self._until = file, until
        self._view = view
        self._application = application
        self._bridge = bridge
        self._found = Compared()
        self._page = 1
        self._has_turned = False
        self._pictures = {
            Side.SIGNED: PagePictures(file.sha256, application, bridge, self, until=until),
            Side.PRESENT: PagePictures(file.sha256, application, bridge, self),
        }
        for side, pictures in self._pictures.items():
            pictures.drawn.connect(partial(self._drawn, side))
            pictures.troubled.connect(partial(view.show_absence, side))
            view.width_wanted.connect(pictures.widen)
            pictures.fetch()
        view.page_wanted.connect(self._turn)
        view.stopped.connect(self._stop)
        self._ask()

    def _ask(self) -> None:
        future = self._application.compare_pages(self._file.sha256, self._until, self._found.compared + 1)
        self._bridge.deliver(future, self._compared, self._failed)

    def _compared(self, answer: PagesCompared | Refusal) -> None:
        if not isValid(self) or not self._found.is_under_way:
            return
        if isinstance(answer, Refusal):
            self._show(replace(self._found, trouble=refusal_sentence(answer)))
            return
        self._show(self._found.with_more(answer))
        if not self._has_turned and self._found.differences:
            self._turn(self._found.differences[0].page)
        if self._found.is_under_way:
            self._ask()

    def _failed(self, fault: BaseException) -> None:
        if isValid(self):
            self._show(replace(self._found, trouble=fault_sentence(fault, number_fault(fault))))

    def _stop(self) -> None:
        self._show(replace(self._found, is_stopped=True))

    def _turn(self, page: int) -> None:
        self._has_turned = True
        if page == self._page:
            return
        self._page = page
        self._show(self._found)
        pages = {Side.SIGNED: self._found.signed_pages, Side.PRESENT: self._found.present_pages}
        for side, pictures in self._pictures.items():
            if page > pages[side]:
                self._view.show_absence(side, say("There is no such page here."))
            else:
                pictures.turn_to(page)

    def _drawn(self, side: Side, picture: PagePicture, page: int) -> None:
        if page == self._page:
            self._view.show_picture(side, picture, page)

    def _show(self, found: Compared) -> None:
        self._found = found
        self._view.show_value(found, self._page)
