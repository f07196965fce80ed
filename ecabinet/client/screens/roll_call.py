"""A roll call on screens: who is called and who follows, and whose turn it is; never how anybody voted."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ecabinet.client.screens.live_vote import carrier_name
from ecabinet.client.screens.parts import queued
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.casting import cast_of
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, VoteState
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.record_spoken_answer import RecordSpokenAnswer
from ecabinet.domain.voting.roll_call import called_seats, next_elector, turns_before


class CalledSeat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat that is called, with its holder; `carrier` is who answers for it now, empty for the holder."""

    seat: Id
    full_name: str
    position: str
    carrier: str = ""


class SpokenSeat(msgspec.Struct, frozen=True, kw_only=True):
    """A called seat whose answer may be recorded as it is spoken; `mark` what was recorded so far, and by whom."""

    seat: CalledSeat
    is_now: bool
    mark: Mark | None = None
    entered_name: str = ""


class RollCall(msgspec.Struct, frozen=True, kw_only=True):
    """How far an open roll call is. `called` is None before the first, `following` None when everybody was called.

    `silent` are the names of those called before who have not answered, `waiting` counts those not called yet;
    `has_answered` tells it of the seat called now. `spoken` are the called seats without a ballot of their own, the one
    called now first; `is_recording` while the hub has not answered what was recorded of one.
    """

    called: CalledSeat | None
    following: CalledSeat | None
    has_answered: bool
    silent: tuple[str, ...]
    number: int
    waiting: int
    spoken: tuple[SpokenSeat, ...] = ()
    is_recording: bool = False


class Turn(msgspec.Struct, frozen=True):
    """Whose turn it is for one seat: so many are called `before` it, 0 once it was; `is_now` while it is called."""

    before: int
    is_now: bool


def roll_call(view: View, vote: Vote, answered: Mapping[Id, Cast]) -> RollCall | None:
    """Return how far an open roll call is, None for any other vote."""
    if not vote.roll_call or vote.state != VoteState.OPEN:
        return None
    called, following = called_seats(vote), next_elector(vote)
    current = called[-1] if called else None
    may_vote = sum(1 for one in vote.electorate if one.entitled)
    return RollCall(
        called=None if current is None else called_seat(view, vote, current),
        following=None if following is None else called_seat(view, vote, following),
        has_answered=current is not None and current.participant in answered,
        silent=tuple(one.full_name for one in called[:-1] if one.participant not in answered),
        number=len(called),
        waiting=may_vote - len(called),
        spoken=tuple(
            _spoken(view, vote, one, answered)
            for one in reversed(called)
            if one.participant not in answered or answered[one.participant].entered_by is not None
        ),
        is_recording=bool(queued(view, RecordSpokenAnswer, vote=vote.id)),
    )


def _spoken(view: View, vote: Vote, elector: Elector, answered: Mapping[Id, Cast]) -> SpokenSeat:
    cast = answered.get(elector.participant)
    ballot = None if cast is None else view.world.get(Ballot, cast.id)
    return SpokenSeat(
        seat=called_seat(view, vote, elector),
        is_now=elector.participant == vote.called,
        mark=None if ballot is None else ballot.mark,
        entered_name="" if cast is None else cast.entered_name,
    )


def called_now(view: View, vote: Vote) -> CalledSeat | None:
    """Return the seat that an open roll call is at, None before the first and in any other vote."""
    called = called_seats(vote) if vote.roll_call and vote.state == VoteState.OPEN else ()
    return called_seat(view, vote, called[-1]) if called else None


def called_seat(view: View, vote: Vote, elector: Elector) -> CalledSeat:
    """Return a seat as it is called."""
    return CalledSeat(
        seat=elector.participant,
        full_name=elector.full_name,
        position=elector.position,
        carrier=carrier_name(view, elector, cast_of(view.world, vote, elector)),
    )


def turn_of(vote: Vote, elector: Elector | None) -> Turn | None:
    """Return whose turn it is for a seat, None in any other vote and for whoever is not called."""
    if not vote.roll_call or elector is None or not elector.entitled:
        return None
    return Turn(turns_before(vote, elector.participant), vote.called == elector.participant)
