"""Change the description of a matter."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.add_agenda_item import item_problem
from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts, stale
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.text import clean, first_problem


class ChangeAgendaItem(Command, frozen=True, kw_only=True):
    """Replace title, presenter, submitting agency and planned time of an item."""

    item: Id
    title: str
    presenter: str
    submitting_agency: str
    minutes_planned: int

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a stale edit, a closed meeting, and words about a matter under state secrecy."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        item = world.get(AgendaItem, self.item)
        if item is None or item.meeting != meeting.id:
            return Refusal("item_unknown")
        if item.paper_only:
            return Refusal("item_is_paper_only")
        problem = first_problem(
            stale(self, item, item.title),
            item_problem(self.title, self.presenter, self.submitting_agency, self.minutes_planned),
        )
        if problem is not None:
            return problem
        return Changes(
            puts(
                changed(
                    item,
                    title=clean(self.title),
                    presenter=clean(self.presenter),
                    submitting_agency=clean(self.submitting_agency),
                    minutes_planned=self.minutes_planned,
                )
            )
        )
