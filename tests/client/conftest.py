"""The house that applications are tested in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.client.door import Door
from ecabinet.client.loop import LoopThread
from ecabinet.trust.signatures.requests import TASKS as SIGNATURE_TASKS
from ecabinet.workers.limits import Limits
from ecabinet.workers.pages import TASKS
from ecabinet.workers.pool import Pool
from tests.client.company import Company
from tests.hub.house import Clock, House, HubStage, new_house, running


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A new hub, running, with its administrator only."""
    config, made = new_house(tmp_path / "hub")
    with running(config, Clock(), made) as house:
        yield house


@pytest.fixture
def stage(house: House) -> HubStage:
    """The city on that hub."""
    return HubStage(house.core, house.clock)


@pytest.fixture
def company(tmp_path: Path, house: House, stage: HubStage) -> Iterator[Company]:
    """People of that city with devices."""
    made = Company(tmp_path / "devices", house, stage)
    yield made
    made.close()


@pytest.fixture
def company_of_nobody(tmp_path: Path) -> Iterator[Door]:
    """A device without a hub."""
    with LoopThread() as loop, Pool(1, Limits(), {**TASKS, **SIGNATURE_TASKS}) as pool:
        yield Door(tmp_path / "device", loop=loop, workers=pool)
