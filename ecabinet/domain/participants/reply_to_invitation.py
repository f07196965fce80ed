"""Answer an invitation."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import AFTER_ANNOUNCING, meeting_of
from ecabinet.domain.participants.entities import Answer, Participant, Reply
from ecabinet.domain.people.entities import Role
from ecabinet.domain.text import clean, line_problem


class ReplyToInvitation(Command, frozen=True, kw_only=True):
    """Say that one will attend, or is absent with a reason. May be changed until the session closes."""

    participant: Id
    attending: bool
    reason: str = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an absence without a reason, and a reply of somebody whose substitute was accepted."""
        meeting = meeting_of(world, self, AFTER_ANNOUNCING)
        if isinstance(meeting, Refusal):
            return meeting
        part = world.get(Participant, self.participant)
        if part is None or part.meeting != meeting.id or part.role == Role.ROOM_DISPLAY:
            return Refusal("participant_unknown")
        if part.answer == Answer.SUBSTITUTED:
            return Refusal("already_substituted", {"name": part.full_name})
        problem = line_problem(self.reason, may_be_empty=self.attending)
        if problem is not None:
            return Refusal("absence_needs_a_reason") if not clean(self.reason) else problem
        answer = Answer.ATTENDING if self.attending else Answer.ABSENT
        before = world.get(Reply, part.id)
        reply = Reply(
            id=part.id,
            version=1 if before is None else before.version + 1,
            meeting=meeting.id,
            person=part.person,
            answer=answer,
            reason=clean(self.reason),
            replied_at=now,
        )
        return Changes(puts(reply, changed(part, answer=answer)))
