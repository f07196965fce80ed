"""Add a matter to the agenda."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda, AgendaItem
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.text import clean, first_problem, line_problem

LONGEST_ITEM = 8 * 60
"""Longest planned time of one item, in minutes."""
SECRET_TITLE = "Nội dung mật - phát tài liệu giấy"  # noqa: S105 - a title, not a password
"""All that is kept of a matter under state secrecy: this product is not for secrets (Luật 117/2025)."""


def item_problem(title: str, presenter: str, submitting_agency: str, minutes_planned: int) -> Refusal | None:
    """Say what is wrong with the description of an item, or None."""
    if not 1 <= minutes_planned <= LONGEST_ITEM:
        return Refusal("minutes_out_of_range", {"most": str(LONGEST_ITEM)})
    return first_problem(
        line_problem(title),
        line_problem(presenter, limit=150, may_be_empty=True),
        line_problem(submitting_agency, limit=200, may_be_empty=True),
    )


class AddAgendaItem(Command, frozen=True, kw_only=True):
    """Add a matter at the end of the agenda; a matter under state secrecy keeps no title."""

    item: Id
    title: str
    presenter: str
    submitting_agency: str
    minutes_planned: int
    paper_only: bool = False

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a closed meeting and an empty title."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        title = SECRET_TITLE if self.paper_only else self.title
        problem = item_problem(title, self.presenter, self.submitting_agency, self.minutes_planned)
        if problem is not None:
            return problem
        agenda = world.get(Agenda, meeting.id)
        if agenda is None:
            return Refusal("meeting_unknown")
        item = AgendaItem(
            id=self.item,
            meeting=meeting.id,
            title=clean(title),
            presenter="" if self.paper_only else clean(self.presenter),
            submitting_agency="" if self.paper_only else clean(self.submitting_agency),
            minutes_planned=self.minutes_planned,
            paper_only=self.paper_only,
        )
        return Changes(puts(item, changed(agenda, items=(*agenda.items, item.id))))
