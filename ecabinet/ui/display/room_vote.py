"""A vote on the wall: time and ballots in while it runs, numbers and verdict afterwards; never how anybody voted."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.display import DisplayedVote
from ecabinet.ui.display.paged_lines import PagedLines
from ecabinet.ui.display.ring import Ring, RingValue
from ecabinet.ui.formats import clock_text
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.result_bars import ResultBars, ResultValue
from ecabinet.ui.result_figure import line_figures, live_figure, live_lines, others_words, result_figure
from ecabinet.ui.result_words import result_sentence, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space


class RoomVote(Card):
    """The question of an open vote with its ring, the count so far where the rule shows it, and who is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._question = Heading("", TypeRole.HEADING)
        self._state = Heading("", TypeRole.TITLE)
        self._called = Heading("", TypeRole.DISPLAY)
        self._position = Heading("", TypeRole.TITLE)
        self._ring = Ring()
        self._bars = ResultBars(ResultValue((), 0))
        self._lines = PagedLines()
        words = QVBoxLayout()
        words.setSpacing(space(4))
        words.addStretch(1)
        for label in (self._state, self._question, self._called, self._position, self._bars):
            words.addWidget(label)
        words.addWidget(self._lines, 100)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addLayout(words, 1)
        row.addWidget(self._ring)
        self.body.addLayout(row, 1)
        self.show_live(live=True)

    def show_value(self, vote: DisplayedVote, now: datetime) -> None:
        """Show an open vote; while it is paused no time runs and no ballot comes in."""
        running = say("Roll call in progress") if vote.roll_call else say("Vote in progress")
        self._state.setText(say("The vote is paused.") if vote.is_paused else running)
        self._state.show_tone(Tone.WARNING if vote.is_paused else Tone.ACCENT)
        self._question.setText(vote.question)
        called = vote.called
        self._called.setVisible(called is not None)
        self._position.setVisible(called is not None)
        if called is not None:
            self._called.setText(called.full_name)
            answers = say("{name} answers by mandate", name=called.carrier) if called.carrier else ""
            self._position.setText(" · ".join(part for part in (called.position, answers) if part))
        self._bars.setVisible(vote.live is not None and not vote.form.lines)
        self._lines.setVisible(vote.live is not None and bool(vote.form.lines))
        if vote.live is not None and vote.form.lines:
            self._lines.show_value(live_lines(vote.live, vote.form), now)
        elif vote.live is not None:
            self._bars.show_value(live_figure(vote.live, vote.form))
        self.tick(vote, now)

    def tick(self, vote: DisplayedVote, now: datetime) -> None:
        """Move the ring, and the page where the count so far has several."""
        self._ring.show_value(ring_value(vote, now))
        if self._lines.isVisible():
            self._lines.tick(now)


class RoomResult(Card):
    """The result of a vote with its reason; of many lines each with its numbers and outcome."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._question = Heading("", TypeRole.TITLE)
        self._verdict = Heading("", TypeRole.DISPLAY, wrap=False)
        self._bars = ResultBars(ResultValue((), 0))
        self._lines = PagedLines()
        self._others = Body(soft=True)
        self._reason = Heading("", TypeRole.TITLE)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addSpacing(space(5))
        head.addWidget(self._verdict)
        self.body.addLayout(head)
        self.body.addStretch(1)
        self.add(self._bars)
        self.add(self._lines, 100)
        self.add(self._others)
        self.body.addStretch(1)
        self.add(self._reason)

    def show_value(self, vote: DisplayedVote, now: datetime) -> None:
        """Show a vote that has its result."""
        result = vote.result
        if result is None:
            return
        self._question.setText(vote.question)
        self._verdict.setText(verdict_words(result, vote.form))
        self._verdict.show_tone(verdict_tone(result))
        has_lines = bool(vote.form.lines)
        self._bars.setVisible(not has_lines)
        self._lines.setVisible(has_lines)
        self._others.setVisible(has_lines)
        self._reason.setVisible(not has_lines)  # of many lines each says what it came to
        if has_lines:
            self._lines.show_value(line_figures(result, vote.form, vote.rule), now)
            self._others.setText(others_words(result))
        else:
            self._bars.show_value(result_figure(result, vote.form))
        self._reason.setText(result_sentence(result, vote.rule, vote.form))

    def tick(self, now: datetime) -> None:
        """Turn the page where there are several."""
        if self._lines.isVisible():
            self._lines.tick(now)


def ring_value(vote: DisplayedVote, now: datetime) -> RingValue:
    """Give the ring of an open vote: time left where there is a limit, else the ballots that are in."""
    if vote.closes_at is None or vote.opened_at is None:
        share = vote.cast / vote.electors if vote.electors else 0.0
        return RingValue(share, f"{vote.cast}/{vote.electors}", say("ballots in"))
    left = max(vote.closes_at - now, timedelta(0))
    whole = max((vote.closes_at - vote.opened_at).total_seconds(), 1.0)
    return RingValue(left.total_seconds() / whole, clock_text(left), say("time left"))
