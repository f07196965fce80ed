"""Open a vote."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.attendance.quorum import roll_of
from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Id,
    JobKind,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
)
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Elector, RuleSet, Vote, VoteState


class OpenVote(Command, frozen=True, kw_only=True):
    """Open a prepared vote on the running item: the electorate (all members) and the rule are frozen now."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an item that is not running, a second open vote, and an empty electorate."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        vote = world.get(Vote, self.vote)
        if vote is None or vote.meeting != meeting.id:
            return Refusal("vote_unknown")
        if vote.state != VoteState.PREPARED:
            return Refusal("vote_not_prepared", {"question": vote.question})
        if meeting.current_item != vote.item:
            return Refusal("item_not_running", {"title": vote.question})
        if any(other.state == VoteState.OPEN for other in world.find(Vote, meeting=meeting.id)):
            return Refusal("another_vote_open")
        rule = world.get(RuleSet, meeting.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        seats = sorted(
            (part for part in world.find(Participant, meeting=meeting.id) if part.votes),
            key=lambda part: (part.precedence, part.id),
        )
        if not seats:
            return Refusal("electorate_empty")
        closes_at = None if vote.minutes_limit is None else now + timedelta(minutes=vote.minutes_limit)
        opened = changed(
            vote,
            state=VoteState.OPEN,
            rule=rule,
            electorate=tuple(Elector(part.id, part.person, part.full_name, part.position) for part in seats),
            present=roll_of(world, meeting.id, rule).present,
            opened_at=now,
            closes_at=closes_at,
        )
        if closes_at is None:
            return Changes(puts(opened))
        job = Schedule(kind=JobKind.TIME_OUT_VOTE, meeting=meeting.id, about=vote.id, due_at=closes_at)
        return Changes(puts(opened), jobs=(job,))
