"""The certificates on the trust list, with what needs attention above them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.trust_list import Age, CertificateRow, TrustListScreen
from ecabinet.domain.trust_list.facts import CertificateRole
from ecabinet.ui.desk.words import waiting_badge
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.intents import Dismiss
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption, Heading
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.trust_list.rejudge_bar import RejudgeBar
from ecabinet.ui.trust_list.words import age_badge, end_of_period_text, hierarchy_words, role_words, version_text


class TrustListView(QFrame):
    """List, banners and the ways to import; `opened` tells a certificate's id."""

    intent = Signal(object)
    opened = Signal(str)
    wants_files = Signal()
    wants_folder = Signal()
    wants_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused = ""
        self.files = Button(say("Import files"), ButtonRole.PRIMARY, "upload")
        self.files.setObjectName("trust.files")
        self.files.clicked.connect(self.wants_files)
        self.folder = Button(say("Import a folder"), icon_name="folder-archive")
        self.folder.setObjectName("trust.folder")
        self.folder.clicked.connect(self.wants_folder)
        self.again = Button(say("Check all signatures again"), icon_name="refresh-cw")
        self.again.setObjectName("trust.again")
        self.again.clicked.connect(self.wants_again)
        self.rejudging = RejudgeBar()
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName("trust.refused")
        self.refused.acted.connect(lambda: self.intent.emit(Dismiss(self._refused)))
        self.old = Banner(BannerValue(""))
        self.old.setObjectName("trust.old")
        self.unread = Banner(BannerValue(""))
        self.unread.setObjectName("trust.unread")
        self.unread.acted.connect(self.unread.hide)
        self.pane = ListPane(say("Trust list"))
        self.pane.setObjectName("trust.list")
        self.pane.opened.connect(self.opened)
        self.pane.retried.connect(self.wants_files)
        self.version = Caption()
        self._lay()

    def show_screen(self, screen: TrustListScreen) -> None:
        """Show the list."""
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("Nothing is trusted yet"),
            say(
                "Import the certificates of the authorities and compare each fingerprint with the one the authority"
                " publishes. Until then no signature can be traced to anybody."
            ),
            say("Import files") if screen.is_administrator else "",
            "shield-question-mark",
        )
        self.pane.show_rows([_row(one) for one in screen.certificates], nothing)
        for button in (self.files, self.folder):
            button.setEnabled(screen.is_administrator)
        self.again.setEnabled(screen.is_administrator and not (screen.rejudging and screen.rejudging.waits))
        self.rejudging.show_value(screen.rejudging)
        self._show_old([one for one in screen.certificates if one.age == Age.OLD])
        self._show_refused(screen)
        self.version.setVisible(screen.changed_at is not None)
        if screen.changed_at is not None:
            self.version.setText(
                say(
                    "Version {version} · changed {moment} by {name}",
                    version=version_text(screen.version),
                    moment=date_time_text(screen.changed_at),
                    name=say("the hub") if screen.changed_by_hub else screen.changed_by or "–",
                )
            )

    def show_reading(self) -> None:
        """Say that a worker is reading."""
        self.unread.show_value(BannerValue(say("Reading the files…"), action=say("Dismiss")))
        self.unread.show()

    def show_unread(self, sentence: str) -> None:
        """Say why nothing could be read."""
        self.unread.show_value(BannerValue(say("Nothing was read"), sentence, Tone.DANGER, say("Dismiss")))
        self.unread.setVisible(bool(sentence))

    def _lay(self) -> None:
        mark(self, role="canvas")
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(4))
        column.addWidget(Heading(say("Trust list")))
        column.addWidget(WrapRow(self.files, self.folder, self.again))
        column.addWidget(self.rejudging)
        for banner in (self.refused, self.unread, self.old):
            banner.hide()
            column.addWidget(banner)
        column.addWidget(card, 1)
        column.addWidget(self.version)

    def _show_old(self, rows: list[CertificateRow]) -> None:
        self.old.setVisible(bool(rows))
        if rows:
            names = ", ".join(one.name for one in rows)
            words = say("Import newer ones of: {names}. What was revoked since is not known.", names=names)
            self.old.show_value(BannerValue(say("Revocation lists are too old"), words, Tone.WARNING))

    def _show_refused(self, screen: TrustListScreen) -> None:
        pending = next(iter(screen.refused), None)
        self.refused.setVisible(pending is not None)
        if pending is not None and pending.refusal is not None:
            self._refused = pending.command.id
            words = refusal_sentence(pending.refusal)
            value = BannerValue(say("The hub did not accept this"), words, Tone.DANGER, say("Dismiss"))
            self.refused.show_value(value)


def _row(one: CertificateRow) -> Row:
    anchor = one.role == CertificateRole.ANCHOR
    detail = " · ".join((hierarchy_words(one.hierarchy), role_words(one.role), end_of_period_text(one.facts)))
    if one.is_waiting:
        first = waiting_badge()
    elif one.is_expired:
        first = BadgeValue(say("Expired"), Tone.NEUTRAL, "hourglass")
    elif one.is_known:
        first = BadgeValue(say("As in the catalogue"), Tone.SUCCESS, "circle-check")
    else:
        first = BadgeValue(say("Outside the catalogue"), Tone.WARNING, "shield-question-mark")
    icon = "shield-check" if anchor else "badge-check"
    return Row(one.id, one.name, detail, "", icon, first, marked=anchor, second=age_badge(one))
