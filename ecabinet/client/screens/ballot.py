"""The ballot sheet that rises when a vote opens, and the result that follows it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.parts import DocumentRow, document_row, is_present
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.documents.entities import Document
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.entities import Ballot, Cast, Vote, VoteState
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet


class BallotState(StrEnum):
    """Where my ballot stands. Only RECORDED means that the hub has it."""

    CHOOSE = "choose"
    SENDING = "sending"
    NOT_SENT = "not_sent"
    RECORDED = "recorded"
    REFUSED = "refused"
    NOT_CHECKED_IN = "not_checked_in"
    NO_VOTE = "no_vote"
    PAUSED = "paused"


class BallotSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet of an open vote. `choice` is what I chose on this device; `receipt` identifies my recorded ballot.

    `command` is my last command on it, by which a refused one is put away; `participant` is my seat.
    """

    vote: Id
    meeting: Id
    question: str
    document: DocumentRow | None
    closes_at: datetime | None
    state: BallotState
    choice: Choice | None
    recorded_at: datetime | None
    receipt: str
    refusal: Refusal | None
    electors: int
    command: Id | None = None
    participant: Id | None = None


class NamedChoice(msgspec.Struct, frozen=True):
    """How one elector voted, None for no ballot."""

    full_name: str
    position: str
    choice: Choice | None


class ResultScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a closed vote with its rule, and who voted how (votes at meetings are open)."""

    vote: Id
    meeting: Id
    question: str
    closed_at: datetime | None
    result: Result
    rule: RuleSet | None
    names: tuple[NamedChoice, ...]
    settled_reason: str | None
    form: Form = Form()


def open_vote(view: View, meeting_id: Id) -> Vote | None:
    """Return the vote that is open in a meeting."""
    return next((vote for vote in view.world.find(Vote, meeting=meeting_id) if vote.state == VoteState.OPEN), None)


def ballot_sheet(view: View, meeting_id: Id) -> BallotSheet | None:
    """Return the sheet of the vote that is open, or None."""
    vote = open_vote(view, meeting_id)
    if vote is None:
        return None
    elector = next((one for one in vote.electorate if one.person == view.me), None)
    last = _last_cast(view, vote)
    command = last.command if last is not None and isinstance(last.command, CastBallot) else None
    mine = view.world.find(Cast, parent=vote.id, person=view.me)
    marks = [mark for mark in mine if elector is not None and mark.participant == elector.participant]
    document = None if vote.document is None else view.world.get(Document, vote.document)
    recorded_at = marks[0].cast_at if marks else None
    state = BallotState.NO_VOTE
    if elector is not None:
        present = is_present(view.world.find(Attendance, parent=elector.participant))
        state = BallotState.CHOOSE if present else BallotState.NOT_CHECKED_IN
        if vote.paused_at is not None:
            state = BallotState.PAUSED
        if last is not None:
            state = _delivery(last.delivery, online=view.link.is_online)
            recorded_at = recorded_at or (last.answered_at if last.delivery == Delivery.ACCEPTED else None)
        if marks:
            state = BallotState.RECORDED
    receipt = marks[0].id if marks else "" if command is None else command.ballot
    return BallotSheet(
        vote=vote.id,
        meeting=meeting_id,
        question=vote.question,
        document=None if document is None else document_row(view, document),
        closes_at=vote.closes_at,
        state=state,
        choice=None if command is None else command.choice,
        recorded_at=recorded_at,
        receipt=receipt.replace("-", "")[-8:].upper() if state == BallotState.RECORDED else "",
        refusal=None if last is None else last.refusal,
        electors=len(vote.electorate),
        command=None if command is None else command.id,
        participant=None if elector is None else elector.participant,
    )


def _last_cast(view: View, vote: Vote) -> Pending | None:
    """Return my newest ballot on this device for a vote, whatever became of it."""
    mine = [
        pending
        for pending in view.pending
        if isinstance(pending.command, CastBallot) and pending.command.vote == vote.id and pending.command.seat is None
    ]
    return mine[-1] if mine else None


def _delivery(delivery: Delivery, *, online: bool) -> BallotState:
    if delivery == Delivery.ACCEPTED:
        return BallotState.RECORDED
    if delivery == Delivery.REFUSED:
        return BallotState.REFUSED
    return BallotState.SENDING if online else BallotState.NOT_SENT


def result_screen(view: View, vote_id: Id) -> ResultScreen | None:
    """Return the result of a closed vote, or None."""
    vote = view.world.get(Vote, vote_id)
    if vote is None or vote.result is None:
        return None
    choices = {ballot.participant: ballot.choice for ballot in view.world.find(Ballot, parent=vote.id)}
    names = tuple(
        NamedChoice(elector.full_name, elector.position, choices.get(elector.participant))
        for elector in vote.electorate
    )
    return ResultScreen(
        vote=vote.id,
        meeting=vote.meeting,
        question=vote.question,
        closed_at=vote.closed_at,
        result=vote.result,
        rule=vote.rule,
        names=names if choices else (),
        settled_reason=vote.settled_reason,
        form=vote.form,
    )
