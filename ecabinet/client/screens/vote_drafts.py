"""What the forms of a vote and of its count hold before they are sent, and what is wrong with it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.client.screens.checks import Problems, field_of, found
from ecabinet.client.screens.matters import MatterRow, Matters, TemplateRow
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.text import first_problem, line_problem
from ecabinet.domain.voting.by_hand import ChoiceNumber, HandCount, LineTally, Way
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.domain.voting.forms import ELECTIONS, OF_LINES, Choice, Form, FormKind, Line
from ecabinet.domain.voting.hand_problems import hand_count_problem
from ecabinet.domain.voting.plan import ITEM_PLACE
from ecabinet.domain.voting.prepare_vote import PrepareVote
from ecabinet.domain.voting.problems import form_problem
from ecabinet.domain.voting.roll_call import roll_call_problem
from ecabinet.domain.voting.rule_sets import RuleSet, Showing


class VoteDraft(msgspec.Struct, frozen=True, kw_only=True):
    """The values of a vote's form: `minutes` 0 is no limit, `rule` the id of the rule that decides."""

    item: Id
    question: str
    rule: Id
    document: Id = ""
    kind: FormKind = FormKind.MOTION
    lines: tuple[str, ...] = ()
    seats: int = 0
    least: int = 0
    most: int = 0
    minutes: int = 0
    barred: tuple[Id, ...] = ()
    opens_at: datetime | None = None
    roll_call: bool = False

    @property
    def form(self) -> Form:
        """How the question is asked; what its kind does not have is left out."""
        if self.kind not in OF_LINES:
            return Form(kind=self.kind)
        lines = tuple(Line(str(number), title) for number, title in enumerate(self.lines, start=1))
        if self.kind not in ELECTIONS:
            return Form(kind=self.kind, lines=lines)
        return Form(kind=self.kind, lines=lines, seats=self.seats, least=self.least, most=self.most)


def new_draft(matters: Matters, item: Id) -> VoteDraft:
    """Return a motion on an item, about its first document, by the meeting's rule."""
    chosen = next((one for one in matters.items if one.id == item), None)
    document = chosen.documents[0].id if chosen is not None and chosen.documents else ""
    title = "" if chosen is None else chosen.title
    return VoteDraft(item=item, question=title, rule=matters.meeting_rule, document=document)


def draft_of(matters: Matters, worded: MatterRow | PrepareVote | ChangeVote) -> VoteDraft:
    """Return a prepared vote as its form shows it, or what a form held whose command the hub refused."""
    form = worded.form
    return VoteDraft(
        item=worded.item,
        question=worded.question,
        rule=worded.rule_set or matters.meeting_rule,
        document=worded.document or "",
        kind=form.kind,
        lines=tuple(line.title for line in form.lines),
        seats=form.seats,
        least=form.least,
        most=form.most,
        minutes=worded.minutes_limit or 0,
        barred=worded.barred,
        opens_at=worded.opens_at,
        roll_call=worded.roll_call,
    )


def from_template(draft: VoteDraft, template: TemplateRow, title: str) -> VoteDraft:
    """Return a draft with what a template says; item, document, barred seats and time stay."""
    form = template.form
    return msgspec.structs.replace(
        draft,
        question=template.question.replace(ITEM_PLACE, title),
        rule=template.rule_set,
        kind=form.kind,
        lines=tuple(line.title for line in form.lines),
        seats=form.seats,
        least=form.least,
        most=form.most,
        minutes=template.minutes_limit or 0,
    )


def rules_for(matters: Matters, kind: FormKind) -> tuple[RuleSet, ...]:
    """Return the rules that decide a question of this form, the meeting's first."""
    fitting = [rule for rule in matters.rules if kind in rule.forms]
    return tuple(sorted(fitting, key=lambda rule: rule.id != matters.meeting_rule))


def kinds_for(matters: Matters) -> tuple[FormKind, ...]:
    """Return the forms that some rule decides."""
    return tuple(kind for kind in FormKind if rules_for(matters, kind))


def draft_problems(matters: Matters, draft: VoteDraft) -> Problems:
    """Check a draft by the hub's own rules, each problem at its field."""
    rule = matters.rule(draft.rule)
    form = Refusal("rule_set_unknown") if rule is None else form_problem(draft.form, rule)
    lines = first_problem(*(line_problem(line) for line in draft.lines)) if draft.kind in OF_LINES else None
    late = draft.opens_at is not None and draft.opens_at <= matters.now
    problems = found(
        item=None if any(one.id == draft.item for one in matters.items) else Refusal("item_unknown"),
        question=line_problem(draft.question),
        lines=lines,
        opens=Refusal("opens_in_the_past") if late else None,
    )
    calling = roll_call_problem(rule, draft.minutes or None) if draft.roll_call and rule is not None else None
    if calling is not None:
        problems[field_of(calling)] = calling
    if form is not None and "lines" not in problems:
        problems[field_of(form) or "rule"] = form
    return problems


def draft_fields(matters: Matters, draft: VoteDraft) -> dict[str, object]:
    """Return the fields that preparing and changing a vote have in common."""
    return {
        "item": draft.item,
        "question": draft.question,
        "document": draft.document or None,
        "minutes_limit": draft.minutes or None,
        "form": draft.form,
        "rule_set": None if draft.rule == matters.meeting_rule else draft.rule,
        "barred": draft.barred,
        "opens_at": draft.opens_at,
        "roll_call": draft.roll_call,
    }


def template_fields(draft: VoteDraft, title: str) -> dict[str, object]:
    """Return what a template keeps of a draft; the item's title gives way to its mark."""
    question = draft.question.replace(title, ITEM_PLACE) if title else draft.question
    return {
        "question": question,
        "form": draft.form,
        "rule_set": draft.rule,
        "minutes_limit": draft.minutes or None,
    }


class CountDraft(msgspec.Struct, frozen=True, kw_only=True):
    """The values of the form of a count by hand; `numbers` by line (empty: the question itself) and choice."""

    way: Way
    taken_at: datetime
    tellers: tuple[str, ...]
    record: Id
    numbers: dict[tuple[str, Choice], int]
    valid: int = 0
    blank: int = 0
    invalid: int = 0
    issued: int = 0


def count_fields(matters: Matters, row: MatterRow, draft: CountDraft) -> dict[str, object]:
    """Return the fields of the command: hands have no papers, a question's valid ballots are its answers."""
    counted = _counted(row, draft, matters.now)
    names = ("way", "taken_at", "tellers", "record", "tallies", "valid", "blank", "invalid", "issued")
    return {"vote": row.id, **{name: getattr(counted, name) for name in names}}


def count_problems(matters: Matters, row: MatterRow, draft: CountDraft) -> Problems:
    """Check a count by the hub's own rules, the first problem at its field."""
    problems: dict[str, Refusal] = {}
    if not any(one.id == draft.record for one in matters.records):
        problems["record"] = Refusal("document_unknown")
    is_within = matters.opened_at is not None and matters.opened_at <= draft.taken_at <= matters.now
    if not is_within:
        problems["taken"] = Refusal("count_out_of_session")
    if row.rule is None:
        return problems
    electorate = tuple(
        msgspec.structs.replace(seat, entitled=seat.participant not in row.barred) for seat in matters.seats
    )
    problem = hand_count_problem(row.form, row.rule, electorate, _counted(row, draft, matters.now))
    if problem is not None:
        problems[_field_of_count(row, draft, problem)] = problem
    return problems


def ways_for(row: MatterRow) -> tuple[Way, ...]:
    """Return how this vote can be taken by hand."""
    is_secret = row.rule is not None and row.rule.showing == Showing.SECRET
    return (Way.PAPER,) if is_secret else tuple(Way)


def _tallies(form: Form, draft: CountDraft) -> tuple[LineTally, ...]:
    keys = tuple(line.key for line in form.lines) or ("",)
    return tuple(
        LineTally(key, tuple(ChoiceNumber(choice, draft.numbers.get((key, choice), 0)) for choice in form.options))
        for key in keys
    )


def _counted(row: MatterRow, draft: CountDraft, now: datetime) -> HandCount:
    on_paper = draft.way == Way.PAPER
    return HandCount(
        way=draft.way,
        taken_at=draft.taken_at,
        tellers=draft.tellers,
        record=draft.record,
        tallies=_tallies(row.form, draft),
        valid=draft.valid if row.form.lines else sum(draft.numbers.values()),
        blank=draft.blank if on_paper else 0,
        invalid=draft.invalid if on_paper else 0,
        issued=draft.issued if on_paper else 0,
        entered_by="",
        entered_name="",
        entered_at=now,
    )


def _field_of_count(row: MatterRow, draft: CountDraft, problem: Refusal) -> str:
    first = f"number1{row.form.options[0]}"
    match problem.code:
        case "count_exceeds_electors":
            return "issued" if draft.way == Way.PAPER else first
        case "count_exceeds_issued":
            return "issued"
        case "count_not_of_ballots" | "count_not_of_choices":
            return "valid"
        case "secret_needs_paper" | "count_without_weights":
            return "way"
        case _:
            return "tellers"
