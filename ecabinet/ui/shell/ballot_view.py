"""The ballots of an open vote: choose, confirm once, and see what became of it, for each seat one votes for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.client.screens.marking import marking
from ecabinet.domain.attendance.check_in import CheckIn
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.withdraw_mandate import WithdrawMandate
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.casting import casting
from ecabinet.ui.intents import NEW, Dismiss, Give, OpenFile
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.live_body import LiveBody
from ecabinet.ui.say import say
from ecabinet.ui.seat_progress import SeatProgress
from ecabinet.ui.secret_words import secret_statement
from ecabinet.ui.shell.answer_pane import AnswerPane
from ecabinet.ui.shell.ballot_words import gave_mandate, kicker_words, state_words
from ecabinet.ui.shell.marking_words import confirm_words, marking_tone, marking_words
from ecabinet.ui.shell.seat_switch import SeatSwitch
from ecabinet.ui.theme import space

_UNSEEN = frozenset({BallotState.BARRED, BallotState.NOT_ENTITLED, BallotState.PAUSED, BallotState.NOT_CALLED})
"""Where nothing can be chosen only what is picked stays on screen."""


class BallotView(QFrame):
    """Shows a ballot sheet; `intent` casts, checks in or puts a refused ballot away, `put_aside` leaves it for now."""

    intent = Signal(object)
    put_aside = Signal()

    def __init__(self, sheet: BallotSheet, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ballot")
        self._sheet = sheet
        self._now = now
        self._seats = {one.seat: SeatProgress(one) for one in sheet.seats}
        self._seat: Id | None = next(iter(sheet.called), sheet.seat)
        self._kicker = Caption()
        self._question = Heading()
        self._switch = SeatSwitch()
        self._switch.chosen.connect(self._turn_to)
        self._state = Banner(BannerValue(""))
        self._state.setObjectName("ballot.state")
        self._secret = Caption()
        self._secret.setObjectName("ballot.secret")
        self._answers = AnswerPane()
        self._answers.changed.connect(self._pick)
        self._flow = Flow(margin_steps=0)
        self._answers.written.connect(self._flow.bring)
        self._live = LiveBody()
        self._count = Body(strong=True)
        self._count.setObjectName("ballot.count")
        self._confirm = _button("ballot.confirm", "", ButtonRole.PRIMARY, "check", self._cast)
        self._check_in = _button("ballot.check_in", say("Check in now"), ButtonRole.PRIMARY, "user-check", self._go_in)
        self._again = _button("ballot.again", "", ButtonRole.PRIMARY, "undo-2", self._dismiss)
        self._change = _button(
            "ballot.change", say("Change my ballot"), ButtonRole.SECONDARY, "pencil", self._start_change
        )
        self._keep = _button(
            "ballot.keep", say("Keep my recorded ballot"), ButtonRole.SECONDARY, "undo-2", self._stop_change
        )
        self._own = _button(
            "ballot.own", say("Take the mandate back"), ButtonRole.SECONDARY, "undo-2", self._vote_myself
        )
        self._read = _button("ballot.read", say("Read the document"), ButtonRole.SECONDARY, "file-text", self._open)
        self._aside = _button("ballot.aside", say("Back to the meeting"), ButtonRole.QUIET, "", self.put_aside.emit)
        self._lay()
        self._show()

    @property
    def _now_seat(self) -> SeatProgress:
        """The seat whose ballot is on screen."""
        return self._seats[self._seat]

    def show_screen(self, sheet: BallotSheet, now: datetime) -> None:
        """Show another state of the ballots; what is picked and not yet confirmed stays picked."""
        self._now = now
        if sheet == self._sheet:
            return
        if sheet.vote != self._sheet.vote:
            self._seats = {}
        called = [seat for seat in sheet.called if seat not in self._sheet.called]
        self._sheet = sheet
        self._seats = {one.seat: self._seats.get(one.seat) or SeatProgress(one) for one in sheet.seats}
        if self._seat not in self._seats:
            self._seat = sheet.seat
        self._seat = next(iter(called), self._seat)
        self._show()

    def tick(self, now: datetime) -> None:
        """Move the time left, and what it allows."""
        before, self._now = self._now, now
        if self._sheet.clock.state(before) != self._sheet.clock.state(now):
            self._refresh()
        text = kicker_words(self._sheet, now)
        if self._kicker.text() != text:
            self._kicker.setText(text)

    def show_not_given(self) -> None:
        """Let the person confirm again: what was given could not be kept on this device."""
        for seat in self._seats.values():
            seat.given = False
        self._refresh()

    def picked(self) -> Mark | None:
        """Give what is picked now, confirmed or not."""
        return self._now_seat.picked

    def _lay(self) -> None:
        flow = self._flow
        mark(self, role="plain")
        for widget in (
            self._kicker, self._question, self._switch, self._state, self._secret, self._answers, self._live
        ):  # fmt: skip
            flow.add(widget)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        column.addWidget(self._count)
        steps = (self._confirm, self._check_in, self._again, self._change, self._keep, self._own)
        column.addWidget(WrapRow(*steps, self._read, self._aside))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no option has the focus before the person moves it

    def _show(self) -> None:
        sheet = self._sheet
        for one in sheet.seats:
            self._seats[one.seat].take(one)
        self._question.setText(sheet.question)
        self._answers.show_form(sheet.form)
        self._answers.pick(self._now_seat.picked)
        self._read.setVisible(sheet.document is not None)
        self._live.show_value(sheet.live, sheet.form)
        self._refresh()
        self.tick(self._now)

    def _refresh(self) -> None:
        seat, now = self._now_seat, self._now
        sheet, choosing = seat.sheet, seat.is_choosing(now)
        waits = not choosing and sheet.state == BallotState.NOT_CHECKED_IN
        self._answers.show_open(is_open=choosing, all_seen=choosing or waits)
        self._answers.setVisible(sheet.state not in _UNSEEN or seat.picked is not None)
        self._secret.setVisible(sheet.showing == Showing.SECRET and sheet.state != BallotState.RECORDED)
        self._secret.setText(secret_statement())
        self._switch.show_value(self._sheet, self._seat)
        filled = marking(sheet.form, seat.picked)
        counted = marking_words(sheet.form, filled, seat.picked) if choosing else ""
        self._count.setText(counted)
        self._count.show_tone(marking_tone(filled))
        self._count.setVisible(bool(counted))
        self._confirm.setVisible(choosing)
        self._confirm.setText(confirm_words(changing=seat.changing, seats=len(self._together())))
        self._confirm.setEnabled(filled.may_confirm)
        self._check_in.setVisible(sheet.state == BallotState.NOT_CHECKED_IN)
        refused = BallotState.REFUSED in {sheet.state, sheet.change} and sheet.command is not None
        self._again.setVisible(refused)
        self._again.setText(say("Choose again") if sheet.change is None else say("Keep my recorded ballot"))
        self._change.setVisible(sheet.is_changeable(now) and not seat.changing and not seat.given)
        self._keep.setVisible(seat.changing and not seat.given)
        self._aside.setVisible(not choosing)
        self._own.setVisible(gave_mandate(sheet))
        said = state_words(sheet, now, given=seat.given, changing=seat.changing)
        self._state.setVisible(said is not None)
        if said is not None:
            self._state.show_value(said)

    def _pick(self) -> None:
        self._now_seat.picked = self._answers.picked()
        self._refresh()

    def _together(self) -> list[SeatProgress]:
        """Give the seats that one act is for: this one, and where mandates may not be split all that wait with it."""
        others = [one for one in self._seats.values() if one is not self._now_seat and one.is_choosing(self._now)]
        return [self._now_seat, *(others if self._sheet.is_one_act else ())]

    def _cast(self) -> None:
        picked = self._now_seat.picked
        if picked is None or not self._now_seat.is_choosing(self._now):
            return
        seats = self._together()
        for seat in seats:
            seat.confirm(picked)
        self._refresh()
        for seat in seats:
            self.intent.emit(casting(seat.sheet, picked))

    def _turn_to(self, seat: object) -> None:
        """Show the ballot of another seat."""
        self._seat = seat if isinstance(seat, str) else None
        self._answers.pick(self._now_seat.picked)
        self._refresh()

    def _start_change(self) -> None:
        self._now_seat.start_change()
        self._answers.pick(None)
        self._refresh()

    def _stop_change(self) -> None:
        self._now_seat.stop_change()
        self._answers.pick(self._now_seat.picked)
        self._refresh()

    def _go_in(self) -> None:
        sheet = self._now_seat.sheet
        if sheet.participant is not None:
            fields = {"attendance": NEW, "participant": sheet.participant}
            self.intent.emit(Give(CheckIn, fields, meeting=sheet.meeting))

    def _vote_myself(self) -> None:
        fields = {"participant": self._sheet.participant}
        self.intent.emit(Give(WithdrawMandate, fields, meeting=self._sheet.meeting))

    def _dismiss(self) -> None:
        if self._now_seat.sheet.command is not None:
            self.intent.emit(Dismiss(self._now_seat.sheet.command))

    def _open(self) -> None:
        document = self._sheet.document
        if document is not None:
            self.put_aside.emit()
            self.intent.emit(OpenFile(document.title, document.sha256, document.pages))


def _button(name: str, words: str, role: ButtonRole, icon_name: str, pressed: object) -> Button:
    made = Button(words, role, icon_name)
    made.setObjectName(name)
    made.clicked.connect(pressed)
    return made
