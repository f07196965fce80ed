"""The chair's console: agenda, what is on now, the vote, who is here."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.attendance import AttendanceRow, Presence, attendance_rows
from ecabinet.client.screens.ballot import BallotSheet, ResultScreen, ballot_sheet, result_screen
from ecabinet.client.screens.live_vote import LiveVote, live_vote
from ecabinet.client.screens.matters import Matters, matters_of
from ecabinet.client.screens.parts import (
    AgendaRow,
    MeetingHead,
    VoteRow,
    agenda_rows,
    head_of,
    heads,
    queued,
    roll_for,
    vote_on_screen,
    votes_on_now,
)
from ecabinet.client.screens.positions import PositionsBoard, positions_board
from ecabinet.client.screens.ready import ReadyCheck, ready_check
from ecabinet.client.screens.roll_call import RollCall, roll_call
from ecabinet.client.screens.vote_clock import VoteClock, vote_clock
from ecabinet.client.view import View
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.attendance.quorum import Roll
from ecabinet.domain.kernel import Command, Id
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.meetings.open_session import OpenSession
from ecabinet.domain.minutes.entities import Minutes, MinutesState
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.announce_result import AnnounceResult
from ecabinet.domain.voting.call_elector import CallElector
from ecabinet.domain.voting.close_vote import CloseVote
from ecabinet.domain.voting.draw_lot import DrawLot
from ecabinet.domain.voting.entities import Cast, Elector, Vote, VoteState
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.open_vote import OpenVote
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.domain.voting.prolong_vote import ProlongVote
from ecabinet.domain.voting.repeat_vote import RepeatVote
from ecabinet.domain.voting.resume_vote import ResumeVote
from ecabinet.domain.voting.rule_sets import Unit

CAME = frozenset({Presence.IN_ROOM, Presence.REMOTE, Presence.LEFT})
"""Those who are, or were, in the session."""
COURSE: tuple[type[Command], ...] = (
    OpenVote, CallElector, PauseVote, ResumeVote, ProlongVote, CloseVote, DrawLot, AnnounceResult, RepeatVote,
)  # fmt: skip
"""What moves a vote on: until the hub has answered one of them, no other is given."""


class SessionStep(StrEnum):
    """What the chair can do with the session as a whole."""

    WAIT = "wait"
    OPEN = "open"
    OPEN_WITHOUT_QUORUM = "open_without_quorum"
    RUN = "run"
    APPROVE_MINUTES = "approve_minutes"
    DONE = "done"


class VoteSequel(msgspec.Struct, frozen=True, kw_only=True):
    """What may follow a result: a draw by lot, its announcement, a further round. `lot` is the seed that was drawn."""

    announced_at: datetime | None
    may_announce: bool
    may_repeat: bool
    awaits_lot: bool
    lot: str
    round: int


class TurnoutWeight(msgspec.Struct, frozen=True):
    """The weight of the votes that are in, of all that may vote, where weights count."""

    cast: int
    electors: int


class VoteControl(msgspec.Struct, frozen=True, kw_only=True):
    """The vote that matters now. `cast` counts ballots in, of so many `electors` who may vote on the matter.

    `not_voted` are names, never how, with the weight in brackets where `weights` count; `barred` may not vote on it.
    `live` is what the rule shows before the close, `roll_call` how far one is. `is_waiting` while the hub has not
    answered what was done with it: others may still see it as it was before.
    """

    row: VoteRow
    clock: VoteClock
    sequel: VoteSequel
    cast: int
    electors: int
    not_voted: tuple[str, ...]
    result: ResultScreen | None
    is_waiting: bool
    barred: tuple[str, ...] = ()
    weights: TurnoutWeight | None = None
    live: LiveVote | None = None
    roll_call: RollCall | None = None
    form: Form = Form()


class ChairConsole(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the chair needs on one page. `my_ballot` is the chair's own vote, `ready` the checks before a vote."""

    head: MeetingHead
    step: SessionStep
    step_waits: bool
    roll: Roll | None
    agenda: tuple[AgendaRow, ...]
    current: AgendaRow | None
    next_item: AgendaRow | None
    vote: VoteControl | None
    prepared: tuple[VoteRow, ...]
    ready: tuple[ReadyCheck, ...]
    people: tuple[AttendanceRow, ...]
    absent: int
    is_chair: bool
    my_ballot: BallotSheet | None
    quorum_waiver: str | None
    minutes: Minutes | None
    positions: PositionsBoard
    matters: Matters | None = None


def console_of(view: View, meeting_id: Id | None) -> ChairConsole | None:
    """Return the console of a meeting; without one, of the meeting that I chair now, next, or chaired last."""
    if meeting_id is not None:
        return chair_console(view, meeting_id)
    chaired = {part.meeting for part in view.world.find(Participant, person=view.me) if part.role == Role.CHAIR}
    mine = [head for head in heads(view) if head.id in chaired and head.state != MeetingState.DRAFT]
    running = [head for head in mine if head.state == MeetingState.IN_SESSION]
    coming = [head for head in mine if head.state == MeetingState.ANNOUNCED]
    chosen = next(iter(running or coming), mine[-1] if mine else None)
    return None if chosen is None else chair_console(view, chosen.id)


def chair_console(view: View, meeting_id: Id) -> ChairConsole | None:
    """Return the console of a meeting, or None if I do not see it whole."""
    meeting = view.world.get(Meeting, meeting_id)
    head = head_of(view, meeting_id)
    if meeting is None or head is None:
        return None
    roll = roll_for(view, meeting_id)
    agenda = agenda_rows(view, meeting_id)
    people = attendance_rows(view, meeting_id)
    current = next((row for row in agenda if row.state == ItemState.CURRENT), None)
    minutes = view.world.get(Minutes, meeting_id)
    matters = matters_of(view, meeting_id, sources=False)
    prepared = () if current is None else _prepared(current, matters)
    checks = [ready_check(view, row.id) for row in prepared]
    return ChairConsole(
        head=head,
        step=_step(meeting, roll, minutes),
        step_waits=bool(queued(view, OpenSession, meeting=meeting_id)),
        roll=roll,
        agenda=agenda,
        current=current,
        next_item=next((row for row in agenda if row.state == ItemState.PENDING), None),
        vote=vote_control(view, votes_on_now(view, meeting_id, current)),
        prepared=prepared,
        ready=tuple(check for check in checks if check is not None),
        people=people,
        absent=sum(1 for row in people if row.presence not in CAME),
        is_chair=any(row.person == view.me and row.role == Role.CHAIR for row in people),
        my_ballot=ballot_sheet(view, meeting_id),
        quorum_waiver=meeting.quorum_waiver,
        minutes=minutes,
        positions=positions_board(view, meeting_id),
        matters=matters,
    )


def _prepared(current: AgendaRow, matters: Matters | None) -> tuple[VoteRow, ...]:
    """Return the votes of an item that wait to be put on devices, in the order of the list."""
    rows = {row.id: row for row in current.votes}
    waiting = () if matters is None else tuple(row.id for row in matters.rows if row.is_next and row.id in rows)
    return tuple(rows[vote] for vote in waiting)


def _step(meeting: Meeting, roll: Roll | None, minutes: Minutes | None) -> SessionStep:
    if meeting.state == MeetingState.DRAFT:
        return SessionStep.WAIT
    if meeting.state == MeetingState.ANNOUNCED:
        return SessionStep.OPEN if roll is not None and roll.is_quorate else SessionStep.OPEN_WITHOUT_QUORUM
    if meeting.state == MeetingState.IN_SESSION:
        return SessionStep.RUN
    if minutes is not None and minutes.state == MinutesState.DRAFT:
        return SessionStep.APPROVE_MINUTES
    return SessionStep.DONE


def vote_control(view: View, rows: Sequence[VoteRow]) -> VoteControl | None:
    """Return the newest of these votes that was put, running or closed."""
    row = vote_on_screen(rows)
    vote = None if row is None else view.world.get(Vote, row.id)
    if row is None or vote is None:
        return None
    marks = {mark.participant: mark for mark in view.world.find(Cast, parent=vote.id)}
    may_vote = [one for one in vote.electorate if one.entitled]
    weighs = vote.rule is not None and vote.rule.unit == Unit.WEIGHTS
    signal = view.signals.get(f"turnout/{vote.id}", {})
    return VoteControl(
        row=row,
        clock=vote_clock(vote),
        sequel=_sequel(view, vote),
        cast=max(len(marks), signal.get("cast", 0)),
        electors=len(may_vote),
        not_voted=tuple(_named(one, weighs=weighs) for one in may_vote if one.participant not in marks),
        barred=tuple(one.full_name for one in vote.electorate if not one.entitled),
        weights=_turnout_weight(may_vote, marks) if weighs else None,
        live=live_vote(view, vote) if vote.state == VoteState.OPEN else None,
        roll_call=roll_call(view, vote, marks),
        form=vote.form,
        result=result_screen(view, vote.id),
        is_waiting=row.is_waiting or any(queued(view, verb, vote=vote.id) for verb in COURSE),
    )


def _named(elector: Elector, *, weighs: bool) -> str:
    return f"{elector.full_name} ({elector.weight})" if weighs else elector.full_name


def _turnout_weight(may_vote: Sequence[Elector], marks: Container[Id]) -> TurnoutWeight:
    return TurnoutWeight(
        sum(one.weight for one in may_vote if one.participant in marks), sum(one.weight for one in may_vote)
    )


def _sequel(view: View, vote: Vote) -> VoteSequel:
    meeting = view.world.get(Meeting, vote.meeting)
    runs = meeting is not None and meeting.state == MeetingState.IN_SESSION
    is_over = runs and vote.result is not None and not vote.awaits_decision
    is_repeated = any(other.repeats == vote.id for other in view.world.find(Vote, parent=vote.item))
    return VoteSequel(
        announced_at=vote.announced_at,
        may_announce=is_over and vote.announced_at is None and vote.decided_in is None,
        may_repeat=is_over and not is_repeated and not vote.together,
        awaits_lot=runs and vote.awaits_lot,
        lot=vote.lot,
        round=vote.round,
    )
