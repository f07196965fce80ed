"""The house that tests of the hub live in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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
