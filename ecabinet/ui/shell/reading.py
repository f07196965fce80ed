"""One document being read: what the view wishes for, and the pictures of its pages that come."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ecabinet.client.values import PagePicture
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import OpenFile
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.shell.page_pictures import PagePictures
from ecabinet.ui.shell.reader_view import ReaderView


class Reading(QObject):
    """Follows the view's wishes. Ends with the view."""

    def __init__(self, file: OpenFile, view: ReaderView, application: ApplicationPort, bridge: Bridge) -> None:
        super().__init__(view)
        self._view = view
        self._pages = file.pages
        pictures = self._pictures = PagePictures(file.sha256, application, bridge, self)
        pictures.drawn.connect(self._drawn)
        pictures.troubled.connect(view.show_trouble)
        view.page_wanted.connect(pictures.turn_to)
        view.width_wanted.connect(pictures.widen)
        view.night_wanted.connect(pictures.darken)
        view.retried.connect(self._again)
        view.whole_wanted.connect(lambda: self.show_revision(0))
        pictures.fetch()

    def show_revision(self, until: int) -> None:
        """Show the first so many bytes of the file, which were signed; 0 shows all of it."""
        self._pages = 0
        self._view.show_revision(signed=until > 0)
        self._view.show_opening()
        self._pictures.show_revision(until)

    def _again(self) -> None:
        self._view.show_opening()
        self._pictures.fetch()

    def _drawn(self, picture: PagePicture, page: int) -> None:
        self._pages = picture.pages or self._pages
        self._view.show_picture(picture, page, self._pages)
