"""The top of a meeting's page: when, where, how I stand, and what I can do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.home import Action
from ecabinet.client.screens.mandates import Mandate
from ecabinet.client.screens.meeting import MeetingScreen
from ecabinet.domain.attendance.check_in import CheckIn
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.participants.entities import Answer
from ecabinet.ui.delegate.words import answer_badge, state_badge
from ecabinet.ui.formats import span_text
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.quorum_light import QuorumLight, QuorumValue
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.mandate_words import line_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import TypeRole, space


class MeetingHeadPane(QFrame):
    """Title, time and place in a line, my state and who votes for me, quorum where I see it, what I can do."""

    intent = Signal(object)
    reply_wanted = Signal()
    mandate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: MeetingScreen | None = None
        self._title = Heading("", TypeRole.TITLE)
        self._state = Badge(BadgeValue(""))
        self._when = Badge(BadgeValue(""))
        self._mine = Badge(BadgeValue(""))
        self._quorum = QuorumLight(QuorumValue(0, 0, 0, met=False))
        self._check_in = Button(say("Check in"), ButtonRole.PRIMARY, "user-check")
        self._check_in.setObjectName("meeting.check_in")
        self._check_in.clicked.connect(self._go_in)
        self._reply = Button(say("Reply…"), ButtonRole.SECONDARY, "mail")
        self._reply.setObjectName("meeting.reply")
        self._reply.clicked.connect(self.reply_wanted)
        self._mandate = Button(say("Mandate to vote…"), ButtonRole.SECONDARY, "users")
        self._mandate.setObjectName("meeting.mandate")
        self._mandate.clicked.connect(self.mandate_wanted)
        self._votes_for_me = Body(strong=True)
        self._votes_for_me.setObjectName("meeting.votes_for_me")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(4), space(6), 0)
        column.setSpacing(space(2))
        column.addWidget(self._title)
        buttons = (self._check_in, self._reply, self._mandate)
        column.addWidget(WrapRow(self._state, self._when, self._mine, self._quorum, *buttons))
        column.addWidget(self._votes_for_me)
        mark(self, role="canvas")

    def show_value(self, screen: MeetingScreen) -> None:
        """Show another state of the meeting."""
        self._screen = screen
        meeting, part = screen.meeting, screen.meeting.part
        head = meeting.head
        self._title.setText(head.title)
        self._state.show_value(state_badge(head.state))
        when = f"{span_text(head.starts_at, head.ends_at)} · {head.place}"
        self._when.show_value(BadgeValue(when, icon="clock"))
        self._mine.setVisible(part is not None)
        if part is not None:
            self._mine.show_value(answer_badge(part))
        roll = screen.roll
        running = head.state == MeetingState.IN_SESSION
        self._title.setVisible(not running)  # the bar over the page names the running meeting
        self._quorum.setVisible(roll is not None and running)
        if roll is not None:
            self._quorum.show_value(QuorumValue(roll.present, roll.total, roll.needed, roll.is_quorate))
        waits = part is not None and part.check_in_waits
        self._check_in.setVisible(meeting.action == Action.CHECK_IN)
        self._check_in.setEnabled(not waits)
        self._show_mandate(screen.mandate)
        ahead = head.state in {MeetingState.ANNOUNCED, MeetingState.IN_SESSION}
        self._reply.setVisible(part is not None and ahead and not part.present and part.answer != Answer.SUBSTITUTED)

    def _show_mandate(self, mandate: Mandate | None) -> None:
        """Say who votes for me and for whom I do; who cannot give a mandate and has given none is offered nothing."""
        words = "" if mandate is None else line_words(mandate)
        self._votes_for_me.setText(words)
        self._votes_for_me.setVisible(bool(words))
        self._mandate.setVisible(mandate is not None and (mandate.may_give or mandate.carrier is not None))

    def _go_in(self) -> None:
        if self._screen is not None and self._screen.meeting.part is not None:
            fields = {"attendance": NEW, "participant": self._screen.meeting.part.participant}
            self.intent.emit(Give(CheckIn, fields, meeting=self._screen.meeting.head.id))
