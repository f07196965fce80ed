"""The form of an item of the agenda."""

from __future__ import annotations

from ecabinet.client.screens.checks import Problems, item_problems
from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.client.screens.parts import AgendaRow
from ecabinet.domain.agenda.add_agenda_item import AddAgendaItem
from ecabinet.domain.agenda.change_agenda_item import ChangeAgendaItem
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.words import vote_state_badge, waiting_badge
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.badge import Badge
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import LongTextEdit, NumberEdit, TextEdit
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.result_words import verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import TypeRole
from ecabinet.ui.voting.words import result_origin

_USUAL_MINUTES = 20


class ItemForm(Form):
    """Title, presenter, agency and time of an item; a new one may be marked for paper only."""

    def __init__(self, meeting: DeskMeeting, item: AgendaRow | None) -> None:
        super().__init__("item", say("Save") if item else say("Add the item"), "check" if item else "plus")
        self._meeting, self._item = meeting.head.id, item
        self.title = LongTextEdit(lines=3)
        self.presenter = TextEdit(say("For example: Director of the Department of Home Affairs"))
        self.agency = TextEdit()
        self.minutes = NumberEdit(1, 480)
        self.paper_only = CheckRow(
            say("Under state secrecy: paper only"),
            say("No title and no files are kept; papers are handed out in the room."),
        )
        self.add_field("title", say("Title"), self.title)
        self.add_field("presenter", say("Presenter"), self.presenter)
        self.add_field("agency", say("Submitting agency"), self.agency)
        self.add_field("minutes", say("Minutes planned"), self.minutes)
        self.add_check("paper_only", self.paper_only)
        self.paper_only.setVisible(item is None)
        self.prepare = Button(say("Prepare a vote"), icon_name="vote")
        self.prepare.setObjectName("vote.prepare")
        if item is not None:
            self._show_votes(item)
        self.flow.end()
        self.filling(on=True)
        self.minutes.setValue(_USUAL_MINUTES if item is None else item.minutes_planned)
        if item is not None:
            self.title.setPlainText(item.title)
            self.presenter.setText(item.presenter)
            self.agency.setText(item.submitting_agency)
        self.filling(on=False)
        if item is not None and item.paper_only:
            for widget in (self.title, self.presenter, self.agency, self.minutes, self.save):
                widget.setEnabled(False)

    def problems(self) -> Problems:
        """Check the description."""
        return item_problems(
            self._title(),
            self.presenter.text(),
            self.agency.text(),
            self.minutes.value(),
            paper_only=self.paper_only.isChecked(),
        )

    def intent(self) -> Intent | None:
        """Add the item, or change it from the version that was read."""
        fields: dict[str, object] = {
            "title": self._title(),
            "presenter": self.presenter.text(),
            "submitting_agency": self.agency.text(),
            "minutes_planned": self.minutes.value(),
        }
        if self._item is not None:
            return Give(ChangeAgendaItem, {**fields, "item": self._item.id}, self._meeting, self._item.version)
        return Give(AddAgendaItem, {**fields, "item": NEW, "paper_only": self.paper_only.isChecked()}, self._meeting)

    def changed_by_hand(self, key: str) -> None:
        """Ask for no title of a matter that keeps none."""
        if key == "paper_only":
            self.title.setEnabled(not self.paper_only.isChecked())

    def _title(self) -> str:
        return " ".join(self.title.toPlainText().split())

    def _show_votes(self, item: AgendaRow) -> None:
        if item.votes:
            self.flow.add(Heading(say("Votes"), TypeRole.TITLE))
        for vote in item.votes:
            self.flow.add(Body(vote.question))
            badge = waiting_badge() if vote.is_waiting else vote_state_badge(vote.state)
            self.flow.add(Badge(badge))
            if vote.result is not None:
                self.flow.add(Body(verdict_words(vote.result, vote.form), strong=True))
            origin = result_origin(vote.result)
            if origin is not None:
                self.flow.add(Badge(origin))
        self.buttons.add(self.prepare)
