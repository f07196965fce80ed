"""The trust list as a page of the frame."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.client.screens.trust_list import TrustListScreen, trust_list_screen
from ecabinet.domain.documents.judge_again import JudgeAgain
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.trust_list.confirm_certificate import ConfirmCertificate
from ecabinet.domain.trust_list.import_revocation_list import ImportRevocationList
from ecabinet.trust.trust_files import TrustFilesRead
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.signature_bar import ChangesList
from ecabinet.ui.intents import Give, ReadTrustFiles
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.trust_list.details import CertificateSheet
from ecabinet.ui.trust_list.import_view import ImportView
from ecabinet.ui.trust_list.view import TrustListView

_JUDGED = frozenset({"DocumentVersion", "VersionVerdict"})
_ENDINGS = "*.pem *.crt *.cer *.der *.p7b *.p7c *.crl *.arl"


class TrustListPage(Page):
    """The list with a sheet beside it; what was read in files stands in its place until it is confirmed or left."""

    kinds: ClassVar[frozenset[str]] = (
        frozenset({"TrustedCertificate", "RevocationList", "RevocationAddress", "TrustList", "Person"}) | _JUDGED
    )
    found = Signal(object)
    """What a worker read, or a Refusal; from whichever turn of the loop the answer comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.screen_now: TrustListScreen | None = None
        self.importing: ImportView | None = None
        self._read: TrustFilesRead | None = None
        self._now: datetime | None = None
        self._asked_at: datetime | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.found.connect(self.show_found)
        self._build()

    def ask(self) -> Ask:
        """Ask for the list, and for what was read beside what is known."""
        return partial(trust_list_screen, read=self._read, asked_at=self._asked_at)

    def show_screen(self, screen: object) -> None:
        """Show the list, and what was read once."""
        if not isinstance(screen, TrustListScreen) or screen == self.screen_now:
            return
        self.screen_now = screen
        self.view.show_screen(screen)
        if screen.importing is not None and self.importing is None and self._read is not None:
            self.importing = ImportView(screen.importing)
            self.importing.confirmed.connect(self._confirm)
            self.importing.left.connect(self._leave)
            self.stack.addWidget(self.importing)
            self.stack.setCurrentWidget(self.importing)
            self.importing.leave.setFocus()

    def show_asking_failed(self, sentence: str) -> None:
        """Say why the list is not there; what is on screen stays."""
        if self.screen_now is None:
            value = AbsenceValue(Absence.ERROR, say("The trust list cannot be shown"), sentence)
            self.view.pane.show_absence(value)

    def show_found(self, answer: TrustFilesRead | Refusal) -> None:
        """Lay what was read beside what is known, or say why nothing was read."""
        if isinstance(answer, Refusal):
            self.view.show_unread(refusal_sentence(answer))
            return
        if not answer.certificates and not answer.crls:
            sentences = [f"{one.file}: {refusal_sentence(Refusal(one.code))}" for one in answer.problems]
            self.view.show_unread("\n".join(sentences[:3]) or refusal_sentence(Refusal("no_certificates")))
            return
        self.view.unread.hide()
        self.beside.close_sheet()
        self._drop_import()
        self._read = answer
        self.asks_again.emit()

    def tick(self, now: datetime) -> None:
        """Know the hub's time."""
        self._now = now

    def read(self, paths: list[str]) -> None:
        """Have files or folders read."""
        if paths:
            self.view.show_reading()
            self.intent.emit(ReadTrustFiles(tuple(paths), self.found.emit))

    def open_certificate(self, key: str) -> None:
        """Open a certificate beside the list."""
        screen = self.screen_now
        row = next((one for one in screen.certificates if one.id == key), None) if screen is not None else None
        if screen is None or row is None:
            return
        sheet = CertificateSheet(row, may_change=screen.is_administrator)
        sheet.given.connect(self._sent)
        self.beside.open_sheet(row.name, sheet, sheet.remove)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the other language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "stack"):
            self._column.removeWidget(self.stack)
            self.stack.deleteLater()
            self.importing = None
            self._build()
            screen, self.screen_now = self.screen_now, None
            self.show_screen(screen)

    def _build(self) -> None:
        self.view = TrustListView()
        self.view.intent.connect(self.intent)
        self.view.opened.connect(self.open_certificate)
        self.view.wants_files.connect(self._choose_files)
        self.view.wants_folder.connect(self._choose_folder)
        self.beside = Beside(self.view, "trust.sheet")
        self.view.wants_again.connect(self._judge_again)
        self.view.rejudging.changes_wanted.connect(self._open_changes)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        self._column.addWidget(self.stack)

    def _judge_again(self) -> None:
        """Have every signature judged again, and follow it from now on."""
        self._asked_at = self._now
        self.intent.emit(Give(JudgeAgain))
        self.asks_again.emit()

    def _open_changes(self) -> None:
        screen = self.screen_now
        if screen is not None and screen.rejudging is not None:
            changes = ChangesList(screen.rejudging.changes)
            self.beside.open_sheet(say("Changed results"), changes, changes)

    def _choose_files(self) -> None:
        kinds = f"{say('Certificates and revocation lists')} ({_ENDINGS})"
        paths, _kind = QFileDialog.getOpenFileNames(self, say("Import files"), "", kinds)
        self.read(paths)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("Import a folder"))
        self.read([folder] if folder else [])

    def _confirm(self) -> None:
        """Give a command for each tick, certificates first: a revocation list needs its issuer on the list."""
        view, read = self.importing, self._read
        if view is None or read is None:
            return
        certificates = {one.facts.sha256: one for one in read.certificates}
        for card in (card for card in view.certificates if card.is_ticked()):
            found = certificates[card.row.facts.sha256]
            fields = {
                "der": found.der,
                "facts": found.facts,
                "role": card.row.role,
                "hierarchy": card.chosen_hierarchy(),
            }
            self.intent.emit(Give(ConfirmCertificate, fields))
        lists = {one.facts.sha256: one for one in read.crls}
        for crl in (crl for crl in view.crls if crl.is_ticked()):
            one = lists[crl.row.facts.sha256]
            self.intent.emit(Give(ImportRevocationList, {"issuer": one.signed_by, "der": one.der, "facts": one.facts}))
        self._leave()

    def _leave(self) -> None:
        self._drop_import()
        self.stack.setCurrentWidget(self.beside)
        self.asks_again.emit()

    def _drop_import(self) -> None:
        self._read = None
        if self.importing is not None:
            self.stack.removeWidget(self.importing)
            self.importing.deleteLater()
            self.importing = None

    def _sent(self, intent: object) -> None:
        self.intent.emit(intent)
        self.beside.close_sheet()
