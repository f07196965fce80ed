"""The signatures of a document beside its page: the bottom line first, then who, what and by which trust lists."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.signatures import SignaturesScreen
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, SignatureKind
from ecabinet.domain.trust_list.facts import version_of
from ecabinet.papers.signature_text import moment_words, shown
from ecabinet.papers.signature_words import line_words, originals_sentence, summary_sentence
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.kit.badge import Badge
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import difference_words, signature_badge, words_language
from ecabinet.ui.signatures.signature_card import SignatureCard
from ecabinet.ui.theme import TONES, Tone, space

_VERSION_SHOWN = 12
_EMPTY = version_of(())
"""The version of a trust list on which nothing stands yet."""


class SignaturePanel(QFrame):
    """Shows `SignaturesScreen`. What is wanted of a revision carries how many bytes of the file it is long."""

    revision_wanted = Signal(int)
    comparison_wanted = Signal(int)
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signatures")
        self._screen: SignaturesScreen | None = None
        self._flow: Flow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        mark(self, role="plain")

    def show_value(self, screen: SignaturesScreen) -> None:
        """Show other findings; an equal value changes nothing, so that nobody loses their place."""
        if screen == self._screen:
            return
        self._screen = screen
        before, self._flow = self._flow, Flow(margin_steps=0)
        self._fill(self._flow, screen)
        if before is not None:
            self._column.removeWidget(before)
            before.deleteLater()
        self._column.addWidget(self._flow)

    def _fill(self, flow: Flow, screen: SignaturesScreen) -> None:
        flow.add(WrapRow(Badge(signature_badge(screen.state))))
        different = difference_words(screen.state)
        if different:
            text = say("The worse of the two is shown. Tell the secretariat; rely on neither until it is explained.")
            flow.add(Banner(BannerValue(different, text, Tone.WARNING)))
        verdict = screen.shown
        if verdict is None:
            flow.add(Body(say("The signatures on this document are being checked.")))
        else:
            self._fill_verdict(flow, screen, verdict)
        flow.end()

    def _fill_verdict(self, flow: Flow, screen: SignaturesScreen, verdict: DocumentVerdict) -> None:
        language = words_language()
        flow.add(Body(summary_sentence(verdict, language), strong=True))
        if screen.line_before is not None:
            before = line_words(screen.line_before, language)
            flow.add(Body(say("Before it was checked again it was {line}.", line=before), soft=True))
        if verdict.counted:
            flow.add(_Roll(verdict))
        for number, signature in enumerate(verdict.signatures, start=1):
            card = SignatureCard(signature, number, verdict.size)
            card.revision_wanted.connect(self.revision_wanted)
            card.comparison_wanted.connect(self.comparison_wanted)
            flow.add(card)
        flow.add(_Judged(screen))
        report = Button(say("Save the report as PDF"), icon_name="download")
        report.setObjectName("signatures.report")
        report.clicked.connect(self.report_wanted)
        flow.add(WrapRow(report))


class _Roll(Card):
    """Whose signatures an original needs, and whether they are there (Decree 30/2020)."""

    def __init__(self, verdict: DocumentVerdict) -> None:
        super().__init__()
        self.setObjectName("signatures.roll")
        self.body.setContentsMargins(space(4), space(3), space(4), space(3))
        signed = [one for one in verdict.signatures if one.kind == SignatureKind.SIGNATURE]
        person = {one.line for one in signed if not one.signer.is_agency}
        agency = {one.line for one in signed if one.signer.is_agency}
        self.add(_Needed(say("Signature of the authorised person"), person))
        self.add(_Needed(say("Signature of the agency"), agency))
        self.setAccessibleName(originals_sentence(verdict, words_language()))


class _Needed(QFrame):
    def __init__(self, name: str, lines: set[Line]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        if Line.VALID in lines:
            tone, icon, said = Tone.SUCCESS, "circle-check", say("{name}: there", name=name)
        elif Line.INDETERMINATE in lines:
            tone, icon, said = Tone.WARNING, "triangle-alert", say("{name}: there, not proven", name=name)
        else:
            tone, icon, said = Tone.WARNING, "circle-minus", say("{name}: missing", name=name)
        sign = IconLabel()
        sign.show_value(icon, TONES[tone].text)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Body(said), 1)
        mark(self, role="plain")


class _Judged(Card):
    """When it was judged, by whom, and by which trust lists."""

    def __init__(self, screen: SignaturesScreen) -> None:
        super().__init__()
        self.setObjectName("signatures.judged")
        self.body.setContentsMargins(space(4), space(3), space(4), space(3))
        if screen.hub is not None:
            self.add(Fact(say("Checked by the hub"), _judged_words(screen.hub)))
        if screen.own is not None:
            self.add(Fact(say("Checked by this device"), _judged_words(screen.own)))
        else:
            self.add(Caption(say("This device checks it too once the file is here.")))


def _judged_words(verdict: DocumentVerdict) -> str:
    language = words_language()
    when = moment_words(verdict.judged_at, language)
    lists = shown("" if verdict.trust_version == _EMPTY else verdict.trust_version)[:_VERSION_SHOWN] or say("none")
    line = line_words(verdict.line, language)
    return say("{line} · {when} · trust lists {lists}", line=line, when=when, lists=lists)
