"""Templates: keeping a matter as one, and the list of those there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.checks import Problems, line_problems
from ecabinet.client.screens.matters import Matters, TemplateRow
from ecabinet.client.screens.vote_drafts import VoteDraft, template_fields
from ecabinet.domain.text import LINE_LIMIT
from ecabinet.domain.voting.remove_vote_template import RemoveVoteTemplate
from ecabinet.domain.voting.save_vote_template import LONGEST_NAME, SaveVoteTemplate
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.words import waiting_badge
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, LongTextEdit, TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space
from ecabinet.ui.voting.words import kind_words


class TemplateForm(Form):
    """Name, wording and reach of a template: a new one of a draft, or one that is kept already."""

    def __init__(self, matters: Matters, fields: dict[str, object], template: TemplateRow | None = None) -> None:
        super().__init__("template", say("Keep the template"), "bookmark")
        self._fields_kept, self._template = fields, template
        self.name = TextEdit()
        self.question = LongTextEdit(lines=3)
        reach = (Choice(matters.committee, matters.committee_name), Choice("", say("The whole city")))
        self.reach = ChoiceEdit(reach)
        self.add_field("name", say("Name of the template"), self.name)
        self.add_field(
            "question", say("Question"), self.question, say("Where [...] stands the title of the item is put.")
        )
        self.add_field("reach", say("For whom"), self.reach)
        self.flow.add(Caption(say("Form, rule, candidates and time limit are kept with it.")))
        self.flow.end()
        self.filling(on=True)
        self.question.setPlainText(str(fields["question"]))
        self.reach.choose(matters.committee if template is None else template.committee or "")
        if template is not None:
            self.name.setText(template.name)
        self.filling(on=False)

    def problems(self) -> Problems:
        """Check name and question."""
        return line_problems({"name": (self.name.text(), LONGEST_NAME), "question": (self._question(), LINE_LIMIT)})

    def intent(self) -> Intent | None:
        """Keep the template, a kept one from the version that was read."""
        known = self._template
        fields = {
            **self._fields_kept,
            "template": NEW if known is None else known.id,
            "name": self.name.text(),
            "question": self._question(),
            "committee": self.reach.key() or None,
        }
        return Give(SaveVoteTemplate, fields, based_on=None if known is None else known.version)

    def _question(self) -> str:
        return " ".join(self.question.toPlainText().split())


class TemplateList(QFrame):
    """The templates; one opens to be changed, and can be removed."""

    given = Signal(object)
    chosen = Signal(str)

    def __init__(self, matters: Matters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = ListPane(say("Templates"))
        self.pane.setObjectName("templates.list")
        self.pane.opened.connect(self._open)
        self.change = Button(say("Change"), icon_name="pencil")
        self.change.setObjectName("templates.change")
        self.change.clicked.connect(lambda: self.chosen.emit(self.pane.current_key()))
        self.remove = Button(say("Remove"), icon_name="trash-2")
        self.remove.setObjectName("templates.remove")
        self.remove.clicked.connect(self._remove)
        self.pane.moved.connect(lambda _key: self._allow())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.pane, 1)
        column.addWidget(WrapRow(self.change, self.remove))
        mark(self, role="plain")
        self.show_matters(matters)

    def show_matters(self, matters: Matters) -> None:
        """Show what is kept now."""
        nothing = AbsenceValue(
            Absence.EMPTY,
            say("No templates yet"),
            say("Prepare a vote and keep it as a template."),
            icon="bookmark",
        )
        self.pane.show_rows([self._row(matters, one) for one in matters.templates], nothing)
        self._allow()

    def _row(self, matters: Matters, one: TemplateRow) -> Row:
        reach = say("The whole city") if one.committee is None else matters.committee_name
        badge = waiting_badge() if one.is_waiting else BadgeValue(reach, Tone.NEUTRAL)
        return Row(one.id, one.name, f"{kind_words(one.form.kind)} · {one.question}", "", "bookmark", badge)

    def _open(self, key: str) -> None:
        self.pane.choose(key)
        self._allow()

    def _allow(self) -> None:
        for button in (self.change, self.remove):
            button.setEnabled(bool(self.pane.current_key()))

    def _remove(self) -> None:
        self.given.emit(Give(RemoveVoteTemplate, {"template": self.pane.current_key()}))


def kept_fields(template: TemplateRow) -> dict[str, object]:
    """Return what a template that is changed keeps."""
    return {
        "question": template.question,
        "form": template.form,
        "rule_set": template.rule_set,
        "minutes_limit": template.minutes_limit,
    }


def new_fields(matters: Matters, draft: VoteDraft) -> dict[str, object]:
    """Return what a template of a draft keeps."""
    item = next((one for one in matters.items if one.id == draft.item), None)
    return template_fields(draft, "" if item is None else item.title)
