"""Take the right to vote for a seat back."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.participants.mandates import withdrawn_notices


class WithdrawMandate(Command, frozen=True, kw_only=True):
    """Take a mandate back, at once: also in a vote that is open, if no ballot was cast for the seat yet.

    A ballot that was cast under it stands and is changed by nobody, also where the rule lets ballots be changed.
    """

    participant: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse where none was given."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        seat = world.get(Participant, self.participant)
        if seat is None or seat.meeting != meeting.id:
            return Refusal("participant_unknown")
        if seat.carried_by is None:
            return Refusal("mandate_unknown", {"name": seat.full_name})
        carrier = world.get(Participant, seat.carried_by)
        return Changes(puts(changed(seat, carried_by=None)), withdrawn_notices(actor, seat, carrier))
