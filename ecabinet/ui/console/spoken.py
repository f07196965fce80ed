"""What a called member answers aloud, recorded by the chair: named on every button, and sure after a second press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.console import ChairConsole
from ecabinet.client.screens.roll_call import RollCall, SpokenSeat
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice, FormKind
from ecabinet.domain.voting.forms import Form as BallotForm
from ecabinet.domain.voting.record_spoken_answer import RecordSpokenAnswer
from ecabinet.ui.console.vote_forms import Form
from ecabinet.ui.intents import NEW, Give
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.opinions.row_button import RowButtons
from ecabinet.ui.result_words import choice_icon, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

_SPOKEN = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.RECUSED)


def spoken_choices(form: BallotForm) -> tuple[Choice, ...]:
    """Return what one word answers; a ballot of many lines, or an opinion with its text, is given on a device."""
    if form.lines or form.kind not in {FormKind.MOTION, FormKind.OPINION}:
        return ()
    return tuple(choice for choice in _SPOKEN if choice in {*form.options, Choice.RECUSED})


class SpokenForm(Form):
    """The answers of the seat called now, or of one called before that was picked; two presses record one."""

    unfolded = Signal(bool)
    """Whether the answers are on screen: the card makes room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_unfolded = False
        self._picked: Id | None = None
        self._chosen: tuple[Id, Choice] | None = None
        self._whose = Body(strong=True)
        self._whose.setObjectName("console.spoken.whose")
        self._kept = Caption()
        self._buttons = {choice: self._made(choice) for choice in _SPOKEN}
        self._before = Caption()
        self._others = RowButtons("console.spoken.others")
        self._others.opened.connect(self._pick)
        self.unfold = Button("", ButtonRole.SECONDARY, "mic")
        self.unfold.setObjectName("console.spoken")
        self.unfold.clicked.connect(lambda: self.fold(unfolded=not self.is_unfolded))
        for widget in (self._whose, self._kept, *self._buttons.values(), self._before, self._others, self.unfold):
            self.column.addWidget(widget)

    def show_value(self, console: ChairConsole) -> None:
        """Show whose answer may be recorded; when another is called nothing is chosen any more."""
        roll = self._roll()
        before = None if roll is None or roll.called is None else roll.called.seat
        self.console = console
        roll = self._roll()
        if roll is None or roll.called is None or roll.called.seat != before:
            self._picked = self._chosen = None
        may = roll is not None and bool(roll.spoken) and bool(self._choices())
        self.setVisible(may)
        if not may and self.is_unfolded:
            self.fold(unfolded=False)
        self._show()

    def fold(self, *, unfolded: bool) -> None:
        """Show the answers, or put them away."""
        self.is_unfolded, self._picked, self._chosen = unfolded, None, None
        self._show()
        self.unfolded.emit(unfolded)

    def _show(self) -> None:
        roll, seat = self._roll(), self._seat()
        is_shown = self.is_unfolded and roll is not None
        self.unfold.setText(say("Back to the vote") if self.is_unfolded else say("Record a spoken answer"))
        self._whose.setVisible(is_shown)
        self._whose.setText(self._question(seat))
        kept = "" if seat is None or roll is None else _kept_words(seat, waits=roll.is_recording)
        self._kept.setText(kept)
        self._kept.setVisible(is_shown and bool(kept))
        self._kept.show_tone(Tone.WARNING if roll is not None and roll.is_recording else None)
        for choice, button in self._buttons.items():
            button.setVisible(is_shown and seat is not None and choice in self._choices())
            self._label(button, choice, seat)
        others = () if roll is None else tuple(one for one in roll.spoken if seat is None or one.seat != seat.seat)
        self._others.show_rows([Row(one.seat.seat, _name(one), _kept_words(one, waits=False)) for one in others])
        self._before.setText(say("Or the answer of somebody else who was called:"))
        self._before.setVisible(is_shown and seat is not None and bool(others))
        self._others.setVisible(is_shown and bool(others))

    def _label(self, button: Button, choice: Choice, seat: SpokenSeat | None) -> None:
        words = choice_words(choice, self._kind())
        is_sure = seat is not None and self._chosen == (seat.seat.seat, choice)
        button.setText(say("Confirm: {choice}", choice=words) if is_sure else words)
        button.show_role(ButtonRole.PRIMARY if is_sure else ButtonRole.SECONDARY)
        vote = None if self.console is None else self.console.vote
        button.setEnabled(vote is not None and not vote.clock.is_paused)

    def _question(self, seat: SpokenSeat | None) -> str:
        """Name the seat, and once an answer was chosen what is to be recorded of it."""
        if seat is None:
            return say("Whose answer?")
        if self._chosen is None:
            return say("{name} answers:", name=_name(seat))
        choice = choice_words(self._chosen[1], self._kind())
        return say("Record that {name} answers “{choice}”?", name=_name(seat), choice=choice)

    def _pressed(self, choice: Choice) -> None:
        seat, console = self._seat(), self.console
        if seat is None or console is None or console.vote is None:
            return
        if self._chosen != (seat.seat.seat, choice):
            self._chosen = (seat.seat.seat, choice)
            self._show()
            return
        fields = {
            "ballot": NEW,
            "vote": console.vote.row.id,
            "seat": seat.seat.seat,
            "choice": choice,
            "earlier": not seat.is_now,
        }
        self._chosen = None
        self._show()
        self.intent.emit(Give(RecordSpokenAnswer, fields, meeting=console.head.id))

    def _pick(self, key: str) -> None:
        self._picked, self._chosen = key, None
        self._show()

    def _seat(self) -> SpokenSeat | None:
        """The seat whose answer is asked for: the one picked, else the one called now if it may be recorded."""
        roll = self._roll()
        seats = () if roll is None else roll.spoken
        if self._picked is not None:
            return next((one for one in seats if one.seat.seat == self._picked), None)
        return next((one for one in seats if one.is_now), None)

    def _roll(self) -> RollCall | None:
        vote = None if self.console is None else self.console.vote
        return None if vote is None else vote.roll_call

    def _choices(self) -> tuple[Choice, ...]:
        vote = None if self.console is None else self.console.vote
        return () if vote is None else spoken_choices(vote.form)

    def _kind(self) -> FormKind:
        vote = None if self.console is None else self.console.vote
        return FormKind.MOTION if vote is None else vote.form.kind

    def _made(self, choice: Choice) -> Button:
        made = Button("", ButtonRole.SECONDARY, choice_icon(choice))
        made.setObjectName(f"console.spoken.{choice.value}")
        made.clicked.connect(lambda: self._pressed(choice))
        return made


def _name(seat: SpokenSeat) -> str:
    if not seat.seat.carrier:
        return seat.seat.full_name
    return say("{name} ({carrier} answers by mandate)", name=seat.seat.full_name, carrier=seat.seat.carrier)


def _kept_words(seat: SpokenSeat, *, waits: bool) -> str:
    """Say what was recorded of a seat, by whom; and that it may be corrected."""
    if waits:
        return say("Not recorded yet: it waits to be sent.")
    if seat.mark is None:
        return ""
    choice = choice_words(seat.mark.choice)
    return say("Recorded: {choice} · {name}", choice=choice, name=seat.entered_name)
