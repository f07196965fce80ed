"""The chair's word on a tie."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.kernel import Actor, Command, Id, Outcome, Refusal, World, changed
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.count import decided
from ecabinet.domain.voting.entities import ChairsWord, Vote
from ecabinet.domain.voting.recount import poll_of
from ecabinet.domain.voting.results import Verdict
from ecabinet.domain.voting.running import lone_vote_of, settled


class SettleTie(Command, frozen=True, kw_only=True):
    """Decide a vote with as many for as against beside abstentions, by the chair's recorded word.

    `line` names one of several motions, empty the question itself.
    """

    vote: Id
    passed: bool
    reason: str
    line: str = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that does not wait for the chair, and a word without a reason."""
        vote = lone_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        problem = line_problem(self.reason)
        if self._is_decided(vote):
            return Refusal("vote_is_decided", {"question": vote.question})
        if problem is not None:
            return problem
        reason = "; ".join(part for part in (vote.settled_reason, clean(self.reason)) if part)
        words = (*vote.chairs_words, ChairsWord(self.line, self.passed))
        spoken = changed(vote, settled_reason=reason, chairs_words=words)
        poll = poll_of(spoken)
        if poll is None or vote.result is None:
            return Refusal("vote_is_decided", {"question": vote.question})
        told = msgspec.structs.replace(spoken, result=decided(vote.result, poll))
        return settled(world, told, now, clean(self.reason))

    def _is_decided(self, vote: Vote) -> bool:
        if vote.result is None or not vote.awaits_chair:
            return True
        waiting = {line.key for line in vote.result.lines if line.verdict == Verdict.AWAITS_CHAIR} or {""}
        return self.line not in waiting
