"""The reply to an invitation: I attend, I am absent and why, or somebody comes in my place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.client.screens.home import HomeMeeting
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.participants.propose_substitute import ProposeSubstitute
from ecabinet.domain.participants.reply_to_invitation import ReplyToInvitation
from ecabinet.ui.delegate.words import answer_sentence
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import LongTextEdit, TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class ReplySheet(QFrame):
    """Three ways to reply; `intent` gives the reply, `done` when one was given."""

    intent = Signal(object)
    done = Signal()

    def __init__(self, meeting: HomeMeeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reply")
        self._meeting = meeting
        self._stands = Body(soft=True)
        self._reason = LongTextEdit(lines=3)
        self._reason.setObjectName("reply.reason")
        read_by = say("The chair and the secretariat read it; it is printed in the minutes.")
        self._reason_field = Field(say("Reason"), self._reason, read_by)
        self._name = self._text("reply.substitute_name")
        self._position = self._text("reply.substitute_position")
        self._email = self._text("reply.substitute_email")
        self._why = self._text("reply.substitute_reason")
        self._fields = (
            Field(say("Full name"), self._name),
            Field(say("Position"), self._position),
            Field(say("E-mail"), self._email),
            Field(say("Reason"), self._why),
        )
        self._cards = QStackedWidget()
        segments = [Segment("attend", say("Attend")), Segment("absent", say("Absent"))]
        made = [self._attend_card(), self._absent_card()]
        if meeting.part is not None and meeting.part.may_send_substitute:
            segments.append(Segment("substitute", say("Substitute")))
            made.append(self._substitute_card())
        for card in made:
            self._cards.addWidget(card)
        self._segments = tuple(segments)
        self._tabs = SegmentedTabs(segments)
        self._tabs.setObjectName("reply.tabs")
        for button, segment in zip(self._tabs.findChildren(QPushButton), segments, strict=True):
            button.setObjectName(f"reply.tab.{segment.key}")
        self._tabs.chosen.connect(self.choose)
        self._lay()
        self.show_value(meeting)

    def show_value(self, meeting: HomeMeeting) -> None:
        """Show what stands now; what is half typed stays."""
        self._meeting = meeting
        self._stands.setText("" if meeting.part is None else answer_sentence(meeting.part))

    def choose(self, key: str) -> None:
        """Open one of the ways to reply."""
        keys = ("attend", "absent", "substitute")
        if key in keys[: self._cards.count()]:
            self._cards.setCurrentIndex(keys.index(key))
            self._tabs.show_value(self._segments, key)

    def _lay(self) -> None:
        flow = Flow(margin_steps=0)
        for widget in (self._stands, self._tabs, self._cards):
            flow.add(widget)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        mark(self, role="plain")

    def _attend_card(self) -> QWidget:
        go = self._button("reply.give_attend", say("I will attend"), self._attend)
        return _column(Body(say("The chair and the secretariat see your reply at once.")), go)

    def _absent_card(self) -> QWidget:
        return _column(self._reason_field, self._button("reply.give_absent", say("Report my absence"), self._absent))

    def _substitute_card(self) -> QWidget:
        words = Body(say("A substitute attends and speaks, and does not vote. The secretariat decides."))
        go = self._button("reply.give_substitute", say("Propose this substitute"), self._substitute)
        return _column(words, *self._fields, go)

    def _text(self, name: str) -> TextEdit:
        made = TextEdit()
        made.setObjectName(name)
        return made

    def _button(self, name: str, words: str, pressed: object) -> Button:
        made = Button(words, ButtonRole.PRIMARY)
        made.setObjectName(name)
        made.clicked.connect(pressed)
        return made

    def _attend(self) -> None:
        self._give(ReplyToInvitation, {"attending": True})

    def _absent(self) -> None:
        reason = self._reason.toPlainText().strip()
        self._reason_field.show_error("" if reason else say("Please give a reason for the absence."))
        if reason:
            self._give(ReplyToInvitation, {"attending": False, "reason": " ".join(reason.split())})

    def _substitute(self) -> None:
        texts = [editor.text().strip() for editor in (self._name, self._position, self._email, self._why)]
        for field, text in zip(self._fields, texts, strict=True):
            field.show_error("" if text else say("Please fill in this text."))
        if all(texts):
            names = ("full_name", "position", "email", "reason")
            self._give(ProposeSubstitute, {"substitution": NEW, **dict(zip(names, texts, strict=True))})

    def _give(self, verb: type[ReplyToInvitation | ProposeSubstitute], fields: dict[str, object]) -> None:
        part = self._meeting.part
        if part is not None and part.answer != Answer.SUBSTITUTED:
            self.intent.emit(Give(verb, {"participant": part.participant, **fields}, meeting=self._meeting.head.id))
            self.done.emit()


def _column(*widgets: QWidget) -> QFrame:
    box = QFrame()
    mark(box, role="plain")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(3))
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return box
