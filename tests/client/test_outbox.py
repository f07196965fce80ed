"""One action is one row of the outbox, written or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecabinet.client.exchange import Exchange
from ecabinet.client.hub_clock import HubClock
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault, Id
from ecabinet.store.replica import MemoryReplica, open_replica
from ecabinet.trust.wrapping import make_key
from tests.client.company import Company
from tests.client.copies import copy_of
from tests.hub.house import PATIENCE
from tests.stage import START, Stage


def reading(notice: Id, command: Id) -> v.ReadNotice:
    return v.ReadNotice(id=command, claimed_at=START, notice=notice)


def exchange(stage: Stage, replica: MemoryReplica) -> Exchange:
    return Exchange(replica, stage.members[1], HubClock(lambda: stage.now))


def test_every_action_writes_exactly_one_row(company: Company) -> None:
    member = company.sign_in(company.stage.members[1])
    member.cut()
    given = [member.give(v.ReadNotice, notice=company.stage.new_id()).result(PATIENCE) for _ in range(3)]
    pending = member.ask(lambda view: [one.command.id for one in view.pending]).result(PATIENCE)
    assert pending == given
    assert sorted(given) == given


def test_what_is_queued_waits_on_the_disk(tmp_path: Path) -> None:
    stage, key, path = Stage(), make_key(), tmp_path / "replica.db"
    replica = open_replica(path, key)
    command = reading(stage.new_id(), stage.new_id())
    Exchange(replica, stage.members[1], HubClock()).queue(command)
    replica.close()
    again = open_replica(path, key)
    assert [row.command for row in again.outbox()] == [command]
    again.close()


def test_a_full_disk_writes_nothing_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage()
    replica = copy_of(stage, stage.members[1])
    it = exchange(stage, replica)

    def full(*_asked: object) -> None:
        raise EnvironmentFault("disk_full")

    monkeypatch.setattr(replica, "queue", full)
    with pytest.raises(EnvironmentFault, match="disk_full"):
        it.queue(reading(stage.new_id(), stage.new_id()))
    assert it.standing().waiting == 0
    assert replica.outbox() == ()


def test_a_dismissed_refusal_stays_dismissed_after_a_restart(company: Company) -> None:
    person = company.stage.members[1]
    first = company.sign_in(person, "tablet")
    command = first.give(v.ReadNotice, notice=company.stage.new_id()).result(PATIENCE)
    first.dismiss(command).result(PATIENCE)
    first.close()
    again = company.sign_in(person, "tablet")
    assert again.ask(lambda view: view.pending).result(PATIENCE) == ()
