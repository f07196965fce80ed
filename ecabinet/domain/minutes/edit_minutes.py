"""Edit the minutes."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.meetings.course import meeting_of
from ecabinet.domain.minutes.entities import Minutes, MinutesState, Section
from ecabinet.domain.minutes.start_minutes import RECORDED, cleaned, sections_problem
from ecabinet.domain.text import first_problem


class EditMinutes(Command, frozen=True, kw_only=True):
    """Replace the text of minutes that are not approved."""

    sections: tuple[Section, ...]

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a stale edit, handing back the other text, and approved minutes."""
        meeting = meeting_of(world, self, RECORDED)
        if isinstance(meeting, Refusal):
            return meeting
        minutes = world.get(Minutes, meeting.id)
        if minutes is None:
            return Refusal("minutes_unknown")
        if minutes.state == MinutesState.APPROVED:
            return Refusal("minutes_approved")
        problem = first_problem(stale(self, minutes, minutes.text()), sections_problem(self.sections))
        if problem is not None:
            return problem
        return Changes(puts(changed(minutes, sections=cleaned(self.sections))))
