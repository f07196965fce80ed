"""An open copy and the session at the hub that belongs to it: renewing, changing the secret, and closing."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from ecabinet.client.device import Keys, PersonFolder, disk_faults
from ecabinet.client.hub_api import SignedIn
from ecabinet.client.parts import Parts
from ecabinet.client.session import Session
from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.domain.people.entities import Person
from ecabinet.workers.single_instance import Hold

TOKEN = "token"  # noqa: S105 - the name of a setting
"""The setting in the encrypted copy that keeps the session's token for an offline sign-in."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An open copy: what is closed in the end. `device` is the name the device goes by at the hub."""

    parts: Parts
    folder: PersonFolder
    keys: Keys
    hold: Hold
    device: str


class Account:
    """Lives on the loop's thread."""

    def __init__(self, opened: Opened, session: Session) -> None:
        """Take over an open copy."""
        self._opened = opened
        self._parts = opened.parts
        self._session = session
        self._is_closed = False

    async def sign_in_again(self, password: str) -> Refusal | None:
        """Get a new session. Raises EnvironmentFault."""
        parts = self._parts
        person = await parts.owner.told(lambda: parts.exchange.projection.world.get(Person, parts.me))
        if person is None:
            return Refusal("signed_out")
        answer = await parts.api.sign_in(person.email, password, self._opened.device)
        return await self._renewed(answer, password)

    async def change_password(self, old: str, new: str) -> Refusal | None:
        """Choose another password at the hub, then wrap the keys by it. Raises EnvironmentFault."""
        answer = await self._parts.api.change_password(self._session.token, old, new)
        return await self._renewed(answer, new)

    async def sign_out(self) -> None:
        """End the session at the hub if it can be reached, forget its token, and close."""
        parts = self._parts
        with suppress(EnvironmentFault):
            if self._session.token:
                await parts.api.sign_out(self._session.token)
        await self.keep_token("")
        await self.close()

    async def close(self) -> None:
        """End the link, close the copy and let the folder go. A second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        await self._session.stop()
        await self._parts.owner.told(self._parts.exchange.replica.close)
        await asyncio.to_thread(self._parts.owner.close)
        self._opened.hold.release()

    async def keep_token(self, token: str) -> None:
        """Keep the session's token in the encrypted copy."""
        replica = self._parts.exchange.replica
        await self._parts.owner.told(lambda: replica.remember(TOKEN, token.encode()))

    async def _renewed(self, answer: SignedIn | Refusal, secret: str) -> Refusal | None:
        if isinstance(answer, Refusal):
            return answer
        opened = self._opened

        def wrap() -> None:
            with disk_faults():
                opened.folder.wrap(opened.keys, secret)

        await asyncio.to_thread(wrap)
        await self.keep_token(answer.token)
        self._session.use(answer.token)
        return None
