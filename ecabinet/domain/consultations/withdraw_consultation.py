"""Take back a consultation that was sent."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.consultations.course import SENT, consultation_of, others_asked
from ecabinet.domain.kernel import Actor, Changes, Command, Notify, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import with_cards
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.entities import Vote, VoteState


class WithdrawConsultation(Command, frozen=True, kw_only=True):
    """Take a consultation back, with a reason that is kept: nothing is counted, and no answer is ever shown."""

    reason: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse one that is counted already, and a withdrawal without a reason."""
        meeting = consultation_of(world, self, SENT)
        if isinstance(meeting, Refusal):
            return meeting
        problem = line_problem(self.reason)
        if problem is not None:
            return problem
        votes = world.find(Vote, meeting=meeting.id)
        if any(vote.state == VoteState.CLOSED for vote in votes):
            return Refusal("consultation_is_closed", {"title": meeting.title})
        reason = clean(self.reason)
        ended = changed(meeting, state=MeetingState.CLOSED, closed_at=now, closing_reason=reason, withdrawn=True)
        cancelled = [
            changed(vote, state=VoteState.CANCELLED, closed_at=now, cancelled_reason=reason)
            for vote in votes
            if vote.state == VoteState.OPEN
        ]
        others = others_asked(world, meeting.id, actor.person)
        notices = tuple(Notify(person=one, code="consultation_withdrawn", meeting=meeting.id) for one in others)
        return Changes(puts(*with_cards(world, ended), *cancelled), notices)
