"""The lines of a ballot: candidates to choose, or an answer to each candidate, person or motion."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line
from ecabinet.ui.kit.ballot_button import BallotOption
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.mark_button import MarkButton
from ecabinet.ui.kit.properties import mark as dress
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words
from ecabinet.ui.theme import Tone, space


class AnswerLines(QFrame):
    """A row for each line, in the order of the ballot; pressing a picked answer again takes it back."""

    changed = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        is_choosing = form.kind == FormKind.CHOOSE
        column.setSpacing(space(2) if is_choosing else space(4))
        make = _Candidate if is_choosing else _AnsweredLine
        self._lines = [make(line, place, form) for place, line in enumerate(form.lines, start=1)]
        for line in self._lines:
            line.changed.connect(self.changed)
            column.addWidget(line)

    def answers(self) -> tuple[Answer, ...]:
        """Give the answers that are picked, in the order of the lines."""
        picked = ((line.key, line.picked()) for line in self._lines)
        return tuple(Answer(key, choice) for key, choice in picked if choice is not None)

    def pick(self, answers: tuple[Answer, ...]) -> None:
        """Show these answers as picked and no others."""
        chosen = {answer.line: answer.choice for answer in answers}
        for line in self._lines:
            line.pick(chosen.get(line.key))

    def show_open(self, *, is_open: bool, all_seen: bool) -> None:
        """Let lines be answered or not; where not `all_seen` only those with an answer are on screen."""
        for line in self._lines:
            line.show_open(is_open=is_open, all_seen=all_seen)


class _AnsweredLine(QFrame):
    """One line with its answers beside each other below its words."""

    changed = Signal()

    def __init__(self, line: Line, place: int, form: Form) -> None:
        super().__init__()
        self.key = line.key
        dress(self, role="plain")
        self._buttons: dict[Choice, MarkButton] = {}
        for choice in self.choices(form):
            made = self.button(line, place, choice, form)
            made.setObjectName(f"ballot.line.{line.key}.{choice.value}")
            made.clicked.connect(lambda _checked=False, choice=choice: self._pressed(choice))
            self._buttons[choice] = made
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self.lay(column, f"{place}. {line.title}", tuple(self._buttons.values()))

    def choices(self, form: Form) -> tuple[Choice, ...]:
        """Give the answers that the line offers."""
        return form.options

    def button(self, line: Line, place: int, choice: Choice, form: Form) -> MarkButton:
        """Make the button of one answer."""
        words = choice_words(choice, form.kind)
        made = MarkButton(BallotOption(choice.value, words, choice_icon(choice), choice_tone(choice)))
        made.setAccessibleDescription(f"{place}. {line.title}")
        return made

    def lay(self, column: QVBoxLayout, title: str, buttons: tuple[MarkButton, ...]) -> None:
        """Put words and buttons together."""
        column.addWidget(Body(title, strong=True))
        column.addWidget(WrapRow(*buttons))

    def picked(self) -> Choice | None:
        """Give the answer that is picked."""
        return next((choice for choice, button in self._buttons.items() if button.isChecked()), None)

    def pick(self, wanted: Choice | None) -> None:
        """Show this answer as picked."""
        for choice, button in self._buttons.items():
            button.setChecked(choice == wanted)

    def show_open(self, *, is_open: bool, all_seen: bool) -> None:
        """Let it be answered or not."""
        for button in self._buttons.values():
            button.setEnabled(is_open)
            button.setVisible(all_seen or button.isChecked())
        self.setVisible(all_seen or self.picked() is not None)

    def _pressed(self, pressed: Choice) -> None:
        for choice, button in self._buttons.items():
            if choice != pressed:
                button.setChecked(False)
        self.changed.emit()


class _Candidate(_AnsweredLine):
    """A candidate who is chosen or not: the whole line is the button."""

    def button(self, line: Line, place: int, choice: Choice, form: Form) -> MarkButton:
        """Make the button that names the candidate."""
        del form
        option = BallotOption(choice.value, f"{place}. {line.title}", "circle", Tone.SUCCESS)
        return MarkButton(option, is_wide=True)

    def lay(self, column: QVBoxLayout, title: str, buttons: tuple[MarkButton, ...]) -> None:
        """Put the button alone: it has the words."""
        del title
        for button in buttons:
            column.addWidget(button)
