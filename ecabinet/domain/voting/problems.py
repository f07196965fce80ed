"""What is wrong with a rule set, a form, an electorate or a ballot, before it does anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ecabinet.domain.kernel import Refusal
from ecabinet.domain.text import first_problem, line_problem, page_problem
from ecabinet.domain.voting.entities import Elector
from ecabinet.domain.voting.forms import (
    ELECTIONS,
    OF_A_BALLOT,
    OF_LINES,
    OPTIONS,
    RATINGS,
    Choice,
    Form,
    FormKind,
    Mark,
)
from ecabinet.domain.voting.rule_sets import BY_ANSWER, OF_THE_ROLL, RuleSet, Showing, TiePolicy, Unit

MOST_LINES = 200
"""Most candidates, persons or motions on one ballot."""
MOST_WEIGHT = 1_000_000
"""Greatest weight of one vote."""
MOST_OPINION = 10_000
"""Longest text of another opinion, in characters."""
LEAST_SECRET = 5
"""Fewest electors, and fewest ballots in a box that is opened: of fewer the result would tell who chose what."""
_MOST_PARTS = 1_000_000
_MOST_CONSTANT = 10_000
_MOST_MANDATES = 100
_LONGEST_KEY = 64


def rule_problem(rule: RuleSet) -> Refusal | None:
    """Say what is wrong with a rule set, or None."""
    fractions = [(rule.numerator, rule.denominator), (rule.quorum_numerator, rule.quorum_denominator)]
    fractions += [(step.numerator, step.denominator) for step in rule.steps]
    if any(not 0 <= part <= whole <= _MOST_PARTS or whole == 0 for part, whole in fractions):
        return Refusal("fraction_malformed")
    if not 0 <= rule.constant <= _MOST_CONSTANT or not 0 <= rule.mandates <= _MOST_MANDATES:
        return Refusal("rule_number_out_of_range")
    changes_one_of_many = rule.may_change and rule.mandates > 0 and not rule.splits_mandates
    if rule.quorum_base not in OF_THE_ROLL or not rule.forms or changes_one_of_many:
        return Refusal("rule_contradicts_itself")
    wordings = (line_problem(text) for text in (rule.name, rule.title, rule.source))
    return first_problem(_unsuited(rule), _secret_problem(rule), *wordings)


def _unsuited(rule: RuleSet) -> Refusal | None:
    """Refuse what its forms cannot have: shares of an answer nobody gives, the chair's side among candidates."""
    forms = set(rule.forms)
    has_only_one_side = FormKind.CHOOSE in forms or forms & RATINGS
    if has_only_one_side and rule.base in BY_ANSWER:
        return Refusal("rule_contradicts_itself")
    if forms & ELECTIONS and rule.tie == TiePolicy.CHAIRS_SIDE:
        return Refusal("rule_contradicts_itself")
    if bool(forms & RATINGS) != bool(rule.steps) or (forms & RATINGS and not forms <= RATINGS):
        return Refusal("rule_contradicts_itself")
    if any(step.choice not in OPTIONS[form] for step in rule.steps for form in forms):
        return Refusal("rule_contradicts_itself")
    return None


def _secret_problem(rule: RuleSet) -> Refusal | None:
    """A secret ballot cannot be changed, weighs one, knows neither the chair's side nor mandates."""
    if rule.showing != Showing.SECRET:
        return None
    tells = rule.may_change or rule.tie == TiePolicy.CHAIRS_SIDE or Unit.WEIGHTS in {rule.unit, rule.quorum_unit}
    return Refusal("secret_would_tell") if tells or rule.mandates else None


def form_problem(form: Form, rule: RuleSet) -> Refusal | None:
    """Say why a question cannot be asked in this form under this rule, or None."""
    if form.kind not in rule.forms:
        return Refusal("form_not_of_rule", {"rule": rule.title})
    if form.kind == FormKind.OPINION and rule.showing == Showing.SECRET:  # words in a box tell who wrote them
        return Refusal("secret_would_tell")
    if form.kind not in OF_LINES:
        return None if form == Form(kind=form.kind) else Refusal("form_malformed")
    if not 1 <= len(form.lines) <= MOST_LINES:
        return Refusal("lines_out_of_range", {"most": str(MOST_LINES)})
    if len({line.key for line in form.lines}) != len(form.lines):
        return Refusal("form_malformed")
    keys = (line_problem(line.key, limit=_LONGEST_KEY) for line in form.lines)
    titles = (line_problem(line.title) for line in form.lines)
    return first_problem(_numbers_problem(form), *keys, *titles)


def _numbers_problem(form: Form) -> Refusal | None:
    """Refuse places and choices that do not go with the candidates, and such numbers where nobody is elected."""
    if form.kind not in ELECTIONS:
        return None if form.seats == form.least == form.most == 0 else Refusal("form_malformed")
    many = len(form.lines)
    if not 1 <= form.seats <= many:
        return Refusal("seats_out_of_range", {"most": str(many)})
    if not 1 <= form.most <= many:
        return Refusal("most_out_of_range", {"most": str(many)})
    return None if 0 <= form.least <= form.most else Refusal("least_out_of_range", {"most": str(form.most)})


def electorate_problem(electorate: Sequence[Elector], rule: RuleSet) -> Refusal | None:
    """Say why a vote cannot be opened for this electorate, or None."""
    if not any(elector.entitled for elector in electorate):
        return Refusal("electorate_empty")
    if len({elector.participant for elector in electorate}) != len(electorate):
        return Refusal("seat_repeated")
    for elector in electorate:
        if not 1 <= elector.weight <= MOST_WEIGHT:
            return Refusal("weight_out_of_range", {"name": elector.full_name, "most": str(MOST_WEIGHT)})
    if rule.showing == Showing.SECRET and any(elector.weight != 1 for elector in electorate):
        return Refusal("secret_would_tell")
    if rule.showing == Showing.SECRET and sum(1 for elector in electorate if elector.entitled) < LEAST_SECRET:
        return Refusal("secret_too_few_electors", {"least": str(LEAST_SECRET)})
    return _mandate_problem(electorate, rule)


def _mandate_problem(electorate: Sequence[Elector], rule: RuleSet) -> Refusal | None:
    """Refuse more mandates than one may carry, and one that is handed on or given to the seat itself."""
    given = {elector.participant: elector for elector in electorate if elector.carried_by is not None}
    carried = Counter(elector.carried_by for elector in given.values())
    for elector in given.values():
        if carried[elector.carried_by] > rule.mandates:
            return Refusal("too_many_mandates", {"most": str(rule.mandates)})
        if elector.carried_by in given:
            return Refusal("mandate_handed_on", {"name": elector.full_name})
    return None


def filling_problem(form: Form, mark: Mark) -> Refusal | None:
    """Refuse what cannot be answered: an invalid ballot is found when papers are counted, nobody gives one."""
    return Refusal("choice_unknown") if mark.choice == Choice.INVALID else mark_problem(form, mark)


def mark_problem(form: Form, mark: Mark) -> Refusal | None:
    """Say why a ballot cannot say this, or None. Whether its elector may vote at all is not asked here."""
    if mark.choice in OF_A_BALLOT:
        return Refusal("choice_unknown") if mark.answers or mark.text else None
    if form.kind in OF_LINES:
        return _answers_problem(form, mark)
    if mark.choice not in form.options or mark.answers:
        return Refusal("choice_unknown")
    if form.kind != FormKind.OPINION:
        return Refusal("opinion_unwanted") if mark.text else None
    if mark.choice == Choice.OTHER and not mark.text.strip():
        return Refusal("opinion_missing")
    return page_problem(mark.text, limit=MOST_OPINION)


def _answers_problem(form: Form, mark: Mark) -> Refusal | None:
    if mark.choice != Choice.BY_LINE:
        return Refusal("choice_unknown")
    if mark.text:
        return Refusal("opinion_unwanted")
    if len(mark.answers) > len(form.lines):
        return Refusal("too_many_choices", {"most": str(form.most or len(form.lines))})
    keys = {line.key for line in form.lines}
    answered = {answer.line for answer in mark.answers}
    if not answered <= keys or any(answer.choice not in form.options for answer in mark.answers):
        return Refusal("choice_unknown")
    if len(answered) != len(mark.answers):
        return Refusal("line_answered_twice")
    if form.kind not in ELECTIONS:
        return None
    votes_for = sum(1 for answer in mark.answers if answer.choice == Choice.FOR)
    if votes_for > form.most:
        return Refusal("too_many_choices", {"most": str(form.most)})
    return Refusal("too_few_choices", {"least": str(form.least)}) if votes_for < form.least else None
