"""Set what a meeting asks of the signatures on its documents."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.meetings.entities import SignatureGate


class SetSignatureGate(Command, frozen=True, kw_only=True):
    """Say which documents of the meeting may be published; those that are published already stay."""

    gate: SignatureGate

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a meeting that is closed."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        if meeting.signature_gate == self.gate:
            return Changes(())
        return Changes(puts(changed(meeting, signature_gate=self.gate)))
