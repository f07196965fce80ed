"""Statistics of what was asked in writing, over the consultations of whose staff I am."""

from __future__ import annotations

from datetime import datetime

from ecabinet.client.screens.consultations import is_of_staff
from ecabinet.client.view import View
from ecabinet.domain.consultations.statistics import Statistics, statistics
from ecabinet.domain.meetings.entities import Meeting


def opinion_statistics(view: View, since: datetime, until: datetime) -> Statistics:
    """Count the consultations sent in a period, as far as they are mine to lead."""
    mine = [one.id for one in view.world.find(Meeting) if one.is_written and is_of_staff(view, one.id)]
    return statistics(view.world, since, until, view.now, mine)
