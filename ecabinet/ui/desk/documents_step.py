"""The fourth step: the documents of each item, filed, published, replaced."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.parts import AgendaRow, DocumentRow
from ecabinet.client.screens.signatures import passes_gate
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.documents.publish_document import PublishDocument
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.meetings.set_signature_gate import SetSignatureGate
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.document_forms import DocumentSheet, FilingForm, document_badge, pages_and_size
from ecabinet.ui.desk.drop_zone import DropZone
from ecabinet.ui.desk.signature_bar import ChangesList, SignatureBar, not_valid
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import doc_type_words
from ecabinet.ui.intents import StageFiles
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.progress_line import ProgressLine, ProgressValue
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.pdf_dialog import choose_pdf_files
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import difference_words, signature_badge
from ecabinet.ui.theme import Tone, space

_WHOLE = "whole"


class DocumentsStep(StepView):
    """Items at the left, the documents of the chosen one at the right; files are picked or dropped."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self._most_waiting = 0
        self.upload = Button(say("Add files…"), ButtonRole.PRIMARY, "upload")
        self.upload.setObjectName("desk.upload")
        self.upload.clicked.connect(self._pick)
        QShortcut(
            QKeySequence("Ctrl+O"), self, self.upload.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.publish_all = Button(say("Publish all"), icon_name="check")
        self.publish_all.setObjectName("documents.publish_all")
        self.publish_all.clicked.connect(self._publish_all)
        self.signatures = SignatureBar()
        self.signatures.filter_turned.connect(self._filter)
        self.signatures.gate_chosen.connect(lambda gate: self.give(SetSignatureGate, gate=SignatureGate(gate)))
        self.signatures.changes_wanted.connect(self._show_changes)
        self.items = ListPane(say("Items"))
        self.items.setObjectName("documents.items")
        self.items.moved.connect(lambda _key: self._show_documents())
        self.pane = ListPane(say("Documents"))
        self.pane.setObjectName("documents.list")
        self.pane.opened.connect(self._open)
        self.pane.retried.connect(self._pick)
        self.progress = ProgressLine(ProgressValue(""))
        self.progress.setObjectName("documents.progress")
        self.progress.hide()
        self.zone = DropZone()
        self.zone.dropped.connect(self._dropped)
        self.hint = Caption(say("PDF files can be dropped here."))
        self._lay()

    def file_paths(
        self, paths: Sequence[str], item: Id | None = None, doc_type: DocType = DocType.OTHER, agency: str = ""
    ) -> None:
        """File PDFs at once, without the sheet: for programs that drive the window."""
        self.intent.emit(
            StageFiles(self.meeting.head.id, tuple(paths), item=item, doc_type=doc_type, agency_name=agency)
        )

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show items, documents and what is on its way."""
        rows = [Row(_WHOLE, self.whole_words(), _count(meeting.documents), "", "calendar-days")]
        rows.extend(_item_row(item) for item in meeting.agenda)
        self.items.show_rows(rows)
        if not self.items.current_key():
            self.items.choose(_WHOLE if not meeting.agenda else meeting.agenda[0].id)
        drafts = self._drafts()
        self.publish_all.show_text(say("Publish all ({count})", count=len(drafts)) if drafts else say("Publish all"))
        self.publish_all.setEnabled(bool(drafts) and meeting.may_edit)
        self._show_progress(len(meeting.filings))
        self.signatures.show_meeting(meeting)
        self._show_documents()

    def whole_words(self) -> str:
        """Name what belongs to no single item; an heir may say it otherwise."""
        return say("The whole meeting")

    def first_focus(self) -> QWidget:
        """Begin in the list of items."""
        return self.items

    def _lay(self) -> None:
        left = Card()
        left.body.setContentsMargins(space(2), space(2), space(2), space(2))
        left.add(self.items, 1)
        self.zone.body.setContentsMargins(space(2), space(2), space(2), space(3))
        self.zone.add(self.pane, 1)
        foot = QFrame()
        mark(foot, role="plain")
        laid = QVBoxLayout(foot)
        laid.setContentsMargins(space(3), 0, space(3), 0)
        laid.addWidget(self.progress)
        laid.addWidget(self.hint)
        self.zone.add(foot)
        panes = Columns(42, margin_steps=0)
        panes.add(left, 2)
        panes.add(self.zone, 3)
        self.column.addWidget(WrapRow(self.upload, self.publish_all, *self.signatures.tools))
        self.column.addWidget(self.signatures)
        self.column.addWidget(panes, 1)

    def _item(self) -> AgendaRow | None:
        key = self.items.current_key()
        return next((item for item in self.meeting.agenda if item.id == key), None)

    def _documents(self) -> tuple[DocumentRow, ...]:
        if self.signatures.not_valid.isChecked():
            wanted = not_valid(self.meeting)
            return tuple(one for one in self._every() if one.id in wanted)
        item = self._item()
        return self.meeting.documents if item is None else item.documents

    def _every(self) -> tuple[DocumentRow, ...]:
        return (*self.meeting.documents, *(one for item in self.meeting.agenda for one in item.documents))

    def _drafts(self) -> list[DocumentRow]:
        drafts = [document for document in self._every() if document.is_draft and not document.is_waiting]
        return [document for document in drafts if passes_gate(self.meeting.gate, document.signatures)]

    def _show_documents(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        item = self._item()
        secret = item is not None and item.paper_only
        may = self.meeting.may_edit and not secret
        self.upload.setEnabled(may)
        self.zone.setAcceptDrops(may)
        self.hint.setVisible(may)
        rows = [_document_row(document) for document in self._documents()]
        here = None if item is None else item.id
        rows.extend(
            Row(
                f"filing{number}",
                filing.title or filing.file_name,
                filing.file_name,
                "",
                "upload",
                BadgeValue(say("On its way"), Tone.INFO, "hourglass"),
            )
            for number, filing in enumerate(self.meeting.filings)
            if filing.item == here
        )
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No documents yet"),
            say("Drop PDF files here, or pick them."),
            say("Add files…") if may else "",
            "file-text",
        )
        if secret:
            nothing = AbsenceValue(
                Absence.EMPTY,
                say("Paper only"),
                say("This matter is under state secrecy: its papers are handed out in the room only."),
                icon="lock",
            )
        self.pane.show_rows(rows, nothing)

    def _show_progress(self, waiting: int) -> None:
        self._most_waiting = max(self._most_waiting, waiting) if waiting else 0
        self.progress.setVisible(bool(waiting))
        done = self._most_waiting - waiting
        words = say("Sending files: {done} of {total}", done=done, total=self._most_waiting)
        self.progress.show_value(ProgressValue(words, done, self._most_waiting, can_stop=False))

    def _publish_all(self) -> None:
        for document in self._drafts():
            self.give(PublishDocument, document=document.id)

    def _pick(self) -> None:
        choose_pdf_files(self, "desk.files", self._dropped)

    def _dropped(self, paths: tuple[str, ...]) -> None:
        item = self._item()
        form = FilingForm(
            self.meeting.head.id,
            None if item is None else item.id,
            paths,
            "" if item is None else item.submitting_agency,
        )
        self.open_form(say("New documents"), form, form.doc_type)

    def _open(self, key: str) -> None:
        row = next((one for one in self._documents() if one.id == key), None)
        if row is None:
            return
        sheet = DocumentSheet(self.meeting.head.id, row, self.meeting.gate, may_edit=self.meeting.may_edit)
        sheet.wants_version.connect(
            lambda: choose_pdf_files(self, "desk.files", lambda paths: self.file_version(row.id, paths[0]), many=False)
        )
        self.open_form(say("About the document"), sheet, sheet.open)

    def _filter(self, is_on: bool) -> None:
        """List what is not valid yet of all items, or the documents of the chosen one again."""
        self.items.setEnabled(not is_on)
        self._show_documents()

    def _show_changes(self) -> None:
        self.beside.open_sheet(say("Changed results"), ChangesList(self.meeting.judging.changes))

    def file_version(self, document: Id, path: str) -> None:
        """File a new version of a document."""
        self.intent.emit(StageFiles(self.meeting.head.id, (path,), document=document))
        self.beside.close_sheet()


def _count(documents: Sequence[DocumentRow]) -> str:
    drafts = sum(1 for one in documents if one.is_draft)
    if not documents:
        return say("No documents")
    words = say("Documents: {count}", count=len(documents))
    return f"{words} · {say('{count} unpublished', count=drafts)}" if drafts else words


def _item_row(item: AgendaRow) -> Row:
    words = say("Paper only") if item.paper_only else _count(item.documents)
    icon = "lock" if item.paper_only else "file-text" if item.documents else "circle-alert"
    return Row(item.id, f"{item.number}. {item.title}", words, "", icon)


def _document_row(row: DocumentRow) -> Row:
    version = say("Version {number}", number=row.number) if row.number > 1 else ""
    different = difference_words(row.signatures)
    about = (different, doc_type_words(row.doc_type), row.agency_name, version, pages_and_size(row))
    lamp = signature_badge(row.signatures)
    words = " · ".join(part for part in about if part)
    return Row(row.id, row.title, words, icon="file-text", badge=lamp, second=document_badge(row))
