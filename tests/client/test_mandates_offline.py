"""A mandate given without a link arrives later at a real hub; until then it is shown as waiting, and binds nobody."""

from __future__ import annotations

from functools import partial

import msgspec

from ecabinet.client.screens.frame import frame_screen
from ecabinet.client.screens.mandates import Mandate, my_mandate
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB
from ecabinet.domain.voting.presets import UBND
from tests.client.company import Company, online, until
from tests.hub.house import PATIENCE


def test_a_mandate_given_offline_waits_and_its_carrier_is_told_when_it_arrives(company: Company) -> None:
    stage, me, other = company.stage, company.stage.members[1], company.stage.members[2]
    rule = msgspec.structs.replace(UBND, name="Có ủy quyền", mandates=1, splits_mandates=True)
    stage.must(HUB, v.InstallRuleSet, rule_set=rule)
    meeting = stage.draft(items=1)
    stage.announce(meeting)
    seat, carrier = stage.part(meeting, me).id, stage.part(meeting, other).id
    member, beside = company.sign_in(me), company.sign_in(other)
    mine = partial(my_mandate, meeting_id=meeting)
    until(member, lambda view: mine(view) is not None)
    member.cut()
    member.give(v.GiveMandate, meeting=meeting, participant=seat, carrier=carrier).result(PATIENCE)

    def stands(*, waits: bool) -> Mandate:
        until(member, lambda view: (found := mine(view)) is not None and found.is_waiting is waits)
        found = member.ask(mine).result(PATIENCE)
        assert found is not None
        return found

    assert stands(waits=True).carrier == carrier  # drawn, and said to wait
    assert stage.part(meeting, me).carried_by is None
    member.restore()
    online(member)
    assert stands(waits=False).carrier == carrier
    assert stage.part(meeting, me).carried_by == carrier
    until(beside, lambda view: any(row.code == "mandate_given" for row in frame_screen(view).notices))
    until(beside, lambda view: (found := mine(view)) is not None and found.carries == ("Ông member1",))
    member.give(v.WithdrawMandate, meeting=meeting, participant=seat).result(PATIENCE)
    until(beside, lambda view: any(row.code == "mandate_taken_back" for row in frame_screen(view).notices))
    assert stage.part(meeting, me).carried_by is None
