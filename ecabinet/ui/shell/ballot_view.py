"""The ballot of an open vote: choose, confirm once, and see what became of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.attendance.check_in import CheckIn
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.intents import NEW, Dismiss, Give, OpenFile
from ecabinet.ui.kit.ballot_button import BallotButton, BallotOption
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.shell.ballot_words import kicker_words, state_words
from ecabinet.ui.sought import Sought
from ecabinet.ui.theme import space

_KEYS = {"1": Choice.FOR, "2": Choice.AGAINST, "3": Choice.ABSTAIN}


class BallotView(QFrame):
    """Shows a ballot sheet; `intent` casts, checks in or puts a refused ballot away, `put_aside` leaves it for now."""

    intent = Signal(object)
    put_aside = Signal()

    def __init__(self, sheet: BallotSheet, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ballot")
        self._sheet: BallotSheet | None = None
        self._now = now
        self._given = False
        self._changing = False
        self._sought = Sought()
        self._kicker = Caption()
        self._question = Heading()
        self._state = Banner(BannerValue(""))
        self._state.setObjectName("ballot.state")
        self._options = QButtonGroup(self)
        self._options.setExclusive(True)
        self._buttons = {choice: self._option(key, choice) for key, choice in _KEYS.items()}
        self._confirm = self._button("ballot.confirm", say("Confirm my vote"), ButtonRole.PRIMARY, "check", self._cast)
        self._check_in = self._button(
            "ballot.check_in", say("Check in now"), ButtonRole.PRIMARY, "user-check", self._go_in
        )
        self._again = self._button("ballot.again", say("Choose again"), ButtonRole.PRIMARY, "undo-2", self._dismiss)
        self._change = self._button(
            "ballot.change", say("Change my ballot"), ButtonRole.SECONDARY, "pencil", self._start_change
        )
        self._keep = self._button(
            "ballot.keep", say("Keep my recorded ballot"), ButtonRole.SECONDARY, "undo-2", self._stop_change
        )
        self._read = self._button(
            "ballot.read", say("Read the document"), ButtonRole.SECONDARY, "file-text", self._open
        )
        self._aside = self._button(
            "ballot.aside", say("Back to the meeting"), ButtonRole.QUIET, "", self.put_aside.emit
        )
        self._lay()
        self.show_screen(sheet, now)

    def show_screen(self, sheet: BallotSheet, now: datetime) -> None:
        """Show another state of the ballot; what is picked and not yet confirmed stays picked."""
        if sheet == self._sheet:
            return
        before = None if self._sheet is None else self._sheet.vote
        self._sheet = sheet
        self._now = now
        if sheet.vote != before:
            self._given = self._changing = False
            self._sought = Sought()
            self._pick(None)
        self._take(sheet)
        self._question.setText(sheet.question)
        self._read.setVisible(sheet.document is not None)
        self._refresh()
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Move the time left, and what it allows."""
        sheet = self._sheet
        if sheet is None:
            return
        before, self._now = self._now, now
        if sheet.clock.state(before) != sheet.clock.state(now):
            self._refresh()
        text = kicker_words(sheet, now)
        if self._kicker.text() != text:
            self._kicker.setText(text)

    def show_not_given(self) -> None:
        """Let the person confirm again: what was given could not be kept on this device."""
        self._given = False
        self._refresh()

    def picked(self) -> Choice | None:
        """Give the choice that is picked now, confirmed or not."""
        return next((choice for choice, button in self._buttons.items() if button.isChecked()), None)

    def _option(self, key: str, choice: Choice) -> BallotButton:
        option = BallotOption(choice.value, choice_words(choice), choice_icon(choice), choice_tone(choice), key)
        made = BallotButton(option)
        made.setObjectName(f"ballot.{choice.value}")
        made.clicked.connect(self._refresh)
        self._options.addButton(made)
        return made

    def _button(self, name: str, words: str, role: ButtonRole, icon_name: str, pressed: object) -> Button:
        made = Button(words, role, icon_name)
        made.setObjectName(name)
        made.clicked.connect(pressed)
        return made

    def _lay(self) -> None:
        flow = Flow(margin_steps=0)
        mark(self, role="plain")
        for widget in (self._kicker, self._question, self._state, *self._buttons.values()):
            flow.add(widget)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        steps = (self._confirm, self._check_in, self._again, self._change, self._keep, self._read, self._aside)
        column.addWidget(WrapRow(*steps))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no option has the focus before the person moves it

    def _take(self, sheet: BallotSheet) -> None:
        """Take over what became of the ballot. A choice stands on screen as recorded only where it surely is."""
        if sheet.state == BallotState.CHOOSE:
            return
        if sheet.state != BallotState.RECORDED:
            self._given = False
            self._sought.follow(sheet, 0)
            self._pick(sheet.choice or self.picked())
            return
        if sheet.change is not None:
            self._given = self._changing = False
            self._sought.follow(sheet, sheet.changes + 1)
        if self._given and sheet.changes >= self._sought.changes:
            self._given = self._changing = False
        if not self._changing:
            self._pick(self._sought.recorded(sheet))

    def _refresh(self) -> None:
        sheet, now = self._sheet, self._now
        if sheet is None:
            return
        takes = sheet.takes_ballots(now)
        choosing = takes and not self._given and (sheet.state == BallotState.CHOOSE or self._changing)
        for button in self._buttons.values():
            button.setEnabled(choosing)
            button.setVisible(choosing or button.isChecked() or sheet.state == BallotState.NOT_CHECKED_IN)
        self._confirm.setVisible(choosing)
        self._confirm.setText(say("Confirm the change") if self._changing else say("Confirm my vote"))
        self._confirm.setEnabled(self.picked() is not None)
        self._check_in.setVisible(sheet.state == BallotState.NOT_CHECKED_IN)
        refused = BallotState.REFUSED in {sheet.state, sheet.change} and sheet.command is not None
        self._again.setVisible(refused)
        self._again.setText(say("Choose again") if sheet.change is None else say("Keep my recorded ballot"))
        self._change.setVisible(sheet.is_changeable(now) and not self._changing and not self._given)
        self._keep.setVisible(self._changing and not self._given)
        self._aside.setVisible(not choosing)
        said = state_words(sheet, now, given=self._given, changing=self._changing)
        self._state.setVisible(said is not None)
        if said is not None:
            self._state.show_value(said)

    def _pick(self, choice: Choice | None) -> None:
        self._options.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == choice)
        self._options.setExclusive(True)

    def _cast(self) -> None:
        sheet, choice = self._sheet, self.picked()
        if sheet is None or choice is None or self._given:
            return
        self._given = True
        self._sought = Sought(choice, sheet.changes + 1 if sheet.state == BallotState.RECORDED else 0)
        self._refresh()
        fields = {"ballot": NEW, "vote": sheet.vote, "choice": choice}
        self.intent.emit(Give(CastBallot, fields, meeting=sheet.meeting))

    def _start_change(self) -> None:
        self._changing = True
        self._pick(None)
        self._refresh()

    def _stop_change(self) -> None:
        self._changing = False
        self._pick(None if self._sheet is None else self._sought.recorded(self._sheet))
        self._refresh()

    def _go_in(self) -> None:
        if self._sheet is not None and self._sheet.participant is not None:
            fields = {"attendance": NEW, "participant": self._sheet.participant}
            self.intent.emit(Give(CheckIn, fields, meeting=self._sheet.meeting))

    def _dismiss(self) -> None:
        if self._sheet is not None and self._sheet.command is not None:
            self.intent.emit(Dismiss(self._sheet.command))

    def _open(self) -> None:
        document = None if self._sheet is None else self._sheet.document
        if document is not None:
            self.put_aside.emit()
            self.intent.emit(OpenFile(document.title, document.sha256, document.pages))
