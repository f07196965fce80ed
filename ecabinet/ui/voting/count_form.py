"""The form of a count by hand: what the tellers found, and the record that proves it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ecabinet.client.screens.checks import Problems
from ecabinet.client.screens.matters import MatterRow, Matters
from ecabinet.client.screens.vote_drafts import CountDraft, count_fields, count_problems, ways_for
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.by_hand import HandCount, Way
from ecabinet.domain.voting.enter_count import EnterCount
from ecabinet.domain.voting.forms import Choice as Answer
from ecabinet.ui.desk.form import Form
from ecabinet.ui.intents import Give, Intent, StageFiles
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, LongTextEdit, MomentEdit, NumberEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.pdf_dialog import choose_pdf_files
from ecabinet.ui.result_words import choice_words
from ecabinet.ui.say import say
from ecabinet.ui.voting.words import way_words

_MOST = 100_000


class CountForm(Form):
    """Way, time, tellers, record and numbers; `staged` carries a scan that is to be filed as the record."""

    staged = Signal(object)

    def __init__(self, matters: Matters, row: MatterRow) -> None:
        super().__init__("count", say("Enter the count"), "check")
        self._matters, self._row = matters, row
        self.numbers: dict[tuple[str, Answer], NumberEdit] = {}
        self._papers: list[Field] = []
        self.flow.add(Body(row.question, strong=True))
        self.flow.add(Caption(say("It becomes the result when the chair or another secretary has confirmed it.")))
        self._add_taking()
        self._add_record()
        self._add_numbers()
        self._add_whole()
        self.flow.end()
        self._fill(row.by_hand)

    def show_matters(self, matters: Matters) -> None:
        """Follow what was filed meanwhile: a new record is chosen; a count that changed is still what was read."""
        new = {one.id for one in matters.records} - {one.id for one in self._matters.records}
        self._matters = matters
        if new:
            self._show_records(next(one.id for one in matters.records if one.id in new))

    def draft(self) -> CountDraft:
        """Return what is typed."""
        tellers = (" ".join(line.split()) for line in self.tellers.toPlainText().splitlines())
        return CountDraft(
            way=Way(self.way.key()),
            taken_at=self.taken.value(),
            tellers=tuple(name for name in tellers if name),
            record=self.record.key(),
            numbers={key: editor.value() for key, editor in self.numbers.items()},
            valid=self.valid.value(),
            blank=self.blank.value(),
            invalid=self.invalid.value(),
            issued=self.issued.value(),
        )

    def problems(self) -> Problems:
        """Check the count by the hub's own rules."""
        return count_problems(self._matters, self._row, self.draft())

    def intent(self) -> Intent | None:
        """Enter the count of the vote that was read."""
        fields = count_fields(self._matters, self._row, self.draft())
        return Give(EnterCount, fields, self._matters.meeting, self._row.version)

    def changed_by_hand(self, key: str) -> None:
        """Ask for papers only where there were any."""
        if key == "way":
            self._show_papers()

    def _add_taking(self) -> None:
        self.way = ChoiceEdit(tuple(Choice(way, way_words(way)) for way in ways_for(self._row)))
        self.taken = MomentEdit()
        self.tellers = LongTextEdit(lines=2)
        self.add_field("way", say("How it was taken"), self.way)
        self.add_field("taken", say("When it was taken"), self.taken)
        self.add_field("tellers", say("Who counted, one name a line"), self.tellers)

    def _add_record(self) -> None:
        self.record = ChoiceEdit()
        self.scan = Button(say("File a scan (PDF)"), ButtonRole.SECONDARY, "upload")
        self.scan.setObjectName("count.scan")
        self.scan.clicked.connect(self._pick)
        self.add_field("record", say("Counting record"), self.record, say("A document of this meeting."))
        self.flow.add(self.scan)

    def _add_numbers(self) -> None:
        form = self._row.form
        many = len(form.options) > 1
        for number, line in enumerate(form.lines, start=1):
            if many:
                self.flow.add(Body(line.title, strong=True))
            fields = [
                self._number(f"number{number}{choice}", choice_words(choice) if many else line.title, line.key, choice)
                for choice in form.options
            ]
            if many:
                self.beside_each_other(*fields)
        if not form.lines:
            for choice in form.options:
                self._number(f"number1{choice}", choice_words(choice), "", choice)

    def _number(self, key: str, label: str, line: str, choice: Answer) -> Field:
        editor = self.numbers[line, choice] = NumberEdit(0, _MOST)
        return self.add_field(key, label, editor)

    def _add_whole(self) -> None:
        self.valid, self.blank, self.invalid, self.issued = (NumberEdit(0, _MOST) for _ in range(4))
        valid = self.add_field("valid", say("Valid ballots"), self.valid)
        valid.setVisible(bool(self._row.form.lines))
        blank = self.add_field("blank", say("Blank ballots"), self.blank)
        invalid = self.add_field("invalid", say("Invalid ballots"), self.invalid)
        self._papers = [blank, invalid, self.add_field("issued", say("Ballots issued"), self.issued)]

    def _fill(self, counted: HandCount | None) -> None:
        self.filling(on=True)
        self.taken.show_value(self._matters.now if counted is None else counted.taken_at)
        self._show_records("" if counted is None else counted.record)
        if counted is not None:
            self.way.choose(counted.way)
            self.tellers.setPlainText("\n".join(counted.tellers))
            for tally in counted.tallies:
                for one in tally.numbers:
                    self.numbers[tally.line, one.choice].setValue(one.number)
            for editor, number in (
                (self.valid, counted.valid),
                (self.blank, counted.blank),
                (self.invalid, counted.invalid),
                (self.issued, counted.issued),
            ):
                editor.setValue(number)
        self._show_papers()
        self.filling(on=False)

    def _show_papers(self) -> None:
        for field in self._papers:
            field.setVisible(self.way.key() == Way.PAPER)

    def _show_records(self, chosen: Id) -> None:
        choices = (Choice("", say("Choose a document")), *(Choice(one.id, one.title) for one in self._matters.records))
        self.record.show_choices(choices, chosen)

    def _pick(self) -> None:
        choose_pdf_files(self, "count.files", self._stage, many=False)

    def _stage(self, paths: tuple[str, ...]) -> None:
        title = say("Counting record: {question}", question=self._row.question)
        self.staged.emit(StageFiles(self._matters.meeting, paths, self._row.item, title=title))
