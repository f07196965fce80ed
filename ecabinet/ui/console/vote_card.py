"""The vote on the running item: put it, watch it, close it, see what it came to."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep, VoteControl
from ecabinet.domain.voting.close_vote import CloseVote
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.console.chairs_ballot import ChairsBallot
from ecabinet.ui.console.prepared import PreparedList
from ecabinet.ui.console.roll_call import RollCallForm
from ecabinet.ui.console.sequel import SequelForm
from ecabinet.ui.console.tie_form import TieForm
from ecabinet.ui.console.vote_course import VoteCourse, turnout_words
from ecabinet.ui.console.vote_forms import CancelForm, PrepareForm, names_words
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.meter import Meter, MeterValue
from ecabinet.ui.live_body import LiveBody
from ecabinet.ui.result_body import ResultBody
from ecabinet.ui.result_words import result_sentence, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


class VoteCard(Card):
    """One vote at a time: the open one, else the newest result; below it what can be put next."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._console: ChairConsole | None = None
        self._now = datetime.now(UTC)
        self._question = Body(strong=True)
        self._count = Caption()
        self._meter = Meter(MeterValue(0, 1))
        self._missing = Caption()
        self._barred = Caption()
        self._verdict = Badge(BadgeValue(""))
        self._body = ResultBody()
        self._live = LiveBody()
        self._sentence = Body()
        self._word = Caption()
        self.ballot = ChairsBallot()
        self.roll_call = RollCallForm()
        self.course = VoteCourse()
        self.close_vote = Button("", ButtonRole.PRIMARY, "square")
        self.close_vote.setObjectName("console.close_vote")
        self.close_vote.clicked.connect(self._close)
        self.cancel = CancelForm()
        self.tie = TieForm()
        self.sequel = SequelForm()
        self.prepared = PreparedList()
        self.prepare = PrepareForm()
        self._running = (
            self.roll_call, self._count, self._meter, self._missing, self._barred, self.course, self.close_vote,
            self._live, self.cancel,
        )  # fmt: skip
        self._closed = (self._verdict, self._sentence, self._word, self._body)
        self._lay()

    def _lay(self) -> None:
        for widget in (self._question, self.ballot, *self._running, self._verdict, self._sentence, self._word):
            self.add(widget)
        # What the result waits for stands above the bars: it must be seen without scrolling.
        for part in (self.tie, self.sequel, self._body, self.prepared, self.prepare):
            self.add(part)
        self.ballot.unfolded.connect(self._make_room)
        self.roll_call.spoken.unfolded.connect(self._listen)
        for form in (
            self.ballot,
            self.roll_call,
            self.course,
            self.cancel,
            self.tie,
            self.sequel,
            self.prepared,
            self.prepare,
        ):
            form.intent.connect(self.intent)

    def show_value(self, console: ChairConsole, now: datetime) -> None:
        """Show the vote that matters now."""
        self._console, self._now = console, now
        vote = console.vote
        runs = console.step == SessionStep.RUN and console.current is not None
        is_open = vote is not None and vote.row.state == VoteState.OPEN
        self.setVisible(runs or vote is not None)
        self.show_title(say("Vote"))
        self.show_live(live=is_open)
        self._question.setText("" if vote is None else vote.row.question)
        self._question.setVisible(vote is not None)
        self.ballot.setVisible(is_open)
        for widget in self._running:
            widget.setVisible(is_open and not self._choosing)
        self._choosing = self._choosing and is_open
        self._show_result(vote)
        self.tie.show_value(console)
        self.sequel.show_value(console)
        self.prepared.show_value(console, may_open=not is_open)
        self.prepare.show_value(console, may_prepare=runs and not is_open and not console.prepared)
        if is_open and vote is not None:
            self._show_running(console, vote, now)
        self.tick(now)

    def tick(self, now: datetime) -> None:
        """Move the time left."""
        vote = None if self._console is None else self._console.vote
        if vote is None or vote.row.state != VoteState.OPEN:
            return
        self._count.setText(turnout_words(vote, now))
        self.course.tick(now)
        self.ballot.tick(now)
        waits = vote.clock.is_paused or _is_calling(vote)
        self.close_vote.show_role(ButtonRole.SECONDARY if waits else ButtonRole.PRIMARY)

    def changeEvent(self, event: QEvent) -> None:
        """Speak anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._console is not None:
            self._show_result(self._console.vote)

    def _show_running(self, console: ChairConsole, vote: VoteControl, now: datetime) -> None:
        words = say("{cast} of {electors} ballots in", cast=vote.cast, electors=vote.electors)
        self._meter.show_value(MeterValue(vote.cast, max(vote.electors, 1), tone=Tone.INFO, words=words))
        missing = names_words(vote.not_voted)
        self._missing.setText(say("Not yet: {names}", names=missing) if missing else say("Everybody has voted"))
        self._barred.setText(say("May not vote on this: {names}", names=names_words(vote.barred)))
        self._live.show_value(vote.live, vote.form)
        self.roll_call.show_value(console)
        self._show_fitting(vote)
        self.course.show_value(console, now)
        self.close_vote.setText(say("Close the vote"))
        self.close_vote.setEnabled(not vote.is_waiting and not _is_calling(vote))
        self.ballot.show_value(console.my_ballot, now)
        if vote.roll_call is not None and self.roll_call.spoken.is_unfolded:
            self.ballot.hide()
        self.cancel.show_value(console)

    def _show_result(self, vote: VoteControl | None) -> None:
        result = None if vote is None or vote.result is None else vote.result
        for widget in self._closed:
            widget.setVisible(result is not None)
        if result is None:
            return
        verdict = verdict_words(result.result, result.form)
        self._verdict.show_value(BadgeValue(verdict, verdict_tone(result.result)))
        self._body.show_value(result.result, result.form, result.rule)
        self._sentence.setText(result_sentence(result.result, result.rule, result.form))
        self._word.setText(result.settled_reason or "")
        self._word.setVisible(bool(result.settled_reason))

    _choosing = False

    def _make_room(self, unfolded: object) -> None:
        self._choosing = bool(unfolded)
        for widget in self._running:
            widget.setVisible(not self._choosing)
        console = self._console
        if not self._choosing and console is not None and console.vote is not None:
            self._show_fitting(console.vote)

    def _listen(self, unfolded: object) -> None:
        """Leave the room to the spoken answers: what is not of the roll call comes back with their end."""
        del unfolded
        if self._console is not None:
            self.show_value(self._console, self._now)

    def _show_fitting(self, vote: VoteControl) -> None:
        """Leave out what this vote does not have; a roll call says itself who has not answered."""
        is_listening = self.roll_call.spoken.is_unfolded and vote.roll_call is not None
        for widget in (self._count, self._meter, self.course, self.cancel):
            widget.setVisible(not self._choosing and not is_listening)
        self.close_vote.setVisible(not self._choosing and not is_listening and not _is_calling(vote))
        self._barred.setVisible(bool(vote.barred) and not self._choosing and not is_listening)
        self._live.setVisible(vote.live is not None and not self._choosing and not is_listening)
        self._missing.setVisible(vote.roll_call is None and not self._choosing)
        self.roll_call.setVisible(vote.roll_call is not None and not self._choosing)

    def _close(self) -> None:
        if self._console is not None and self._console.vote is not None:
            vote = self._console.vote.row.id
            self.intent.emit(Give(CloseVote, {"vote": vote}, meeting=self._console.head.id))


def _is_calling(vote: VoteControl) -> bool:
    """Whether a roll call has somebody left to be called, before whom it is not closed."""
    return vote.roll_call is not None and vote.roll_call.following is not None
