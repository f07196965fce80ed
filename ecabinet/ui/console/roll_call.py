"""A roll call in the chair's hand: who is called, who follows, and who has not answered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole, VoteControl
from ecabinet.client.screens.roll_call import CalledSeat, RollCall
from ecabinet.domain.voting.call_elector import CallElector
from ecabinet.ui.console.spoken import SpokenForm
from ecabinet.ui.console.vote_forms import Form, names_words
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.say import say


class RollCallForm(Form):
    """Says how far the roll call is; one press calls whoever is next, and nobody is passed over by a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._called = Body(strong=True)
        self._next = Caption()
        self._silent = Caption()
        self.call = Button("", ButtonRole.PRIMARY, "mic")
        self.call.setObjectName("console.call_elector")
        self.call.clicked.connect(self._call)
        self.spoken = SpokenForm()
        self.spoken.intent.connect(self.intent)
        for widget in (self._called, self._next, self.call, self._silent, self.spoken):
            self.column.addWidget(widget)

    def show_value(self, console: ChairConsole) -> None:
        """Show how far the roll call is; nothing in any other vote."""
        self.console = console
        self.spoken.show_value(console)
        vote = console.vote
        roll = None if vote is None else vote.roll_call
        if vote is None or roll is None:
            return
        self._show_called(roll)
        self._silent.setText(say("Called, no answer yet: {names}", names=names_words(roll.silent)))
        self._silent.setVisible(bool(roll.silent) and not self.spoken.is_unfolded)
        self._next.setText(_next_words(roll))
        self._next.setVisible(roll.following is not None and not self.spoken.is_unfolded)
        self._called.setVisible(not self.spoken.is_unfolded)  # the answers name whose they are
        self.call.setText(say("Call the first") if roll.called is None else say("Call the next"))
        self.call.setVisible(console.is_chair and roll.following is not None)
        self.call.setEnabled(not vote.is_waiting and not vote.clock.is_paused)

    def _show_called(self, roll: RollCall) -> None:
        if roll.called is None:
            self._called.setText(say("Roll call: nobody was called yet"))
            return
        name = seat_words(roll.called)
        if roll.has_answered:
            self._called.setText(say("Called now: {name} · has answered", name=name))
        else:
            self._called.setText(say("Called now: {name} · no answer yet", name=name))

    def _call(self) -> None:
        vote: VoteControl | None = None if self.console is None else self.console.vote
        if self.console is None or vote is None or vote.roll_call is None or vote.roll_call.following is None:
            return
        fields = {"vote": vote.row.id, "seat": vote.roll_call.following.seat}
        self.intent.emit(Give(CallElector, fields, meeting=self.console.head.id))


def seat_words(seat: CalledSeat) -> str:
    """Name a called seat, and who answers for it where its mandate is carried."""
    if not seat.carrier:
        return seat.full_name
    return say("{name} ({carrier} answers by mandate)", name=seat.full_name, carrier=seat.carrier)


def _next_words(roll: RollCall) -> str:
    name = "" if roll.following is None else seat_words(roll.following)
    return say("Next: {name} · not called yet: {count}", name=name, count=roll.waiting)
