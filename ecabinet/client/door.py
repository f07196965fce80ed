"""The way in: finds the hub, proves the person, opens their copy on this device."""

from __future__ import annotations

import asyncio
import platform
import re
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ecabinet.client.application import Application
from ecabinet.client.device import Device, Keys, PersonFolder, disk_faults
from ecabinet.client.hub_api import SignedIn
from ecabinet.client.hub_clock import device_time
from ecabinet.client.link import Rhythm
from ecabinet.client.loop import LoopThread
from ecabinet.client.opening import OpenReplica, Setting, Way, load_ahead, open_copy, open_sealed_replica, way_to
from ecabinet.client.pages import Workers
from ecabinet.client.pinning import Contact, hub_url, look_at
from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.client.verdicts_once import VerdictsOnce
from ecabinet.domain.kernel import EnvironmentFault, Refusal

_CODE = re.compile(r"(?:[0-9A-Za-z]{4}[ –-]){6}[0-9A-Za-z]{4}|[0-9A-Z]{28}")
"""How a one-time code looks (`trust.codes`)."""


@dataclass(frozen=True, kw_only=True)
class _Attempt:
    """What was typed, until the attempt ends."""

    url: str
    email: str
    secret: str
    old_password: str = ""
    start_anew: bool = False


class Door:
    """One device's way in, for one person after another. Every method returns at once; futures are done elsewhere.

    Their exceptions are `EnvironmentFault`: `hub_away` (and nobody signed in here before), `hub_not_trusted`,
    `copy_held` (another window of this program has it open), `disk_full`.
    """

    def __init__(  # noqa: PLR0913 - what the application stands on, each named
        self,
        folder: Path,
        *,
        loop: LoopThread,
        workers: Workers,
        clock: Callable[[], datetime] = device_time,
        open_replica: OpenReplica = open_sealed_replica,
        rhythm: Rhythm | None = None,
        device_name: str = "",
        verdicts: VerdictsOnce | None = None,
    ) -> None:
        """Use a device's folder; nothing is written before the first attempt."""
        self._device = Device(folder)
        self._loop = loop
        self._setting = Setting(
            loop=loop,
            workers=workers,
            clock=clock,
            open_replica=open_replica,
            rhythm=rhythm or Rhythm(),
            verdicts=verdicts or VerdictsOnce(),
            device=device_name or platform.node() or "device",
            is_shared=self._device.is_shared,
        )
        self._attempt: _Attempt | None = None
        self._contact: Contact | None = None
        self._application: Application | None = None

    @property
    def hub_url(self) -> str:
        """The address used last, or an empty text."""
        return self._device.last().hub

    @property
    def last_email(self) -> str:
        """Who signed in last on this device, or an empty text."""
        return self._device.last().email

    def trust_hub(self, url: str, authority_pem: bytes) -> None:
        """Trust an authority whose certificate came by hand. Raises UnreadableKey, OSError, ValueError."""
        self._device.pins.pin(url, authority_pem)

    def sign_in(
        self, hub_url: str, email: str, secret: str, *, old_password: str = "", start_anew: bool = False
    ) -> Future[SignInAnswer]:
        """Try a password or a one-time code; without the hub, open the copy by the password.

        When the password was changed elsewhere the answer is OLD_PASSWORD: the copy opens by `old_password`, or is
        given up by `start_anew`, and with it what was not sent yet.
        """
        attempt = _Attempt(url=hub_url, email=email, secret=secret, old_password=old_password, start_anew=start_anew)
        return self._loop.run(self._try(attempt))

    def sign_in_offline(self, hub_url: str, email: str, password: str) -> Future[SignInAnswer]:
        """Open the copy on this device without asking the hub."""
        return self._loop.run(self._offline(_Attempt(url=_address(hub_url), email=email, secret=password)))

    def confirm_hub(self, fingerprint: str) -> Future[SignInAnswer]:
        """Trust the hub with this fingerprint from now on and go on with the attempt."""
        return self._loop.run(self._confirm(fingerprint))

    def set_password(self, password: str) -> Future[SignInAnswer]:
        """Choose a password after a one-time code, and go on."""
        return self._loop.run(self._enrol(password))

    def application(self) -> Application:
        """Return the application after an answer that is DONE; raises RuntimeError before."""
        if self._application is None:
            raise RuntimeError("nobody is signed in")
        return self._application

    async def _try(self, attempt: _Attempt) -> SignInAnswer:
        url = _address(attempt.url)
        if not url:
            return SignInAnswer(SignInStep.REFUSED, code="hub_address_malformed")
        attempt = self._attempt = replace(attempt, url=url)
        if self._device.pins.pinned(url) is None:
            self._contact = await look_at(url)
            return SignInAnswer(SignInStep.CONFIRM_HUB, fingerprint=self._contact.fingerprint)
        if _CODE.fullmatch(attempt.secret.strip()):
            return SignInAnswer(SignInStep.NEW_PASSWORD)
        way = self._way(attempt)
        try:
            answer = await way.api.sign_in(attempt.email, attempt.secret, self._setting.device)
        except EnvironmentFault as fault:
            await way.api.close()
            if fault.code != "hub_away" or self._device.person_of(url, attempt.email) is None:
                raise
            return await self._offline(attempt)
        return await self._signed_in(attempt, way, answer)

    async def _confirm(self, fingerprint: str) -> SignInAnswer:
        if self._attempt is None or self._contact is None or self._contact.fingerprint != fingerprint:
            return SignInAnswer(SignInStep.REFUSED, code="hub_not_trusted")
        with disk_faults():
            self._device.pins.pin(self._contact.url, self._contact.authority_pem)
        self._contact = None
        return await self._try(self._attempt)

    async def _enrol(self, password: str) -> SignInAnswer:
        if self._attempt is None:
            return SignInAnswer(SignInStep.REFUSED, code="code_malformed")
        attempt = replace(self._attempt, secret=password, start_anew=False)
        way, code = self._way(attempt), self._attempt.secret.strip()
        try:
            answer = await way.api.enrol(attempt.email, code, password, self._setting.device)
        except EnvironmentFault:
            await way.api.close()
            raise
        return await self._signed_in(attempt, way, answer)

    async def _signed_in(self, attempt: _Attempt, way: Way, answer: SignedIn | Refusal) -> SignInAnswer:
        if isinstance(answer, Refusal):
            await way.api.close()
            return SignInAnswer(SignInStep.REFUSED, code=answer.code, values=answer.values)
        application = None
        try:
            application = await self._opened(attempt, way, answer)
        finally:
            if application is None:
                with suppress(EnvironmentFault):
                    await way.api.sign_out(answer.token)
                await way.api.close()
        if application is None:
            return SignInAnswer(SignInStep.OLD_PASSWORD, code="store_locked")
        return self._done(application, answer.token, offline=False)

    async def _opened(self, attempt: _Attempt, way: Way, answer: SignedIn) -> Application | None:
        """Open or make the copy of somebody whom the hub has let in; None when it has another secret."""
        folder = self._device.folder_of(attempt.url, answer.person)
        keys = await asyncio.to_thread(_keys, folder, attempt)
        if keys is None:
            return None
        application, _ = await open_copy(self._setting, way, folder, keys, answer.person)
        with disk_faults():
            self._device.remember(attempt.url, attempt.email, answer.person)
        await application.keep_token(answer.token)
        return application

    async def _offline(self, attempt: _Attempt) -> SignInAnswer:
        person = self._device.person_of(attempt.url, attempt.email) if attempt.url else None
        if person is None:
            raise EnvironmentFault("hub_away", "nobody signed in here before")
        folder = self._device.folder_of(attempt.url, person)
        with disk_faults():
            # Hashing leaves the interpreter free, so the libraries are loaded meanwhile.
            keys, _ = await asyncio.gather(
                asyncio.to_thread(folder.open, attempt.secret), asyncio.to_thread(load_ahead)
            )
        if isinstance(keys, Refusal):
            return SignInAnswer(SignInStep.REFUSED, code="sign_in_failed", offline=True)
        application, token = await open_copy(self._setting, self._way(attempt), folder, keys, person)
        return self._done(application, token, offline=True)

    def _done(self, application: Application, token: str, *, offline: bool) -> SignInAnswer:
        self._application, self._attempt = application, None
        application.begin(token)
        return SignInAnswer(SignInStep.DONE, offline=offline)

    def _way(self, attempt: _Attempt) -> Way:
        pinned = self._device.pins.pinned(attempt.url)
        if pinned is None:
            raise EnvironmentFault("hub_not_trusted", "this hub was never confirmed")
        return way_to(attempt.url, pinned)


def _keys(folder: PersonFolder, attempt: _Attempt) -> Keys | None:
    """Open or make the keys of a person whom the hub has just let in; None when the copy has another secret."""
    with disk_faults():
        if not folder.is_known or attempt.start_anew:
            return folder.make(attempt.secret)
        keys = folder.open(attempt.secret)
        if isinstance(keys, Refusal) and attempt.old_password:
            keys = folder.open(attempt.old_password)
            if not isinstance(keys, Refusal):
                folder.wrap(keys, attempt.secret)
        return None if isinstance(keys, Refusal) else keys


def _address(typed: str) -> str:
    """Return the hub's address in its one form, or an empty text for what is none."""
    try:
        return hub_url(typed)
    except ValueError:
        return ""
