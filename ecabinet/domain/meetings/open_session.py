"""Open the session."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.attendance.quorum import roll_of
from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import meeting_of, with_cards
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.rule_sets import RuleSet


class OpenSession(Command, frozen=True, kw_only=True):
    """Open the session if the quorum is there; without it only with the chair's reason, which is kept on record."""

    waiver: str | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse to open without a quorum unless the chair proceeds on record."""
        meeting = meeting_of(world, self, frozenset({MeetingState.ANNOUNCED}))
        if isinstance(meeting, Refusal):
            return meeting
        rule = world.get(RuleSet, meeting.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        if self.waiver is not None:
            problem = line_problem(self.waiver)
            if problem is not None:
                return problem
        roll = roll_of(world, meeting.id, rule)
        if not roll.is_quorate and self.waiver is None:
            return Refusal(
                "no_quorum", {"present": str(roll.present), "total": str(roll.total), "needed": str(roll.needed)}
            )
        new = changed(
            meeting,
            state=MeetingState.IN_SESSION,
            opened_at=now,
            quorum_waiver=None if roll.is_quorate or self.waiver is None else clean(self.waiver),
        )
        return Changes(puts(*with_cards(world, new)))
