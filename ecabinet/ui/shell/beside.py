"""What a person opens beside or over the page of a place: a document, the notices, the looks, a copy of a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ecabinet.client.screens.frame import NoticeRow
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import OpenFile, SaveFile, SaveReport, SaveStatistics, SaveTable
from ecabinet.ui.kit.frame import Frame
from ecabinet.ui.kit.toast import ToastValue
from ecabinet.ui.looks import Looks
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say

if TYPE_CHECKING:
    from ecabinet.ui.shell.reader_view import ReaderView

_READER = "reader"


class Beside(QObject):
    """Opens and puts away; each kind is imported when it is first asked for, as the start stays light."""

    intent = Signal(object)
    looks_chosen = Signal(object)

    def __init__(self, frame: Frame, application: ApplicationPort, bridge: Bridge) -> None:
        super().__init__(frame)
        self._frame = frame
        self._application = application
        self._bridge = bridge
        self._notices: tuple[NoticeRow, ...] = ()
        self._reader: ReaderView | None = None

    def notices_are(self, notices: tuple[NoticeRow, ...]) -> None:
        """Know the notices, and show them where their sheet is open."""
        if notices == self._notices:
            return
        self._notices = notices
        from ecabinet.ui.shell.notices_view import NoticesView  # noqa: PLC0415 - the start stays light

        for view in self._frame.side_sheet.findChildren(NoticesView):
            view.show_rows(notices)

    def show_notices(self) -> None:
        """Show the notices at the side."""
        from ecabinet.ui.shell.notices_view import NoticesView  # noqa: PLC0415 - the start stays light

        view = NoticesView(self._notices)
        view.intent.connect(self.intent)
        self._frame.open_side(say("Notices"), view)

    def show_looks(self, looks: Looks) -> None:
        """Show the choice of language, colours and text size at the side."""
        from ecabinet.ui.shell.looks_view import LooksView  # noqa: PLC0415 - the start stays light

        view = LooksView(looks)
        view.chosen.connect(self.looks_chosen)
        self._frame.open_side(say("Language and display"), view)

    def read(self, file: OpenFile, back_to: str) -> None:
        """Show a document in the page's place until it is left, or another one is opened."""
        from ecabinet.ui.shell.reader_view import ReaderView  # noqa: PLC0415 - the start stays light
        from ecabinet.ui.shell.reading import Reading  # noqa: PLC0415 - the start stays light
        from ecabinet.ui.shell.signatures_beside import SignaturesBeside  # noqa: PLC0415 - the start stays light
        from ecabinet.ui.shell.signing_beside import SigningBeside  # noqa: PLC0415 - the start stays light

        if self._reader is not None:
            self._reader.left.emit()
        view = self._reader = ReaderView(file.title)
        self._frame.add_page(_READER, view)
        reading = Reading(file, view, self._application, self._bridge)
        signatures = SignaturesBeside(file, view, reading, self._frame, self._application, self._bridge)
        signatures.intent.connect(self.intent)
        signing = SigningBeside(file.sha256, view, self._frame, self._application, self._bridge)
        signing.intent.connect(self.intent)

        def leave() -> None:
            if self._frame.pages.currentWidget() is view:
                self._frame.show_page(back_to)
            self._reader = None
            self._frame.pages.removeWidget(view)
            view.deleteLater()

        view.left.connect(leave)
        self._frame.show_page(_READER)
        view.setFocus()

    def save(self, intent: SaveFile | SaveReport | SaveTable | SaveStatistics) -> None:
        """Ask where to, and write a copy, the report or the spreadsheet there."""
        if isinstance(intent, SaveTable | SaveStatistics):
            self._save_spreadsheet(intent)
            return
        is_copy = isinstance(intent, SaveFile)
        title = say("Keep a copy") if is_copy else say("Keep the report")
        target, _kind = QFileDialog.getSaveFileName(self._frame, title, intent.file_name, "PDF (*.pdf)")
        if target:
            write = self._application.save_copy if is_copy else self._application.save_signature_report
            done = say("The copy was written.") if is_copy else say("The report was written.")
            self._bridge.deliver(write(intent.sha256, Path(target)), partial(self._saved, done))

    def _save_spreadsheet(self, intent: SaveTable | SaveStatistics) -> None:
        title, kind = say("Keep the spreadsheet"), say("Spreadsheet (*.xlsx)")
        target, _kind = QFileDialog.getSaveFileName(self._frame, title, intent.file_name, kind)
        if not target:
            return
        if isinstance(intent, SaveTable):
            written = self._application.save_opinion_table(intent.consultation, Path(target))
        else:
            written = self._application.save_statistics(intent.found, Path(target))
        self._bridge.deliver(written, partial(self._saved, say("The spreadsheet was written.")))

    def _saved(self, done: str, refusal: Refusal | None) -> None:
        self._frame.tell(ToastValue(done if refusal is None else refusal_sentence(refusal)))
