"""Keep a matter for other meetings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ecabinet.domain.committees.entities import Committee
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.voting.forms import OF_LINES, Form
from ecabinet.domain.voting.plan import VoteTemplate
from ecabinet.domain.voting.problems import MOST_LINES
from ecabinet.domain.voting.questions import limit_problem
from ecabinet.domain.voting.rule_sets import RuleSet

LONGEST_NAME = 150
"""Longest name of a template."""


class SaveVoteTemplate(Command, frozen=True, kw_only=True):
    """Keep a matter as a template of a committee or of the city, or replace one from the version that was read.

    Its candidates may be left out: they are known when the vote is prepared.
    """

    template: Id
    name: str
    question: str
    rule_set: Id
    form: Form = Form()
    minutes_limit: int | None = None
    committee: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an unknown committee or rule, a form the rule does not decide, and a template changed meanwhile."""
        before = world.get(VoteTemplate, self.template)
        if before is not None or self.based_on is not None:
            problem = Refusal("template_unknown") if before is None else stale(self, before, before.question)
            if problem is not None:
                return problem
        if self.committee is not None and world.get(Committee, self.committee) is None:
            return Refusal("committee_unknown")
        problem = first_problem(
            line_problem(self.name, limit=LONGEST_NAME),
            line_problem(self.question),
            limit_problem(self.minutes_limit),
            self._form_problem(world),
        )
        if problem is not None:
            return problem
        fields: dict[str, Any] = {
            "name": clean(self.name),
            "question": clean(self.question),
            "form": self.form,
            "rule_set": self.rule_set,
            "minutes_limit": self.minutes_limit,
            "committee": self.committee,
        }
        if before is None:
            return Changes(puts(VoteTemplate(id=self.template, **fields)))
        return Changes(puts(changed(before, **fields)))

    def _form_problem(self, world: World) -> Refusal | None:
        rule = world.get(RuleSet, self.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        form = self.form
        if form.kind not in rule.forms:
            return Refusal("form_not_of_rule", {"rule": rule.title})
        if form.kind not in OF_LINES and form != Form(kind=form.kind):
            return Refusal("form_malformed")
        if len(form.lines) > MOST_LINES:
            return Refusal("lines_out_of_range", {"most": str(MOST_LINES)})
        if not all(0 <= number <= MOST_LINES for number in (form.seats, form.least, form.most)):
            return Refusal("form_malformed")
        return first_problem(*(line_problem(line.title) for line in form.lines))
