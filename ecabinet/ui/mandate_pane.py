"""Giving a mandate to vote and taking it back: by the holder of the seat, or in their name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.folding import matches
from ecabinet.client.screens.mandates import Carrier, Mandate
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.give_mandate import GiveMandate
from ecabinet.domain.participants.withdraw_mandate import WithdrawMandate
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.mandate_words import carrier_row, carries_words, effect_words, standing_words, withdrawal_words
from ecabinet.ui.opinions.row_button import RowButtons
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space

_SEARCHED_FROM = 9


class MandatePane(QFrame):
    """Who votes for a seat, who could, and what giving and taking back mean; `done` when something was given.

    `own` speaks to the holder of the seat, else to whoever records what the holder said.
    """

    intent = Signal(object)
    done = Signal()

    def __init__(self, mandate: Mandate, *, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mandate")
        self._mandate, self._own = mandate, own
        self._standing = Body(strong=True)
        self._waits = Badge(BadgeValue(say("Waits to be sent"), Tone.WARNING, "hourglass"))
        self._waits_row = WrapRow(self._waits)
        self._carries = Body()
        self._why_not = Caption(say("Who votes for others cannot hand on their own vote."))
        self._withdrawal = Body(soft=True)
        self._asks = Heading("", TypeRole.TITLE)
        self._search = TextEdit(say("Search name or position"))
        self._search.setObjectName("mandate.search")
        self._search.setAccessibleName(say("Search who could vote for the seat"))
        self._search.textChanged.connect(lambda _text: self._show_rows())
        self._key = ""
        self._rows = RowButtons("mandate.carriers")
        self._rows.opened.connect(self.choose)
        self._nobody = Caption(say("Nobody fits"))
        self._effect = Body()
        self._effect.setObjectName("mandate.effect")
        self._give = self._button("mandate.give", ButtonRole.PRIMARY, "check", self._given)
        self._withdraw = self._button("mandate.withdraw", ButtonRole.DANGER, "undo-2", self._taken_back)
        self._lay()
        self.show_value(mandate)

    @property
    def seat(self) -> Id:
        """The seat it is about."""
        return self._mandate.seat

    def show_value(self, mandate: Mandate) -> None:
        """Show what stands now; who was chosen stays chosen."""
        self._mandate = mandate
        is_given = mandate.carrier is not None
        self._standing.setText(standing_words(mandate, own=self._own))
        self._waits_row.setVisible(mandate.is_waiting)
        self._carries.setText(carries_words(mandate, own=self._own))
        self._carries.setVisible(bool(mandate.carries))
        self._why_not.setVisible(bool(mandate.carries) and bool(mandate.choices))
        self._withdrawal.setText(withdrawal_words(mandate, own=self._own))
        self._withdrawal.setVisible(is_given)
        self._withdraw.setVisible(is_given)
        self._asks.setText(say("Give it to somebody else") if is_given else self._question())
        self._search.setVisible(mandate.may_give and len(mandate.choices) >= _SEARCHED_FROM)
        self._asks.setVisible(mandate.may_give)
        self._rows.setVisible(mandate.may_give)
        self._give.setVisible(mandate.may_give)
        self._withdraw.setText(say("Take the mandate back"))
        self._show_rows()

    def choose(self, key: Id) -> None:
        """Choose somebody who might vote for the seat; the mandate is given by a press of its own."""
        self._key = key
        self._show_rows()

    def _lay(self) -> None:
        flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(space(1), 0, space(3), space(1))
        said: tuple[QWidget, ...] = (self._standing, self._waits_row, self._carries, self._why_not)
        for widget in (*said, self._withdrawal, self._asks, self._search, self._rows, self._nobody):
            flow.add(widget)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        column.addWidget(self._effect)
        column.addWidget(WrapRow(self._give, self._withdraw))
        mark(self, role="plain")

    def _question(self) -> str:
        if self._own:
            return say("Who is to vote for you?")
        return say("Who is to vote for {name}?", name=self._mandate.holder)

    def _show_rows(self) -> None:
        words = self._search.text()
        found = [one for one in self._choices() if matches(words, one.full_name, one.position)]
        self._rows.show_rows([carrier_row(one) for one in found], self._key)
        self._nobody.setVisible(self._mandate.may_give and not found)
        self._show_choice()

    def _choices(self) -> tuple[Carrier, ...]:
        """Everybody but who carries it already."""
        return tuple(one for one in self._mandate.choices if one.participant != self._mandate.carrier)

    def _chosen(self) -> Carrier | None:
        return next((one for one in self._choices() if one.participant == self._key), None)

    def _show_choice(self) -> None:
        chosen = self._chosen() if self._mandate.may_give else None
        self._effect.setVisible(chosen is not None)
        self._effect.setText("" if chosen is None else effect_words(self._mandate, chosen, own=self._own))
        self._give.setText(say("Give the mandate") if self._own else say("Record the mandate"))
        self._give.setEnabled(chosen is not None and chosen.problem is None)

    def _given(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.problem is None:
            fields = {"participant": self._mandate.seat, "carrier": chosen.participant}
            self.intent.emit(Give(GiveMandate, fields, meeting=self._mandate.meeting))
            self.done.emit()

    def _taken_back(self) -> None:
        fields = {"participant": self._mandate.seat}
        self.intent.emit(Give(WithdrawMandate, fields, meeting=self._mandate.meeting))
        self.done.emit()

    def _button(self, name: str, role: ButtonRole, icon_name: str, pressed: object) -> Button:
        made = Button("", role, icon_name)
        made.setObjectName(name)
        made.clicked.connect(pressed)
        return made
