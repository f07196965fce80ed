"""One signature: what must be displayed of it, every finding on its own line, its certificates folded away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.domain.signatures.findings import Certificate, Weight
from ecabinet.domain.signatures.verdicts import SignatureKind, SignatureVerdict
from ecabinet.papers.signature_changes import change_lines
from ecabinet.papers.signature_display import display_lines
from ecabinet.papers.signature_text import period_words, shown
from ecabinet.papers.signature_words import FindingLine, finding_lines, kind_words, signer_words
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.kit.badge import Badge
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import line_badge, words_language
from ecabinet.ui.signatures.fold import Fold
from ecabinet.ui.theme import TONES, Tone, space

_LOOKS: Final[Mapping[Weight, tuple[Tone, str]]] = {
    Weight.LEFT_OUT: (Tone.NEUTRAL, "minus"),
    Weight.GOOD: (Tone.SUCCESS, "circle-check"),
    Weight.NOTED: (Tone.INFO, "info"),
    Weight.DOUBT: (Tone.WARNING, "triangle-alert"),
    Weight.BAD: (Tone.DANGER, "circle-x"),
}


class FindingRow(QFrame):
    """One finding: its name, what was found, and an icon for what it means."""

    def __init__(self, line: FindingLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tone, icon = _LOOKS[line.weight]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        sign = IconLabel()
        sign.show_value(icon, TONES[tone].text)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Caption(line.name))
        said = Body(line.words, strong=line.weight >= Weight.DOUBT)
        if line.weight >= Weight.DOUBT:
            said.show_tone(tone)
        words.addWidget(said)
        row.addLayout(words, 1)
        self.setAccessibleName(f"{line.name}: {line.words}")
        mark(self, role="plain")


class SignatureCard(Card):
    """A signature or timestamp, numbered from 1."""

    revision_wanted = Signal(int)
    """Asks to see the document as it was signed; carries how many bytes of the file that is."""
    comparison_wanted = Signal(int)
    """Asks to see it beside the present document; carries the same."""

    def __init__(self, signature: SignatureVerdict, number: int, size: int, parent: QWidget | None = None) -> None:
        language = words_language()
        kind = kind_words(signature.kind, language)
        super().__init__(f"{number}. {signer_words(signature, language)}", parent)
        self.setObjectName(f"signature.{number}")
        self.folds: list[Fold] = []
        self.body.setContentsMargins(space(4), space(4), space(4), space(4))
        self.add(Caption(f"{kind[:1].upper()}{kind[1:]}"))
        if signature.kind != SignatureKind.USAGE_RIGHTS:
            self.add(WrapRow(Badge(line_badge(signature.line))))
        for displayed in display_lines(signature, language)[1:]:
            self.add(Fact(displayed.label, displayed.words))
        self.add(Caption(say("What was checked")))
        for line in finding_lines(signature, language):
            self.add(FindingRow(line))
        self._add_changes(change_lines(signature.changes, language), number)
        until = signature.coverage.signed_until
        if 0 < until < size:
            seen = Button(say("View the signed document"), icon_name="history")
            seen.setObjectName(f"signature.{number}.revision")
            seen.clicked.connect(lambda: self.revision_wanted.emit(until))
            compared = Button(say("Compare pages"), icon_name="book-open")
            compared.setObjectName(f"signature.{number}.compare")
            compared.clicked.connect(lambda: self.comparison_wanted.emit(until))
            self.add(WrapRow(seen, compared))
        self._add_certificates(signature, number)

    def _add_changes(self, changes: tuple[str, ...], number: int) -> None:
        if not changes:
            return
        fold = Fold(say("Changes after signing: {count}", count=len(changes)), f"signature.{number}.changes")
        for words in changes:
            fold.add(Body(words))
        self._fold(fold)

    def _add_certificates(self, signature: SignatureVerdict, number: int) -> None:
        if not signature.trust.path:
            return
        fold = Fold(say("Certificates: {count}", count=len(signature.trust.path)), f"signature.{number}.certificates")
        for certificate in signature.trust.path:
            fold.add(_certificate(certificate))
        self._fold(fold)

    def _fold(self, fold: Fold) -> None:
        self.folds.append(fold)
        self.add(fold)


def _certificate(certificate: Certificate) -> QWidget:
    made = QFrame()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, space(2))
    column.setSpacing(space(1))
    column.addWidget(Body(shown(certificate.subject), strong=True))
    for caption, words in (
        (say("Issued by"), shown(certificate.issuer)),
        (say("Serial number"), shown(certificate.serial)),
        (say("Valid"), period_words(certificate, words_language())),
        (say("SHA-256 fingerprint"), grouped(certificate.sha256)),
    ):
        column.addWidget(Fact(caption, words))
    mark(made, role="plain")
    return made


def grouped(fingerprint: str) -> str:
    """Give a fingerprint in groups of four that can be compared and broken into lines."""
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4)).upper()
