"""What is done reaches the hub once, and what happens there is seen here; also over a cable that gets pulled."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.client.view import Delivery, LinkPhase, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.kernel import Id
from tests.client.company import Company, online, until
from tests.hub.house import PASSWORD, PATIENCE


def attendances(meeting: Id, view: View) -> int:
    return len(view.world.find(v.Attendance, meeting=meeting))


def test_a_command_is_carried_out_at_the_hub_and_seen_by_others(company: Company) -> None:
    stage = company.stage
    meeting = stage.draft(starts_in=timedelta(hours=1))
    stage.announce(meeting)
    member, secretary = company.sign_in(stage.members[1]), company.sign_in(stage.secretary)

    part = stage.part(meeting, stage.members[1]).id
    command = member.give(
        v.CheckIn, meeting=meeting, attendance=stage.new_id(), participant=part, where=Where.ROOM
    ).result(PATIENCE)

    assert until(secretary, lambda view: attendances(meeting, view)) == 1
    until(member, lambda view: not view.pending and attendances(meeting, view))
    assert member.ask(lambda view: command in view.receipts).result(PATIENCE)
    assert online(member).link.waiting == 0


def test_what_is_done_without_a_cable_is_queued_drawn_and_sent_later(company: Company) -> None:
    stage = company.stage
    meeting = stage.draft(starts_in=timedelta(hours=1))
    stage.announce(meeting)
    member = company.sign_in(stage.members[1])
    member.cut()
    until(member, lambda view: view.link.phase == LinkPhase.OFFLINE)

    part = stage.part(meeting, stage.members[1]).id
    member.give(v.CheckIn, meeting=meeting, attendance=stage.new_id(), participant=part, where=Where.ROOM)

    pending = until(member, lambda view: view.pending)
    assert [(one.delivery, one.drawn) for one in pending] == [(Delivery.QUEUED, True)]
    assert member.ask(lambda view: attendances(meeting, view)).result(PATIENCE) == 1
    until(member, lambda view: view.link.waiting == 1)
    assert not stage.world.find(v.Attendance, meeting=meeting)

    member.restore()
    until(member, lambda view: not view.pending)
    assert len(stage.world.find(v.Attendance, meeting=meeting)) == 1
    online(member)


def test_what_happened_meanwhile_is_caught_up(company: Company) -> None:
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    member = company.sign_in(stage.members[1])
    member.cut()
    until(member, lambda view: view.link.phase == LinkPhase.OFFLINE)
    stage.check_in(meeting, *stage.members)
    stage.must(stage.chair, v.OpenSession, meeting=meeting)
    member.restore()
    until(member, lambda view: attendances(meeting, view) == len(stage.members))
    online(member)


def test_a_refused_command_is_shown_until_it_is_dismissed(company: Company) -> None:
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    member = company.sign_in(stage.members[1])
    command = member.give(v.OpenSession, meeting=meeting).result(PATIENCE)
    pending = until(member, lambda view: [one for one in view.pending if one.delivery == Delivery.REFUSED])
    assert [(one.command.id, one.refusal and one.refusal.code) for one in pending] == [(command, "not_yours_to_do")]
    member.dismiss(command).result(PATIENCE)
    assert member.ask(lambda view: view.pending).result(PATIENCE) == ()


def test_the_hubs_clock_is_shown_whatever_the_devices_says(company: Company) -> None:
    member = company.sign_in(company.stage.members[1])
    assert abs((member.now() - company.house.clock()).total_seconds()) < PATIENCE


def test_a_session_ended_at_the_hub_is_told_and_can_be_renewed(company: Company) -> None:
    stage = company.stage
    member = company.sign_in(stage.members[1])
    company.house.core.sessions.end_all_of(stage.members[1])
    member.cut()
    until(member, lambda view: view.link.phase == LinkPhase.OFFLINE)
    member.restore()
    until(member, lambda view: view.link.phase == LinkPhase.SIGNED_OUT)

    refusal = member.sign_in_again("not the password at all").result(PATIENCE)
    assert refusal is not None
    assert refusal.code == "sign_in_failed"
    assert member.sign_in_again(PASSWORD).result(PATIENCE) is None
    online(member)
