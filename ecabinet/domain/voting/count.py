"""Counting: from the ballots of a vote to a result that says why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ecabinet.domain.voting.forms import ELECTIONS, RATINGS, Choice, Form
from ecabinet.domain.voting.lines import Counted, Judged, judge_election, judge_motion, judge_rating
from ecabinet.domain.voting.poll import Marks, Poll, base_of, check, numbers, options_of
from ecabinet.domain.voting.reasons import line_reason, result_reason
from ecabinet.domain.voting.results import Basis, LineResult, Numbers, OptionNumber, Result, Verdict
from ecabinet.domain.voting.rule_sets import Unit, WithoutQuorum
from ecabinet.domain.voting.thresholds import least_to_pass, quorum_of

_VOID = Judged(verdict=Verdict.VOID, basis=Basis.NO_QUORUM)
_WAITING = (Verdict.VOID, Verdict.AWAITS_CHAIR, Verdict.AWAITS_LOT, Verdict.REPEAT)


def count(poll: Poll, marks: Marks) -> Result:
    """Count the ballots of a poll. Raises ValueError for ballots that no record of a vote can hold."""
    check(poll, marks)
    unit = poll.rule.unit
    heads, weights = numbers(poll, marks, Unit.HEADS), numbers(poll, marks, Unit.WEIGHTS)
    counted = heads if unit == Unit.HEADS else weights
    present, quorum = quorum_of(poll.rule, heads, weights)
    is_void = present < quorum and poll.rule.without_quorum == WithoutQuorum.VOID
    lines = _lines(poll, marks, counted, is_void=is_void)
    only = lines[0] if not poll.form.lines else None
    shown = () if only is None else only.numbers
    votes = {one.choice: one.of(unit) for one in shown}
    result = Result(
        votes_for=votes.get(Choice.FOR, 0),
        votes_against=votes.get(Choice.AGAINST, 0),
        abstained=votes.get(Choice.ABSTAIN, 0),
        other=votes.get(Choice.OTHER, 0),
        not_voted=counted.not_voted,
        blank=counted.blank,
        invalid=counted.invalid,
        recused=counted.recused,
        members=counted.members,
        base=_common(line.base for line in lines),
        needed=_common(line.needed for line in lines),
        present=present,
        quorum=quorum,
        verdict=_overall(poll.form, lines),
        basis=Basis.LINE_BY_LINE if only is None else only.basis,
        heads=heads,
        weights=weights,
        lines=lines,
        rule=poll.rule,
        lot=poll.lot,
        way=poll.way,
    )
    return msgspec.structs.replace(result, reason=result_reason(result, poll.rule, poll.form))


def _common(values: Iterable[int]) -> int:
    """Return what all lines share, 0 where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else 0


def _lines(poll: Poll, marks: Marks, counted: Numbers, *, is_void: bool) -> tuple[LineResult, ...]:
    found = []
    for line in poll.form.lines or (None,):
        options = options_of(poll, marks, line)
        base = base_of(poll.rule.base, counted, options, poll.rule.unit)
        found.append(
            LineResult(
                key="" if line is None else line.key,
                title="" if line is None else line.title,
                numbers=options,
                base=base,
                needed=least_to_pass(base, poll.rule.steps[0] if _is_rating(poll.form) else poll.rule),
                verdict=Verdict.VOID,
                basis=Basis.NO_QUORUM,
            )
        )
    judged = {line.key: _VOID for line in found} if is_void else _judged(poll, marks, found)
    return tuple(_told(poll, line, judged[line.key]) for line in found)


def _told(poll: Poll, line: LineResult, judged: Judged) -> LineResult:
    known = msgspec.structs.replace(
        line, verdict=judged.verdict, basis=judged.basis, rank=judged.rank, consequence=judged.consequence
    )
    return msgspec.structs.replace(known, reason=line_reason(known, poll.rule, poll.form))


def _is_rating(form: Form) -> bool:
    return form.kind in RATINGS


def _judged(poll: Poll, marks: Marks, lines: Sequence[LineResult]) -> dict[str, Judged]:
    unit = poll.rule.unit
    counted = [
        Counted(key=line.key, votes={one.choice: one.of(unit) for one in line.numbers}, base=line.base)
        for line in lines
    ]
    if poll.form.kind in ELECTIONS:
        return judge_election(poll, counted)
    if _is_rating(poll.form):
        return {line.key: judge_rating(poll.rule.steps, line) for line in counted}
    return {line.key: judge_motion(poll, marks, line) for line in counted}


def _overall(form: Form, lines: Sequence[LineResult]) -> Verdict:
    """Say what all lines come to: what waits first, then whether every motion passed or every seat is filled."""
    found = [line.verdict for line in lines]
    for waiting in _WAITING:
        if waiting in found:
            return waiting
    passed = found.count(Verdict.PASSED)
    wanted = form.seats if form.kind in ELECTIONS else len(found)
    return Verdict.PASSED if passed >= wanted else Verdict.FAILED


def decided(result: Result, poll: Poll) -> Result:
    """Return a result that waited, now that the poll has the chair's words or the lot; its ballots are not needed."""
    lines = result.lines or (_line_of(result),)
    judged = _judged(poll, {}, lines)
    told = tuple(
        _told(poll, line, judged[line.key]) if line.verdict in {Verdict.AWAITS_CHAIR, Verdict.AWAITS_LOT} else line
        for line in lines
    )
    known = msgspec.structs.replace(
        result,
        verdict=_overall(poll.form, told),
        basis=Basis.LINE_BY_LINE if poll.form.lines else told[0].basis,
        lines=told if result.lines else (),
        lot=poll.lot,
    )
    return msgspec.structs.replace(known, reason=result_reason(known, poll.rule, poll.form))


def _line_of(result: Result) -> LineResult:
    """Return the only line of a result that was kept before results had lines; its members all weighed one."""
    counts = (
        (Choice.FOR, result.votes_for),
        (Choice.AGAINST, result.votes_against),
        (Choice.ABSTAIN, result.abstained),
    )
    return LineResult(
        key="",
        title="",
        numbers=tuple(OptionNumber(choice, number, number) for choice, number in counts),
        base=result.base,
        needed=result.needed,
        verdict=result.verdict,
        basis=result.basis,
    )
