"""The hub's time, whatever the device's clock says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ecabinet.client.hub_clock import HubClock

HUB = datetime(2023, 4, 21, 7, tzinfo=UTC)
WRONG = datetime(2001, 1, 1, tzinfo=UTC)


class Hands:
    """A device's clock and its counter of seconds, moved by hand."""

    def __init__(self) -> None:
        self.time = WRONG
        self.ticks = 100.0


def test_it_runs_from_what_the_hub_said_even_when_the_device_is_set() -> None:
    hands = Hands()
    clock = HubClock(lambda: hands.time, lambda: hands.ticks)
    assert clock.now() == WRONG
    clock.told(HUB)
    hands.ticks += 90
    hands.time = WRONG + timedelta(days=300)
    assert clock.now() == HUB + timedelta(seconds=90)
    assert clock.claimed() == hands.time


def test_until_the_hub_speaks_the_known_skew_is_trusted() -> None:
    hands = Hands()
    first = HubClock(lambda: hands.time, lambda: hands.ticks)
    first.told(HUB)
    second = HubClock(lambda: hands.time, lambda: hands.ticks)
    second.remember(first.skew)
    assert second.now() == HUB
