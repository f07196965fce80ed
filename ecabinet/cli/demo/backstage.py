"""What the demonstration's windows stand on: one loop, one pool of workers, and a folder for each device."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ecabinet.cli.client_parts import CLIENT_TASKS
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.client.application import Application
from ecabinet.client.door import Door
from ecabinet.client.link import Rhythm
from ecabinet.client.loop import LoopThread
from ecabinet.client.values import SignInStep
from ecabinet.client.verdicts_once import VerdictsOnce
from ecabinet.hub.jobs import TASKS as PAPER_TASKS
from ecabinet.workers.limits import Limits
from ecabinet.workers.pages import TASKS as PAGE_TASKS
from ecabinet.workers.pool import Pool

T = TypeVar("T")

ANSWER_SECONDS = 30.0
"""How long anything may take that the demonstration waits for."""
LONGEST_WAIT = 0.5
"""Seconds between two attempts to reach a hub that is away: one room on one machine need not spare it."""


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in: their key in the script, e-mail, one-time code, and the password they will choose."""

    key: str
    email: str
    code: str
    password: str


def result_of(future: Future[T], what: str, seconds: float = ANSWER_SECONDS) -> T:
    """Wait for a future off the main loop of Qt; raises DemoFailed when it takes too long."""
    try:
        return future.result(seconds)
    except TimeoutError as late:
        raise DemoFailed(f"{what} took longer than {seconds:.0f} s") from late


class Backstage:
    """Opens doors for people; closes everything at the end."""

    def __init__(self, folder: Path, url: str, authority_pem: bytes) -> None:
        """Work in a folder, with the hub at this address."""
        self.url = url
        self._folder = folder
        self._authority_pem = authority_pem
        self._applications: list[Application] = []
        self.loop = LoopThread()
        self._verdicts = VerdictsOnce()
        self.pool = Pool(2, Limits(), {**PAGE_TASKS, **PAPER_TASKS, **CLIENT_TASKS})

    def door(self, key: str) -> Door:
        """Return the door of somebody's device, which knows the hub's authority already."""
        rhythm = Rhythm(longest_wait=LONGEST_WAIT)
        door = Door(
            self._folder / key,
            loop=self.loop,
            workers=self.pool,
            rhythm=rhythm,
            device_name=f"demo-{key}",
            verdicts=self._verdicts,
        )
        door.trust_hub(self.url, self._authority_pem)
        return door

    def enrol(self, account: Account) -> Application:
        """Use somebody's one-time code on their device and choose their password."""
        door = self.door(account.key)
        first = result_of(door.sign_in(self.url, account.email, account.code), "the one-time code")
        if first.step != SignInStep.NEW_PASSWORD:
            raise DemoFailed(f"{account.email}: the code led to {first.step} {first.code}")
        last = result_of(door.set_password(account.password), "the password")
        if last.step != SignInStep.DONE:
            raise DemoFailed(f"{account.email}: the password led to {last.step} {last.code}")
        application = door.application()
        self._applications.append(application)
        return application

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close every copy, the loop and the workers."""
        for application in self._applications:
            application.close()
        self.loop.close()
        self.pool.close()
