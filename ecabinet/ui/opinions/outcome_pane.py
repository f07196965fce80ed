"""What a question came to, and what everybody said to it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import ResultScreen
from ecabinet.client.screens.opinions import ShownOpinion
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.result_bars import ResultBars, ResultOption, ResultValue
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.opinions.words import opinion_icon, opinion_line, opinion_tone, opinion_words
from ecabinet.ui.result_figure import share_words
from ecabinet.ui.result_words import result_sentence, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_ALWAYS = (Choice.FOR, Choice.AGAINST, Choice.OTHER)


def outcome_figure(screen: ResultScreen) -> ResultValue:
    """Give the bars of an outcome, of all members; silence is a bar of its own and agreement of nobody."""
    result = screen.result
    counts = {
        Choice.FOR: result.votes_for,
        Choice.AGAINST: result.votes_against,
        Choice.OTHER: result.other,
        Choice.ABSTAIN: result.abstained,
        Choice.BLANK: result.blank,
        Choice.RECUSED: result.recused,
    }
    bars = [
        ResultOption(
            opinion_words(choice),
            count,
            share_words(count, result.whole),
            opinion_tone(choice),
            opinion_icon(choice),
            result.needed if choice is Choice.FOR else 0,
        )
        for choice, count in counts.items()
        if count or choice in _ALWAYS
    ]
    silent = ResultOption(
        say("No answer"), result.not_voted, share_words(result.not_voted, result.whole), Tone.NEUTRAL, "circle"
    )
    return ResultValue((*bars, silent), result.whole)


class OutcomePane(QFrame):
    """Verdict, bars and reason over the list of opinions; `opened` carries the opinion that was picked."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opinions: tuple[ShownOpinion, ...] = ()
        self._verdict = Badge(BadgeValue(""))
        self._bars = ResultBars(ResultValue((), 0))
        self._reason = Body(strong=True)
        self._word = Body()
        card = Card(say("Result"))
        for widget in (WrapRow(self._verdict), self._bars, self._reason, self._word):
            card.add(widget)
        self._list_card = Card(say("Opinions"))
        self.pane = ListPane(say("Opinions"))
        self.pane.setObjectName("opinions.shown")
        self.pane.opened.connect(lambda key: self.opened.emit(self._opinions[int(key)]))
        self._list_card.add(self.pane, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(4))
        self.column.addWidget(card)
        self.column.addWidget(self._list_card)
        mark(self, role="plain")

    def show_value(self, screen: ResultScreen, opinions: tuple[ShownOpinion, ...]) -> None:
        """Show another outcome."""
        self._opinions = opinions
        self._verdict.show_value(BadgeValue(verdict_words(screen.result), verdict_tone(screen.result)))
        self._bars.show_value(outcome_figure(screen))
        self._reason.setText(result_sentence(screen.result, screen.rule, screen.form))
        self._word.setText(screen.settled_reason or "")
        self._word.setVisible(bool(screen.settled_reason))
        self._list_card.setVisible(bool(opinions))
        self.pane.show_rows([opinion_line(place, one) for place, one in enumerate(opinions)])
        if opinions:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        rows = len(self._opinions)
        self.pane.setFixedHeight(rows * self.pane.view.sizeHintForRow(0) + space(1))
