"""A position declared without a link arrives later at a real hub, or comes back with the reason why it does not."""

from __future__ import annotations

from functools import partial
from typing import Any

from ecabinet.client.screens.positions import MyPosition, Saying, Standing, my_positions, positions_board
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.positions.entities import Stance
from tests.client.company import Company, online, until
from tests.hub.house import PATIENCE


def _mine(view: View, meeting: Id, item: Id) -> MyPosition:
    return next(one for one in my_positions(view, meeting) if one.item == item)


def _objects(company: Company, meeting: Id, member: Id, item: Id) -> dict[str, Any]:
    """Return the fields of an objection."""
    return {
        "meeting": meeting,
        "position": company.stage.new_id(),
        "participant": company.stage.part(meeting, member).id,
        "item": item,
        "stance": Stance.OBJECT,
        "reason": "Chưa có nguồn kinh phí",
    }


def test_what_is_declared_offline_is_not_recorded_until_the_link_is_back(company: Company) -> None:
    stage, me = company.stage, company.stage.members[1]
    meeting = stage.draft(items=2)
    stage.announce(meeting)
    first, second = stage.items(meeting)
    member, chair = company.sign_in(me), company.sign_in(stage.chair)
    member.cut()
    member.give(v.DeclarePosition, **_objects(company, meeting, me, first)).result(PATIENCE)
    until(member, lambda view: _mine(view, meeting, first).standing == Standing.NOT_SENT)
    assert member.ask(partial(_mine, meeting=meeting, item=first)).result(PATIENCE).kept == Saying()
    assert not stage.world.find(v.Position, meeting=meeting)
    member.restore()
    online(member)
    until(member, lambda view: _mine(view, meeting, first).standing == Standing.KEPT)
    until(chair, lambda view: positions_board(view, meeting).items[0].objections)
    board = chair.ask(partial(positions_board, meeting_id=meeting)).result(PATIENCE)
    assert [one.reason for one in board.items[0].objections] == ["Chưa có nguồn kinh phí"]
    assert board.items[1].silent
    assert second == board.items[1].item


def test_what_arrives_after_the_item_began_is_refused_and_another_member_never_sees_any(company: Company) -> None:
    stage, me, other = company.stage, company.stage.members[1], company.stage.members[2]
    meeting = stage.draft(items=2)
    stage.announce(meeting)
    first, second = stage.items(meeting)
    member, beside = company.sign_in(me), company.sign_in(other)
    member.give(v.DeclarePosition, **_objects(company, meeting, me, second)).result(PATIENCE)
    until(member, lambda view: _mine(view, meeting, second).standing == Standing.KEPT)
    member.cut()
    member.give(v.DeclarePosition, **_objects(company, meeting, me, first)).result(PATIENCE)
    stage.check_in(meeting, *stage.members)
    stage.must(stage.chair, v.OpenSession, meeting=meeting)
    stage.must(stage.chair, v.StartItem, meeting=meeting, item=first)
    member.restore()
    until(member, lambda view: _mine(view, meeting, first).standing == Standing.REFUSED)
    refused = member.ask(partial(_mine, meeting=meeting, item=first)).result(PATIENCE)
    assert refused.refusal is not None
    assert refused.refusal.code == "position_too_late"
    until(beside, lambda view: any(item.id == first and item.started_at for item in view.world.find(v.AgendaItem)))
    assert beside.ask(lambda view: list(view.world.find(v.Position))).result(PATIENCE) == []
