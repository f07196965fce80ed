"""Kills a hub (SIGKILL) again and again at random moments, and starts it again at once."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hub_process import HubProcess
from ecabinet.client.application import Application

LONGEST_MOMENT = 0.30
"""With everybody on the line, opening, casting and closing take about this long (seconds)."""


@dataclass(frozen=True)
class Blow:
    """One kill: how many commands of all clients were under way at that moment."""

    under_way: int


class Killer(threading.Thread):
    """Strikes while there is `prey`: the hub is killed at a random moment after a random number of clients are back.

    So a slow machine is given the time it needs: the next blow waits for clients, not for a clock. `fail_if_hurt`
    raises what stopped the killer itself.
    """

    def __init__(self, hub: HubProcess, clients: Sequence[Application], kills: int, dice: random.Random) -> None:
        super().__init__(name="killer")
        self.blows: list[Blow] = []
        self._hub, self._clients, self._kills, self._dice = hub, tuple(clients), kills, dice
        self._state = threading.Condition()
        self._has_prey = False
        self._is_over = False
        self._trouble: DemoFailed | None = None

    @property
    def is_done(self) -> bool:
        """Whether every kill was struck."""
        return len(self.blows) >= self._kills

    @contextmanager
    def hunting(self) -> Iterator[None]:
        """Strike during the block."""
        ends = [client.on_change(lambda _kinds: self._wake()) for client in self._clients]
        self.start()
        try:
            yield
        finally:
            self._tell(is_over=True)
            self.join()
            for end in ends:
                end()

    @contextmanager
    def prey(self) -> Iterator[None]:
        """Say that a vote is under way during the block."""
        self._tell(has_prey=True)
        try:
            yield
        finally:
            self._tell(has_prey=False)

    def fail_if_hurt(self) -> None:
        """Raise what stopped the killer."""
        if self._trouble is not None:
            raise self._trouble

    def run(self) -> None:
        """Strike until all is done."""
        try:
            while not self.is_done and self._lurk():
                self.blows.append(Blow(sum(client.link.waiting for client in self._clients)))
                self._hub.kill()
                self._hub.start()
        except DemoFailed as trouble:
            self._trouble = trouble

    def _lurk(self) -> bool:
        """Wait for the moment; False when there will be none."""
        wanted = self._dice.randint(1, len(self._clients))
        with self._state:
            self._state.wait_for(lambda: self._is_over or (self._has_prey and self._back() >= wanted))
            # Whoever waits longer than a vote takes strikes in the next one.
            self._state.wait_for(lambda: self._is_over, self._dice.uniform(0, LONGEST_MOMENT))
            self._state.wait_for(lambda: self._is_over or self._has_prey)
            return not self._is_over

    def _back(self) -> int:
        return sum(client.link.is_online for client in self._clients)

    def _wake(self) -> None:
        with self._state:
            self._state.notify_all()

    def _tell(self, *, has_prey: bool = False, is_over: bool = False) -> None:
        with self._state:
            self._has_prey, self._is_over = has_prey, is_over
            self._state.notify_all()
