"""A vote on the wall: time and ballots in while it runs, bars and verdict afterwards; never a name."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.display import DisplayedVote
from ecabinet.ui.display.ring import Ring, RingValue
from ecabinet.ui.formats import clock_text
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.result_bars import ResultBars, ResultValue
from ecabinet.ui.result_figure import result_figure
from ecabinet.ui.result_words import result_sentence, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space


class RoomVote(Card):
    """The question of an open vote with its ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._question = Heading("", TypeRole.HEADING)
        self._state = Heading("", TypeRole.TITLE)
        self._ring = Ring()
        words = QVBoxLayout()
        words.addStretch(1)
        for label in (self._state, self._question):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addLayout(words, 1)
        row.addWidget(self._ring)
        self.body.addLayout(row, 1)
        self.show_live(live=True)

    def show_value(self, vote: DisplayedVote, now: datetime) -> None:
        """Show an open vote; while it is paused no time runs and no ballot comes in."""
        self._state.setText(say("The vote is paused.") if vote.is_paused else say("Vote in progress"))
        self._state.show_tone(Tone.WARNING if vote.is_paused else Tone.ACCENT)
        self._question.setText(vote.question)
        self.tick(vote, now)

    def tick(self, vote: DisplayedVote, now: datetime) -> None:
        """Move the ring."""
        self._ring.show_value(ring_value(vote, now))


class RoomResult(Card):
    """The result of a vote with its reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._question = Heading("", TypeRole.TITLE)
        self._verdict = Heading("", TypeRole.DISPLAY, wrap=False)
        self._bars = ResultBars(ResultValue((), 0))
        self._reason = Heading("", TypeRole.TITLE)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addSpacing(space(5))
        head.addWidget(self._verdict)
        self.body.addLayout(head)
        self.body.addStretch(1)
        self.add(self._bars)
        self.body.addStretch(1)
        self.add(self._reason)

    def show_value(self, vote: DisplayedVote) -> None:
        """Show a vote that has its result."""
        result = vote.result
        if result is None:
            return
        self._question.setText(vote.question)
        self._verdict.setText(verdict_words(result))
        self._verdict.show_tone(verdict_tone(result))
        self._bars.show_value(result_figure(result))
        self._reason.setText(result_sentence(result, vote.rule, vote.form))


def ring_value(vote: DisplayedVote, now: datetime) -> RingValue:
    """Give the ring of an open vote: time left where there is a limit, else the ballots that are in."""
    if vote.closes_at is None or vote.opened_at is None:
        share = vote.cast / vote.electors if vote.electors else 0.0
        return RingValue(share, f"{vote.cast}/{vote.electors}", say("ballots in"))
    left = max(vote.closes_at - now, timedelta(0))
    whole = max((vote.closes_at - vote.opened_at).total_seconds(), 1.0)
    return RingValue(left.total_seconds() / whole, clock_text(left), say("time left"))
