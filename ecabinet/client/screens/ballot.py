"""The ballot sheet that rises when a vote opens, and the result that follows it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.parts import DocumentRow, document_row, is_present
from ecabinet.client.screens.vote_clock import ClockState, VoteClock, vote_clock
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.documents.entities import Document
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, VoteState
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
    """The sheet of an open vote. `choice` and `text` are what I chose and wrote on this device.

    `receipt` identifies my recorded ballot. `command` is my last command on it, by which a refused one is put away;
    `participant` is my seat. Once my ballot is recorded it may be changed where `may_change`: `changes` counts what the
    hub took, `change` says how a further one stands (sending, not sent, refused), None for none. What was recorded
    counts until the hub has taken the change.
    """

    vote: Id
    meeting: Id
    question: str
    document: DocumentRow | None
    clock: VoteClock
    state: BallotState
    choice: Choice | None
    recorded_at: datetime | None
    receipt: str
    refusal: Refusal | None
    electors: int
    command: Id | None = None
    participant: Id | None = None
    may_change: bool = False
    is_late: bool = False
    changes: int = 0
    change: BallotState | None = None
    text: str = ""

    def takes_ballots(self, now: datetime) -> bool:
        """Whether the hub takes ballots at a moment, as far as time goes."""
        return self.clock.state(now) in {ClockState.WITHOUT_LIMIT, ClockState.RUNS, ClockState.LATE}

    def is_changeable(self, now: datetime) -> bool:
        """Whether my recorded ballot may be changed at a moment, no change being on its way."""
        recorded = self.state == BallotState.RECORDED and self.change is None
        return recorded and self.may_change and self.takes_ballots(now)


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
    return None if vote is None else sheet_of_vote(view, vote)


def sheet_of_vote(view: View, vote: Vote, seat: Id | None = None) -> BallotSheet:
    """Return the sheet of one vote that is open, for my own seat or for one whose mandate I carry."""
    mine = (one for one in vote.electorate if (one.person == view.me if seat is None else one.participant == seat))
    elector = next(mine, None)
    given = _given(view, vote, seat)
    last = given[-1] if given else None
    mark = None if elector is None else _mark(view, vote, elector)
    document = None if vote.document is None else view.world.get(Document, vote.document)
    state, change = _stands(view, vote, elector, mark, given)
    receipt, recorded_at = _receipt(given, mark)
    return BallotSheet(
        vote=vote.id,
        meeting=vote.meeting,
        question=vote.question,
        document=None if document is None else document_row(view, document),
        clock=vote_clock(vote),
        state=state,
        choice=None if last is None else last.command.choice,
        recorded_at=recorded_at if state == BallotState.RECORDED else None,
        receipt=receipt.replace("-", "")[-8:].upper() if state == BallotState.RECORDED else "",
        refusal=None if last is None else last.pending.refusal,
        electors=len(vote.electorate),
        command=None if last is None else last.command.id,
        participant=None if elector is None else elector.participant,
        may_change=vote.rule is not None and vote.rule.may_change,
        is_late=mark is not None and mark.late,
        changes=0 if mark is None else mark.version - 1,
        change=change,
        text="" if last is None else last.command.text,
    )


class _Given(msgspec.Struct, frozen=True):
    """A ballot that I gave on this device for my own seat, and what became of it."""

    command: CastBallot
    pending: Pending


def _given(view: View, vote: Vote, seat: Id | None) -> list[_Given]:
    """Return my ballots on this device for a seat in a vote, oldest first."""
    return [
        _Given(pending.command, pending)
        for pending in view.pending
        if isinstance(pending.command, CastBallot) and pending.command.vote == vote.id and pending.command.seat == seat
    ]


def _mark(view: View, vote: Vote, elector: Elector) -> Cast | None:
    """Return the hub's mark that the ballot of my seat is in."""
    mine = view.world.find(Cast, parent=vote.id, person=view.me)
    return next((mark for mark in mine if mark.participant == elector.participant), None)


def _stands(
    view: View, vote: Vote, elector: Elector | None, mark: Cast | None, given: list[_Given]
) -> tuple[BallotState, BallotState | None]:
    """Return where my ballot stands, and my change of it. Nothing is recorded by being given once more."""
    if elector is None:
        return BallotState.NO_VOTE, None
    accepted = [one for one in given if one.pending.delivery == Delivery.ACCEPTED]
    waits = None if not given else _delivery(given[-1].pending.delivery, online=view.link.is_online)
    if mark is not None or accepted:
        is_over = waits == BallotState.RECORDED or (mark is not None and waits is not None and _came(given[-1], mark))
        return BallotState.RECORDED, None if is_over else waits
    if waits is not None:
        return waits, None
    if vote.paused_at is not None:
        return BallotState.PAUSED, None
    asked_in_room = vote.rule is None or vote.rule.presence_required
    is_here = not asked_in_room or is_present(view.world.find(Attendance, parent=elector.participant))
    return (BallotState.CHOOSE if is_here else BallotState.NOT_CHECKED_IN), None


def _came(given: _Given, mark: Cast) -> bool:
    """Whether the hub's mark is that of this ballot, or of a later one than the hub refused."""
    answered_at = given.pending.answered_at
    return given.command.ballot == mark.id or (answered_at is not None and answered_at < mark.cast_at)


def _receipt(given: list[_Given], mark: Cast | None) -> tuple[str, datetime | None]:
    """Return the id of my recorded ballot and when it was recorded last: by the hub's mark, else by its answers."""
    accepted = [one for one in given if one.pending.delivery == Delivery.ACCEPTED]
    times = [one.pending.answered_at for one in accepted if one.pending.answered_at is not None]
    if mark is not None:
        return mark.id, max([mark.cast_at, *times])
    return (accepted[0].command.ballot if accepted else ""), (times[-1] if times else None)


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
