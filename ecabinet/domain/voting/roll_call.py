"""A vote by roll call: in which order its seats are called, and who may answer."""

from __future__ import annotations

from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.entities import Elector, Vote
from ecabinet.domain.voting.rule_sets import RuleSet, Showing


def roll_call_problem(rule: RuleSet, minutes_limit: int | None) -> Refusal | None:
    """Say why a vote cannot be taken by roll call, or None: who answers aloud hides nothing, and no clock cuts in."""
    if rule.showing == Showing.SECRET:
        return Refusal("roll_call_is_open", {"rule": rule.title})
    return None if minutes_limit is None else Refusal("roll_call_without_limit")


def call_order(vote: Vote) -> tuple[Elector, ...]:
    """Return the seats in the order in which they are called: that of protocol, without those that may not vote."""
    return tuple(elector for elector in vote.electorate if elector.entitled)


def called_seats(vote: Vote) -> tuple[Elector, ...]:
    """Return the seats called so far, the one called now last."""
    order = call_order(vote)
    places = {elector.participant: place for place, elector in enumerate(order, start=1)}
    return order[: 0 if vote.called is None else places.get(vote.called, 0)]


def next_elector(vote: Vote) -> Elector | None:
    """Return the seat to be called next, None when all were."""
    waiting = call_order(vote)[len(called_seats(vote)) :]
    return waiting[0] if waiting else None


def turns_before(vote: Vote, seat: Id) -> int:
    """Return how many seats are called before this one is; 0 for one that was called."""
    waiting = [elector.participant for elector in call_order(vote)[len(called_seats(vote)) :]]
    return waiting.index(seat) + 1 if seat in waiting else 0


def spoken_turn_problem(vote: Vote, elector: Elector, *, earlier: bool) -> Refusal | None:
    """Refuse to record the answer of a seat not called yet; one called before is meant only where that is said."""
    called = [one.participant for one in called_seats(vote)]
    if elector.participant not in called:
        return Refusal("seat_not_called", {"name": elector.full_name})
    if elector.participant != vote.called and not earlier:
        return Refusal("seat_called_before", {"name": elector.full_name})
    return None


def turn_problem(vote: Vote, seat: Id) -> Refusal | None:
    """Refuse the ballot of a seat that was not called yet; who was called may answer until the close."""
    before = turns_before(vote, seat) if vote.roll_call else 0
    return Refusal("not_called_yet", {"question": vote.question}) if before else None
