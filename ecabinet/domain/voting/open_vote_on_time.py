"""Open a vote at the time that was set for it."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Notify, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.open_vote import opening


class OpenVoteOnTime(Command, frozen=True, kw_only=True):
    """Open a prepared vote whose time has come; where that cannot be done its staff are told why, and it waits.

    Given by the hub alone, from the job that was scheduled with the time.
    """

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that was put, removed or given another time meanwhile: there is nothing to do then."""
        vote = world.get(Vote, self.vote)
        meeting = None if self.meeting is None else world.get(Meeting, self.meeting)
        if vote is None or meeting is None or vote.meeting != meeting.id:
            return Refusal("vote_unknown")
        if meeting.is_settled:
            return Refusal("meeting_is_closed", {"meeting": meeting.title})
        if vote.state != VoteState.PREPARED or vote.opens_at is None:
            return Refusal("vote_not_prepared", {"question": vote.question})
        if now < vote.opens_at:
            return Refusal("vote_opens_later", {"question": vote.question})
        outcome = opening(world, self, vote.id, now)
        if isinstance(outcome, Changes):
            return outcome
        staff = [
            part for part in world.find(Participant, meeting=meeting.id) if part.role in {Role.CHAIR, Role.SECRETARIAT}
        ]
        told = tuple(
            Notify(person=person, code="vote_not_opened", meeting=meeting.id, about=vote.id)
            for person in sorted({part.person for part in staff})
        )
        return Changes(puts(changed(vote, opens_at=None, not_opened=outcome)), notices=told)
