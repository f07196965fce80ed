"""Who voted how, name by name, in a list that stays quick with a thousand of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.live_vote import NamedChoice
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.result_words import choice_icon, choice_tone, choice_words, mark_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, font, space

_SEEN_AT_ONCE = 8


class NamesList(ListPane):
    """A row for each seat, as high as its answers need; the first are seen at once, the others scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Who voted how"), parent, wraps=True)

    def show_value(self, names: Sequence[NamedChoice], form: Form) -> None:
        """Show other names; nothing while there is none."""
        self.setVisible(bool(names))
        self.show_rows([name_row(place, name, form) for place, name in enumerate(names)])
        line = QFontMetrics(font(strong=True)).height() + QFontMetrics(font(TypeRole.CAPTION)).height() + space(6)
        lines = 2 if form.lines else 1
        self.setMinimumHeight(min(len(names) * lines, _SEEN_AT_ONCE) * line)


def name_row(place: int, name: NamedChoice, form: Form) -> Row:
    """Give a seat's row: what was chosen as a badge, answers to many lines and opinions in words after the name."""
    who = name.full_name if name.weight is None else f"{name.full_name} ({name.weight})"
    carried = say("by mandate: {name}", name=name.carrier) if name.carrier else ""
    spoken = say("spoken, recorded by {name}", name=name.entered_name) if name.entered_name else ""
    detail = " · ".join(part for part in (spoken, name.position, carried) if part)
    mark = name.mark
    if mark is not None and name.entitled and (mark.choice == Choice.BY_LINE or mark.text):
        return Row(str(place), f"{who}: {mark_words(mark, form)}", detail)
    return Row(str(place), who, detail, badge=choice_badge(name, form))


def choice_badge(name: NamedChoice, form: Form) -> BadgeValue:
    """Give one answer as a badge, or why there is none."""
    if not name.entitled:
        return BadgeValue(say("May not vote on this"), Tone.NEUTRAL, "user-x")
    if name.mark is None:
        return BadgeValue(say("Did not vote"), Tone.NEUTRAL)
    choice = name.mark.choice
    return BadgeValue(choice_words(choice, form.kind), choice_tone(choice), choice_icon(choice))
