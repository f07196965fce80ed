"""The course of an open vote in the chair's hand: pause and resume it, give it more time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole, VoteControl
from ecabinet.client.screens.vote_clock import ClockState
from ecabinet.domain.kernel import Command
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.domain.voting.prolong_vote import ProlongVote
from ecabinet.domain.voting.resume_vote import ResumeVote
from ecabinet.ui.console.vote_forms import Form
from ecabinet.ui.formats import clock_text
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

MORE_MINUTES = (1, 5)
"""What an open vote with a time limit can be given at once, in minutes."""


class VoteCourse(Form):
    """How the time stands, in words; and what the chair can do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Caption()
        self.pause = self._button("console.pause_vote")
        self.pause.clicked.connect(lambda: self._give(PauseVote))
        self.resume = self._button("console.resume_vote", "play", ButtonRole.PRIMARY)
        self.resume.clicked.connect(lambda: self._give(ResumeVote))
        self.more = {minutes: self._button(f"console.prolong_vote.{minutes}") for minutes in MORE_MINUTES}
        for minutes, button in self.more.items():
            button.clicked.connect(lambda _checked=False, minutes=minutes: self._give(ProlongVote, minutes=minutes))
        self._row = WrapRow(self.pause, *self.more.values())
        for widget in (self._note, self.resume, self._row):
            self.column.addWidget(widget)

    def show_value(self, console: ChairConsole, now: datetime) -> None:
        """Show the course of the open vote."""
        self.console = console
        self.pause.setText(say("Pause"))
        self.resume.setText(say("Resume"))
        for minutes, button in self.more.items():
            button.setText(say("+{minutes} min", minutes=minutes))
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Offer what the time that is left allows."""
        console = self.console
        if console is None or console.vote is None:
            return
        vote = console.vote
        state = vote.clock.state(now)
        is_paused = state == ClockState.PAUSED
        self._row.setVisible(console.is_chair and not is_paused)
        self.pause.setVisible(state in {ClockState.WITHOUT_LIMIT, ClockState.RUNS})
        self.resume.setVisible(console.is_chair and is_paused)
        for button in self.more.values():
            button.setVisible(state != ClockState.WITHOUT_LIMIT)
        for button in (self.pause, self.resume, *self.more.values()):
            button.setEnabled(not vote.is_waiting)
        words = [_state_words(state), say("The hub has not confirmed this yet.") if vote.is_waiting else ""]
        self._note.setText(" ".join(part for part in words if part))
        self._note.setVisible(any(words))
        self._note.show_tone(Tone.WARNING if state in {ClockState.HELD, ClockState.LATE} else None)

    def _button(self, name: str, icon_name: str = "", role: ButtonRole = ButtonRole.SECONDARY) -> Button:
        made = Button("", role, icon_name)
        made.setObjectName(name)
        return made

    def _give(self, verb: type[Command], **fields: object) -> None:
        if self.console is not None and self.console.vote is not None:
            whole = {"vote": self.console.vote.row.id, **fields}
            self.intent.emit(Give(verb, whole, meeting=self.console.head.id))


def turnout_words(vote: VoteControl, now: datetime) -> str:
    """Say how many ballots are in, and the time that is left."""
    count = say("{cast} of {electors} ballots in", cast=vote.cast, electors=vote.electors)
    if vote.weights is not None:
        weight = say("weight {cast} of {electors}", cast=vote.weights.cast, electors=vote.weights.electors)
        count = f"{count} · {weight}"
    left = vote.clock.left(now)
    return count if left is None else say("{count} · {left} left", count=count, left=clock_text(left))


def _state_words(state: ClockState) -> str:
    match state:
        case ClockState.PAUSED:
            return say("Paused: no ballot is taken and no time runs.")
        case ClockState.CLOSES:
            return say("Time is up: the hub closes the vote.")
        case ClockState.HELD:
            return say("Time is up, no ballot is taken: close the vote or give more time.")
        case ClockState.LATE:
            return say("Time is up: ballots are still taken and marked late.")
        case ClockState.WITHOUT_LIMIT | ClockState.RUNS:
            return ""
