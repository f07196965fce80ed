"""How many have voted, told while a vote is open: newest wins, never kept, never how anybody voted.

Where the rule of a vote shows its counts live, they are told with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from ecabinet.domain.access import audiences, of_meeting
from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.voting.entities import Ballot, Cast, Vote, VoteState
from ecabinet.domain.voting.live import LIVE, live_numbers
from ecabinet.wire.frames import Signal

_MEETING = of_meeting("")
_ITEM = "item/"


class Turnout(msgspec.Struct, frozen=True):
    """A signal and who may see it."""

    signal: Signal
    audiences: frozenset[str]


def turnout(world: World, votes: Iterable[Id], now: datetime) -> tuple[Turnout, ...]:
    """Return the turnout of these votes as far as they are open."""
    found = (world.get(Vote, vote) for vote in votes)
    return tuple(_told(world, vote, now) for vote in found if vote is not None and vote.state == VoteState.OPEN)


def open_votes(world: World, held: Iterable[str]) -> frozenset[Id]:
    """Return the open votes that somebody in these audiences may see."""
    names = frozenset(held)
    meetings = {name.split("/")[1] for name in names if name.startswith(_MEETING)}
    items = (world.get(AgendaItem, name.removeprefix(_ITEM)) for name in names if name.startswith(_ITEM))
    meetings |= {item.meeting for item in items if item is not None}
    votes = (vote for meeting in meetings for vote in world.find(Vote, meeting=meeting))
    return frozenset(vote.id for vote in votes if vote.state == VoteState.OPEN and audiences(vote) & names)


def _told(world: World, vote: Vote, now: datetime) -> Turnout:
    cast = len(world.find(Cast, parent=vote.id))
    numbers = {"cast": cast, "electors": len(vote.electorate)}
    if vote.rule is not None and vote.rule.showing in LIVE:
        numbers |= live_numbers(vote, world.find(Ballot, parent=vote.id))
    signal = Signal(topic=f"turnout/{vote.id}", at=now, numbers=numbers)
    return Turnout(signal, audiences(vote))
