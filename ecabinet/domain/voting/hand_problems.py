"""What is wrong with a count that was taken by hand, before it does anything."""

from __future__ import annotations

from collections.abc import Sequence

from ecabinet.domain.kernel import Refusal
from ecabinet.domain.text import first_problem, line_problem
from ecabinet.domain.voting.by_hand import HandCount, LineTally, Way
from ecabinet.domain.voting.entities import Elector
from ecabinet.domain.voting.forms import ELECTIONS, Choice, Form
from ecabinet.domain.voting.problems import electorate_problem, form_problem
from ecabinet.domain.voting.rule_sets import RuleSet, Showing

MOST_TELLERS = 20
"""Most people who counted one vote."""
_LONGEST_NAME = 150


def hand_count_problem(form: Form, rule: RuleSet, electorate: Sequence[Elector], counted: HandCount) -> Refusal | None:
    """Say why a count cannot be that of this vote, or None."""
    problem = form_problem(form, rule) or electorate_problem(electorate, rule) or _way_problem(rule, counted)
    if problem is not None:
        return problem
    if any(elector.weight != 1 for elector in electorate):
        return Refusal("count_without_weights")
    return first_problem(
        tellers_problem(counted.tellers),
        _whole_problem(electorate, counted),
        tallies_problem(form, counted.tallies, counted.valid),
    )


def tellers_problem(tellers: Sequence[str]) -> Refusal | None:
    """Ask for the names of those who counted."""
    if not 1 <= len(tellers) <= MOST_TELLERS:
        return Refusal("tellers_out_of_range", {"most": str(MOST_TELLERS)})
    return first_problem(*(line_problem(teller, limit=_LONGEST_NAME) for teller in tellers))


def _way_problem(rule: RuleSet, counted: HandCount) -> Refusal | None:
    """Hands that are raised are no secret, and none of them is blank or invalid."""
    if counted.way == Way.PAPER:
        return None
    if rule.showing == Showing.SECRET:
        return Refusal("secret_needs_paper", {"rule": rule.title})
    return Refusal("hands_are_no_papers") if counted.blank or counted.invalid or counted.issued else None


def _whole_problem(electorate: Sequence[Elector], counted: HandCount) -> Refusal | None:
    most = sum(1 for elector in electorate if elector.entitled)
    if min(counted.valid, counted.blank, counted.invalid, counted.issued) < 0:
        return Refusal("count_negative")
    if max(counted.returned, counted.issued) > most:
        return Refusal("count_exceeds_electors", {"most": str(most)})
    if counted.way == Way.PAPER and counted.returned > counted.issued:
        return Refusal("count_exceeds_issued", {"issued": str(counted.issued), "returned": str(counted.returned)})
    return None


def tallies_problem(form: Form, tallies: Sequence[LineTally], valid: int) -> Refusal | None:
    """Say why these numbers are not those of so many valid ballots, or None."""
    titles = {line.key: line.title for line in form.lines} or {"": ""}
    if [tally.line for tally in tallies] != list(titles):
        return Refusal("choice_unknown")
    for tally in tallies:
        choices = [one.choice for one in tally.numbers]
        if not set(choices) <= set(form.options) or len(set(choices)) != len(choices):
            return Refusal("choice_unknown")
        if any(one.number < 0 for one in tally.numbers):
            return Refusal("count_negative")
        if tally.total > valid or (not form.lines and tally.total != valid):
            return Refusal("count_not_of_ballots", {"line": titles[tally.line] or "–", "valid": str(valid)})
    if form.kind not in ELECTIONS:
        return None
    chosen = sum(tally.number(Choice.FOR) for tally in tallies)
    if form.least * valid <= chosen <= form.most * valid:
        return None
    return Refusal("count_not_of_choices", {"least": str(form.least * valid), "most": str(form.most * valid)})
