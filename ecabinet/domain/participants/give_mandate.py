"""Let somebody else vote for a seat."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.participants.mandates import given_notices, mandate_problem
from ecabinet.domain.voting.rule_sets import RuleSet


class GiveMandate(Command, frozen=True, kw_only=True):
    """Let another member, or one's substitute, vote for a seat (uỷ quyền) in the votes that are opened from now on."""

    participant: Id
    carrier: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse where the meeting's rule knows no mandates, who cannot carry one or has enough, and handing one on."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        rule = world.get(RuleSet, meeting.rule_set)
        if rule is None or rule.mandates == 0:
            return Refusal("mandates_not_allowed")
        parts = {part.id: part for part in world.find(Participant, meeting=meeting.id)}
        seat, carrier = parts.get(self.participant), parts.get(self.carrier)
        if seat is None or carrier is None:
            return Refusal("participant_unknown")
        problem = mandate_problem(rule.mandates, parts.values(), seat, carrier)
        if problem is not None:
            return problem
        if seat.carried_by == carrier.id:
            return Changes(())
        before = None if seat.carried_by is None else parts.get(seat.carried_by)
        return Changes(puts(changed(seat, carried_by=carrier.id)), given_notices(actor, seat, carrier, before))
