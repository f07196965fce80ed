"""The third step: who takes part, in protocol order, and what they answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ecabinet.client.screens.attendance import AttendanceRow
from ecabinet.client.screens.desk import DeskMeeting, DeskScreen
from ecabinet.client.screens.folding import matches
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.participants.entities import Answer
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.people_forms import GuestForm, ParticipantSheet, SubstituteForm
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import answer_badge, role_words
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.mandate_pane import MandatePane
from ecabinet.ui.mandate_words import mandate_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class PeopleStep(StepView):
    """The list; one opens in the sheet, a guest is invited, a substitute decided on."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self._sheet: GuestForm | SubstituteForm | None = None
        self._mandate: MandatePane | None = None
        self.invite = Button(say("Invite a guest"), ButtonRole.PRIMARY, "plus")
        self.invite.setObjectName("people.invite")
        self.invite.clicked.connect(self._invite)
        QShortcut(
            QKeySequence("Ctrl+N"), self, self.invite.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.search = TextEdit(say("Search name, position or agency"))
        self.search.setObjectName("people.search")
        self.search.setAccessibleName(say("Search the people of the meeting"))
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.proposals = Banner(BannerValue(""))
        self.proposals.setObjectName("people.proposals")
        self.proposals.acted.connect(self._open_first_proposal)
        self.proposals.hide()
        self.pane = ListPane(say("People"))
        self.pane.setObjectName("people.list")
        self.pane.opened.connect(self.open_person)
        self.pane.retried.connect(self.search.clear)
        self.sum = Caption()
        tools = QHBoxLayout()
        tools.setSpacing(space(4))
        tools.addWidget(self.invite)
        tools.addWidget(self.search, 1)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        self.column.addLayout(tools)
        self.column.addWidget(self.proposals)
        self.column.addWidget(card, 1)
        self.column.addWidget(self.sum)

    def show_value(self, screen: DeskScreen) -> None:
        """Show the meeting, and in the sheet whom a search found."""
        super().show_value(screen)
        if self._sheet is not None and self.beside.is_open():
            self._sheet.show_screen(screen)
        if self._mandate is not None and self.beside.is_open() and screen.meeting is not None:
            self._show_mandate(self._mandate, screen.meeting)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the people."""
        self.invite.setEnabled(meeting.may_edit)
        waits = [row for row in meeting.people if row.proposal is not None]
        self.proposals.setVisible(bool(waits))
        if waits:
            words = say("Substitutes to decide on: {count}", count=len(waits))
            names = ", ".join(row.full_name for row in waits)
            self.proposals.show_value(BannerValue(words, names, Tone.WARNING, say("Decide")))
        counts = {answer: sum(1 for row in meeting.people if row.answer is answer) for answer in Answer}
        self.sum.setText(
            say(
                "{count} people · {attending} will attend · {absent} absent · {substituted} send a substitute",
                count=len(meeting.people),
                attending=counts[Answer.ATTENDING],
                absent=counts[Answer.ABSENT],
                substituted=counts[Answer.SUBSTITUTED],
            )
        )
        self._show_rows()

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.pane

    def open_person(self, key: str) -> None:
        """Open one participant: the proposal they made, if it waits, else their entry."""
        row = next((one for one in self.meeting.people if one.participant == key), None)
        if row is None:
            return
        if row.proposal is None:
            self._sheet = None
            sheet = ParticipantSheet(self.meeting, row)
            sheet.mandate_wanted.connect(lambda: self.open_mandate(row))
            self.open_form(row.full_name, sheet)
            return
        form = SubstituteForm(self.meeting, row)
        form.searched.connect(self.searched)
        self._show_sheet(say("Substitute"), form)
        form.begin()

    def open_mandate(self, row: AttendanceRow) -> None:
        """Open who votes for a participant's seat, to record what they said of it."""
        mandate = None if self.meeting.mandates is None else self.meeting.mandates.of(row.participant)
        if mandate is None:
            return
        pane = MandatePane(mandate, own=False)
        pane.intent.connect(self.intent)
        pane.done.connect(self.beside.close_sheet)
        self.beside.open_sheet(say("Mandate to vote"), pane)
        self._mandate, mark_of = pane, id(pane)
        pane.destroyed.connect(lambda: self._forget(mark_of))

    def row_of(self, row: AttendanceRow, *, sent: bool) -> Row:
        """Give a participant as a row; an heir may say something else of them."""
        return participant_row(row, sent=sent)

    def _show_mandate(self, pane: MandatePane, meeting: DeskMeeting) -> None:
        mandate = None if meeting.mandates is None else meeting.mandates.of(pane.seat)
        if mandate is not None:
            pane.show_value(mandate)
        elif not pane.isHidden():
            self.beside.close_sheet()

    def _show_sheet(self, title: str, form: GuestForm | SubstituteForm) -> None:
        self._sheet = form
        mark_of = id(form)
        form.destroyed.connect(lambda: self._forget(mark_of))
        self.open_form(title, form, form.search.line)

    def _forget(self, gone: int) -> None:
        if self._sheet is not None and id(self._sheet) == gone:
            self._sheet = None
        if self._mandate is not None and id(self._mandate) == gone:
            self._mandate = None

    def _invite(self) -> None:
        form = GuestForm(self.meeting)
        form.searched.connect(self.searched)
        self._show_sheet(say("Invite a guest"), form)

    def _open_first_proposal(self) -> None:
        waits = [row for row in self.meeting.people if row.proposal is not None]
        if waits:
            self.pane.choose(waits[0].participant)
            self.open_person(waits[0].participant)

    def _show_rows(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        words = self.search.text()
        sent = self.meeting.head.state is not MeetingState.DRAFT
        rows = [
            self.row_of(row, sent=sent)
            for row in self.meeting.people
            if matches(words, row.full_name, row.position, row.agency_name)
        ]
        nothing = AbsenceValue(Absence.EMPTY, say("Nobody fits"), action=say("Show all"), icon="search")
        self.pane.show_rows(rows, nothing)


def participant_row(row: AttendanceRow, *, sent: bool) -> Row:
    """Give a participant as a row."""
    about = [row.position, row.agency_name]
    if row.stands_for:
        about.append(say("stands in for {name}", name=row.stands_for))
    if row.carrier:
        about.append(mandate_words(row.carrier))
    if row.reason:
        about.append(say("reason: {reason}", reason=row.reason))
    part = role_words(row.role)
    if row.items:
        part = say("{part} · items: {count}", part=part, count=len(row.items))
    return Row(
        row.participant,
        row.full_name,
        " · ".join(words for words in about if words),
        part,
        "users" if row.stands_for else "user",
        answer_badge(row, sent=sent),
    )
