"""When a client has caught up, and what the child of that bench tells."""

from __future__ import annotations

import sys
import threading
import time

import msgspec

from ecabinet.client.application import Application
from ecabinet.client.view import LinkPhase
from ecabinet.domain.people.entities import Person

SECONDS = 60.0
"""How long anything may take."""


class Caught(msgspec.Struct, frozen=True):
    """How many people the copy holds in the end, and seconds: to catch up, and the main thread's longest absences."""

    people: int
    seconds: float
    longest_block: float = 0.0
    longest_idle: float = 0.0


class Finish:
    """Notes when the client is up to date."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._done = threading.Event()
        self.at = 0.0
        application.on_change(self._changed)

    @property
    def is_reached(self) -> bool:
        """Whether it is."""
        return self._done.is_set()

    def wait(self) -> None:
        """Wait for it."""
        if not self._done.wait(SECONDS):
            sys.exit("the client did not catch up")

    def people(self) -> int:
        """Return how many people the copy holds now."""
        return self._application.ask(lambda view: len(view.world.find(Person))).result(SECONDS)

    def _changed(self, _kinds: frozenset[str]) -> None:
        if not self._done.is_set() and self._application.link.phase == LinkPhase.ONLINE:
            self.at = time.perf_counter()
            self._done.set()
