"""Put a closed meeting into the archive."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import meeting_of, with_cards
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.minutes.entities import Minutes, MinutesState
from ecabinet.domain.papers.entities import Paper, PaperKind


class ArchiveMeeting(Command, frozen=True, kw_only=True):
    """Archive a closed meeting; nothing of it changes afterwards."""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse before the minutes are approved; a consultation has its summary instead, if it was counted."""
        meeting = meeting_of(world, self, frozenset({MeetingState.CLOSED}))
        if isinstance(meeting, Refusal):
            return meeting
        if meeting.is_written:
            kinds = {paper.paper_kind for paper in world.find(Paper, parent=meeting.id)}
            if not meeting.withdrawn and PaperKind.SUMMARY not in kinds:
                return Refusal("summary_not_made")
        elif not any(record.state == MinutesState.APPROVED for record in world.find(Minutes, meeting=meeting.id)):
            return Refusal("minutes_not_approved")
        return Changes(puts(*with_cards(world, changed(meeting, state=MeetingState.ARCHIVED))))
