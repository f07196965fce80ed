"""One certificate of the list: everything that is known of it, and the way off the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.trust_list import AddressRow, Age, CertificateRow
from ecabinet.domain.trust_list.remove_certificate import RemoveCertificate
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.trust_list.words import (
    asked_text,
    crl_text,
    end_text,
    fingerprint_text,
    hierarchy_words,
    key_text,
    period_text,
    role_words,
    source_text,
)


class CertificateSheet(QFrame):
    """Facts of a certificate; `given` carries the removal after it was confirmed."""

    given = Signal(object)

    def __init__(self, row: CertificateRow, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(space(1), 0, space(3), space(1))
        flow.add(_badges(row))
        self.fingerprint = Body(fingerprint_text(row.facts.sha256), strong=True)
        self.fingerprint.setObjectName("trust.fingerprint")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        flow.add(Fact(say("Fingerprint (SHA-256)"), self.fingerprint))
        flow.add(_crls(row))
        for address in row.addresses:
            flow.add(_address(address))
        flow.add(Fact(say("Name"), row.facts.subject))
        flow.add(Fact(say("Issuer"), say("Itself") if row.facts.is_self_signed else row.facts.issuer))
        flow.add(Fact(say("Period of validity"), period_text(row.facts)))
        flow.add(Fact(say("Key and hash"), key_text(row.facts)))
        flow.add(Fact(say("Serial number"), row.facts.serial))
        words = say("{name}, {moment}", name=row.confirmed_name or "–", moment=date_time_text(row.confirmed_at))
        flow.add(Fact(say("Confirmed by"), words))
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        column.addWidget(self._way_off(may_change=may_change))
        mark(self, role="plain")

    def _way_off(self, *, may_change: bool) -> QWidget:
        """Ask twice: what is removed takes its revocation lists along, and documents are judged again."""
        self.remove = Button(say("Take off the trust list"), icon_name="trash-2")
        self.remove.setObjectName("trust.remove")
        self.remove.setEnabled(may_change)
        self.warning = Banner(
            BannerValue(
                say("Take it off the trust list?"),
                say("Its revocation lists go with it, and the signatures of all documents are judged again."),
                Tone.WARNING,
            )
        )
        self.confirm = Button(say("Take off the trust list"), ButtonRole.DANGER, "trash-2")
        self.confirm.setObjectName("trust.remove_confirmed")
        self.keep = Button(say("Keep it"))
        self.keep.setObjectName("trust.keep")
        self.remove.clicked.connect(lambda: self._ask(asking=True))
        self.keep.clicked.connect(lambda: self._ask(asking=False))
        self.confirm.clicked.connect(
            lambda: self.given.emit(Give(RemoveCertificate, {"certificate": self._row.facts.sha256}))
        )
        foot = QFrame()
        mark(foot, role="plain")
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.warning)
        column.addWidget(WrapRow(self.remove, self.confirm, self.keep))
        self._ask(asking=False)
        return foot

    def _ask(self, *, asking: bool) -> None:
        self.remove.setVisible(not asking)
        for widget in (self.warning, self.confirm, self.keep):
            widget.setVisible(asking)
        if asking:
            self.keep.setFocus()


def _badges(row: CertificateRow) -> QWidget:
    words = [BadgeValue(hierarchy_words(row.hierarchy), Tone.INFO, "shield-check"), BadgeValue(role_words(row.role))]
    if row.is_known:
        words.append(BadgeValue(say("As in the catalogue"), Tone.SUCCESS, "circle-check"))
    else:
        words.append(BadgeValue(say("Not in the catalogue"), Tone.WARNING, "shield-question-mark"))
    if row.is_expired:
        words.append(BadgeValue(say("Expired"), Tone.NEUTRAL, "hourglass"))
    return WrapRow(*(Badge(one) for one in words))


def _crls(row: CertificateRow) -> QWidget:
    box = QFrame()
    mark(box, role="plain")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Caption(say("Revocation list (CRL)")))
    if not row.crls:
        column.addWidget(Body(say("None. Revocation counts as not checked where the document carries no proof.")))
    for crl in row.crls:
        column.addWidget(Body(crl_text(crl.facts)))
        end = Body(end_text(crl), soft=crl.age != Age.OLD, strong=crl.age == Age.OLD)
        if crl.age == Age.OLD:
            end.show_tone(Tone.WARNING)
        column.addWidget(end)
        column.addWidget(Caption(source_text(crl)))
    return box


def _address(row: AddressRow) -> QWidget:
    """Name an address with what came of it; an address has no spaces, so it may break at its parts."""
    box = QFrame()
    mark(box, role="plain")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    where = Body(row.address.replace("/", "/\u200b"))
    where.setAccessibleName(row.address)
    caption = say("Address of a responder (OCSP)") if row.is_responder else say("Address of revocation lists")
    column.addWidget(Fact(caption, where))
    column.addWidget(Body(asked_text(row), soft=True))
    return box
