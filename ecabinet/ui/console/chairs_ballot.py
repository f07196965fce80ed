"""The chair's own ballot: a motion is answered on the console, any other form on the ballot that rises over it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Mark
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.casting import casting
from ecabinet.ui.formats import time_text
from ecabinet.ui.intents import ShowBallot
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.result_words import choice_icon, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.secret_words import secret_statement, secret_words
from ecabinet.ui.theme import Tone, space

_TONES = {
    BallotState.RECORDED: Tone.SUCCESS,
    BallotState.NOT_SENT: Tone.DANGER,
    BallotState.REFUSED: Tone.DANGER,
    BallotState.SENDING: None,
}


_IN_PLACE = (*Form().options, Choice.RECUSED)


class ChairsBallot(QFrame):
    """One button that unfolds the options of a motion; a second tap on the same option confirms it.

    Where there is more to fill in than one of three answers - lines, an opinion, mandates - the button raises the
    ballot that members have.
    """

    intent = Signal(object)
    unfolded = Signal(bool)
    """Whether the options are on screen: the card makes room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: BallotSheet | None = None
        self._chosen: Choice | None = None
        self._is_unfolded = False
        self._now = datetime.now(UTC)
        self._said = Caption()
        self._secret = Caption()
        self._secret.setObjectName("console.ballot.secret")
        self.unfold = Button("", icon_name="vote")
        self.unfold.setObjectName("console.my_ballot")
        self.unfold.clicked.connect(self._unfold)
        self._buttons: dict[Choice, Button] = {}
        options = QVBoxLayout()
        options.setSpacing(space(2))
        for choice in _IN_PLACE:
            button = Button("", icon_name=choice_icon(choice))
            button.setObjectName(f"console.ballot.{choice.value}")
            button.clicked.connect(lambda _checked=False, choice=choice: self._pressed(choice))
            self._buttons[choice] = button
            options.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._said)
        column.addWidget(self._secret)
        column.addLayout(options)
        column.addWidget(self.unfold)
        mark(self, role="plain")

    def show_value(self, sheet: BallotSheet | None, now: datetime) -> None:
        """Show where the chair's ballot stands."""
        self._now = now
        if self._sheet is None or sheet is None or self._sheet.vote != sheet.vote:
            self._chosen = None
            self._is_unfolded = False
        self._sheet = sheet
        has_vote = sheet is not None and sheet.state != BallotState.NO_VOTE
        self.setVisible(has_vote)
        if sheet is None or not has_vote:
            return
        is_change = sheet.is_changeable(now)
        may_choose = is_change or (
            sheet.state in {BallotState.CHOOSE, BallotState.REFUSED} and sheet.takes_ballots(now)
        )
        may_choose = may_choose or not _is_in_place(sheet)
        if self._is_unfolded and not may_choose:
            self._is_unfolded = False
            self.unfolded.emit(False)
        self.unfold.setVisible(may_choose)
        words = say("Change my ballot") if is_change else say("Cast my ballot")
        if not _is_in_place(sheet) and sheet.state == BallotState.RECORDED:
            words = say("Look at my ballot")
        self.unfold.setText(say("Later") if self._is_unfolded else words)
        for choice, button in self._buttons.items():
            button.setVisible(may_choose and self._is_unfolded)
            sure = say("Confirm: {choice}", choice=choice_words(choice))
            button.setText(sure if choice == self._chosen else choice_words(choice))
        self._secret.setVisible(sheet.showing == Showing.SECRET and self._is_unfolded)
        self._secret.setText(f"{secret_words()}. {secret_statement()}")
        said = self._words(sheet)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._said.show_tone(_TONES.get(sheet.change or sheet.state))
        self.setVisible(may_choose or bool(said))  # an empty frame is a gap in the card

    def tick(self, now: datetime) -> None:
        """Offer the ballot only while the hub takes it."""
        if self._sheet is not None and self._sheet.clock.state(self._now) != self._sheet.clock.state(now):
            self.show_value(self._sheet, now)
        self._now = now

    def _words(self, sheet: BallotSheet) -> str:
        match sheet.state:
            case BallotState.RECORDED:
                at = "" if sheet.recorded_at is None else time_text(sheet.recorded_at, seconds=True)
                kept = say("Your ballot was recorded at {time} · {receipt}", time=at, receipt=sheet.receipt)
                return " ".join(part for part in (kept, _change_words(sheet)) if part)
            case BallotState.SENDING:
                return say("Sending your ballot…")
            case BallotState.NOT_SENT:
                return say("Not sent yet: your ballot is NOT recorded. It is tried again.")
            case BallotState.REFUSED | BallotState.NOT_ENTITLED:
                return "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            case BallotState.NOT_CHECKED_IN | BallotState.BARRED | BallotState.NOT_CALLED:
                return _hindered_words(sheet.state)
            case _:
                return say("Choose, then confirm with a second tap.") if self._is_unfolded else ""

    def _unfold(self) -> None:
        if self._sheet is not None and not _is_in_place(self._sheet):
            self.intent.emit(ShowBallot())
            return
        self._fold(unfolded=not self._is_unfolded)

    def _fold(self, *, unfolded: bool) -> None:
        self._is_unfolded = unfolded
        self._chosen = None
        self.show_value(self._sheet, self._now)
        self.unfolded.emit(unfolded)

    def _pressed(self, choice: Choice) -> None:
        if self._sheet is None:
            return
        if self._chosen == choice:
            given = casting(self._sheet, Mark(choice))
            self._fold(unfolded=False)
            self.intent.emit(given)
            return
        self._chosen = choice
        self.show_value(self._sheet, self._now)


def _is_in_place(sheet: BallotSheet) -> bool:
    """Whether the ballot is one of three answers to one question, for one seat."""
    return sheet.form.kind == FormKind.MOTION and not sheet.carried


def _hindered_words(state: BallotState) -> str:
    match state:
        case BallotState.BARRED:
            return say("Your seat may not vote on this matter.")
        case BallotState.NOT_CALLED:
            return say("You can answer once you are called.")
        case _:
            return say("Check in to vote.")


def _change_words(sheet: BallotSheet) -> str:
    match sheet.change:
        case None:
            return ""
        case BallotState.REFUSED:
            why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            return f"{say('Your change was not accepted; your recorded ballot counts')}: {why}"
        case _:
            return say("Your change is NOT recorded yet; the ballot recorded before counts.")
