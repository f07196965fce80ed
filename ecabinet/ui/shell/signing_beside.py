"""Signing the paper that is being read: the button in the reader's bar, the sheet beside it, and what comes of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ecabinet.client.screens.signing import SigningScreen, filed_by, signing_screen
from ecabinet.client.signing import SigningOrder
from ecabinet.client.values import JUDGED, OUTBOX, PagePicture, StagedFile
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.intents import NEW, Give, SaveFile
from ecabinet.ui.kit.frame import Frame
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.say import say
from ecabinet.ui.shell.file_asker import FileAsker
from ecabinet.ui.shell.reader_view import ReaderView
from ecabinet.ui.signing.form import SigningForm

_PREVIEW_WIDTH = 1000
_KINDS = frozenset({"Paper", "PaperVerdict", "Participant", JUDGED, OUTBOX})


class SigningBeside(QObject):
    """Asks whether the file is mine to sign, whenever that may have changed. Ends with the reader's view."""

    intent = Signal(object)

    def __init__(
        self, sha256: str, view: ReaderView, frame: Frame, application: ApplicationPort, bridge: Bridge
    ) -> None:
        super().__init__(view)
        self._view = view
        self._frame = frame
        self._application = application
        self._bridge = bridge
        self._screen: SigningScreen | None = None
        self._form: SigningForm | None = None
        view.signing_wanted.connect(self._open)
        view.left.connect(self._close)
        question = partial(signing_screen, sha256=sha256)
        FileAsker(view, application, bridge, question=question, kinds=_KINDS, show=self._show)

    def _show(self, screen: object) -> None:
        mine = self._screen = screen if isinstance(screen, SigningScreen) else None
        self._view.show_signing(may=mine is not None and not mine.waits and not mine.replaced)
        if mine is not None and self._form is not None:
            self._form.seen.show_standing(mine.chair_stands)

    def _open(self) -> None:
        if self._screen is None:
            return
        form = self._form = SigningForm(self._screen)
        form.destroyed.connect(self._forget)
        form.ordered.connect(self._sign)
        form.preview_wanted.connect(self._look)
        form.tokens_wanted.connect(self._look_for_tokens)
        form.export_wanted.connect(self._export)
        form.import_wanted.connect(self._import)
        self._look_for_tokens()
        self._frame.open_side(say("Sign"), form)

    def _look_for_tokens(self) -> None:
        form = self._form
        if form is not None:
            self._bridge.deliver(
                self._application.tokens(), lambda found: None if self._form is None else self._form.show_tokens(found)
            )

    def _sign(self, order: SigningOrder) -> None:
        self._busy(on=True)
        self._bridge.deliver(self._application.sign_paper(order), self._signed, self._failed)

    def _look(self, order: SigningOrder) -> None:
        if self._form is not None:
            self._form.seen.show_looking(busy=True)
        future = self._application.preview_signature(order, _PREVIEW_WIDTH)
        self._bridge.deliver(future, self._looked, self._failed)

    def _looked(self, picture: PagePicture | Refusal) -> None:
        if self._form is None:
            return
        self._form.seen.show_looking(busy=False)
        self._form.seen.show_preview(None if isinstance(picture, Refusal) else picture)
        self._form.show_refusal(picture if isinstance(picture, Refusal) else None)

    def _export(self) -> None:
        if self._screen is not None:
            self.intent.emit(SaveFile(self._screen.sha256, self._screen.file_name))

    def _import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self._frame, say("The signed file"), "", "PDF (*.pdf)")
        if name and self._screen is not None:
            self._busy(on=True)
            taken = self._application.take_signed(self._screen.sha256, Path(name))
            self._bridge.deliver(taken, self._signed, self._failed)

    def _signed(self, staged: StagedFile | Refusal) -> None:
        self._busy(on=False)
        if isinstance(staged, Refusal):
            if self._form is not None:
                self._form.show_refusal(staged)
            return
        if self._screen is not None:
            fields = {"paper": NEW, "signs": self._screen.paper, "sha256": staged.sha256}
            self.intent.emit(Give(filed_by(self._screen.paper_kind), fields, self._screen.meeting))
        self._close()

    def _failed(self, fault: BaseException) -> None:
        self._busy(on=False)
        self._bridge.failed.emit(fault)

    def _busy(self, *, on: bool) -> None:
        if self._form is not None:
            self._form.show_busy(busy=on)
            if not on:
                self._form.seen.show_looking(busy=False)

    def _close(self) -> None:
        if self._form is not None and not self._frame.side_sheet.isHidden():
            self._frame.side_sheet.close_sheet()

    def _forget(self) -> None:
        self._form = None
