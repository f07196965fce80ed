"""Close the session."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of, with_cards
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.voting.entities import Vote, VoteState


class CloseSession(Command, frozen=True, kw_only=True):
    """Close the session: the running item ends and everybody present is checked out."""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse while a vote is open, waits for the chair's word, or has a count that nobody confirmed."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        for vote in world.find(Vote, meeting=meeting.id):
            if vote.state == VoteState.OPEN:
                return Refusal("vote_still_open", {"question": vote.question})
            if vote.state == VoteState.PREPARED and vote.by_hand is not None:
                return Refusal("count_unconfirmed", {"question": vote.question})
            if vote.awaits_chair:
                return Refusal("vote_awaits_chair", {"question": vote.question})
            if vote.awaits_lot:
                return Refusal("vote_awaits_lot", {"question": vote.question})
        new = changed(meeting, state=MeetingState.CLOSED, closed_at=now, current_item=None)
        ended = [
            changed(item, state=ItemState.DONE, ended_at=now)
            for item in world.find(AgendaItem, meeting=meeting.id)
            if item.state == ItemState.CURRENT
        ]
        left = [
            changed(interval, left_at=now)
            for interval in world.find(Attendance, meeting=meeting.id)
            if interval.left_at is None
        ]
        return Changes(puts(*with_cards(world, new), *ended, *left))
