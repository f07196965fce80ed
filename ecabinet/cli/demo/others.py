"""The other members: real clients without windows, in a process of their own, so that the room is full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from ecabinet.cli.demo.backstage import Account
from ecabinet.cli.demo.offstage import Offstage
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice


class Enrol(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Sign these people in."""

    folder: str
    url: str
    authority_pem: bytes
    accounts: tuple[Account, ...]


class Attend(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Reply that these people will attend, then check them in; `check_in` false replies only."""

    meeting: Id
    keys: tuple[str, ...]
    check_in: bool


class CastAll(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Cast these ballots as soon as the vote is open, and wait until each is recorded."""

    vote: Id
    meeting: Id
    choices: dict[str, Choice]


class SeeResult(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Wait until everybody sees the result of a vote."""

    vote: Id


Wish = Enrol | Attend | CastAll | SeeResult


class Others:
    """The members without windows."""

    def __init__(self, process: Offstage) -> None:
        """Nobody is in yet."""
        self._process = process

    def enrol(self, folder: Path, url: str, authority_pem: bytes, accounts: Sequence[Account]) -> None:
        """Let them sign in; `wait` hears that they did."""
        wish = Enrol(folder=str(folder), url=url, authority_pem=authority_pem, accounts=tuple(accounts))
        self._process.send(wish)

    def attend(self, meeting: Id, keys: Sequence[str], *, check_in: bool) -> None:
        """Let them reply, or check in; `wait` hears that the hub accepted."""
        self._process.send(Attend(meeting=meeting, keys=tuple(keys), check_in=check_in))

    def cast(self, meeting: Id, vote: Id, choices: Mapping[str, Choice]) -> None:
        """Let them vote; `wait` hears that every ballot was recorded."""
        self._process.send(CastAll(vote=vote, meeting=meeting, choices=dict(choices)))

    def see_result(self, vote: Id) -> None:
        """Let them look at a result; `wait` hears that they all see it."""
        self._process.send(SeeResult(vote=vote))

    def wait(self) -> None:
        """Hear the answer to the last wish."""
        self._process.hear()
