"""The sheets of the documents: files to be filed, and one document with what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Signal

from ecabinet.client.screens.checks import Problems, found, line_problems
from ecabinet.client.screens.folding import folded
from ecabinet.client.screens.parts import DocumentRow
from ecabinet.client.screens.signatures import passes_gate
from ecabinet.domain.documents.entities import DocType, HandlingMark
from ecabinet.domain.documents.publish_document import PublishDocument
from ecabinet.domain.documents.withdraw_document import WithdrawDocument
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.text import LINE_LIMIT
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.words import doc_type_choices, doc_type_words, handling_choices, handling_words, waiting_badge
from ecabinet.ui.formats import size_text
from ecabinet.ui.intents import Give, Intent, OpenFile, StageFiles
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import ChoiceEdit, LongTextEdit, TextEdit
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import signature_badge
from ecabinet.ui.theme import Tone

_BY_NAME = (
    ("to trinh", DocType.SUBMISSION),
    ("to-trinh", DocType.SUBMISSION),
    ("ttr", DocType.SUBMISSION),
    ("bao cao", DocType.REPORT),
    ("bao-cao", DocType.REPORT),
    ("du thao", DocType.DRAFT),
    ("du-thao", DocType.DRAFT),
    ("phu luc", DocType.APPENDIX),
    ("phu-luc", DocType.APPENDIX),
)


class FilingForm(Form):
    """Files that are to be documents: their kind, agency and handling mark; a single one may get a title."""

    def __init__(self, meeting: Id, item: Id | None, paths: Sequence[str], agency: str) -> None:
        super().__init__("filing", say("File the documents"), "upload")
        self._meeting, self._item, self._paths = meeting, item, tuple(paths)
        names = [PurePath(path).name for path in paths]
        self.flow.add(Caption(say("Files: {count}", count=len(names))))
        self.flow.add(Body("\n".join(names)))
        self.title = LongTextEdit(lines=3)
        if len(names) == 1:
            self.add_field("title", say("Title"), self.title)
        self.doc_type = ChoiceEdit(doc_type_choices())
        self.agency = TextEdit()
        self.handling = ChoiceEdit(handling_choices())
        self.add_field("doc_type", say("Kind"), self.doc_type)
        self.add_field("agency", say("Prepared by"), self.agency)
        self.add_field("handling", say("Handling mark"), self.handling, say("State secrets must not be filed here."))
        self.flow.end()
        self.filling(on=True)
        self.title.setPlainText(PurePath(names[0]).stem if len(names) == 1 else "")
        self.doc_type.choose(guessed_type(names))
        self.agency.setText(agency)
        self.filling(on=False)

    def problems(self) -> Problems:
        """Check title and agency."""
        lines = {"agency": (self.agency.text(), 200)}
        if len(self._paths) == 1:
            lines["title"] = (self._title(), LINE_LIMIT)
        return found(**line_problems(lines))

    def intent(self) -> Intent | None:
        """File them."""
        return StageFiles(
            self._meeting,
            self._paths,
            item=self._item,
            title=self._title(),
            doc_type=DocType(self.doc_type.key()),
            agency_name=self.agency.text(),
            handling=HandlingMark(self.handling.key()),
        )

    def _title(self) -> str:
        return " ".join(self.title.toPlainText().split()) if len(self._paths) == 1 else ""


class DocumentSheet(Form):
    """One document: read, publish, replace by a new version, withdraw. `wants_version` asks for its file."""

    wants_version = Signal()

    def __init__(self, meeting: Id, row: DocumentRow, gate: SignatureGate, *, may_edit: bool) -> None:
        super().__init__("document", say("Publish"), "check")
        self._meeting, self._row = meeting, row
        self.save.setObjectName("document.publish")
        self.save.setVisible(may_edit and row.is_draft)
        self.flow.add(Body(row.title, strong=True))
        self.flow.add(WrapRow(Badge(signature_badge(row.signatures)), Badge(document_badge(row))))
        warning = gate_banner(gate, row)
        if warning is not None and may_edit and row.is_draft:
            self.flow.add(Banner(warning))
            self.save.setEnabled(passes_gate(gate, row.signatures))
        for caption, words in (
            (say("Kind"), doc_type_words(row.doc_type)),
            (say("Prepared by"), row.agency_name),
            (say("Handling mark"), handling_words(row.handling)),
            (say("Newest version"), say("Version {number} · {file}", number=row.number, file=row.file_name)),
            (say("Size"), pages_and_size(row)),
        ):
            if words:
                self.flow.add(Fact(caption, words))
        self.flow.end()
        self.open = self._button("open", say("Open"), "book-open")
        self.version = self._button("version", say("New version"), "upload")
        self.withdraw = self._button("withdraw", say("Withdraw"), "undo-2", ButtonRole.DANGER)
        self.open.clicked.connect(lambda: self.given.emit(OpenFile(row.title, row.sha256, row.pages)))
        self.version.clicked.connect(self.wants_version)
        self.withdraw.clicked.connect(self._withdraw)
        self.open.setEnabled(bool(row.sha256))
        self.version.setVisible(may_edit)
        self.withdraw.setVisible(may_edit and row.published)

    def intent(self) -> Intent | None:
        """Publish it."""
        return Give(PublishDocument, {"document": self._row.id}, self._meeting)

    def _withdraw(self) -> None:
        self.given.emit(Give(WithdrawDocument, {"document": self._row.id}, self._meeting))

    def _button(self, name: str, text: str, icon: str, role: ButtonRole = ButtonRole.SECONDARY) -> Button:
        made = Button(text, role, icon)
        made.setObjectName(f"document.{name}")
        self.buttons.add(made)
        return made


def gate_banner(gate: SignatureGate, row: DocumentRow) -> BannerValue | None:
    """Say before the publishing that the signatures are not valid, and what the meeting's gate makes of that."""
    if gate is SignatureGate.ALLOW or row.signatures.is_settled:
        return None
    title = say("The signatures on this document are not valid, or not known to be.")
    if passes_gate(gate, row.signatures):
        return BannerValue(title, say("It can be published; look at its signatures first."), Tone.WARNING)
    return BannerValue(title, say("This meeting publishes only what is valid."), Tone.DANGER)


def guessed_type(names: Sequence[str]) -> DocType:
    """Guess the kind from file names; what is not known is another document."""
    words = " ".join(folded(name) for name in names)
    return next((doc_type for part, doc_type in _BY_NAME if part in words), DocType.OTHER)


def document_badge(row: DocumentRow) -> BadgeValue:
    """Where a document stands."""
    if row.is_waiting:
        return waiting_badge()
    if row.published and row.is_draft:
        return BadgeValue(say("New version to publish"), Tone.WARNING, "pencil")
    if row.published:
        return BadgeValue(say("Published"), Tone.SUCCESS, "eye")
    return BadgeValue(say("Not published") if row.is_draft else say("Withdrawn"), Tone.NEUTRAL, "eye-off")


def pages_and_size(row: DocumentRow) -> str:
    """Give pages and size."""
    return say("{count} pages · {size}", count=row.pages, size=size_text(row.size))
