"""What waits is laid over what is known, by the hub's own rules; where the device knows too little nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from ecabinet.client.projection import Projection
from ecabinet.client.view import Delivery
from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import DIRECTORY, of_meeting, of_staff
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.domain.meetings.entities import SessionKind
from ecabinet.domain.voting.forms import Choice
from ecabinet.store.replica import MemoryReplica
from ecabinet.wire.frames import Receipt
from tests.client.copies import copy_of, feed
from tests.stage import START, Stage


@dataclass
class Scene:
    """A meeting in session, one person's replica of it, and their projection."""

    stage: Stage
    meeting: Id
    me: Id
    replica: MemoryReplica
    projection: Projection

    def queue(self, verb: type[Command], *, based_on: int | None = None, **fields: object) -> Id:
        command = verb(id=self.stage.new_id(), claimed_at=START, meeting=self.meeting, based_on=based_on, **fields)
        self.replica.queue(command)
        self.projection.changed()
        return command.id

    def drawn(self) -> list[bool]:
        return [one.drawn for one in self.projection.pending]


def scene(who: Callable[[Stage], Id], *, but: Callable[[Id], frozenset[str]] = lambda _meeting: frozenset()) -> Scene:
    stage = Stage()
    meeting = stage.in_session()
    me = who(stage)
    replica = copy_of(stage, me, but=but(meeting))
    return Scene(stage, meeting, me, replica, Projection(replica, me, lambda: stage.now, lambda: True))


def secretary(stage: Stage) -> Id:
    return stage.secretary


def chair(stage: Stage) -> Id:
    return stage.chair


def member(stage: Stage) -> Id:
    return stage.members[1]


def test_a_pending_edit_is_drawn_and_marked_as_pending() -> None:
    it = scene(secretary)
    item = it.stage.items(it.meeting)[1]
    it.queue(v.ChangeAgendaItem, item=item, based_on=1, **changes_of_item("Nội dung mới"))
    shown = it.projection.world.get(v.AgendaItem, item)
    assert shown is not None
    assert shown.title == "Nội dung mới"
    assert ("AgendaItem", item) in it.projection.laid_over
    assert ("AgendaItem", it.stage.items(it.meeting)[0]) not in it.projection.laid_over
    assert it.replica.world().get(v.AgendaItem, item) == it.stage.item(item)


def changes_of_item(title: str) -> dict[str, object]:
    return {"title": title, "presenter": "", "submitting_agency": "", "minutes_planned": 10}


def test_pending_commands_build_on_each_other() -> None:
    it = scene(member)
    part = it.stage.part(it.meeting, it.me).id
    it.queue(v.CheckOut, participant=part)
    it.queue(v.CheckIn, attendance=it.stage.new_id(), participant=part, where=Where.REMOTE)
    assert it.drawn() == [True, True]
    here = [one for one in it.projection.world.find(v.Attendance, parent=part) if one.left_at is None]
    assert [one.where for one in here] == [Where.REMOTE]


def test_a_meeting_drafted_without_the_hub_can_be_worked_on_at_once() -> None:
    stage = Stage()
    replica = copy_of(stage, stage.secretary)
    projection = Projection(replica, stage.secretary, lambda: stage.now)
    meeting, item = stage.new_id(), stage.new_id()
    draft = v.DraftMeeting(
        id=stage.new_id(),
        claimed_at=START,
        meeting=meeting,
        title="Phiên họp",
        kind=SessionKind.REGULAR,
        committee=stage.committee,
        room=stage.room,
        starts_at=START + timedelta(days=1),
        ends_at=START + timedelta(days=1, hours=1),
        seats={seat.id: stage.new_id() for seat in stage.world.find(v.Membership, parent=stage.committee)},
        secretary_seat=stage.new_id(),
        display_seat=stage.new_id(),
    )
    replica.queue(draft)
    replica.queue(
        v.AddAgendaItem(
            id=stage.new_id(),
            claimed_at=START,
            meeting=meeting,
            item=item,
            title="Nội dung 1",
            presenter="",
            submitting_agency="",
            minutes_planned=5,
        )
    )
    projection.changed()
    assert [one.drawn for one in projection.pending] == [True, True]
    agenda = projection.world.get(v.Agenda, meeting)
    assert agenda is not None
    assert agenda.items == (item,)
    assert projection.world.find(v.Participant, meeting=meeting)


@pytest.mark.parametrize("who", [member, chair], ids=["member", "chair"])
def test_a_queued_ballot_is_never_drawn_as_cast(who: Callable[[Stage], Id]) -> None:
    stage = Stage()
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    me = who(stage)
    replica = copy_of(stage, me)
    projection = Projection(replica, me, lambda: stage.now)
    ballot = v.CastBallot(
        id=stage.new_id(), claimed_at=START, meeting=meeting, ballot=stage.new_id(), vote=vote, choice=Choice.FOR
    )
    replica.queue(ballot)
    projection.changed()
    assert [(one.delivery, one.drawn) for one in projection.pending] == [(Delivery.QUEUED, False)]
    assert not projection.world.find(v.Cast, parent=vote)
    assert not projection.world.find(v.Ballot, parent=vote)
    replica.settle(Receipt(command=ballot.id, at=START, feeds={of_meeting(meeting): 99}))
    projection.changed()
    assert [(one.delivery, one.drawn) for one in projection.pending] == [(Delivery.ACCEPTED, False)]
    assert not projection.world.find(v.Cast, parent=vote)


def test_what_only_the_hub_can_decide_is_queued_and_not_drawn() -> None:
    it = scene(secretary)
    it.queue(
        v.FileDocument,
        document=it.stage.new_id(),
        document_version=it.stage.new_id(),
        item=None,
        title="Tờ trình",
        doc_type=DocType.SUBMISSION,
        agency_name="",
        sha256="0" * 64,
        file_name="to-trinh.pdf",
    )
    assert it.drawn() == [False]
    assert not it.projection.world.find(v.Document, meeting=it.meeting)


def _staff_only(meeting: Id) -> frozenset[str]:
    return frozenset({of_staff(meeting)})


def _whole_meeting(meeting: Id) -> frozenset[str]:
    return frozenset({of_meeting(meeting)})


def _directory(_meeting: Id) -> frozenset[str]:
    return frozenset({DIRECTORY})


@pytest.mark.parametrize("missing", [_staff_only, _directory], ids=["staff", "directory"])
def test_where_any_of_what_the_rule_reads_is_missing_nothing_is_drawn(
    missing: Callable[[Id], frozenset[str]],
) -> None:
    it = scene(secretary, but=missing)
    it.queue(v.AddParticipant, participant=it.stage.new_id(), person=it.stage.outsider, role="guest", items=())
    assert it.drawn() == [False]
    assert it.projection.laid_over == frozenset()


def test_a_reply_of_a_guest_who_sees_one_item_only_is_queued() -> None:
    stage = Stage()
    meeting = stage.draft()
    stage.announce(meeting)
    part = stage.invite_guest(meeting, stage.items(meeting)[0])
    replica = copy_of(stage, stage.guest)
    projection = Projection(replica, stage.guest, lambda: stage.now)
    reply = v.ReplyToInvitation(id=stage.new_id(), claimed_at=START, meeting=meeting, participant=part, attending=True)
    replica.queue(reply)
    projection.changed()
    assert [one.drawn for one in projection.pending] == [False]


def test_a_command_the_rules_would_refuse_is_not_drawn_and_waits_for_the_hubs_word() -> None:
    it = scene(member)
    it.queue(v.CheckIn, attendance=it.stage.new_id(), participant=it.stage.part(it.meeting, it.me).id, where=Where.ROOM)
    assert [(one.delivery, one.drawn) for one in it.projection.pending] == [(Delivery.QUEUED, False)]


def test_a_refused_command_is_taken_back_and_told() -> None:
    it = scene(member)
    command = it.queue(v.CheckOut, participant=it.stage.part(it.meeting, it.me).id)
    assert it.drawn() == [True]
    it.replica.settle(Receipt(command=command, at=START, refusal=Refusal("meeting_is_closed", {"meeting": "x"})))
    changed = it.projection.changed()
    assert "Attendance" in changed
    (told,) = it.projection.pending
    assert (told.delivery, told.drawn) == (Delivery.REFUSED, False)
    assert told.refusal == Refusal("meeting_is_closed", {"meeting": "x"})
    assert it.projection.laid_over == frozenset()


def test_an_accepted_command_stays_drawn_until_the_replica_shows_it() -> None:
    it = scene(member)
    part = it.stage.part(it.meeting, it.me).id
    command = it.queue(v.CheckOut, participant=part)
    audience = of_meeting(it.meeting)
    next_revision = it.replica.held()[audience] + 1
    it.replica.settle(Receipt(command=command, at=START, feeds={audience: next_revision}))
    it.projection.changed()
    (waiting,) = it.projection.pending
    assert (waiting.delivery, waiting.drawn) == (Delivery.ACCEPTED, True)
    assert it.projection.receipts == {command: START}

    it.stage.must(it.me, v.CheckOut, meeting=it.meeting, participant=part)
    it.projection.changed(feed(it.replica, it.stage, it.me))
    assert it.projection.pending == ()
    assert it.projection.laid_over == frozenset()
    (interval,) = it.projection.world.find(v.Attendance, parent=part)
    assert interval.left_at is not None
    assert it.projection.receipts == {command: START}


def test_an_edit_of_an_older_version_is_not_drawn_over_the_newer_one() -> None:
    it = scene(secretary)
    item = it.stage.items(it.meeting)[1]
    it.queue(v.ChangeAgendaItem, item=item, based_on=1, **changes_of_item("Bản của tôi"))
    it.stage.must(
        it.stage.secretary, v.ChangeAgendaItem, meeting=it.meeting, item=item, based_on=1, **changes_of_item("Bản kia")
    )
    it.projection.changed(feed(it.replica, it.stage, it.me))
    shown = it.projection.world.get(v.AgendaItem, item)
    assert shown is not None
    assert shown.title == "Bản kia"
    assert it.drawn() == [False]
