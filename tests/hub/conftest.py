"""The house that tests of the hub live in."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.hub import journal
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
def told() -> Iterator[io.StringIO]:
    """What the log says, with the loggers put back afterwards."""
    names = ("ecabinet.hub", "uvicorn", "asyncio")
    loggers = [logging.getLogger(name) for name in names]
    before = [(logger.handlers[:], logger.level, logger.propagate) for logger in loggers]
    stream = io.StringIO()
    journal.write_to(stream)
    yield stream
    for logger, (handlers, level, propagate) in zip(loggers, before, strict=True):
        logger.handlers[:] = handlers
        logger.setLevel(level)
        logger.propagate = propagate
