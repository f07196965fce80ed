"""Vote on a question again."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import ELECTIONS, Form
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.running import vote_of
from ecabinet.domain.voting.together import together_problem


class RepeatVote(Command, frozen=True, kw_only=True):
    """Put a question that was closed or cancelled to the vote again, as a new round; the old one stays with its result.

    In an election only the candidates who were even at the last place stand again, for the seats that are left.
    """

    vote: Id
    next_round: Id
    reason: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote on several items, one that is not over or was repeated, and one without a reason."""
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.together:
            return Refusal("vote_on_many_items", {"question": vote.question})
        if vote.state not in {VoteState.CLOSED, VoteState.CANCELLED} or vote.awaits_decision:
            return Refusal("vote_not_over", {"question": vote.question})
        if any(other.repeats == vote.id for other in world.find(Vote, parent=vote.item)):
            return Refusal("vote_repeated", {"question": vote.question})
        problem = line_problem(self.reason) or together_problem(world, vote.meeting, vote.item, self.next_round)
        if problem is not None:
            return problem
        again = Vote(
            id=self.next_round,
            meeting=vote.meeting,
            item=vote.item,
            question=vote.question,
            document=vote.document,
            minutes_limit=vote.minutes_limit,
            form=form_of_next_round(vote),
            rule_set=vote.rule_set,
            barred=vote.barred,
            roll_call=vote.roll_call,
            round=vote.round + 1,
            repeats=vote.id,
            repeated_reason=clean(self.reason),
        )
        return Changes(puts(again))


def form_of_next_round(vote: Vote) -> Form:
    """Return how a question is asked again: an election among those who were even, for the seats that are left."""
    form, result = vote.form, vote.result
    if form.kind not in ELECTIONS or result is None or result.verdict != Verdict.REPEAT:
        return form
    even = {line.key for line in result.lines if line.verdict == Verdict.REPEAT}
    seats = form.seats - sum(1 for line in result.lines if line.verdict == Verdict.PASSED)
    most = min(form.most, seats)
    return msgspec.structs.replace(
        form,
        lines=tuple(line for line in form.lines if line.key in even),
        seats=seats,
        most=most,
        least=min(form.least, most),
    )
