"""After the count: draw by lot what is even, announce the result, put the question to a further round."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole
from ecabinet.domain.kernel import Command
from ecabinet.domain.voting.announce_result import AnnounceResult
from ecabinet.domain.voting.draw_lot import DrawLot
from ecabinet.domain.voting.repeat_vote import RepeatVote
from ecabinet.ui.console.vote_forms import Form
from ecabinet.ui.formats import time_text
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.say import say


class SequelForm(Form):
    """What the chair does with a result; the reason of a further round is asked for first and is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Caption()
        self.seed = TextEdit()
        self.seed.setObjectName("console.lot_seed")
        self._seed = Field("", self.seed)
        self.draw = self._button("console.draw_lot", ButtonRole.PRIMARY, "scale")
        self.draw.clicked.connect(self._draw)
        self.announce = self._button("console.announce_result", ButtonRole.PRIMARY, "gavel")
        self.announce.clicked.connect(lambda: self._give(AnnounceResult))
        self.reason = TextEdit()
        self.reason.setObjectName("console.repeat_reason")
        self._reason = Field("", self.reason)
        self.repeat = self._button("console.repeat_vote", ButtonRole.QUIET, "refresh-cw")
        self.repeat.clicked.connect(self._repeat)
        for widget in (self._note, self._seed, self.draw, self.announce, self._reason, self.repeat):
            self.column.addWidget(widget)
        self._reason.hide()

    def show_value(self, console: ChairConsole) -> None:
        """Offer what the result waits for."""
        before = None if self.console is None or self.console.vote is None else self.console.vote.row.id
        self.console = console
        vote = console.vote
        self.setVisible(vote is not None and vote.result is not None)
        if vote is None or vote.result is None:
            return
        if vote.row.id != before:
            self.seed.clear()
            self.reason.clear()
            self._reason.hide()
        sequel, acts = vote.sequel, console.is_chair
        for widget in (self._seed, self.draw):
            widget.setVisible(acts and sequel.awaits_lot)
        self.announce.setVisible(acts and sequel.may_announce)
        self.repeat.setVisible(acts and sequel.may_repeat)
        if not sequel.may_repeat:
            self._reason.hide()
        for button in (self.draw, self.announce, self.repeat):
            button.setEnabled(not vote.is_waiting)
        self._show_words(console)

    def _show_words(self, console: ChairConsole) -> None:
        self._seed.show_label(say("Seed drawn before the meeting (kept on record)"))
        self.draw.setText(say("Decide by this lot"))
        self.announce.setText(say("Announce the result"))
        self._reason.show_label(say("Reason for voting again (kept on record)"))
        self.repeat.setText(say("Vote on this again"))
        vote = console.vote
        if vote is None:
            return
        sequel = vote.sequel
        words = [
            say("Round {number}.", number=sequel.round) if sequel.round > 1 else "",
            "" if sequel.announced_at is None else say("Announced at {time}.", time=time_text(sequel.announced_at)),
            say("Lot drawn: {seed}.", seed=sequel.lot) if sequel.lot else "",
            say("The hub has not confirmed this yet.") if vote.is_waiting else "",
        ]
        self._note.setText(" ".join(word for word in words if word))
        self._note.setVisible(any(words))

    def _button(self, name: str, role: ButtonRole, icon_name: str) -> Button:
        made = Button("", role, icon_name)
        made.setObjectName(name)
        return made

    def _draw(self) -> None:
        seed = self.seed.text().strip()
        if not seed:
            self._seed.show_error(say("Please enter the seed that was drawn."))
            return
        self._give(DrawLot, seed=seed)

    def _repeat(self) -> None:
        reason = self.reason.text().strip()
        if not self._reason.isVisible():
            self._reason.show()
            self.reason.setFocus()
        elif not reason:
            self._reason.show_error(say("Please give a reason; it is kept on record."))
        else:
            self._give(RepeatVote, next_round=NEW, reason=reason)

    def _give(self, verb: type[Command], **fields: object) -> None:
        if self.console is not None and self.console.vote is not None:
            whole = {"vote": self.console.vote.row.id, **fields}
            self.intent.emit(Give(verb, whole, meeting=self.console.head.id))
