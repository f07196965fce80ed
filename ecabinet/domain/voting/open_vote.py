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
from ecabinet.domain.voting.entities import BallotBox, Elector, Vote, VoteState
from ecabinet.domain.voting.presence import at_opening
from ecabinet.domain.voting.problems import electorate_problem, form_problem
from ecabinet.domain.voting.roll_call import roll_call_problem
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.domain.voting.running import closing_of, unput_vote_of


class OpenVote(Command, frozen=True, kw_only=True):
    """Open a prepared vote on the running item: the electorate (all members) and the rule are frozen now."""

    vote: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an item that is not running, a second open vote, and an electorate that is empty or too small."""
        return opening(world, self, self.vote, now)


def opening(world: World, command: Command, vote_id: Id, now: datetime) -> Outcome:
    """Return what opens a vote of the command's meeting, whoever wants it open, or why it stays closed."""
    meeting = meeting_of(world, command, IN_SESSION)
    if isinstance(meeting, Refusal):
        return meeting
    vote = unput_vote_of(world, meeting.id, vote_id)
    if isinstance(vote, Refusal):
        return vote
    if meeting.current_item != vote.item:
        return Refusal("item_not_running", {"title": vote.question})
    if any(other.state == VoteState.OPEN for other in world.find(Vote, meeting=meeting.id)):
        return Refusal("another_vote_open")
    rule = world.get(RuleSet, vote.rule_set or meeting.rule_set)
    if rule is None:
        return Refusal("rule_set_unknown")
    electorate = electorate_of(world, vote, rule)
    calling = roll_call_problem(rule, vote.minutes_limit) if vote.roll_call else None
    problem = first_problem(form_problem(vote.form, rule), electorate_problem(electorate, rule), calling)
    if problem is not None:
        return problem
    now_open = opened(world, vote, rule, electorate, now)
    box = (BallotBox(id=vote.id, meeting=vote.meeting, vote=vote.id),) if now_open.is_secret else ()
    return Changes(puts(now_open, *box), jobs=closing_of(now_open))


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
        not_opened=None,
    )
