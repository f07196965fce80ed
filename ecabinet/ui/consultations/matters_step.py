"""The second step: what is asked, matter by matter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.consulting import Consulting
from ecabinet.client.screens.parts import AgendaRow
from ecabinet.client.view import Pending
from ecabinet.domain.agenda.remove_agenda_item import RemoveAgendaItem
from ecabinet.ui.consultations.forms import MatterCommand, MatterForm, question_of
from ecabinet.ui.consultations.step import ConsultingStep
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.sure_form import SureForm
from ecabinet.ui.desk.words import waiting_badge
from ecabinet.ui.intents import Dismiss, Give
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class MattersStep(ConsultingStep):
    """The list of matters; one opens beside it with its question."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.add = Button(say("Add a matter"), ButtonRole.PRIMARY, "plus")
        self.add.setObjectName("matters.add")
        self.add.clicked.connect(lambda: self._open(None))
        QShortcut(QKeySequence("Ctrl+N"), self, self.add.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName("matters.refused")
        for button in self.refused.findChildren(Button):
            button.setObjectName("matters.mend")
        self.refused.acted.connect(self._mend)
        self.refused.hide()
        self.pane = ListPane(say("Matters"))
        self.pane.setObjectName("matters.list")
        self.pane.opened.connect(self._pick)
        self.pane.retried.connect(lambda: self._open(None))
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        self.column.addWidget(self.refused)
        self.column.addWidget(WrapRow(self.add))
        self.column.addWidget(card, 1)

    def show_consultation(self, value: Consulting) -> None:
        """Show the matters, and what of them the hub refused."""
        refused = self._refused()
        self.refused.setVisible(bool(refused))
        if refused and refused[0].refusal is not None:
            why = f"{refusal_sentence(refused[0].refusal)} {say('What you typed is kept.')}"
            self.refused.show_value(BannerValue(say("The hub did not accept this"), why, Tone.DANGER, say("Mend it")))
        self.add.setVisible(value.desk.may_edit)
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No matters yet"),
            say("A matter has a title, a question and documents."),
            say("Add a matter") if value.desk.may_edit else "",
            "scroll-text",
        )
        self.pane.show_rows([_row(row) for row in value.desk.matters], nothing)

    def _pick(self, key: str) -> None:
        rows = () if self.value is None else self.value.desk.matters
        self._open(next((one for one in rows if one.id == key), None))

    def _open(self, row: AgendaRow | None) -> None:
        if self.value is not None and (row is not None or self.value.desk.may_edit):
            self._show_form(row, self._form(self.value, row))

    def _form(self, value: Consulting, row: AgendaRow | None) -> MatterForm:
        form = MatterForm(value.desk.head.id, row, may_edit=value.desk.may_edit)
        if row is not None:
            form.removal.connect(lambda: self._ask_removal(row))
        return form

    def _ask_removal(self, row: AgendaRow) -> None:
        """Ask once more: its question and its documents go with a matter."""
        if self.value is None:
            return
        count = len(row.documents)
        words = say(
            "“{title}” goes with its question. Documents that go with it: {count}.", title=row.title, count=count
        )
        wanted = Give(RemoveAgendaItem, {"item": row.id}, self.value.desk.head.id)
        self.open_form(say("Remove the matter"), SureForm(wanted, say("Remove the matter"), words))

    def _refused(self) -> list[Pending]:
        """Give what the hub refused of the matter that was refused last, the first of it first."""
        pending = () if self.value is None else self.value.desk.refused
        mine = [(one, one.command.item) for one in pending if isinstance(one.command, MatterCommand)]
        return [one for one, item in mine if item == mine[-1][1]]

    def _mend(self) -> None:
        """Open the form again with what was typed, and put the refused commands away."""
        refused = self._refused()
        if self.value is None or not refused or refused[0].refusal is None:
            return
        commands = [one.command for one in refused if isinstance(one.command, MatterCommand)]
        row = next((one for one in self.value.desk.matters if one.id == commands[-1].item), None)
        form = self._form(self.value, row)
        form.fill_mine(commands, refused[0].refusal)
        self._show_form(row, form)
        for one in refused:
            self.intent.emit(Dismiss(one.command.id))

    def _show_form(self, row: AgendaRow | None, form: MatterForm) -> None:
        self.open_form(say("New matter") if row is None else say("Matter {number}", number=row.number or 0), form)

    def sent(self, intent: object) -> None:
        """Carry the matter and then its question."""
        form = self.sender()
        super().sent(intent)
        if isinstance(form, MatterForm):
            for follower in form.followers():
                self.intent.emit(follower)


def _row(row: AgendaRow) -> Row:
    asked = question_of(row)
    badge = waiting_badge() if row.is_waiting else None
    if asked is None:
        badge = BadgeValue(say("No question"), Tone.WARNING, "circle-alert")
    documents = say("Documents: {count}", count=len(row.documents))
    question = "" if asked is None else asked.question
    return Row(row.id, f"{row.number}. {row.title}", question, documents, "scroll-text", badge)
