"""People with devices: each a whole application without a window, linked to a real hub of the same process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from ecabinet.cli.client_parts import CLIENT_TASKS
from ecabinet.client.application import Application
from ecabinet.client.door import Door
from ecabinet.client.link import Rhythm
from ecabinet.client.loop import LoopThread
from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.client.view import LinkPhase, View
from ecabinet.domain.kernel import Id
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool
from tests.hub.house import PASSWORD, PATIENCE, House, HubStage

T = TypeVar("T")
QUICK = Rhythm(first_wait=0.01, longest_wait=0.05)


def until(application: Application, question: Callable[[View], T]) -> T:
    """Ask again after every change until the answer is true."""
    changed = threading.Event()
    ends = time.monotonic() + PATIENCE
    stop = application.on_change(lambda _kinds: changed.set())
    try:
        while True:
            changed.clear()
            answer = application.ask(question).result(PATIENCE)
            if answer:
                return answer
            assert changed.wait(ends - time.monotonic()), f"it did not happen; the link is {application.link}"
    finally:
        stop()


def online(application: Application) -> Application:
    """Wait until all is here and answered."""
    until(application, lambda view: view.link.phase == LinkPhase.ONLINE)
    return application


class Company:
    """Makes devices, and takes everything down in the end."""

    def __init__(self, folder: Path, house: House, stage: HubStage) -> None:
        self.folder = folder
        self.house = house
        self.stage = stage
        self._undo = ExitStack()
        self.loop = LoopThread()
        self._undo.callback(self.loop.close)
        self.pool = Pool(1, Limits(), CLIENT_TASKS)
        self._undo.callback(self.pool.close)

    def door(self, device: str, *, trusting: bool = True) -> Door:
        """Stand before a device."""
        door = Door(self.folder / device, loop=self.loop, workers=self.pool, clock=self.house.clock, rhythm=QUICK)
        if trusting:
            door.trust_hub(self.house.url, self.house.config.authority_files[0].read_bytes())
        return door

    def sign_in(self, person: Id, device: str = "") -> Application:
        """Let a person sign in on a device of their own and wait until everything is there."""
        self.stage.let_in(person)
        door = self.door(device or person)
        answer = door.sign_in(self.house.url, self.stage.email(person), PASSWORD).result(PATIENCE)
        assert answer == SignInAnswer(SignInStep.DONE), answer
        return online(self.care_for(door.application()))

    def care_for(self, application: Application) -> Application:
        """Close an application in the end."""
        self._undo.callback(application.close)
        return application

    def close(self) -> None:
        self._undo.close()
