"""What was read of one certificate or revocation list, with its tick."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.trust_import import Comparison, FoundCertificateRow, FoundCrlRow
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.facts import CertificateRole
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.editors import Choice, ChoiceEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.trust_list.words import (
    comparison_badge,
    crl_text,
    fingerprint_text,
    hierarchy_words,
    key_text,
    obstacle_words,
    period_text,
    role_words,
)

_LETTERS_FOR_TWO = 40


class CertificateCard(Card):
    """A certificate with its fingerprint beside the one in the catalogue."""

    ticked = Signal()

    def __init__(self, row: FoundCertificateRow, parent: QWidget | None = None) -> None:
        super().__init__(row.name, parent)
        self.row = row
        self.add(_badges(row))
        words = " · ".join((role_words(row.role), period_text(row.facts), key_text(row.facts), row.file))
        self.add(Caption(words))
        if not row.facts.is_self_signed:
            self.add(Caption(say("Issued by {issuer}", issuer=row.facts.issuer)))
        self.add(_fingerprints(row))
        self.tick = CheckRow(
            say("I compared the fingerprint"),
            say("This name is known with another fingerprint. Tick it only if the authority confirms the new one.")
            if row.comparison == Comparison.DIFFERS
            else say("With the one that the authority itself publishes, not with the file's sender."),
        )
        self.tick.setObjectName(f"trust.tick.{row.facts.sha256}")
        self.tick.toggled.connect(self.ticked)
        self.hierarchy = ChoiceEdit(tuple(Choice(one.value, hierarchy_words(one)) for one in Hierarchy))
        self.hierarchy.setObjectName(f"trust.hierarchy.{row.facts.sha256}")
        self.hierarchy.choose(row.hierarchy.value)
        if row.obstacle is None:
            if row.role == CertificateRole.ANCHOR and row.comparison != Comparison.MATCHES:
                self.add(Field(say("Hierarchy"), self.hierarchy))
            self.add(self.tick)

    def is_ticked(self) -> bool:
        """Whether the person compared it and wants it."""
        return self.row.obstacle is None and self.tick.isChecked()

    def chosen_hierarchy(self) -> Hierarchy:
        """Give the hierarchy it goes to."""
        return Hierarchy(self.hierarchy.key())


class CrlCard(Card):
    """A revocation list; it is taken unless the person takes the tick away."""

    ticked = Signal()

    def __init__(self, row: FoundCrlRow, parent: QWidget | None = None) -> None:
        super().__init__(row.name, parent)
        self.row = row
        badges = [BadgeValue(say("Revocation list (CRL)"), Tone.INFO, "scroll-text")]
        if row.obstacle is not None:
            badges.append(BadgeValue(obstacle_words(row.obstacle), Tone.NEUTRAL, "circle-minus"))
        elif row.is_old:
            badges.append(BadgeValue(say("CRL too old"), Tone.WARNING, "clock"))
        self.add(WrapRow(*(Badge(one) for one in badges)))
        self.add(Caption(f"{crl_text(row.facts)} · {row.file}"))
        self.tick = CheckRow(say("Import this revocation list"))
        self.tick.setObjectName(f"trust.tick.{row.facts.sha256}")
        self.tick.setChecked(row.obstacle is None)
        self.tick.toggled.connect(self.ticked)
        if row.obstacle is None:
            self.add(self.tick)

    def is_ticked(self) -> bool:
        """Whether it is to be imported."""
        return self.row.obstacle is None and self.tick.isEnabled() and self.tick.isChecked()

    def show_issuers(self, ticked: Container[str]) -> None:
        """Allow it only when its issuer is on the list or comes along."""
        allowed = not self.row.waits or self.row.issuer in ticked
        self.tick.setEnabled(allowed)
        self.tick.show_value(
            say("Import this revocation list"), "" if allowed else say("Tick the certificate of its issuer first.")
        )


def _badges(row: FoundCertificateRow) -> QWidget:
    badges = [comparison_badge(row.comparison)]
    if row.comparison == Comparison.MATCHES or row.role != CertificateRole.ANCHOR:
        badges.append(BadgeValue(hierarchy_words(row.hierarchy), Tone.INFO, "shield-check"))
    if row.is_expired:
        badges.append(BadgeValue(say("Expired"), Tone.NEUTRAL, "hourglass"))
    if row.obstacle is not None:
        badges.append(BadgeValue(obstacle_words(row.obstacle), Tone.NEUTRAL, "circle-minus"))
    return WrapRow(*(Badge(one) for one in badges))


def _fingerprints(row: FoundCertificateRow) -> QWidget:
    """Lay the file's fingerprint beside the catalogue's, in lines of the same length."""
    panes = Columns(_LETTERS_FOR_TWO, margin_steps=0)
    mark(panes, role="plain")
    panes.add(Fact(say("Fingerprint in the file (SHA-256)"), _digits(row.facts.sha256)))
    known = QFrame()
    mark(known, role="plain")
    column = QVBoxLayout(known)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    if not row.known_fingerprints:
        nothing = Body(say("None under this name. Ask the authority for it."), soft=True)
        column.addWidget(Fact(say("Fingerprint in the catalogue"), nothing))
    for one in row.known_fingerprints:
        tone = Tone.DANGER if row.comparison == Comparison.DIFFERS else Tone.SUCCESS
        column.addWidget(Fact(say("Fingerprint in the catalogue"), _digits(one, tone)))
    column.addStretch(1)
    panes.add(known)
    return panes


def _digits(fingerprint: str, tone: Tone | None = None) -> Body:
    label = Body(fingerprint_text(fingerprint), strong=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.show_tone(tone)
    return label
