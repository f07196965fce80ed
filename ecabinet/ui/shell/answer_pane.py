"""Where a ballot is filled in, whatever its form: very large buttons for one question, a row for each of many lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.domain.voting.forms import ELECTIONS, OF_A_BALLOT, OF_LINES, RATINGS, Choice, Form, FormKind, Mark
from ecabinet.ui.kit.ballot_button import BallotButton, BallotOption
from ecabinet.ui.kit.editors import LongTextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.mark_button import MarkButton
from ecabinet.ui.kit.properties import mark as dress
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words
from ecabinet.ui.say import say
from ecabinet.ui.shell.answer_lines import AnswerLines
from ecabinet.ui.theme import Tone, space


class AnswerPane(QFrame):
    """Holds what is picked; `changed` when a person picks something else."""

    changed = Signal()
    written = Signal(object)
    """With the place to write where one has to: it must be in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="plain")
        self._form: Form | None = None
        self._inner = QFrame()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inner)
        self._options: dict[Choice, BallotButton] = {}
        self._whole: dict[Choice, MarkButton] = {}
        self._lines: AnswerLines | None = None
        self._text: LongTextEdit | None = None
        self._field: Field | None = None

    def show_form(self, form: Form) -> None:
        """Ask in this form; what was picked in another is gone."""
        if form == self._form:
            return
        self._form = form
        self._column.removeWidget(self._inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = QFrame()
        dress(self._inner, role="plain")
        self._options, self._whole, self._lines, self._text, self._field = {}, {}, None, None, None
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        if form.kind in OF_LINES:
            self._lines = AnswerLines(form)
            self._lines.changed.connect(self._picked_lines)
            column.addWidget(self._lines)
        else:
            self._add_options(column, form)
        self._whole = {choice: self._whole_option(choice, form) for choice in _whole_of(form)}
        self._whole_row = WrapRow(*self._whole.values())
        column.addWidget(self._whole_row)
        self._column.addWidget(self._inner)

    def picked(self) -> Mark | None:
        """Give what is picked, complete or not; None for nothing."""
        one = next((choice for choice, button in (self._options | self._whole).items() if button.isChecked()), None)
        if one is not None:
            asks_text = self._text is not None and one not in OF_A_BALLOT
            return Mark(one, text=self._text.toPlainText().strip() if asks_text and self._text is not None else "")
        answers = () if self._lines is None else self._lines.answers()
        return Mark(Choice.BY_LINE, answers) if answers else None

    def pick(self, mark: Mark | None) -> None:
        """Show as picked what this says, None for nothing."""
        for choice, button in (self._options | self._whole).items():
            button.setChecked(mark is not None and mark.choice == choice)
        if self._lines is not None:
            self._lines.pick(() if mark is None else mark.answers)
        if self._text is not None and self._text.toPlainText().strip() != ("" if mark is None else mark.text):
            self._text.setPlainText("" if mark is None else mark.text)

    def show_open(self, *, is_open: bool, all_seen: bool) -> None:
        """Let it be filled in or not. `all_seen`: also what is not picked stays on screen."""
        for button in (*self._options.values(), *self._whole.values()):
            button.setEnabled(is_open)
            button.setVisible(all_seen or button.isChecked())
        self._whole_row.setVisible(all_seen or any(button.isChecked() for button in self._whole.values()))
        if self._lines is not None:
            self._lines.show_open(is_open=is_open, all_seen=all_seen)
        self._show_text(is_open=is_open)

    def _add_options(self, column: QVBoxLayout, form: Form) -> None:
        for place, choice in enumerate(form.options, start=1):
            words = choice_words(choice, form.kind)
            option = BallotOption(choice.value, words, choice_icon(choice), choice_tone(choice), str(place))
            made = BallotButton(option)
            made.setObjectName(f"ballot.{choice.value}")
            made.clicked.connect(lambda _checked=False, choice=choice: self._picked_one(choice))
            self._options[choice] = made
            column.addWidget(made)
        if form.kind == FormKind.OPINION:
            self._text = LongTextEdit(lines=3)
            self._text.setObjectName("ballot.text")
            self._text.textChanged.connect(self.changed)
            self._field = Field("", self._text)
            column.addWidget(self._field)

    def _whole_option(self, choice: Choice, form: Form) -> MarkButton:
        words = say("I take no part in this vote") if choice == Choice.RECUSED else choice_words(choice, form.kind)
        made = MarkButton(BallotOption(choice.value, words, choice_icon(choice), Tone.NEUTRAL))
        made.setObjectName(f"ballot.{choice.value}")
        made.clicked.connect(lambda _checked=False, choice=choice: self._picked_one(choice))
        return made

    def _picked_one(self, picked: Choice) -> None:
        """One answer takes the place of any other; what was picked stays picked when it is pressed again."""
        for choice, button in (self._options | self._whole).items():
            button.setChecked(choice == picked)
        if self._lines is not None:
            self._lines.pick(())
        self.changed.emit()
        if picked == Choice.OTHER and self._text is not None:
            self._text.setFocus()
            self.written.emit(self._field)

    def _picked_lines(self) -> None:
        for button in self._whole.values():
            button.setChecked(False)
        self.changed.emit()

    def _show_text(self, *, is_open: bool) -> None:
        if self._text is None or self._field is None:
            return
        chosen = next((choice for choice, button in self._options.items() if button.isChecked()), None)
        required = chosen == Choice.OTHER
        self._field.show_label(say("Your opinion (required)") if required else say("Your opinion (if you wish)"))
        self._field.setVisible(chosen is not None and (is_open or bool(self._text.toPlainText())))
        self._text.setReadOnly(not is_open)


def _whole_of(form: Form) -> tuple[Choice, ...]:
    """Say what may stand for the whole ballot: a blank one where names are chosen or rated, taking no part anywhere."""
    blank = (Choice.BLANK,) if form.kind in ELECTIONS | RATINGS else ()
    return (*blank, Choice.RECUSED)
