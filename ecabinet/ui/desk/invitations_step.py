"""The sixth step: invitations, sent once, and the replies that come back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.attendance import AttendanceRow
from ecabinet.client.screens.checks import Problems, invitation_problems
from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.announce_meeting import AnnounceMeeting
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.meetings.remind_participants import RemindParticipants
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.people.entities import Role
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import answer_badge
from ecabinet.ui.intents import Give, Intent, OpenFile
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import LongTextEdit, TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_FILTERS: dict[str, frozenset[Answer]] = {
    "all": frozenset(Answer),
    "attending": frozenset({Answer.ATTENDING}),
    "absent": frozenset({Answer.ABSENT, Answer.SUBSTITUTED, Answer.SUBSTITUTE_PROPOSED}),
    "silent": frozenset({Answer.NONE}),
}


class SendForm(Form):
    """What is printed on the invitations; sending asks once, because it cannot be undone."""

    def __init__(self) -> None:
        super().__init__("invitations", say("Send the invitations"), "send")
        self.meeting: Id = ""
        self._asks = False
        self._count = 0
        self.save.setObjectName("invitations.send")
        self.lacks = Banner(BannerValue(""))
        self.lacks.hide()
        self.flow.add(self.lacks)
        self.requests = LongTextEdit(say("For example: Study the documents beforehand."), lines=4)
        self.contact = TextEdit(say("Name, telephone"))
        self.add_field(
            "requests", say("Requests to those who attend"), self.requests, say("Printed on every invitation.")
        )
        self.add_field("contact", say("Whom to turn to"), self.contact)
        self.sure = Banner(BannerValue(""))
        self.sure.setObjectName("invitations.sure")
        self.sure.hide()
        self.back = Button(say("Not yet"), ButtonRole.QUIET)
        self.back.setObjectName("invitations.back")
        self.back.clicked.connect(self.ask_nothing)
        self.back.hide()
        self.flow.add(self.sure)
        self.flow.end()
        self.buttons.add(self.back)
        self.filling(on=False)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show for whom and what is still missing; what was typed stays."""
        if self.meeting != meeting.head.id:
            self.meeting = meeting.head.id
            self.filling(on=True)
            self.requests.clear()
            self.contact.clear()
            self.filling(on=False)
            self.ask_nothing()
        self._count = len(meeting.people)
        self.save.setEnabled(bool(meeting.agenda))
        missing = [] if meeting.agenda else [say("The agenda has no items yet.")]
        drafts = sum(1 for item in meeting.agenda for one in item.documents if one.is_draft)
        drafts += sum(1 for one in meeting.documents if one.is_draft)
        if drafts:
            missing.append(say("Documents not published, which nobody will see: {count}.", count=drafts))
        self.lacks.setVisible(bool(missing))
        self.lacks.show_value(BannerValue(say("Before you send"), " ".join(missing), Tone.WARNING))

    def problems(self) -> Problems:
        """Check what is printed."""
        return invitation_problems(self.requests.toPlainText(), self.contact.text())

    def intent(self) -> Intent | None:
        """Ask once; then send."""
        if not self._asks:
            self._asks = True
            words = say("{count} people are invited and see agenda and documents.", count=self._count)
            self.sure.show_value(BannerValue(words, say("This cannot be taken back."), Tone.INFO))
            self.sure.show()
            self.back.show()
            self.save.show_text(say("Yes, send {count} invitations", count=self._count))
            return None
        self.ask_nothing()
        fields: dict[str, object] = {"requests": self.requests.toPlainText(), "contact": self.contact.text()}
        return Give(AnnounceMeeting, fields, self.meeting)

    def ask_nothing(self) -> None:
        """Go back to before the question."""
        self._asks = False
        self.sure.hide()
        self.back.hide()
        self.save.show_text(say("Send the invitations"))

    def changed_by_hand(self, key: str) -> None:
        """Ask again after a change."""
        del key
        if self._asks:
            self.ask_nothing()


class InvitationsStep(StepView):
    """Before: the form. After: who answered what, each invitation as a paper, and a reminder."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.form = SendForm()
        self.form.given.connect(self.intent)
        self.remind = Button(say("Remind"), ButtonRole.PRIMARY, "bell")
        self.remind.setObjectName("invitations.remind")
        self.remind.clicked.connect(lambda: self.give(RemindParticipants))
        self.filter = SegmentedTabs(self._segments(()), "all")
        self.filter.setObjectName("invitations.filter")
        self.filter.chosen.connect(lambda _key: self._show_replies())
        self.pane = ListPane(say("Replies"))
        self.pane.setObjectName("invitations.list")
        self.pane.opened.connect(self._open)
        self.printed = Body(soft=True)
        self._stack = QStackedLayout()
        before = Card(say("Invitations"))
        before.add(self.form, 1)
        self._stack.addWidget(before)
        self._stack.addWidget(self._after())
        self.column.addLayout(self._stack, 1)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the form of a draft, or the replies."""
        self.form.show_meeting(meeting)
        sent = meeting.head.state is not MeetingState.DRAFT
        self._stack.setCurrentIndex(1 if sent else 0)
        if not sent:
            return
        rows = self._invited()
        silent = sum(1 for row in rows if row.answer is Answer.NONE)
        self.filter.show_value(self._segments(rows), self.filter.current_key())
        self.remind.show_text(say("Remind {count} who have not replied", count=silent) if silent else say("Remind"))
        self.remind.setEnabled(bool(silent) and meeting.head.state is MeetingState.ANNOUNCED)
        said = meeting.invitation
        if said is not None:
            self.printed.setText(say("Printed on them: {requests} Contact: {contact}",
                                     requests=said.requests, contact=said.contact))  # fmt: skip
        self._show_replies()

    def first_focus(self) -> QWidget:
        """Begin where there is something to do."""
        return self.pane if self._stack.currentIndex() else self.form.requests

    def _after(self) -> QWidget:
        page = QFrame()
        mark(page, role="canvas")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        column.addWidget(WrapRow(self.filter, self.remind))
        column.addWidget(card, 1)
        column.addWidget(self.printed)
        column.addWidget(Caption(say("Enter or a click opens the invitation as a paper.")))
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        return page

    def _invited(self) -> tuple[AttendanceRow, ...]:
        return tuple(row for row in self.meeting.people if row.role is not Role.SECRETARIAT)

    def _segments(self, rows: tuple[AttendanceRow, ...]) -> tuple[Segment, ...]:
        words = {
            "all": say("All"),
            "attending": say("Will attend"),
            "absent": say("Absent or substitute"),
            "silent": say("No reply yet"),
        }
        return tuple(
            Segment(key, text, sum(1 for row in rows if row.answer in _FILTERS[key])) for key, text in words.items()
        )

    def _show_replies(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        wanted = _FILTERS[self.filter.current_key() or "all"]
        rows = [self._row(row) for row in self._invited() if row.answer in wanted]
        self.pane.show_rows(rows, AbsenceValue(Absence.EMPTY, say("Nobody here"), icon="users"))

    def _row(self, row: AttendanceRow) -> Row:
        about = [row.position]
        if row.reason:
            about.append(say("reason: {reason}", reason=row.reason))
        if row.replaced_by:
            about.append(say("sends {name}", name=row.replaced_by))
        if row.stands_for:
            about.append(say("stands in for {name}", name=row.stands_for))
        paper = self._paper(row.participant)
        number = "" if row.invitation_number is None else say("Invitation {number}", number=row.invitation_number)
        icon = "mail" if paper is not None else "hourglass"
        return Row(row.participant, row.full_name, " · ".join(about), number, icon, answer_badge(row, sent=True))

    def _paper(self, participant: Id) -> OpenFile | None:
        for paper in self.meeting.papers:
            if paper.paper_kind is PaperKind.INVITATION and paper.about == participant:
                return OpenFile(paper.file_name, paper.sha256)
        return None

    def _open(self, key: str) -> None:
        paper = self._paper(key)
        if paper is not None:
            self.intent.emit(paper)
