"""Who voted how, name by name; answers to many lines wrap below the name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.live_vote import NamedChoice
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words, mark_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class NamesList(QFrame):
    """A line for each seat; nothing while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="plain")
        self._value: tuple[tuple[NamedChoice, ...], Form] = ((), Form())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self.hide()

    def show_value(self, names: Sequence[NamedChoice], form: Form) -> None:
        """Show other names."""
        self.setVisible(bool(names))
        if self._value == (tuple(names), form):
            return
        self._value = (tuple(names), form)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in names:
            self._column.addWidget(_Line(name, form))


class _Line(QFrame):
    def __init__(self, name: NamedChoice, form: Form) -> None:
        super().__init__()
        mark(self, role="plain")
        said = name_words(name)
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(Body(said, strong=True), 1)
        badge = choice_badge(name, form)
        head.addWidget(Badge(badge))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        more = detail_words(name, form)
        if more:
            column.addWidget(Caption(more))
        self.setAccessibleName(f"{said}: {badge.text}. {more}".strip())


def name_words(name: NamedChoice) -> str:
    """Give the name, with the weight of the vote where weights count."""
    return name.full_name if name.weight is None else f"{name.full_name} ({name.weight})"


def detail_words(name: NamedChoice, form: Form) -> str:
    """Give the position, whose mandate was carried by whom, and the answers that the badge does not say."""
    carried = say("by mandate: {name}", name=name.carrier) if name.carrier else ""
    mark_given = name.mark
    says_more = mark_given is not None and (mark_given.choice == Choice.BY_LINE or mark_given.text)
    answers = mark_words(mark_given, form) if mark_given is not None and says_more else ""
    return " · ".join(part for part in (name.position, carried, answers) if part)


def choice_badge(name: NamedChoice, form: Form) -> BadgeValue:
    """Give what was chosen as a badge; where lines were answered, that they were."""
    if not name.entitled:
        return BadgeValue(say("May not vote on this"), Tone.NEUTRAL, "user-x")
    if name.mark is None:
        return BadgeValue(say("Did not vote"), Tone.NEUTRAL)
    choice = name.mark.choice
    if choice == Choice.BY_LINE:
        return BadgeValue(say("Voted"), Tone.INFO, "check")
    return BadgeValue(choice_words(choice, form.kind), choice_tone(choice), choice_icon(choice))
