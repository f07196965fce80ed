"""The sheets of votes, beside the desk's list and the chair's console alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.matters import MatterRow, Matters
from ecabinet.client.screens.vote_drafts import VoteDraft, draft_of
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.domain.voting.prepare_vote import PrepareVote
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.intents import ShowResult
from ecabinet.ui.say import say
from ecabinet.ui.voting.copy_form import CopyForm
from ecabinet.ui.voting.count_form import CountForm
from ecabinet.ui.voting.count_sheet import CountSheet
from ecabinet.ui.voting.run_list import MatterList
from ecabinet.ui.voting.templates_form import TemplateForm, TemplateList, kept_fields, new_fields
from ecabinet.ui.voting.vote_form import VoteForm


class MatterSheets(QObject):
    """Opens what a person works with in the sheet; `intent` tells what they want."""

    intent = Signal(object)

    def __init__(self, beside: Beside) -> None:
        super().__init__(beside)
        self._beside = beside
        self._matters: Matters | None = None
        self._followed: CountForm | TemplateList | MatterList | None = None
        beside.closed.connect(self._let_go)

    def follow(self, matters: Matters | None) -> None:
        """Keep to the newest state; an open list shows it at once, what is typed stays."""
        self._matters = matters
        if self._followed is not None and matters is not None:
            self._followed.show_matters(matters)

    def new_vote(self, item: Id) -> None:
        """Prepare a vote on an item."""
        if self._matters is not None:
            self._vote(say("New vote"), VoteForm(self._matters, item))

    def open_row(self, vote: Id) -> None:
        """Open what there is of a vote: its result, its count, or its form while it can be changed."""
        row = self._row(vote)
        if row is None or self._matters is None:
            return
        if row.result is not None:
            self.intent.emit(ShowResult(row.id))
        elif row.by_hand is not None:
            self._waiting_count(row)
        elif row.may_change:
            self._vote(say("Change the vote"), VoteForm(self._matters, row.item, row))

    def count(self, vote: Id) -> None:
        """Enter the count of a vote, or enter it anew."""
        row = self._row(vote)
        if row is not None and row.may_count and self._matters is not None:
            form = CountForm(self._matters, row)
            form.staged.connect(self.intent)
            self._form(say("Count of a vote by hand"), form)
            self._followed = form

    def mend(self, command: PrepareVote | ChangeVote, refusal: Refusal | None) -> None:
        """Open again what the hub refused, with the reason at its field."""
        if self._matters is None:
            return
        row = self._row(command.vote) if isinstance(command, ChangeVote) else None
        form = VoteForm(self._matters, command.item, row, draft_of(self._matters, command))
        self._vote(say("Vote"), form)
        form.show_refusal(refusal)

    def copy(self) -> None:
        """Copy questions of another meeting."""
        if self._matters is not None:
            self._form(say("Copy questions"), CopyForm(self._matters))

    def templates(self) -> None:
        """Show the templates."""
        if self._matters is None:
            return
        shown = TemplateList(self._matters)
        shown.given.connect(self.intent)
        shown.chosen.connect(self._change_template)
        self._beside.open_sheet(say("Templates"), shown, shown.pane)
        self._followed = shown

    def whole_list(self) -> None:
        """Show all votes of the meeting in their order."""
        if self._matters is None:
            return
        shown = MatterList(self._matters)
        shown.opened.connect(self.open_row)
        shown.counted.connect(self.count)
        self._beside.open_sheet(say("Votes of this meeting"), shown, shown.pane)
        self._followed = shown

    def _row(self, vote: Id) -> MatterRow | None:
        return None if self._matters is None else self._matters.row(vote)

    def _form(self, title: str, form: Form, first: QWidget | None = None) -> None:
        form.given.connect(self._sent)
        self._followed = None
        self._beside.open_sheet(title, form, first or form.first_editor())

    def _vote(self, title: str, form: VoteForm) -> None:
        form.kept.connect(self._keep)
        self._form(title, form, form.question)

    def _waiting_count(self, row: MatterRow) -> None:
        if row.by_hand is None or self._matters is None:
            return
        sheet = CountSheet(self._matters, row, row.by_hand)
        sheet.given.connect(self._sent)
        sheet.opened.connect(self.intent)
        sheet.again.connect(lambda: self.count(row.id))
        self._followed = None
        self._beside.open_sheet(say("Count to confirm"), sheet, sheet.confirm if row.may_confirm else None)

    def _keep(self, draft: object) -> None:
        if isinstance(draft, VoteDraft) and self._matters is not None:
            form = TemplateForm(self._matters, new_fields(self._matters, draft))
            self._form(say("New template"), form, form.name)

    def _change_template(self, key: str) -> None:
        matters = self._matters
        template = None if matters is None else next((one for one in matters.templates if one.id == key), None)
        if matters is not None and template is not None:
            form = TemplateForm(matters, kept_fields(template), template)
            self._form(say("Change the template"), form, form.name)

    def _sent(self, intent: object) -> None:
        self.intent.emit(intent)
        self._beside.close_sheet()

    def _let_go(self) -> None:
        self._followed = None
