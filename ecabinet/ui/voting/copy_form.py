"""Copying questions of another meeting."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ecabinet.client.screens.checks import Problems
from ecabinet.client.screens.matters import Matters, SourceMeeting
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.copy_votes import MOST_COPIED, CopyVotes
from ecabinet.ui.desk.form import Form
from ecabinet.ui.formats import date_text
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import Choice, ChoiceEdit
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class CopyForm(Form):
    """Another meeting of mine, its questions to tick, and the item they go to."""

    def __init__(self, matters: Matters) -> None:
        super().__init__("copy", say("Copy the questions"), "copy")
        self._matters = matters
        sources = tuple(Choice(one.id, f"{one.title} · {date_text(one.starts_at)}") for one in matters.sources)
        self.source = ChoiceEdit(sources)
        self.item = ChoiceEdit(tuple(Choice(one.id, f"{one.number}. {one.title}") for one in matters.items))
        self.boxes: dict[Id, CheckRow] = {}
        self.list = QFrame()
        mark(self.list, role="plain")
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(1))
        self.add_field("source", say("From the meeting"), self.source)
        self.add_field("item", say("To the item"), self.item)
        self.add_field("list", say("Questions"), self.list)
        self.flow.add(Caption(say("Documents, times and who may not vote are not copied.")))
        self.flow.end()
        self._show_questions()
        self.filling(on=False)

    def problems(self) -> Problems:
        """Ask for a question."""
        return {} if self._chosen() else {"list": Refusal("copies_out_of_range", {"most": str(MOST_COPIED)})}

    def intent(self) -> Intent | None:
        """Copy what is ticked."""
        copies = dict.fromkeys(self._chosen(), NEW)
        fields: dict[str, object] = {"source": self.source.key(), "item": self.item.key(), "copies": copies}
        return Give(CopyVotes, fields, self._matters.meeting)

    def changed_by_hand(self, key: str) -> None:
        """Show the questions of the meeting that was chosen."""
        if key == "source":
            self._show_questions()

    def _source(self) -> SourceMeeting | None:
        return next((one for one in self._matters.sources if one.id == self.source.key()), None)

    def _chosen(self) -> tuple[Id, ...]:
        return tuple(vote for vote, box in self.boxes.items() if box.isChecked())

    def _show_questions(self) -> None:
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        source = self._source()
        self.boxes = {}
        for number, (vote, question) in enumerate(() if source is None else source.questions, start=1):
            box = self.boxes[vote] = CheckRow(question)
            box.setObjectName(f"copy.question{number}")
            box.setChecked(True)
            box.toggled.connect(lambda _on: self._typed("list"))
            self._column.addWidget(box)
