"""What was read in the chosen files, to be compared and ticked one by one before anything is trusted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.trust_import import ImportScreen
from ecabinet.domain.kernel import Refusal
from ecabinet.ui.formats import number_text
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.trust_list.found_card import CertificateCard, CrlCard


class ImportView(QFrame):
    """A card for each certificate and list; `confirmed` asks to import what is ticked, `left` to import nothing."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, screen: ImportScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.certificates = [CertificateCard(row) for row in screen.certificates]
        self.crls = [CrlCard(row) for row in screen.crls]
        self.confirm = Button("", ButtonRole.PRIMARY, "check")
        self.confirm.setObjectName("trust.confirm")
        self.confirm.clicked.connect(self.confirmed)
        self.leave = Button(say("Import nothing"))
        self.leave.setObjectName("trust.leave")
        self.leave.clicked.connect(self.left)
        self.sum = Caption()
        flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(0, 0, space(3), 0)
        flow.add(
            Body(say("Nothing is trusted because it stands in a file or in the catalogue. Tick what you compared."))
        )
        for problem in screen.problems:
            words = refusal_sentence(Refusal(problem.code))
            flow.add(Banner(BannerValue(problem.file, words, Tone.DANGER)))
        for card in self.certificates:
            card.ticked.connect(self._count)
            flow.add(card)
        for crl in self.crls:
            crl.ticked.connect(self._count)
            flow.add(crl)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(3))
        column.addWidget(Heading(say("Compare before you trust")))
        column.addWidget(flow, 1)
        column.addWidget(self.sum)
        column.addWidget(WrapRow(self.confirm, self.leave))
        mark(self, role="canvas")
        self._count()

    def _count(self) -> None:
        ticked = {card.row.facts.sha256 for card in self.certificates if card.is_ticked()}
        for crl in self.crls:
            crl.show_issuers(ticked)
        crls = sum(1 for card in self.crls if card.is_ticked())
        self.confirm.show_text(say("Put on the trust list"))
        self.confirm.setEnabled(bool(ticked or crls))
        self.sum.setText(
            say(
                "Ticked: certificates {certificates}, revocation lists {lists}",
                certificates=number_text(len(ticked)),
                lists=number_text(crls),
            )
        )
