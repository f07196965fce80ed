"""A secret ballot on the screen of who cast it: that it was recorded, and never what it said."""

from __future__ import annotations

import msgspec
import pytest

from ecabinet.client.projection import Projection
from ecabinet.client.screens.ballot import BallotSheet, BallotState, ballot_sheet, result_screen
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Changes, Id, Refusal
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.store.replica import MemoryReplica
from ecabinet.wire.frames import Receipt
from tests.secret import open_secret, put_in
from tests.stage import Stage

F, A = Choice.FOR, Choice.AGAINST


class Room:
    """A secret vote that is open, seen by the first member."""

    def __init__(self) -> None:
        self.stage = Stage(6)
        self.meeting = self.stage.in_session()
        self.vote = open_secret(self.stage, self.meeting)
        self.me = self.stage.members[0]

    def given(self, delivery: Delivery, refusal: Refusal | None = None) -> Pending:
        command = v.CastSecretBallot(
            id=self.stage.new_id(),
            claimed_at=self.stage.now,
            meeting=self.meeting,
            ballot=self.stage.new_id(),
            vote=self.vote,
            choice=F,
        )
        kept = command if delivery == Delivery.QUEUED else command.on_record()
        return Pending(kept, delivery, self.stage.now, refusal=refusal, answered_at=self.stage.now)

    def view(self, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE, me: Id | None = None) -> View:
        link = LinkState(phase, self.stage.now)
        return View(world=self.stage.world, me=me or self.me, now=self.stage.now, link=link, pending=pending)

    def sheet(self, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE) -> BallotSheet:
        found = ballot_sheet(self.view(*pending, phase=phase), self.meeting)
        assert found is not None
        return found


@pytest.mark.parametrize(
    ("phase", "state"), [(LinkPhase.ONLINE, BallotState.SENDING), (LinkPhase.OFFLINE, BallotState.NOT_SENT)]
)
def test_until_the_hub_has_answered_the_device_knows_the_choice_and_says_it_is_not_recorded(
    phase: LinkPhase, state: BallotState
) -> None:
    room = Room()
    sheet = room.sheet(room.given(Delivery.QUEUED), phase=phase)
    assert (sheet.state, sheet.mark, sheet.showing) == (state, Mark(F), Showing.SECRET)


def test_between_answer_and_mark_it_is_recorded_and_the_choice_is_gone() -> None:
    room = Room()
    accepted = room.given(Delivery.ACCEPTED)
    sheet = room.sheet(accepted)
    assert isinstance(accepted.command, v.CastSecretBallot)
    assert (sheet.state, sheet.mark, sheet.may_change) == (BallotState.RECORDED, None, False)
    assert sheet.receipt == accepted.command.ballot.replace("-", "")[-8:].upper()


def test_by_the_hubs_mark_it_is_recorded_on_every_device_of_who_cast_it() -> None:
    room = Room()
    assert isinstance(put_in(room.stage, room.vote, room.me, F), Changes)
    sheet = room.sheet()
    assert (sheet.state, sheet.mark, sheet.change) == (BallotState.RECORDED, None, None)
    assert sheet.receipt != ""


def test_a_refused_one_says_why_and_no_longer_what() -> None:
    room = Room()
    sheet = room.sheet(room.given(Delivery.REFUSED, Refusal("not_checked_in")))
    assert (sheet.state, sheet.mark, sheet.refusal) == (BallotState.REFUSED, None, Refusal("not_checked_in"))


def test_the_result_has_no_names_though_some_took_no_part_by_name() -> None:
    room = Room()
    for member in room.stage.members[:5]:
        assert isinstance(put_in(room.stage, room.vote, member, A), Changes)
    assert isinstance(put_in(room.stage, room.vote, room.stage.members[5], Choice.RECUSED), Changes)
    room.stage.must(room.stage.chair, v.CloseVote, meeting=room.meeting, vote=room.vote)
    screen = result_screen(room.view(), room.vote)
    assert screen is not None
    assert screen.names == ()
    assert (screen.result.votes_against, screen.result.recused) == (5, 1)


def test_a_waiting_secret_ballot_is_never_drawn_as_cast_and_an_answered_one_is_told_without_its_choice() -> None:
    room = Room()
    replica = MemoryReplica()
    command = room.given(Delivery.QUEUED).command
    replica.queue(command)
    projection = Projection(replica, room.me, lambda: room.stage.now)
    assert projection.laid_over == frozenset()
    replica.settle(Receipt(command=command.id, at=room.stage.now, feeds={"person/x": 9}))
    projection.changed()
    (told,) = projection.pending
    assert told.command == command.on_record()
    assert msgspec.structs.asdict(told.command)["choice"] is None
