"""What I say of an item before it is treated: agree, object with a reason, wish to speak."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ecabinet.client.screens.positions import MyPosition, Saying, Standing
from ecabinet.domain.kernel import Id
from ecabinet.domain.positions.declare_position import LONGEST_REASON, DeclarePosition
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.positions.withdraw_position import WithdrawPosition
from ecabinet.ui.intents import NEW, Dismiss, Give
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.ballot_button import BallotButton, BallotOption
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import LongTextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.positions.words import is_of_interest, saying_words, stance_words, standing_badge, standing_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, current, space

_SPEAK = "speak"


class _SideBySide(QFrame):
    """Two choices beside each other, or one below the other where so many letters have no room."""

    _LETTERS = 30

    def __init__(self, *choices: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space(3))
        for choice in choices:
            self._box.addWidget(choice, 1)
        mark(self, role="plain")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between row and column."""
        super().resizeEvent(event)
        wide = self.width() >= current().text_px() * self._LETTERS
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class MyPositionCard(Card):
    """Three large choices; an objection is sent with its reason. What is half typed stays while the rest changes."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("My position before the session"), parent)
        self._meeting: Id = ""
        self._position: MyPosition | None = None
        self._is_writing = False
        self._about = Caption(say("The chair and the secretariat see it, other members never. It is no vote."))
        self._badge = Badge(BadgeValue(""))
        self._sentence = Body(soft=True)
        self._words = Body(strong=True)
        self._buttons = {
            Stance.AGREE.value: self._choice(Stance.AGREE.value, stance_words(Stance.AGREE), Tone.SUCCESS),
            Stance.OBJECT.value: self._choice(Stance.OBJECT.value, stance_words(Stance.OBJECT), Tone.DANGER),
            _SPEAK: self._choice(_SPEAK, say("I wish to speak"), Tone.INFO),
        }
        self._reason = LongTextEdit(lines=3)
        self._reason.setObjectName("position.reason")
        self._reason.textChanged.connect(self._typed)
        self._field = Field(say("Why I object"), self._reason, say("The chair reads it before the session."))
        self._send = self._button("position.send", say("Send the objection"), ButtonRole.PRIMARY, "send")
        self._send.clicked.connect(self._object)
        self._withdraw = self._button("position.withdraw", say("Withdraw my position"), ButtonRole.QUIET, "undo-2")
        self._withdraw.clicked.connect(self._take_back)
        self._dismiss = self._button("position.dismiss", say("I have seen it"), ButtonRole.QUIET, "check")
        self._dismiss.clicked.connect(self._put_away)
        self._sides = _SideBySide(self._buttons[Stance.AGREE.value], self._buttons[Stance.OBJECT.value])
        self._send_row, self._end_row = WrapRow(self._send), WrapRow(self._withdraw, self._dismiss)
        for widget in (WrapRow(self._badge), self._sentence, self._words, self._sides, self._field, self._send_row):
            self.add(widget)
        self.add(self._buttons[_SPEAK])
        self.add(self._end_row)
        self.add(self._about)

    def show_value(self, meeting: Id, position: MyPosition | None) -> None:
        """Show my position on an item; without one that was or may be declared the card goes away."""
        before, self._meeting, self._position = self._position, meeting, position
        self.setVisible(position is not None and is_of_interest(position))
        if position is None:
            self._is_writing = False
            return
        if before is None or before.item != position.item:
            self._is_writing = False
        may = position.may_declare
        self._badge.show_value(standing_badge(position))
        self._sentence.setText(standing_sentence(position))
        self._sentence.setVisible(bool(self._sentence.text()))
        said = saying_words(position.saying)
        self._words.setText(f"{said}: {position.saying.reason}" if position.saying.reason else said)
        self._words.setVisible(bool(said) and not may)
        for widget in (self._sides, self._buttons[_SPEAK]):
            widget.setVisible(may)
        may_withdraw, is_refused = may and not position.saying.is_empty, position.standing == Standing.REFUSED
        self._withdraw.setVisible(may_withdraw)
        self._dismiss.setVisible(is_refused)
        self._end_row.setVisible(may_withdraw or is_refused)
        self._show_choices()

    def _show_choices(self) -> None:
        """Tick what was given; while an objection is being written, that."""
        if self._position is None:
            return
        saying = self._position.saying
        objects = saying.stance == Stance.OBJECT or self._is_writing
        agrees = saying.stance == Stance.AGREE and not self._is_writing
        ticked = {Stance.AGREE.value: agrees, Stance.OBJECT.value: objects, _SPEAK: saying.wishes_to_speak}
        for key, button in self._buttons.items():
            button.setChecked(ticked[key])
        if not self._is_writing and self._reason.toPlainText() != saying.reason:
            self._reason.blockSignals(True)
            self._reason.setPlainText(saying.reason)
            self._reason.blockSignals(False)
        self._field.setVisible(objects and self._position.may_declare)
        self._send_row.setVisible(self._is_writing and self._position.may_declare)

    def _typed(self) -> None:
        self._is_writing = True
        self._field.show_error("")
        self._show_choices()

    def _pressed(self, key: str) -> None:
        if self._position is None:
            return
        saying = self._position.saying
        if key == Stance.OBJECT.value:
            self._is_writing = self._is_writing or saying.stance != Stance.OBJECT
            self._show_choices()
            self._reason.setFocus()
            return
        if key == _SPEAK:
            self._give(Saying(saying.stance, not saying.wishes_to_speak, saying.reason))
        elif saying.stance != Stance.AGREE or self._is_writing:
            self._is_writing = False
            self._give(Saying(Stance.AGREE, saying.wishes_to_speak))
        self._show_choices()

    def _object(self) -> None:
        reason = self._reason.toPlainText().strip()
        if not reason or len(reason) > LONGEST_REASON:
            missing = say("Please say why you object.")
            too_long = say("The text is too long: at most {limit}.", limit=LONGEST_REASON)
            self._field.show_error(too_long if reason else missing)
            return
        if self._position is not None:
            self._is_writing = False
            self._give(Saying(Stance.OBJECT, self._position.saying.wishes_to_speak, reason))

    def _take_back(self) -> None:
        self._is_writing = False
        self._give(Saying())

    def _put_away(self) -> None:
        if self._position is not None and self._position.command is not None:
            self.intent.emit(Dismiss(self._position.command))

    def _give(self, saying: Saying) -> None:
        position = self._position
        if position is None or saying == position.saying:
            return
        own: dict[str, object] = {"participant": position.participant, "item": position.item}
        if saying.is_empty:
            self.intent.emit(Give(WithdrawPosition, own, meeting=self._meeting))
            return
        said = {"stance": saying.stance, "wishes_to_speak": saying.wishes_to_speak, "reason": saying.reason}
        self.intent.emit(Give(DeclarePosition, {"position": NEW, **own, **said}, meeting=self._meeting))

    def _choice(self, key: str, words: str, tone: Tone) -> BallotButton:
        icons = {Tone.SUCCESS: "circle-check", Tone.DANGER: "circle-x", Tone.INFO: "mic"}
        made = BallotButton(BallotOption(key, words, icons[tone], tone))
        made.setObjectName(f"position.{key}")
        made.clicked.connect(lambda _checked=False: self._pressed(key))
        return made

    def _button(self, name: str, words: str, role: ButtonRole, icon: str) -> Button:
        made = Button(words, role, icon)
        made.setObjectName(name)
        return made
