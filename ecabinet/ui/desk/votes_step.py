"""The fifth step: the matters to be voted on, their order, and the counts of those taken by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.matters import MatterRow, Matters
from ecabinet.client.view import Pending
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.domain.voting.copy_votes import CopyVotes
from ecabinet.domain.voting.enter_count import EnterCount
from ecabinet.domain.voting.move_vote import MoveVote
from ecabinet.domain.voting.prepare_vote import PrepareVote
from ecabinet.domain.voting.remove_vote import RemoveVote
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.drag_order import DragOrder
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.intents import Dismiss
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.voting.matter_sheets import MatterSheets
from ecabinet.ui.voting.words import matter_row

_MENDED = (PrepareVote, ChangeVote, CopyVotes, EnterCount, MoveVote, RemoveVote)


class VotesStep(StepView):
    """Votes in the order they are to be put; one opens in the sheet, is dragged, or moved with Alt+Up and Alt+Down."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.sheets = MatterSheets(beside)
        self.sheets.intent.connect(self.intent)
        self.add = self._button("add", say("Prepare a vote"), "plus", ButtonRole.PRIMARY)
        self.up = self._button("up", say("Move up"), "arrow-up")
        self.down = self._button("down", say("Move down"), "arrow-down")
        self.remove = self._button("remove", say("Remove"), "trash-2")
        self.count = self._button("count", say("Enter a count"), "file-text")
        self.copy = self._button("copy", say("Copy…"), "copy")
        self.templates = self._button("templates", say("Templates"), "bookmark")
        self.copy.setToolTip(say("Copy questions of another meeting"))
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName("votes.refused")
        self.refused.acted.connect(self._dismiss)
        self.refused.hide()
        self.pane = ListPane(say("Votes"))
        self.pane.setObjectName("votes.list")
        self.pane.opened.connect(self.sheets.open_row)
        self.pane.moved.connect(lambda _key: self._allow())
        self.pane.retried.connect(self._add)
        self.order = DragOrder(self.pane)
        self.order.moved.connect(self._place)
        slots = {
            self.add: self._add,
            self.remove: self._remove,
            self.count: self._count,
            self.copy: self.sheets.copy,
            self.templates: self.sheets.templates,
        }
        for button, slot in slots.items():
            button.clicked.connect(slot)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self._lay()

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the votes."""
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No votes prepared yet"),
            say("Prepare what is to be voted on; only the chair and the secretaries see it until it is opened."),
            say("Prepare a vote") if meeting.may_edit and meeting.agenda else "",
            "vote",
        )
        matters = meeting.matters
        self.pane.show_rows([] if matters is None else [matter_row(row) for row in matters.rows], nothing)
        self.order.is_on = meeting.may_edit
        self.sheets.follow(matters)
        self._show_refused(self._last_refused())
        self._allow()

    def first_focus(self) -> QWidget:
        """Begin in the list, or at the button while it is empty."""
        return self.pane if self._rows() else self.add

    def _lay(self) -> None:
        for keys, button in (("Alt+Up", self.up), ("Alt+Down", self.down), ("Ctrl+N", self.add)):
            QShortcut(QKeySequence(keys), self, button.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut(
            QKeySequence("Delete"), self.pane, self.remove.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        row = WrapRow(self.add, self.up, self.down, self.remove, self.count, self.copy, self.templates)
        self.column.addWidget(row)
        self.column.addWidget(self.refused)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        self.column.addWidget(card, 1)

    def _button(self, name: str, text: str, icon: str, role: ButtonRole = ButtonRole.SECONDARY) -> Button:
        made = Button(text, role, icon)
        made.setObjectName(f"votes.{name}")
        return made

    @property
    def _matters(self) -> Matters:
        matters = self.meeting.matters
        if matters is None:
            raise LookupError("the matters of this meeting are not on screen")
        return matters

    def _rows(self) -> tuple[MatterRow, ...]:
        return () if self.meeting.matters is None else self.meeting.matters.rows

    def _chosen(self) -> MatterRow | None:
        key = self.pane.current_key()
        return next((row for row in self._rows() if row.id == key), None)

    def _allow(self) -> None:
        if self.shown is None or self.shown.meeting is None:
            return
        may, row = self.meeting.may_edit, self._chosen()
        place = -1 if row is None else self._rows().index(row)
        free = may and row is not None and row.may_change
        self.add.setEnabled(may and bool(self.meeting.agenda))
        self.up.setEnabled(free and place > 0)
        self.down.setEnabled(free and place < len(self._rows()) - 1)
        self.remove.setEnabled(free)
        self.count.setEnabled(row is not None and row.may_count)
        tip = "" if self.count.isEnabled() else say("For a prepared vote of an item that was taken up.")
        self.count.setToolTip(tip)
        matters = self.meeting.matters
        self.copy.setEnabled(may and matters is not None and bool(matters.sources) and bool(matters.items))
        self.templates.setEnabled(matters is not None and matters.may_keep)

    def _add(self) -> None:
        if self.add.isEnabled():
            row = self._chosen()
            running = next((item.id for item in self.meeting.agenda if item.started_at and not item.ended_at), "")
            item = running or (row.item if row is not None else self.meeting.agenda[0].id)
            self.sheets.new_vote(item)

    def _count(self) -> None:
        row = self._chosen()
        if row is not None:
            self.sheets.count(row.id)

    def _remove(self) -> None:
        row = self._chosen()
        if row is not None:
            self.beside.close_sheet()
            self.give(RemoveVote, vote=row.id)

    def _move(self, by: int) -> None:
        row = self._chosen()
        if row is not None:
            self._place(row.id, self._rows().index(row) + by)

    def _place(self, key: str, position: int) -> None:
        row = self._matters.row(key)
        if row is not None and row.may_change:
            self.give(MoveVote, based_on=self._matters.order_version, vote=key, position=position)

    def _last_refused(self) -> Pending | None:
        mine = [one for one in self.meeting.refused if isinstance(one.command, _MENDED)]
        return mine[-1] if mine else None

    def _show_refused(self, pending: Pending | None) -> None:
        self.refused.setVisible(pending is not None)
        if pending is not None and pending.refusal is not None:
            sentence = refusal_sentence(pending.refusal)
            action = say("Mend it") if self._can_mend(pending) else say("Put away")
            told = BannerValue(say("The hub did not accept this"), sentence, Tone.DANGER, action)
            self.refused.show_value(told)

    def _can_mend(self, pending: Pending) -> bool:
        command = pending.command
        if isinstance(command, ChangeVote):
            row = self._matters.row(command.vote)
            return row is not None and row.may_change
        return isinstance(command, PrepareVote)

    def _dismiss(self) -> None:
        """Put the refused command away; what a form of a vote held is opened again, with the refusal at its field."""
        pending = self._last_refused()
        if pending is None:
            return
        command = pending.command
        if self._can_mend(pending) and isinstance(command, PrepareVote | ChangeVote):
            self.sheets.mend(command, pending.refusal)
        self.intent.emit(Dismiss(command.id))
