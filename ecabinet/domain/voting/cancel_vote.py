"""Cancel a vote."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.entities import Ballot, BallotBox, Vote, VoteState
from ecabinet.domain.voting.live import shows_names


class CancelVote(Command, frozen=True, kw_only=True):
    """Cancel a vote that is prepared or open, with a reason that is kept; nobody sees its ballots from then on."""

    vote: Id
    reason: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is over, and a cancellation without a reason. Secret ballots are destroyed."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        vote = world.get(Vote, self.vote)
        if vote is None or vote.meeting != meeting.id:
            return Refusal("vote_unknown")
        if vote.state not in {VoteState.PREPARED, VoteState.OPEN}:
            return Refusal("vote_not_open", {"question": vote.question})
        problem = line_problem(self.reason)
        if problem is not None:
            return problem
        cancelled = changed(vote, state=VoteState.CANCELLED, closed_at=now, cancelled_reason=clean(self.reason))
        shown = world.find(Ballot, parent=vote.id) if shows_names(vote) or vote.roll_call else ()
        hidden = (changed(ballot, revealed=False, heard=False) for ballot in shown)
        has_box = vote.is_secret and vote.state == VoteState.OPEN  # a count by hand freezes the rule and opens no box
        emptied = (Drop(BallotBox, vote.id),) if has_box else ()
        return Changes((*puts(cancelled, *hidden), *emptied))
