"""A backup taken while the hub runs becomes a hub again, under a new epoch."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.hub.backup import back_up, restore
from ecabinet.hub.config import HubConfig
from tests.hub.house import Clock, House, HubStage, new_house, running
from tests.workers.pdf_files import plain

PDF = plain(pages=2)
SHA = hashlib.sha256(PDF).hexdigest()


def test_a_backup_of_a_running_hub_is_the_same_city_under_a_new_epoch(
    house: House, stage: HubStage, tmp_path: Path
) -> None:
    stage.let_in(stage.secretary)
    token = house.sign_in(stage.email(stage.secretary)).token
    with house.http(token) as client:
        assert client.put(f"/blobs/{SHA}", content=PDF).status_code == 201
    assert back_up(house.config, tmp_path / "backup") == len(PDF)
    later = stage.person("later")
    epoch = restore(tmp_path / "backup", tmp_path / "restored")
    assert epoch != house.core.ledger.epoch()
    config = HubConfig.load(tmp_path / "restored")
    with running(config, Clock(), house.made) as again:
        world = again.core.ledger.world()
        assert world.get(v.Person, stage.chair) is not None
        assert world.get(v.Person, later) is None
        assert again.core.blobs.size(SHA) == len(PDF)
        assert again.core.ledger.epoch() == epoch
        with again.http(token) as client:
            assert client.get("/me").status_code == 200


def test_nothing_is_written_over(tmp_path: Path) -> None:
    config, _ = new_house(tmp_path / "hub")
    back_up(config, tmp_path / "backup")
    with pytest.raises(EnvironmentFault, match="hub_here_already"):
        back_up(config, tmp_path / "backup")
    with pytest.raises(EnvironmentFault, match="hub_here_already"):
        restore(tmp_path / "backup", config.folder)


def test_a_damaged_backup_becomes_no_hub(tmp_path: Path) -> None:
    config, _ = new_house(tmp_path / "hub")
    back_up(config, tmp_path / "backup")
    (tmp_path / "backup" / "store.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(EnvironmentFault, match="hub_not_here"):
        restore(tmp_path / "backup", tmp_path / "restored")
    with pytest.raises(EnvironmentFault, match="hub_not_here"):
        restore(tmp_path / "nowhere", tmp_path / "other")
