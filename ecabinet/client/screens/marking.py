"""What a ballot that is being filled in still lacks: how many are chosen, how many too many, what is left open."""

from __future__ import annotations

import msgspec

from ecabinet.domain.kernel import Refusal
from ecabinet.domain.voting.forms import ELECTIONS, OF_A_BALLOT, OF_LINES, Choice, Form, Mark
from ecabinet.domain.voting.problems import mark_problem


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """How far a ballot is filled in.

    `chosen` counts the candidates it is for in an election, elsewhere the lines that have an answer; `missing` and
    `excess` are candidates too few and too many, `unanswered` lines without an answer. `refusal` is what the hub would
    say to it; a ballot on which nothing is chosen cannot be confirmed, whatever is allowed.
    """

    chosen: int = 0
    missing: int = 0
    excess: int = 0
    unanswered: int = 0
    refusal: Refusal | None = None
    is_empty: bool = True

    @property
    def may_confirm(self) -> bool:
        """Whether the ballot can be handed in as it is."""
        return not self.is_empty and self.refusal is None


def marking(form: Form, mark: Mark | None) -> Marking:
    """Return how far a ballot is filled in, None for one on which nothing is chosen."""
    mark = mark or Mark(Choice.BY_LINE)
    if form.kind not in OF_LINES or mark.choice in OF_A_BALLOT:
        is_empty = mark.choice == Choice.BY_LINE
        return Marking(is_empty=is_empty, refusal=None if is_empty else mark_problem(form, mark))
    is_election = form.kind in ELECTIONS
    chosen = sum(1 for answer in mark.answers if not is_election or answer.choice == Choice.FOR)
    return Marking(
        chosen=chosen,
        missing=max(form.least - chosen, 0) if is_election else 0,
        excess=max(chosen - form.most, 0) if is_election else 0,
        unanswered=len(form.lines) - len(mark.answers),
        refusal=mark_problem(form, mark),
        is_empty=not mark.answers,
    )
