"""The second step: the matters and their order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.parts import AgendaRow
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.agenda.move_agenda_item import MoveAgendaItem
from ecabinet.domain.agenda.remove_agenda_item import RemoveAgendaItem
from ecabinet.ui.desk.agenda_forms import ItemForm
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.drag_order import DragOrder
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import item_state_badge, waiting_badge
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.voting.vote_form import VoteForm


class AgendaStep(StepView):
    """Items in their order; one opens in the sheet, is dragged, or moved with Alt+Up and Alt+Down."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.add = self._button("add", say("Add an item"), "plus", ButtonRole.PRIMARY)
        self.up = self._button("up", say("Move up"), "arrow-up")
        self.down = self._button("down", say("Move down"), "arrow-down")
        self.remove = self._button("remove", say("Remove"), "trash-2")
        self.sum = Caption()
        self.pane = ListPane(say("Agenda"))
        self.pane.setObjectName("agenda.list")
        self.pane.opened.connect(self._open)
        self.pane.moved.connect(lambda _key: self._allow())
        self.pane.retried.connect(self._add)
        self.order = DragOrder(self.pane)
        self.order.moved.connect(self._place)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        for keys, slot in (("Alt+Up", self.up.click), ("Alt+Down", self.down.click), ("Ctrl+N", self.add.click)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(
            QKeySequence("Delete"), self.pane, self.remove.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.column.addWidget(WrapRow(self.add, self.up, self.down, self.remove))
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        self.column.addWidget(card, 1)
        self.column.addWidget(self.sum)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the items."""
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("The agenda is empty"),
            say("Add the first item; invitations can be sent after that."),
            say("Add an item") if meeting.may_edit else "",
            "list-checks",
        )
        self.pane.show_rows([item_row(item) for item in meeting.agenda], nothing)
        total = sum(item.minutes_planned for item in meeting.agenda)
        length = int((meeting.head.ends_at - meeting.head.starts_at).total_seconds()) // 60
        self.sum.setText(
            say(
                "{count} items · {total} of {length} minutes planned",
                count=len(meeting.agenda),
                total=total,
                length=length,
            )
        )
        self.sum.show_tone(Tone.WARNING if total > length else None)
        self.order.is_on = meeting.may_edit
        self._allow()

    def first_focus(self) -> QWidget:
        """Begin in the list, or at the button while it is empty."""
        return self.pane if self.meeting.agenda else self.add

    def _button(self, name: str, text: str, icon: str, role: ButtonRole = ButtonRole.SECONDARY) -> Button:
        made = Button(text, role, icon)
        made.setObjectName(f"agenda.{name}")
        return made

    def _chosen(self) -> AgendaRow | None:
        key = self.pane.current_key()
        return next((item for item in self.meeting.agenda if item.id == key), None)

    def _allow(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        item, may = self._chosen(), self.meeting.may_edit
        place = -1 if item is None else self.meeting.agenda.index(item)
        self.add.setEnabled(may)
        self.up.setEnabled(may and place > 0)
        self.down.setEnabled(may and 0 <= place < len(self.meeting.agenda) - 1)
        free = item is not None and not item.documents and not item.votes and item.state is ItemState.PENDING
        self.remove.setEnabled(may and free)
        tip = "" if free or item is None else say("An item with documents or votes cannot be removed.")
        self.remove.setToolTip(tip)

    def _add(self) -> None:
        if self.meeting.may_edit:
            form = ItemForm(self.meeting, None)
            self.open_form(say("New item"), form, form.title)

    def _open(self, key: str) -> None:
        item = next((one for one in self.meeting.agenda if one.id == key), None)
        if item is None:
            return
        form = ItemForm(self.meeting, item)
        form.save.setEnabled(form.save.isEnabled() and self.meeting.may_edit)
        form.prepare.setEnabled(self.meeting.may_edit)
        form.prepare.clicked.connect(lambda: self._prepare(item))
        self.open_form(say("Item {number}", number=item.number or 0), form, form.title)

    def _prepare(self, item: AgendaRow) -> None:
        if self.meeting.matters is None:
            return
        form = VoteForm(self.meeting.matters, item.id)
        form.keep.hide()
        self.open_form(say("Prepare a vote"), form, form.question)

    def _move(self, by: int) -> None:
        item = self._chosen()
        if item is not None:
            self._place(item.id, self.meeting.agenda.index(item) + by)

    def _place(self, key: str, place: int) -> None:
        self.pane.choose(key)
        self.give(MoveAgendaItem, based_on=self.meeting.agenda_version, item=key, position=place)

    def _remove(self) -> None:
        item = self._chosen()
        if item is not None:
            self.give(RemoveAgendaItem, item=item.id)


def item_row(item: AgendaRow) -> Row:
    """Give an item as a row."""
    who = " · ".join(part for part in (item.presenter, item.submitting_agency) if part)
    hangs = [say("Documents: {count}", count=len(item.documents))] if item.documents else []
    if item.votes:
        hangs.append(say("Votes: {count}", count=len(item.votes)))
    badge = waiting_badge() if item.is_waiting else item_state_badge(item.state)
    if badge is None and item.paper_only:
        badge = BadgeValue(say("Paper only"), Tone.WARNING, "lock")
    return Row(
        item.id,
        f"{item.number}. {item.title}",
        " · ".join(part for part in (say("{count} min", count=item.minutes_planned), who) if part),
        " · ".join(hangs),
        "lock" if item.paper_only else "scroll-text",
        badge,
        item.state is ItemState.CURRENT,
    )
