"""The chair's word on a tie."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Id,
    JobKind,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
)
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.entities import Basis, Verdict, Vote


class SettleTie(Command, frozen=True, kw_only=True):
    """Decide a vote with as many for as against beside abstentions, by the chair's recorded word."""

    vote: Id
    passed: bool
    reason: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that does not wait for the chair, and a word without a reason."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        vote = world.get(Vote, self.vote)
        if vote is None or vote.meeting != meeting.id:
            return Refusal("vote_unknown")
        if vote.result is None or not vote.awaits_chair:
            return Refusal("vote_is_decided", {"question": vote.question})
        problem = line_problem(self.reason)
        if problem is not None:
            return problem
        result = msgspec.structs.replace(
            vote.result, verdict=Verdict.PASSED if self.passed else Verdict.FAILED, basis=Basis.CHAIRS_WORD
        )
        job = Schedule(kind=JobKind.COMPOSE_RESULT, meeting=meeting.id, about=vote.id, due_at=now)
        return Changes(puts(changed(vote, result=result, settled_reason=clean(self.reason))), jobs=(job,))
