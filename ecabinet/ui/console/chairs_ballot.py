"""The chair's own ballot, cast without leaving the console."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.ui.formats import time_text
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.result_words import choice_icon, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_TONES = {
    BallotState.RECORDED: Tone.SUCCESS,
    BallotState.NOT_SENT: Tone.DANGER,
    BallotState.REFUSED: Tone.DANGER,
    BallotState.SENDING: None,
}


class ChairsBallot(QFrame):
    """One button that unfolds the three options; a second tap on the same option confirms, as a ballot counts once."""

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
        self.unfold = Button("", icon_name="vote")
        self.unfold.setObjectName("console.my_ballot")
        self.unfold.clicked.connect(lambda: self._fold(unfolded=not self._is_unfolded))
        self._buttons: dict[Choice, Button] = {}
        options = QVBoxLayout()
        options.setSpacing(space(2))
        for choice in Form().options:
            button = Button("", icon_name=choice_icon(choice))
            button.setObjectName(f"console.ballot.{choice.value}")
            button.clicked.connect(lambda _checked=False, choice=choice: self._pressed(choice))
            self._buttons[choice] = button
            options.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._said)
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
        if self._is_unfolded and not may_choose:
            self._is_unfolded = False
            self.unfolded.emit(False)
        self.unfold.setVisible(may_choose)
        words = say("Change my ballot") if is_change else say("Cast my ballot")
        self.unfold.setText(say("Later") if self._is_unfolded else words)
        for choice, button in self._buttons.items():
            button.setVisible(may_choose and self._is_unfolded)
            sure = say("Confirm: {choice}", choice=choice_words(choice))
            button.setText(sure if choice == self._chosen else choice_words(choice))
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
            case BallotState.REFUSED:
                return "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            case BallotState.NOT_CHECKED_IN:
                return say("Check in to vote.")
            case _:
                return say("Choose, then confirm with a second tap.") if self._is_unfolded else ""

    def _fold(self, *, unfolded: bool) -> None:
        self._is_unfolded = unfolded
        self._chosen = None
        self.show_value(self._sheet, self._now)
        self.unfolded.emit(unfolded)

    def _pressed(self, choice: Choice) -> None:
        if self._sheet is None:
            return
        if self._chosen == choice:
            fields = {"ballot": NEW, "vote": self._sheet.vote, "choice": choice}
            self._fold(unfolded=False)
            self.intent.emit(Give(CastBallot, fields, meeting=self._sheet.meeting))
            return
        self._chosen = choice
        self.show_value(self._sheet, self._now)


def _change_words(sheet: BallotSheet) -> str:
    match sheet.change:
        case None:
            return ""
        case BallotState.REFUSED:
            why = "" if sheet.refusal is None else refusal_sentence(sheet.refusal)
            return f"{say('Your change was not accepted; your recorded ballot counts')}: {why}"
        case _:
            return say("Your change is NOT recorded yet; the ballot recorded before counts.")
