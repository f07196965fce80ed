"""Say that one is ready to vote."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Ready, VoteState
from ecabinet.domain.voting.running import vote_of


class SayReady(Command, frozen=True, kw_only=True):
    """Say that one is ready to vote, or not; the chair sees who is. It binds nobody."""

    vote: Id
    mark: Id
    ready: bool

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse where nobody asked, and who has no vote. A second answer replaces the first."""
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.ready_asked_at is None:
            return Refusal("vote_unknown")
        parts = world.find(Participant, meeting=vote.meeting, person=actor.person)
        seat = next((part for part in parts if part.votes), None)
        if seat is None:
            return Refusal("not_an_elector")
        if vote.state != VoteState.PREPARED:
            return Refusal("vote_not_prepared", {"question": vote.question})
        before = world.find(Ready, parent=vote.id, person=actor.person)
        if before:
            return Changes(puts(changed(before[0], ready=self.ready, said_at=now)))
        said = Ready(
            id=self.mark,
            meeting=vote.meeting,
            vote=vote.id,
            participant=seat.id,
            person=actor.person,
            ready=self.ready,
            said_at=now,
        )
        return Changes(puts(said))
