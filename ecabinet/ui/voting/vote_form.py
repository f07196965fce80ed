"""The form of a vote: item, question, form, rule, and all that is set before it is put."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.checks import Problems
from ecabinet.client.screens.matters import MatterRow, Matters
from ecabinet.client.screens.vote_drafts import (
    VoteDraft,
    draft_fields,
    draft_of,
    draft_problems,
    from_template,
    kinds_for,
    new_draft,
    rules_for,
)
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.domain.voting.forms import ELECTIONS, OF_LINES, FormKind
from ecabinet.domain.voting.prepare_vote import PrepareVote
from ecabinet.domain.voting.problems import MOST_LINES
from ecabinet.domain.voting.questions import LONGEST_VOTE
from ecabinet.ui.desk.form import Form
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, LongTextEdit, MomentEdit, NumberEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone
from ecabinet.ui.voting.seat_checks import SeatChecks
from ecabinet.ui.voting.words import kind_words, lines_words, roll_call_words

_USUAL_WAIT = timedelta(minutes=30)


class VoteForm(Form):
    """A new vote, or (`row`) one that was not put yet; `kept` carries a draft that is to become a template."""

    kept = Signal(object)

    def __init__(
        self, matters: Matters, item: Id, row: MatterRow | None = None, draft: VoteDraft | None = None
    ) -> None:
        super().__init__("vote", say("Save") if row else say("Prepare the vote"), "check" if row else "vote")
        self._matters, self._row = matters, row
        self.fields: dict[str, Field] = {}
        if row is not None and row.not_opened is not None:
            reason = refusal_sentence(row.not_opened)
            self.notice.show_value(BannerValue(say("Not opened at its time"), reason, Tone.DANGER))
            self.notice.show()
        self._add_template()
        self._add_question()
        self._add_lines()
        self._add_settings()
        self._add_kept()
        self.flow.end()
        self.show_draft(draft or (self._started(item) if row is None else draft_of(matters, row)))

    def draft(self) -> VoteDraft:
        """Return what is typed."""
        lines = (" ".join(line.split()) for line in self.lines.toPlainText().splitlines())
        return VoteDraft(
            item=self.item.key(),
            question=" ".join(self.question.toPlainText().split()),
            rule=self.rule.key(),
            document=self.document.key(),
            kind=FormKind(self.kind.key()),
            lines=tuple(line for line in lines if line),
            seats=self.seats.value(),
            least=self.least.value(),
            most=self.most.value(),
            minutes=0 if self.roll_call.isChecked() else self.minutes.value(),
            barred=self.barred.chosen(),
            opens_at=self.opens.value() if self.on_time.isChecked() else None,
            roll_call=self.roll_call.isChecked(),
        )

    def show_draft(self, draft: VoteDraft) -> None:
        """Fill the form; what was typed is gone."""
        self.filling(on=True)
        self.item.choose(draft.item)
        self._show_documents(draft.document)
        self.question.setPlainText(draft.question)
        self.kind.choose(draft.kind)
        self.lines.setPlainText("\n".join(draft.lines))
        for editor, number in ((self.seats, draft.seats), (self.least, draft.least), (self.most, draft.most)):
            editor.setValue(number)
        self._show_kind(draft.rule)
        self.minutes.setValue(draft.minutes)
        self.barred.choose(draft.barred)
        self.roll_call.setChecked(draft.roll_call)
        self.fields["minutes"].setVisible(not draft.roll_call)
        self.on_time.setChecked(draft.opens_at is not None)
        self.opens.show_value(draft.opens_at or self._matters.now + _USUAL_WAIT)
        self.fields["opens"].setVisible(draft.opens_at is not None)
        self.filling(on=False)

    def problems(self) -> Problems:
        """Check the vote by the hub's own rules."""
        return draft_problems(self._matters, self.draft())

    def intent(self) -> Intent | None:
        """Prepare the vote, or change it from the version that was read."""
        fields = draft_fields(self._matters, self.draft())
        if self._row is None:
            return Give(PrepareVote, {"vote": NEW, **fields}, self._matters.meeting)
        if self._row.is_round:
            fields["form"] = self._row.form
        return Give(ChangeVote, {"vote": self._row.id, **fields}, self._matters.meeting, self._row.version)

    def changed_by_hand(self, key: str) -> None:
        """Follow what was chosen: documents of the item, rules of the form, what the form asks for."""
        match key:
            case "template":
                self._take_template()
            case "item":
                self._show_documents("")
            case "kind":
                self._show_kind(self.rule.key())
            case "rule":
                self._show_rule()
            case "roll_call":
                self.fields["minutes"].setVisible(not self.roll_call.isChecked())
            case "on_time":
                self.fields["opens"].setVisible(self.on_time.isChecked())

    def _started(self, item: Id) -> VoteDraft:
        draft = new_draft(self._matters, item)
        return VoteDraft(
            item=draft.item,
            question=say("Adopt: {title}", title=draft.question),
            rule=draft.rule,
            document=draft.document,
        )

    def _add(self, key: str, label: str, editor: QWidget, hint: str = "") -> Field:
        made = self.fields[key] = self.add_field(key, label, editor, hint)
        return made

    def _add_template(self) -> None:
        choices = (Choice("", say("No template")), *(Choice(one.id, one.name) for one in self._matters.templates))
        self.template = ChoiceEdit(choices)
        field = self._add("template", say("Start from a template"), self.template)
        field.setVisible(bool(self._matters.templates) and self._row is None)

    def _add_question(self) -> None:
        items = tuple(Choice(one.id, f"{one.number}. {one.title}") for one in self._matters.items)
        is_round = self._row is not None and self._row.is_round
        self.item = ChoiceEdit(items)
        self.question = LongTextEdit(lines=3)
        self.document = ChoiceEdit()
        self.kind = ChoiceEdit(tuple(Choice(kind, kind_words(kind)) for kind in kinds_for(self._matters)))
        self._add("item", say("Item"), self.item)
        self._add("question", say("Question"), self.question, say("Members read exactly these words."))
        self._add("document", say("Document it is about"), self.document)
        self._add("kind", say("How it is asked"), self.kind)
        for editor in (self.item, self.kind):
            editor.setEnabled(not is_round)

    def _add_lines(self) -> None:
        self.lines = LongTextEdit(lines=4)
        self.seats, self.least, self.most = (NumberEdit(0, MOST_LINES) for _ in range(3))
        self._add("lines", say("Candidates, one a line"), self.lines, say("A list can be pasted from a spreadsheet."))
        self._add("seats", say("Places to fill"), self.seats)
        least = self._add("least", say("Each chooses at least"), self.least)
        most = self._add("most", say("At most"), self.most)
        self.beside_each_other(least, most)
        if self._row is not None and self._row.is_round:
            for editor in (self.lines, self.seats, self.least, self.most):
                editor.setEnabled(False)

    def _add_settings(self) -> None:
        self.rule = ChoiceEdit()
        self.minutes = NumberEdit(0, LONGEST_VOTE)
        self.minutes.setSpecialValueText(say("No limit"))
        self.roll_call = CheckRow(say("By roll call, in the order of protocol"), roll_call_words(None))
        self.on_time = CheckRow(
            say("Opens by itself at a set time"),
            say("If the item does not run then, or another vote is open, it waits and you are told."),
        )
        self.opens = MomentEdit()
        self.barred = SeatChecks(self._matters.seats)
        self._add("rule", say("Decided by the rule"), self.rule)
        self.add_check("roll_call", self.roll_call)
        self._add("minutes", say("Time limit in minutes"), self.minutes)
        self.add_check("on_time", self.on_time)
        self._add("opens", say("Opens at"), self.opens)
        self.flow.add(self.barred)

    def _add_kept(self) -> None:
        self.keep = Button(say("Keep as a template"), ButtonRole.QUIET, "bookmark")
        self.keep.setObjectName("vote.keep")
        self.keep.clicked.connect(lambda: self.kept.emit(self.draft()))
        self.keep.setVisible(self._matters.may_keep)
        self.buttons.add(self.keep)

    def _take_template(self) -> None:
        template = next((one for one in self._matters.templates if one.id == self.template.key()), None)
        item = next((one for one in self._matters.items if one.id == self.item.key()), None)
        if template is not None:
            self.show_draft(from_template(self.draft(), template, "" if item is None else item.title))

    def _show_documents(self, document: Id) -> None:
        item = next((one for one in self._matters.items if one.id == self.item.key()), None)
        known = (*(() if item is None else item.documents), *self._matters.documents)
        choices = (Choice("", say("No document")), *(Choice(one.id, one.title) for one in known))
        self.document.show_choices(choices, document)

    def _show_rule(self) -> None:
        """Say the whole title, which the line of choice may cut."""
        rule = self._matters.rule(self.rule.key())
        self.fields["rule"].show_hint("" if rule is None else rule.title)
        self.roll_call.show_value(self.roll_call.text(), roll_call_words(rule))

    def _show_kind(self, rule: Id) -> None:
        kind = FormKind(self.kind.key())
        self.rule.show_choices(tuple(Choice(one.id, one.title) for one in rules_for(self._matters, kind)), rule)
        self._show_rule()
        self.fields["lines"].show_label(lines_words(kind))
        self.fields["lines"].setVisible(kind in OF_LINES)
        for key in ("seats", "least", "most"):
            self.fields[key].setVisible(kind in ELECTIONS)
        if kind in ELECTIONS and not self.seats.value():
            for editor in (self.seats, self.most):
                editor.setValue(1)
