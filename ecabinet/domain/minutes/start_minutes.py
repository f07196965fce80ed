"""Start the minutes."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import meeting_of
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.minutes.entities import Minutes, Section
from ecabinet.domain.text import clean, first_problem, line_problem, page_problem

MOST_SECTIONS = 500
LONGEST_MINUTES = 1_000_000
"""In characters, all sections together: a record still fits into one frame."""
RECORDED = frozenset({MeetingState.IN_SESSION, MeetingState.CLOSED})


def sections_problem(sections: tuple[Section, ...]) -> Refusal | None:
    """Say what is wrong with the text of minutes, or None."""
    if not sections:
        return Refusal("text_missing")
    if len(sections) > MOST_SECTIONS:
        return Refusal("too_many_sections", {"limit": str(MOST_SECTIONS)})
    if sum(len(section.heading) + len(section.text) for section in sections) > LONGEST_MINUTES:
        return Refusal("text_too_long", {"limit": str(LONGEST_MINUTES)})
    return first_problem(
        *(line_problem(section.heading) for section in sections), *(page_problem(section.text) for section in sections)
    )


def cleaned(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections as they are kept: in NFC, without surrounding blanks."""
    return tuple(Section(clean(section.heading), clean(section.text), section.item) for section in sections)


class StartMinutes(Command, frozen=True, kw_only=True):
    """Begin the minutes with sections drawn from what happened; `number` is given by the records office."""

    number: int
    sections: tuple[Section, ...]

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse before the session has begun, and a second record of one meeting."""
        if self.meeting is not None and world.get(Minutes, self.meeting) is not None:
            return Refusal("minutes_exist")
        meeting = meeting_of(world, self, RECORDED)
        if isinstance(meeting, Refusal):
            return meeting
        problem = sections_problem(self.sections)
        if problem is not None:
            return problem
        if self.number < 1:
            return Refusal("number_malformed")
        return Changes(
            puts(Minutes(id=meeting.id, meeting=meeting.id, number=self.number, sections=cleaned(self.sections)))
        )
