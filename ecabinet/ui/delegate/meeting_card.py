"""The meeting that matters now, as one large card with the one action that matters now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.client.screens.home import Action, HomeMeeting, MyPart
from ecabinet.domain.attendance.check_in import CheckIn
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.participants.reply_to_invitation import ReplyToInvitation
from ecabinet.ui.delegate.words import answer_badge, answer_sentence, state_badge
from ecabinet.ui.formats import day_text, time_text
from ecabinet.ui.intents import NEW, Give, Go, OpenFile
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.shell.top_words import live_line
from ecabinet.ui.theme import TypeRole, space


class MeetingCard(Card):
    """Shows a meeting; `intent` does what its buttons say, `reply_wanted` asks for the reply sheet."""

    intent = Signal(object)
    reply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._meeting: HomeMeeting | None = None
        self._state = Badge(BadgeValue(""))
        self._answer = Badge(BadgeValue(""))
        self._title = Heading("", TypeRole.HEADING)
        self._live = Body(strong=True)
        self._when, self._where, self._chair = Body(), Body(), Body()
        self._mine = Body(soft=True)
        self._enter = self._button("home.enter", say("Enter the meeting"), "door-open", self._go)
        self._check_in = self._button("home.check_in", say("Check in"), "user-check", self._give_check_in)
        self._attend = self._button("reply.attend", say("I will attend"), "check", self._give_attend)
        self._reply = self._button("home.reply", say("Absent or substitute…"), "mail", self.reply_wanted.emit)
        self._open = self._button("home.open", say("Agenda and documents"), "file-text", self._go)
        self._invitation = self._button("home.invitation", say("Read the invitation"), "scroll-text", self._read)
        self._lay()

    def show_value(self, meeting: HomeMeeting, now: datetime | None = None) -> None:
        """Show another state of the meeting."""
        if meeting == self._meeting:
            return
        self._meeting = meeting
        head, part = meeting.head, meeting.part
        running = head.state == MeetingState.IN_SESSION
        self._state.show_value(state_badge(head.state))
        self._answer.setVisible(part is not None)
        self._mine.setVisible(part is not None)
        if part is not None:
            self._answer.show_value(answer_badge(part))
            self._mine.setText(answer_sentence(part))
        self._title.setText(head.title)
        self._live.setVisible(running)
        self._when.setText(f"{day_text(head.starts_at)} · {time_text(head.starts_at)}–{time_text(head.ends_at)}")
        self._where.setText(head.place)
        self._chair.setText(say("Chair: {name}, {position}", name=head.chair_name, position=head.chair_position))
        self.show_live(live=running)
        self._show_actions(meeting, part)
        if now is not None:
            self.tick(now)

    def tick(self, now: datetime) -> None:
        """Move the running time."""
        if self._meeting is not None and self._meeting.head.state == MeetingState.IN_SESSION:
            self._live.setText(live_line(self._meeting.head, now))

    def _show_actions(self, meeting: HomeMeeting, part: MyPart | None) -> None:
        action = meeting.action
        waits = part is not None and part.check_in_waits
        answered = part is not None and part.answer == Answer.ATTENDING
        over = meeting.head.state not in {MeetingState.ANNOUNCED, MeetingState.IN_SESSION}
        substituted = part is not None and part.answer == Answer.SUBSTITUTED
        may_reply = part is not None and not over and not part.present and not substituted
        self._enter.setVisible(action == Action.ENTER)
        self._check_in.setVisible(action == Action.CHECK_IN)
        self._check_in.setEnabled(not waits)
        self._check_in.show_text(say("Checking in…") if waits else say("Check in"))
        self._attend.setVisible(may_reply and not answered)
        first = action == Action.REPLY and not answered
        self._attend.show_role(ButtonRole.PRIMARY if first else ButtonRole.SECONDARY)
        self._reply.setVisible(may_reply)
        self._reply.show_text(say("Change my reply…") if answered else say("Absent or substitute…"))
        self._open.setVisible(action != Action.ENTER)
        self._invitation.setVisible(meeting.invitation_sha256 is not None)
        self._check_in.show_role(ButtonRole.PRIMARY)
        self._enter.show_role(ButtonRole.PRIMARY)

    def _button(self, name: str, words: str, icon_name: str, pressed: object) -> Button:
        made = Button(words, icon_name=icon_name)
        made.setObjectName(name)
        made.clicked.connect(pressed)
        return made

    def _lay(self) -> None:
        self.add(WrapRow(self._state, self._answer))
        self.add(self._title)
        self.add(self._live)
        for icon_name, label in (("clock", self._when), ("map-pin", self._where), ("gavel", self._chair)):
            self.add(_line(icon_name, label))
        self.add(self._mine)
        actions = (self._enter, self._check_in, self._attend, self._reply, self._open, self._invitation)
        self.add(WrapRow(*actions))

    def _go(self) -> None:
        if self._meeting is not None:
            self.intent.emit(Go(Place.MEETING, self._meeting.head.id))

    def _give_check_in(self) -> None:
        if self._meeting is not None and self._meeting.part is not None:
            fields = {"attendance": NEW, "participant": self._meeting.part.participant}
            self.intent.emit(Give(CheckIn, fields, meeting=self._meeting.head.id))

    def _give_attend(self) -> None:
        if self._meeting is not None and self._meeting.part is not None:
            fields = {"participant": self._meeting.part.participant, "attending": True}
            self.intent.emit(Give(ReplyToInvitation, fields, meeting=self._meeting.head.id))

    def _read(self) -> None:
        if self._meeting is not None and self._meeting.invitation_sha256 is not None:
            self.intent.emit(OpenFile(say("Invitation"), self._meeting.invitation_sha256))


def _line(icon_name: str, label: Body) -> QFrame:
    line = QFrame()
    mark(line, role="plain")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(2))
    row.addWidget(IconLabel(icon_name))
    row.addWidget(label, 1)
    return line
