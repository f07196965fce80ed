"""The ballot sheet that rises when a vote opens, and the result that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.live_vote import LiveVote, NamedChoice, live_vote, name_of, named_choices
from ecabinet.client.screens.parts import DocumentRow, document_row
from ecabinet.client.screens.roll_call import Turn, turn_of
from ecabinet.client.screens.vote_clock import ClockState, VoteClock, vote_clock
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.documents.entities import Document
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.cast_secret_ballot import CastSecretBallot
from ecabinet.domain.voting.casting import Caster, absence_problem, caster_of
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, VoteState
from ecabinet.domain.voting.forms import Form, Mark
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.roll_call import turn_problem
from ecabinet.domain.voting.rule_sets import RuleSet, Showing, Unit


class BallotState(StrEnum):
    """Where a ballot of mine stands. Only RECORDED means that the hub has it.

    BARRED: the seat may not vote on this matter. NOT_ENTITLED: I may not, or not any more, cast for the seat.
    NOT_CALLED: it is not the seat's turn in a roll call.
    """

    CHOOSE = "choose"
    SENDING = "sending"
    NOT_SENT = "not_sent"
    RECORDED = "recorded"
    REFUSED = "refused"
    NOT_CHECKED_IN = "not_checked_in"
    NO_VOTE = "no_vote"
    BARRED = "barred"
    NOT_ENTITLED = "not_entitled"
    PAUSED = "paused"
    NOT_CALLED = "not_called"


_UNHEARD = frozenset({BallotState.SENDING, BallotState.NOT_SENT, BallotState.REFUSED})


class BallotSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The sheet of an open vote for one seat. `mark` is what I chose on this device; `receipt` names a recorded ballot.

    `command` is my last command on it, by which a refused one is put away; `participant` is my part in the meeting,
    which checks in. `seat` is that of a carried mandate and `holder` its name, None and empty for my own seat;
    `carrier` is who votes for my own. `weight` is None where heads count. Once a ballot is recorded it may be changed
    where `may_change`: `changes` counts what the hub took, `change` says how a further one stands (sending, not sent,
    refused), None for none. What was recorded counts until the hub has taken the change.

    `is_open` is False once the vote takes no ballots for good. `turn` is that of the seat in a roll call;
    `entered_name` recorded there what I answered aloud, `mark` being that answer, which I may replace once by a ballot
    of my own. `carried` are the sheets of further seats whose mandates I carry; where `is_one_act` all say the same.
    """

    vote: Id
    meeting: Id
    question: str
    document: DocumentRow | None
    clock: VoteClock
    state: BallotState
    mark: Mark | None
    recorded_at: datetime | None
    receipt: str
    refusal: Refusal | None
    electors: int
    form: Form = Form()
    showing: Showing = Showing.NAMES_AFTERWARDS
    command: Id | None = None
    participant: Id | None = None
    seat: Id | None = None
    holder: str = ""
    carrier: str = ""
    weight: int | None = None
    may_change: bool = False
    is_late: bool = False
    changes: int = 0
    change: BallotState | None = None
    live: LiveVote | None = None
    carried: tuple[BallotSheet, ...] = ()
    is_one_act: bool = False
    turn: Turn | None = None
    entered_name: str = ""
    is_open: bool = True

    @property
    def is_unheard(self) -> bool:
        """Whether something that I gave is not with the hub: it is on its way, or was refused."""
        return bool({self.state, self.change} & _UNHEARD)

    @property
    def is_refused(self) -> bool:
        """Whether what I gave last was refused, the ballot itself or a change of it."""
        return BallotState.REFUSED in {self.state, self.change}

    @property
    def seats(self) -> tuple[BallotSheet, ...]:
        """Return my sheet and those of the mandates I carry."""
        return (self, *self.carried)

    @property
    def called(self) -> tuple[Id | None, ...]:
        """For which of my seats it is the turn in a roll call."""
        return tuple(one.seat for one in self.seats if one.turn is not None and one.turn.is_now)

    def takes_ballots(self, now: datetime) -> bool:
        """Whether the hub takes ballots at a moment, as far as time goes."""
        in_time = self.clock.state(now) in {ClockState.WITHOUT_LIMIT, ClockState.RUNS, ClockState.LATE}
        return self.is_open and in_time

    def is_changeable(self, now: datetime) -> bool:
        """Whether the recorded ballot may be changed at a moment, no change being on its way."""
        recorded = self.state == BallotState.RECORDED and self.change is None
        return recorded and self.may_change and self.takes_ballots(now)


class ResultScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a closed vote with its rule, and who voted how, which of a secret vote nobody knows.

    `unheard` are ballots that I gave and that are not in it.
    """

    vote: Id
    meeting: Id
    question: str
    closed_at: datetime | None
    result: Result
    rule: RuleSet | None
    names: tuple[NamedChoice, ...]
    settled_reason: str | None
    form: Form = Form()
    unheard: tuple[BallotSheet, ...] = ()


def open_vote(view: View, meeting_id: Id) -> Vote | None:
    """Return the vote that is open in a meeting."""
    return next((vote for vote in view.world.find(Vote, meeting=meeting_id) if vote.state == VoteState.OPEN), None)


def ballot_sheet(view: View, meeting_id: Id) -> BallotSheet | None:
    """Return the sheet of the vote that is open, or None: of my own seat, else of the first that I carry.

    In a roll call each call takes the ballot of one seat.
    """
    vote = open_vote(view, meeting_id)
    if vote is None:
        return None
    parts = {part.id for part in view.world.find(Participant, meeting=meeting_id, person=view.me)}
    own = next((one for one in vote.electorate if one.person == view.me), None)
    carried = [one for one in vote.electorate if one.carried_by in parts]
    sheets = [_sheet(view, vote, one) for one in carried]
    first = sheets.pop(0) if own is None and sheets else _sheet(view, vote, own)
    is_one_act = vote.rule is not None and not vote.rule.splits_mandates and not vote.roll_call
    return msgspec.structs.replace(
        first, live=live_vote(view, vote), carried=tuple(sheets), is_one_act=bool(sheets) and is_one_act
    )


def sheet_of_vote(view: View, vote: Vote, seat: Id | None = None) -> BallotSheet:
    """Return the sheet of one vote, for my own seat or for one whose mandate I carry."""
    mine = (one for one in vote.electorate if (one.person == view.me if seat is None else one.participant == seat))
    return _sheet(view, vote, next(mine, None))


def unheard_ballots(view: View, vote: Vote) -> tuple[BallotSheet, ...]:
    """Return what I gave on this device in a vote and the hub has not taken: it is on its way, or was refused."""
    given = (pending.command for pending in view.pending if isinstance(pending.command, CastBallot | CastSecretBallot))
    seats = dict.fromkeys(command.seat for command in given if command.vote == vote.id)
    sheets = (sheet_of_vote(view, vote, seat) for seat in seats)
    return tuple(sheet for sheet in sheets if sheet.is_unheard)


def _sheet(view: View, vote: Vote, elector: Elector | None) -> BallotSheet:
    """Return the sheet of one seat, None for somebody without any."""
    is_mine = elector is None or elector.person == view.me
    seat = None if elector is None or is_mine else elector.participant
    given = _given(view, vote, seat)
    last = given[-1] if given else None
    mark = None if elector is None else _mark(view, vote, elector)
    stands = _stands(view, vote, elector, given, mark)
    receipt, recorded_at = _receipt(given, mark)
    is_recorded = stands.state == BallotState.RECORDED
    document = None if vote.document is None else view.world.get(Document, vote.document)
    rule = vote.rule
    return BallotSheet(
        vote=vote.id,
        meeting=vote.meeting,
        question=vote.question,
        document=None if document is None else document_row(view, document),
        clock=vote_clock(vote),
        state=stands.state,
        mark=_said(view, given, mark, stands),
        recorded_at=recorded_at if is_recorded else None,
        receipt=receipt.replace("-", "")[-8:].upper() if is_recorded else "",
        refusal=stands.refusal if last is None else last.pending.refusal,
        electors=len(vote.electorate),
        form=vote.form,
        showing=Showing.NAMES_AFTERWARDS if rule is None else rule.showing,
        command=None if last is None else last.command.id,
        participant=None if elector is None else elector.participant if is_mine else elector.carried_by,
        seat=seat,
        holder="" if elector is None or is_mine else elector.full_name,
        carrier=name_of(view, elector.carried_by) if elector is not None and is_mine else "",
        weight=elector.weight if elector is not None and rule is not None and rule.unit == Unit.WEIGHTS else None,
        may_change=_may_change(view, vote, elector, mark),
        entered_name="" if mark is None else mark.entered_name,
        is_late=mark is not None and mark.late,
        changes=0 if mark is None else mark.changes,
        change=stands.change,
        turn=turn_of(vote, elector),
        is_open=vote.state == VoteState.OPEN,
    )


def _may_change(view: View, vote: Vote, elector: Elector | None, mark: Cast | None) -> bool:
    """Whether a further ballot of mine is taken: where the rule lets ballots be changed, and over a spoken answer."""
    is_spoken = mark is not None and mark.entered_by is not None
    return (is_spoken or (vote.rule is not None and vote.rule.may_change)) and _may_cast(view, vote, elector)


def _said(view: View, given: Sequence[_Given], mark: Cast | None, stands: _Standing) -> Mark | None:
    """Return what was recorded of my spoken answer while no ballot of mine is to replace it, else what I chose here."""
    if mark is not None and mark.entered_by is not None and stands.change is None:
        spoken = view.world.get(Ballot, mark.id)
        return None if spoken is None else spoken.mark
    return given[-1].command.mark if given else None


class _Given(msgspec.Struct, frozen=True):
    """A ballot that I gave on this device for a seat, and what became of it."""

    command: CastBallot | CastSecretBallot
    pending: Pending


class _Standing(msgspec.Struct, frozen=True):
    """Where a ballot stands, a change of it, and why nothing can be cast."""

    state: BallotState
    change: BallotState | None = None
    refusal: Refusal | None = None


def _given(view: View, vote: Vote, seat: Id | None) -> list[_Given]:
    """Return my ballots on this device for a seat, oldest first."""
    return [
        _Given(pending.command, pending)
        for pending in view.pending
        if isinstance(pending.command, CastBallot | CastSecretBallot)
        and (pending.command.vote, pending.command.seat) == (vote.id, seat)
    ]


def _mark(view: View, vote: Vote, elector: Elector) -> Cast | None:
    """Return the hub's mark that the ballot of a seat is in."""
    mine = view.world.find(Cast, parent=vote.id, person=view.me)
    return next((mark for mark in mine if mark.participant == elector.participant), None)


def _stands(view: View, vote: Vote, elector: Elector | None, given: Sequence[_Given], mark: Cast | None) -> _Standing:
    """Return where a ballot stands, and a change of it. Nothing is recorded by being given once more."""
    if elector is None:
        return _Standing(BallotState.NO_VOTE)
    accepted = [one for one in given if one.pending.delivery == Delivery.ACCEPTED]
    waits = None if not given else _delivery(given[-1].pending.delivery, online=view.link.is_online)
    if mark is not None or accepted:
        is_over = waits == BallotState.RECORDED or (mark is not None and waits is not None and _came(given[-1], mark))
        return _Standing(BallotState.RECORDED, None if is_over else waits)
    return _hindered(view, vote, elector) if waits is None else _Standing(waits)


def _hindered(view: View, vote: Vote, elector: Elector) -> _Standing:
    """Return what hinders a ballot that was not given yet, by the rules that the hub asks."""
    if not elector.entitled:
        return _Standing(BallotState.BARRED)
    caster = _caster(view, vote, elector)
    if isinstance(caster, Refusal):
        return _Standing(BallotState.NOT_ENTITLED, refusal=caster)
    if vote.paused_at is not None:
        return _Standing(BallotState.PAUSED)
    if turn_problem(vote, elector.participant) is not None:
        return _Standing(BallotState.NOT_CALLED)
    absent = absence_problem(view.world, vote, caster)
    return _Standing(BallotState.CHOOSE if absent is None else BallotState.NOT_CHECKED_IN)


def _caster(view: View, vote: Vote, elector: Elector) -> Caster | Refusal:
    return caster_of(view.world, vote, view.me, None if elector.person == view.me else elector.participant)


def _may_cast(view: View, vote: Vote, elector: Elector | None) -> bool:
    """Whether the seat is mine to vote for now: a ballot cast under a mandate stands when that was taken back."""
    return elector is not None and isinstance(_caster(view, vote, elector), Caster)


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
    names = named_choices(view, vote)
    return ResultScreen(
        vote=vote.id,
        meeting=vote.meeting,
        question=vote.question,
        closed_at=vote.closed_at,
        result=vote.result,
        rule=vote.rule,
        names=names if any(name.mark is not None for name in names) and not vote.is_secret else (),
        settled_reason=vote.settled_reason,
        form=vote.form,
        unheard=unheard_ballots(view, vote),
    )
