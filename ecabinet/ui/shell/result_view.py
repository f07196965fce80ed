"""The result of a vote with its reason, and who voted how."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import ResultScreen
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.formats import time_text
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.names_list import NamesList
from ecabinet.ui.result_body import ResultBody
from ecabinet.ui.result_words import result_sentence, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.secret_words import secret_result_words
from ecabinet.ui.shell.lost_words import lost_ballot
from ecabinet.ui.theme import space


class ResultView(QFrame):
    """Shows a result; `closed` when it was read."""

    closed = Signal()

    def __init__(self, screen: ResultScreen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result")
        self._screen: ResultScreen | None = None
        self._lost = Banner(BannerValue(""))
        self._lost.setObjectName("result.lost")
        self._kicker = Caption()
        self._question = Heading()
        self._verdict = Badge(BadgeValue(""))
        self._body = ResultBody()
        self._reason = Body(strong=True)
        self._word = Body()
        self._names_card = Card(say("Who voted how"))
        self._names = NamesList()
        self._close = Button(say("Back to the meeting"), ButtonRole.PRIMARY, "check")
        self._close.setObjectName("result.close")
        self._close.clicked.connect(self.closed)
        self._lay()
        self.show_screen(screen)

    def show_screen(self, screen: ResultScreen) -> None:
        """Show another result, or the same with more known of it."""
        if screen == self._screen:
            return
        self._screen = screen
        result = screen.result
        at = "" if screen.closed_at is None else time_text(screen.closed_at, seconds=True)
        closed = say("Vote closed at {time}", time=at) if at else say("Vote closed")
        is_secret = screen.rule is not None and screen.rule.showing == Showing.SECRET
        self._kicker.setText(f"{closed} · {secret_result_words()}" if is_secret else closed)
        self._question.setText(screen.question)
        self._lost.setVisible(bool(screen.unheard))
        if screen.unheard:
            self._lost.show_value(lost_ballot(screen.unheard[0]))
        self._verdict.show_value(BadgeValue(verdict_words(result, screen.form), verdict_tone(result)))
        self._body.show_value(result, screen.form, screen.rule)
        self._reason.setText(result_sentence(result, screen.rule, screen.form))
        self._word.setText(screen.settled_reason or "")
        self._word.setVisible(bool(screen.settled_reason))
        self._names.show_value(screen.names, screen.form)
        self._names_card.setVisible(bool(screen.names))

    def _lay(self) -> None:
        mark(self, role="plain")
        flow = Flow(margin_steps=0)
        card = Card()
        for widget in (self._verdict, self._body, self._reason, self._word):
            card.add(widget)
        self._names_card.add(self._names)
        for part in (self._kicker, self._question, self._lost, card, self._names_card):
            flow.add(part)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        column.addWidget(WrapRow(self._close))
        self.setFocusProxy(self._close)
