"""The big screen of the room: what the chair has released, nothing private."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from ecabinet.client.screens.parts import (
    AgendaRow,
    MeetingHead,
    VoteRow,
    agenda_rows,
    head_of,
    heads,
    roll_for,
    vote_on_screen,
    votes_on_now,
)
from ecabinet.client.screens.roll_call import CalledSeat, called_now
from ecabinet.client.view import LinkState, View
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.attendance.quorum import Roll
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.live import LiveCount, live_count
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet


class DisplayedVote(msgspec.Struct, frozen=True, kw_only=True):
    """A vote on the wall: ballots in while it runs, the result afterwards; of a roll call the name that is called.

    No answer stands with a name; in a roll call under a rule that shows live counts the count tells it all the same.

    `electors` may vote on the matter; `live` is the count so far where the rule shows counts or names live.
    """

    id: Id
    question: str
    is_open: bool
    cast: int
    electors: int
    opened_at: datetime | None
    closes_at: datetime | None
    result: Result | None
    rule: RuleSet | None
    form: Form = Form()
    is_paused: bool = False
    live: LiveCount | None = None
    roll_call: bool = False
    called: CalledSeat | None = None


class RoomDisplay(msgspec.Struct, frozen=True, kw_only=True):
    """What the room sees. `meeting` None shows the idle screen with the clock."""

    meeting: MeetingHead | None
    now: datetime
    link: LinkState
    current: AgendaRow | None
    next_item: AgendaRow | None
    vote: DisplayedVote | None
    roll: Roll | None


def room_display(view: View) -> RoomDisplay:
    """Return the big screen: the running meeting, else the next one announced, else the clock alone."""
    seen = [head for head in heads(view) if head.state in {MeetingState.ANNOUNCED, MeetingState.IN_SESSION}]
    closed = [head for head in heads(view) if head.state == MeetingState.CLOSED]
    running = [head for head in seen if head.state == MeetingState.IN_SESSION]
    chosen = next(iter(running or seen), closed[-1] if closed else None)
    if chosen is None:
        return RoomDisplay(
            meeting=None, now=view.now, link=view.link, current=None, next_item=None, vote=None, roll=None
        )
    agenda = agenda_rows(view, chosen.id)
    current = next((row for row in agenda if row.state == ItemState.CURRENT), None)
    return RoomDisplay(
        meeting=head_of(view, chosen.id),
        now=view.now,
        link=view.link,
        current=current,
        next_item=next((row for row in agenda if row.state == ItemState.PENDING), None),
        vote=_vote(view, votes_on_now(view, chosen.id, current)),
        roll=roll_for(view, chosen.id),
    )


def _vote(view: View, rows: Sequence[VoteRow]) -> DisplayedVote | None:
    row = vote_on_screen(rows)
    vote = None if row is None else view.world.get(Vote, row.id)
    if vote is None:
        return None
    result = vote.result
    signal = view.signals.get(f"turnout/{vote.id}", {})
    counted = 0 if result is None else _ballots(result)
    return DisplayedVote(
        id=vote.id,
        question=vote.question,
        is_open=vote.state == VoteState.OPEN,
        cast=max(counted, signal.get("cast", 0)),
        electors=sum(1 for one in vote.electorate if one.entitled),
        opened_at=vote.opened_at,
        closes_at=vote.closes_at,
        result=result,
        rule=vote.rule,
        form=vote.form,
        is_paused=vote.paused_at is not None,
        roll_call=vote.roll_call,
        called=called_now(view, vote),
        live=live_count(vote, signal) if vote.state == VoteState.OPEN else None,
    )


def _ballots(result: Result) -> int:
    """Count ballots by heads, also where votes have weights."""
    return result.whole - result.not_voted if result.heads is None else result.heads.cast
