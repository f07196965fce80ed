"""The signatures of the document being read: keeps its badge fresh, and the panel beside it where it is open."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QObject, Signal

from ecabinet.client.screens.signatures import SignaturesScreen, signatures_screen
from ecabinet.client.values import JUDGED
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import OpenFile, SaveReport
from ecabinet.ui.kit.frame import Frame
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.say import say
from ecabinet.ui.shell.comparing import Comparing
from ecabinet.ui.shell.file_asker import FileAsker
from ecabinet.ui.shell.reader_view import ReaderView
from ecabinet.ui.shell.reading import Reading
from ecabinet.ui.signatures.badges import signature_badge
from ecabinet.ui.signatures.comparison_view import ComparisonView
from ecabinet.ui.signatures.panel import SignaturePanel

_KINDS = frozenset({"VersionVerdict", "PaperVerdict", "DocumentVersion", "Paper", JUDGED})
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What no system takes in the name of a file."""


class SignaturesBeside(QObject):
    """Asks for a file's signatures when it is opened and whenever a verdict changed. Ends with the reader's view."""

    intent = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of one reader, made in one place
        self,
        file: OpenFile,
        view: ReaderView,
        reading: Reading,
        frame: Frame,
        application: ApplicationPort,
        bridge: Bridge,
    ) -> None:
        super().__init__(view)
        self._file = file
        self._view = view
        self._reading = reading
        self._frame = frame
        self._application = application
        self._bridge = bridge
        self._screen: SignaturesScreen | None = None
        self._panel: SignaturePanel | None = None
        view.signatures_wanted.connect(self._open)
        view.left.connect(self._close)
        question = partial(signatures_screen, sha256=file.sha256)
        FileAsker(view, application, bridge, question=question, kinds=_KINDS, show=self._show)

    def _show(self, screen: object) -> None:
        self._screen = screen if isinstance(screen, SignaturesScreen) else None
        if self._screen is None:
            return
        badge = signature_badge(self._screen.state)
        self._view.show_signatures(badge.text, badge.icon)
        if self._panel is not None:
            self._panel.show_value(self._screen)

    def _open(self) -> None:
        if self._screen is None:
            return
        panel = self._panel = SignaturePanel()
        panel.destroyed.connect(self._forget)
        panel.revision_wanted.connect(self._reading.show_revision)
        panel.comparison_wanted.connect(self._compare)
        panel.report_wanted.connect(self._save_report)
        panel.show_value(self._screen)
        self._frame.open_side(say("Signatures"), panel)

    def _compare(self, until: int) -> None:
        """Show both revisions in the reader's place; the panel waits and is there again afterwards."""
        view, panel, pages = ComparisonView(self._file.title), self._panel, self._frame.pages
        Comparing(self._file, until, view, self._application, self._bridge)

        def leave() -> None:
            was_seen = pages.currentWidget() is view
            pages.removeWidget(view)
            view.deleteLater()
            if not was_seen:
                return
            pages.setCurrentWidget(self._view)
            if panel is not None and panel is self._panel:
                self._frame.open_side(say("Signatures"), panel)

        view.left.connect(leave)
        self._view.left.connect(view.deleteLater)
        self._frame.side_sheet.put_aside()
        pages.addWidget(view)
        pages.setCurrentWidget(view)
        view.setFocus()

    def _save_report(self) -> None:
        name = _UNFIT.sub("-", say("Signature report - {title}", title=self._file.title))
        self.intent.emit(SaveReport(self._file.sha256, f"{name}.pdf"))

    def _close(self) -> None:
        """Put the panel away with the document it is about."""
        if self._panel is not None and not self._frame.side_sheet.isHidden():
            self._frame.side_sheet.close_sheet()

    def _forget(self) -> None:
        self._panel = None
