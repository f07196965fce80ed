"""What a person opens beside or over the page of a place: a document, the notices, the looks, a copy of a file."""

from __future__ import annotations

from concurrent.futures import Future
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
        """Ask where to, and write a copy, the report, the statistics or the spreadsheet there."""
        is_table = isinstance(intent, SaveTable) or (isinstance(intent, SaveStatistics) and not intent.as_paper)
        kind = say("Spreadsheet (*.xlsx)") if is_table else "PDF (*.pdf)"
        title, done = _save_words(intent, is_table=is_table)
        chosen, _kind = QFileDialog.getSaveFileName(self._frame, title, intent.file_name, kind)
        if chosen:
            self._bridge.deliver(self._written(intent, Path(chosen)), partial(self._saved, done))

    def _written(
        self, intent: SaveFile | SaveReport | SaveTable | SaveStatistics, target: Path
    ) -> Future[Refusal | None]:
        match intent:
            case SaveFile():
                return self._application.save_copy(intent.sha256, target)
            case SaveReport():
                return self._application.save_signature_report(intent.sha256, target)
            case SaveTable():
                return self._application.save_opinion_table(intent.consultation, target)
            case SaveStatistics():
                return self._application.save_statistics(intent.found, target, as_paper=intent.as_paper)

    def _saved(self, done: str, refusal: Refusal | None) -> None:
        self._frame.tell(ToastValue(done if refusal is None else refusal_sentence(refusal)))


def _save_words(intent: SaveFile | SaveReport | SaveTable | SaveStatistics, *, is_table: bool) -> tuple[str, str]:
    """Give the title of the question where to, and what is said when it was written."""
    if is_table:
        return say("Keep the spreadsheet"), say("The spreadsheet was written.")
    match intent:
        case SaveFile():
            return say("Keep a copy"), say("The copy was written.")
        case SaveReport():
            return say("Keep the report"), say("The report was written.")
        case _:
            return say("Keep the statistics"), say("The statistics were written.")
