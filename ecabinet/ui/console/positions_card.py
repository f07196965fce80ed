"""Positions at the console: what members declared, and the one act that puts the undisputed items together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole, SessionStep
from ecabinet.client.screens.positions import PositionsBoard
from ecabinet.domain.voting.adopt_together import AdoptTogether
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.positions.board import BoardView
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say

_BEFORE_THE_END = frozenset({SessionStep.OPEN, SessionStep.OPEN_WITHOUT_QUORUM, SessionStep.RUN})


class PositionsCard(Card):
    """While an item runs, what was declared on it; between items all of them, with the list to put to one vote."""

    intent = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._board: PositionsBoard | None = None
        self._is_choosing = False
        self._is_between = False
        self._checks: dict[str, CheckRow] = {}
        self._undisputed = Body(strong=True)
        self._not_now = Caption()
        self.adopt = Button("", ButtonRole.PRIMARY, "list-checks")
        self.adopt.setObjectName("console.adopt")
        self.adopt.clicked.connect(lambda: self._choose(choosing=True))
        self._explained = Body(soft=True)
        self.confirm = Button("", ButtonRole.PRIMARY, "vote")
        self.confirm.setObjectName("console.adopt_confirm")
        self.confirm.clicked.connect(self._put)
        self.back = Button("", ButtonRole.QUIET, "x")
        self.back.setObjectName("console.adopt_back")
        self.back.clicked.connect(lambda: self._choose(choosing=False))
        self.board = BoardView()
        for widget in (
            self._undisputed,
            self.adopt,
            self._not_now,
            self._explained,
            self.confirm,
            self.back,
            self.board,
        ):
            self.add(widget)

    def show_value(self, console: ChairConsole) -> None:
        """Show the positions once somebody declared one, unless a vote is what matters now."""
        board = self._board = console.positions
        vote = console.vote
        is_voting = vote is not None and (vote.row.state == VoteState.OPEN or vote.sequel.announced_at is None)
        shown = board.is_used and console.step in _BEFORE_THE_END
        if console.current is not None:
            shown = shown and any(item.item == console.current.id for item in board.items)
        self.setVisible(shown and not is_voting)
        self.show_title(say("Positions before the session"))
        self.board.show_value(board)
        self._is_between = console.step == SessionStep.RUN and console.current is None
        self._show_act()

    def _show_act(self) -> None:
        board = self._board
        if board is None:
            return
        may = board.is_chair and bool(board.together) and board.not_now is None and not board.is_waiting
        self._is_choosing = self._is_choosing and may
        self._undisputed.setText(say("Items without objection: {count}", count=len(board.together)))
        self.adopt.setText(say("Adopt them together…"))
        for widget in (self._undisputed, self.adopt):
            widget.setVisible(may and not self._is_choosing)
        self._not_now.setText("" if board.not_now is None else refusal_sentence(board.not_now))
        self._not_now.setVisible(board.is_chair and self._is_between and board.not_now is not None)
        self._explained.setText(
            say("The members present vote once on this list; each item gets its own result. Untick what is to wait.")
        )
        self.confirm.setText(say("Put these items to the vote"))
        self.back.setText(say("Not now"))
        for widget in (self._explained, self.confirm, self.back):
            widget.setVisible(self._is_choosing)
        self.board.setVisible(not self._is_choosing)
        self._show_checks(board)

    def _show_checks(self, board: PositionsBoard) -> None:
        """A line for each item; what somebody objects to meanwhile leaves the list."""
        wanted = {one.item: one for one in board.together} if self._is_choosing else {}
        for key in [key for key in self._checks if key not in wanted]:
            gone = self._checks.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, item in wanted.items():
            detail = say("{agree} agree, {silent} silent", agree=len(item.agree), silent=len(item.silent))
            title = item.title if item.number is None else f"{item.number}. {item.title}"
            if key not in self._checks:
                made = self._checks[key] = CheckRow(title)
                made.setObjectName(f"console.adopt.{item.number}")
                made.setChecked(True)
                made.toggled.connect(lambda _on: self._allow())
                self.body.insertWidget(self.body.indexOf(self.confirm), made)
            self._checks[key].show_value(title, detail)
        self._allow()

    def _allow(self) -> None:
        self.confirm.setEnabled(any(check.isChecked() for check in self._checks.values()))

    def _choose(self, *, choosing: bool) -> None:
        self._is_choosing = choosing
        self._show_act()

    def _put(self) -> None:
        board = self._board
        if board is None:
            return
        chosen = [one.item for one in board.together if one.item in self._checks and self._checks[one.item].isChecked()]
        items = dict.fromkeys(chosen, NEW)
        self._choose(choosing=False)
        self.intent.emit(Give(AdoptTogether, {"vote": NEW, "items": items}, meeting=board.meeting))
