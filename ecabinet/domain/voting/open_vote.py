"""Open a vote."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Id,
    Outcome,
    Refusal,
    World,
    changed,
    puts,
)
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.text import first_problem
from ecabinet.domain.voting.entities import Elector, Vote, VoteState
from ecabinet.domain.voting.presence import at_opening
from ecabinet.domain.voting.problems import electorate_problem, form_problem
from ecabinet.domain.voting.rule_sets import RuleSet, Showing
from ecabinet.domain.voting.running import closing_of


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
        rule = world.get(RuleSet, vote.rule_set or meeting.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        electorate = electorate_of(world, vote, rule)
        problem = first_problem(_not_offered(rule), form_problem(vote.form, rule), electorate_problem(electorate, rule))
        if problem is not None:
            return problem
        now_open = opened(world, vote, rule, electorate, now)
        return Changes(puts(now_open), jobs=closing_of(now_open))


def electorate_of(world: World, vote: Vote, rule: RuleSet) -> tuple[Elector, ...]:
    """Return the seats that vote in a meeting, in the order of protocol, with who carries their mandates."""
    seats = sorted(
        (part for part in world.find(Participant, meeting=vote.meeting) if part.votes),
        key=lambda part: (part.precedence, part.id),
    )
    return tuple(
        Elector(
            part.id,
            part.person,
            part.full_name,
            part.position,
            part.weight,
            part.id not in vote.barred,
            part.carried_by if rule.mandates else None,
        )
        for part in seats
    )


def chair_of(world: World, meeting: Id) -> Id | None:
    """Return the participant who chairs a meeting."""
    parts = world.find(Participant, meeting=meeting)
    return next((part.id for part in parts if part.role == Role.CHAIR), None)


def _not_offered(rule: RuleSet) -> Refusal | None:
    """A secret vote is never held as an open one."""
    return Refusal("secret_not_offered", {"rule": rule.title}) if rule.showing == Showing.SECRET else None


def opened(world: World, vote: Vote, rule: RuleSet, electorate: tuple[Elector, ...], now: datetime) -> Vote:
    """Return a vote with its rule, its electorate and who is present frozen."""
    intervals = world.find(Attendance, meeting=vote.meeting)
    presence = at_opening(electorate, intervals, now)
    closes_at = None if vote.minutes_limit is None else now + timedelta(minutes=vote.minutes_limit)
    return changed(
        vote,
        state=VoteState.OPEN,
        rule=rule,
        electorate=electorate,
        presence=presence,
        present=len(presence.at_opening),
        chair=chair_of(world, vote.meeting),
        opened_at=now,
        closes_at=closes_at,
    )
