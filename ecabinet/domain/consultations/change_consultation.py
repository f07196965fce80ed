"""Change the title or the deadline of a consultation."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.consultations.course import NOT_OVER, consultation_of, deadline_problem, others_asked, reminders
from ecabinet.domain.kernel import Actor, Changes, Command, Notify, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.meetings.course import with_cards
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.times import in_utc
from ecabinet.domain.voting.entities import Vote, VoteState


class ChangeConsultation(Command, frozen=True, kw_only=True):
    """Change title and deadline, also of a consultation that was sent: everybody asked gets a notice.

    Answers that came late stay marked late by the deadline that was in force when they came.
    """

    title: str
    deadline: datetime

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a stale edit, a consultation that is closed or counted already, and a deadline in the past."""
        meeting = consultation_of(world, self, NOT_OVER)
        if isinstance(meeting, Refusal):
            return meeting
        problem = first_problem(
            stale(self, meeting, meeting.title), line_problem(self.title), deadline_problem(self.deadline, now)
        )
        running = [vote for vote in world.find(Vote, meeting=meeting.id) if vote.state == VoteState.OPEN]
        if problem is None and meeting.state != MeetingState.DRAFT and not running:
            problem = Refusal("consultation_is_closed", {"title": meeting.title})
        if problem is not None:
            return problem
        new = changed(meeting, title=clean(self.title), ends_at=in_utc(self.deadline))
        if meeting.state == MeetingState.DRAFT:
            return Changes(puts(new))
        moved = [changed(vote, closes_at=new.ends_at) for vote in running if vote.closes_at != new.ends_at]
        others = others_asked(world, meeting.id, actor.person)
        notices = tuple(Notify(person=one, code="consultation_changed", meeting=meeting.id) for one in others)
        jobs = () if new.ends_at == meeting.ends_at else reminders(new, now)
        return Changes(puts(*with_cards(world, new), *moved), notices, jobs)
