"""A count that waits: what was entered, for somebody else to confirm, or to be entered anew or taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.matters import MatterRow, Matters
from ecabinet.domain.voting.by_hand import HandCount, LineTally, Way
from ecabinet.domain.voting.confirm_count import ConfirmCount
from ecabinet.domain.voting.discard_count import DiscardCount
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.intents import Give, OpenFile
from ecabinet.ui.kit.badge import Badge
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.result_words import choice_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import space
from ecabinet.ui.voting.words import origin_badge, way_words


class CountSheet(QFrame):
    """Every number with who counted and entered it; `again` asks for the form."""

    given = Signal(object)
    opened = Signal(object)
    again = Signal()

    def __init__(self, matters: Matters, row: MatterRow, counted: HandCount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count.sheet")
        self._matters, self._row = matters, row
        self.flow = Flow(margin_steps=0)
        self.flow.column.setContentsMargins(space(1), 0, space(3), space(1))
        self.flow.add(Body(row.question, strong=True))
        self.flow.add(WrapRow(Badge(origin_badge(counted.way))))
        for caption, words in _facts(row, counted):
            self.flow.add(Fact(caption, words))
        self.record = Button(row.record_title, ButtonRole.QUIET, "file-text")
        self.record.setObjectName("count.record_open")
        self.record.setAccessibleName(say("Read {title}", title=row.record_title))
        self.record.clicked.connect(lambda: self.opened.emit(OpenFile(row.record_title, row.record_file)))
        self.flow.add(self.record)
        self.record.setVisible(bool(row.record_file))
        if not row.may_confirm and row.may_count:
            self.flow.add(Caption(say("Whoever entered a count cannot confirm it.")))
        self.flow.end()
        self.confirm = self._button("confirm", say("Confirm the count"), "check", ButtonRole.PRIMARY)
        self.confirm.setVisible(row.may_confirm)
        self.confirm.setEnabled(not row.is_waiting)
        self.confirm.clicked.connect(self._confirm)
        self.anew = self._button("anew", say("Enter it anew"), "pencil")
        self.anew.setVisible(row.may_count)
        self.anew.clicked.connect(self.again)
        self.discard = self._button("discard", say("Take it back"), "undo-2")
        self.discard.setVisible(row.may_count)
        self.discard.clicked.connect(self._discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.flow, 1)
        column.addWidget(WrapRow(self.confirm, self.anew, self.discard))
        mark(self, role="plain")

    def _button(self, name: str, text: str, icon: str, role: ButtonRole = ButtonRole.SECONDARY) -> Button:
        made = Button(text, role, icon)
        made.setObjectName(f"count.{name}")
        return made

    def _confirm(self) -> None:
        self.given.emit(Give(ConfirmCount, {"vote": self._row.id}, self._matters.meeting, self._row.version))

    def _discard(self) -> None:
        self.given.emit(Give(DiscardCount, {"vote": self._row.id}, self._matters.meeting))


def _facts(row: MatterRow, counted: HandCount) -> list[tuple[str, str]]:
    titles = {line.key: line.title for line in row.form.lines}
    told = [(titles.get(tally.line) or say("Votes"), _numbers(tally)) for tally in counted.tallies]
    if counted.way is Way.PAPER:
        papers = say(
            "{issued} issued, {valid} valid, {blank} blank, {invalid} invalid",
            issued=counted.issued, valid=counted.valid, blank=counted.blank, invalid=counted.invalid,
        )  # fmt: skip
        told.append((say("Ballots"), papers))
    told += [
        (say("How it was taken"), f"{way_words(counted.way)} · {date_time_text(counted.taken_at)}"),
        (say("Who counted"), ", ".join(counted.tellers)),
        (say("Entered by"), f"{counted.entered_name} · {date_time_text(counted.entered_at)}"),
    ]
    return told


def _numbers(tally: LineTally) -> str:
    return " · ".join(f"{choice_words(one.choice)}: {one.number}" for one in tally.numbers)
