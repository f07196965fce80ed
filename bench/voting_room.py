"""A hub with all its delegates connected, and one vote after another held in it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from bench.assembly import NOW, Assembly
from bench.place import Hub, exchange, started_hub, talking_child
from bench.voters import Order, Told

MOST_AT_ONCE = 1_000
"""What the product takes into one commit."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One vote. `told` is what the delegates saw while the ballots were cast, `hub` the hub's processor meanwhile.

    `ended` are the seconds from the order to close or cancel until it showed in the last copy, `hub_ended` the hub's
    processor meanwhile, `brought` the bytes that the link brought each delegate with it.
    """

    told: Told
    hub: float
    ended: float
    hub_ended: float
    brought: float

    def share(self, of: float) -> float:
        """Return the seconds within which this share of the ballots had their receipt."""
        waits = self.told.waits
        return waits[min(len(waits) - 1, int(len(waits) * of))]


class VotingRoom:
    """Gives orders to the hub's process and to that of its delegates."""

    def __init__(self, hub: Hub, voters: subprocess.Popen[str]) -> None:
        self._hub = hub
        self._voters = voters

    def connect(self) -> Told:
        """Let everybody in."""
        return self._do(Order("connect"))

    def hold(self, seconds: float, *, commit_ms: float = 0.0, at_once: int = MOST_AT_ONCE, end: str = "cancel") -> Held:
        """Open a vote, have all ballots cast, spread over so many seconds or (0) all at once, and end it."""
        self._do(Order("open"))
        self._hub.order(f"commit-ms {commit_ms}")
        self._hub.order(f"at-once {at_once}")
        before = float(self._hub.order("cpu"))
        told = self._do(Order("cast", seconds))
        used = float(self._hub.order("cpu")) - before
        self._hub.order("commit-ms 0")
        before = float(self._hub.order("cpu"))
        ended = self._do(Order(end))
        used_to_end = float(self._hub.order("cpu")) - before
        return Held(told=told, hub=used, ended=ended.everywhere, hub_ended=used_to_end, brought=ended.brought)

    def _do(self, order: Order) -> Told:
        answer = exchange(self._voters, msgspec.json.encode(order).decode(), "the delegates' process")
        return msgspec.json.decode(answer, type=Told)


@contextmanager
def voting_room(folder: Path, assembly: Assembly, *options: str) -> Iterator[VotingRoom]:
    """Start a hub on a folder, and connect the delegates."""
    seats = folder.with_suffix(".seats")
    seats.write_bytes(msgspec.msgpack.encode(assembly))
    with started_hub(folder, NOW, "--on-one-core", *options) as hub:
        words = (hub.url, str(folder / "tls" / "ca.pem"), str(seats))
        with talking_child("voters", *words, log=folder.with_suffix(".voters.log")) as voters:
            room = VotingRoom(hub, voters)
            room.connect()
            yield room
