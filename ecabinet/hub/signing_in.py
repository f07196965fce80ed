"""The hub's door: sign-in, one-time codes, passwords and sessions (TRUST 3.4)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from datetime import timedelta
from math import ceil

import msgspec

from ecabinet.domain.kernel import Id, World
from ecabinet.domain.people.entities import Credential, Person
from ecabinet.domain.people.set_password import SetPassword
from ecabinet.domain.text import clean
from ecabinet.hub import journal
from ecabinet.hub.bodies import ChangePassword, Enrol, RequestRefused, SignedIn, SignIn
from ecabinet.hub.core import Core
from ecabinet.store.sessions import OF_ADDRESS, Session
from ecabinet.trust import codes, passwords, tokens
from ecabinet.wire.identity import new_id

_LONGEST_DEVICE = 100
_OBJECTIONS = {"password_common": "password_too_common"}


class Known(msgspec.Struct, frozen=True):
    """Somebody who has an account, with how they sign in."""

    person: Person
    credential: Credential


def find_known(world: World, email: str) -> Known | None:
    """Return the active person with this e-mail who has a credential, or None."""
    for person in world.find(Person, natural=clean(email).casefold()):
        credential = world.get(Credential, person.id)
        if person.active and credential is not None:
            return Known(person, credential)
    return None


def _of_address(address: str) -> str:
    """Return the key that all failures from an address are counted under."""
    return f"address/{address}"


class Door:
    """Lets people in. Failures are throttled, kept across restarts: of one e-mail from one address, and of an address.

    There is no limit for an e-mail wherever it is tried from: a rival elsewhere must not lock a delegate out.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        # A one-time code is read, used and erased by one request at a time.
        self._enrolling = asyncio.Lock()

    async def sign_in(self, body: SignIn, address: str) -> SignedIn:
        """Start a session. Unknown people, people without a password and wrong passwords get one answer in one time.

        Raises RequestRefused `sign_in_failed` or `too_many_attempts`.
        """
        key = await self._admit("sign_in", body.email, address)
        known = await self._core.ask(lambda world: find_known(world, body.email))
        kept = None if known is None else known.credential.password_hash
        if not await self._right(kept, body.password) or known is None:
            await self._failed(key, "sign_in_failed")
            raise RequestRefused("sign_in_failed")
        await self._core.on_disk(lambda: self._core.sessions.succeeded(key))
        if kept is not None and passwords.needs_rehash(kept):
            await self._keep(known.person.id, body.password)
        return await self._start(known.person.id, body.device)

    async def enrol(self, body: Enrol, address: str) -> SignedIn:
        """Use up a one-time code, keep the password, end earlier sessions and start one.

        Raises RequestRefused `code_malformed`, `code_expired`, `too_many_attempts`, or what is wrong with the password.
        """
        key = await self._admit("enrol", body.email, address)
        async with self._enrolling:
            known = await self._core.ask(lambda world: find_known(world, body.email))
            digest = None if known is None else known.credential.code_digest
            if not hmac.compare_digest(codes.digest(body.code), digest or "") or known is None:
                await self._failed(key, "enrol_failed")
                raise RequestRefused("code_malformed")
            expires = known.credential.code_expires_at
            if expires is None or expires <= self._core.clock():
                raise RequestRefused("code_expired")
            self._object(body.password)
            await self._keep(known.person.id, body.password)
        await self._core.on_disk(lambda: self._core.sessions.succeeded(key))
        await self._core.on_disk(lambda: self._core.sessions.end_all_of(known.person.id))
        return await self._start(known.person.id, body.device)

    async def change(self, session: Session, body: ChangePassword, address: str) -> SignedIn:
        """Change one's password: all sessions of the person end and a new one starts.

        Raises RequestRefused `sign_in_failed`, `too_many_attempts`, or what is wrong with the new password.
        """
        key = await self._admit("password", session.person, address)
        credential = await self._core.ask(lambda world: world.get(Credential, session.person))
        if not await self._right(None if credential is None else credential.password_hash, body.old):
            await self._failed(key, "password_change_failed")
            raise RequestRefused("sign_in_failed")
        self._object(body.new)
        await self._keep(session.person, body.new)
        await self._core.on_disk(lambda: self._core.sessions.succeeded(key))
        await self._core.on_disk(lambda: self._core.sessions.end_all_of(session.person))
        return await self._start(session.person, session.device)

    async def session_of(self, token: str) -> Session | None:
        """Return the running session of an active person, or None."""
        digest = tokens.digest(token)
        session = await self._core.on_disk(lambda: self._core.sessions.find(digest, self._core.clock()))
        if session is None:
            return None
        person = await self._core.ask(lambda world: world.get(Person, session.person))
        return session if person is not None and person.active else None

    async def sign_out(self, session: Session) -> None:
        """End a session."""
        await self._core.on_disk(lambda: self._core.sessions.end(session.token_digest))
        journal.note("signed_out", person=session.person)

    async def _admit(self, door: str, who: str, address: str) -> str:
        """Return the key that failures are counted under; what somebody typed is not kept, only its digest."""
        typed = hashlib.sha256(clean(who).casefold().encode(errors="replace")).hexdigest()
        key = f"{door}/{typed}/{address}"
        now, sessions = self._core.clock(), self._core.sessions
        seconds = await self._core.on_disk(
            lambda: max(sessions.blocked_for(key, now), sessions.blocked_for(_of_address(address), now))
        )
        if seconds > 0:
            self._core.figures.count("sign_ins", outcome="throttled")
            raise RequestRefused("too_many_attempts", seconds=str(ceil(seconds)))
        return key

    async def _failed(self, key: str, event: str) -> None:
        now, address = self._core.clock(), key.rpartition("/")[2]
        await self._core.on_disk(lambda: self._core.sessions.failed(key, now))
        await self._core.on_disk(lambda: self._core.sessions.failed(_of_address(address), now, OF_ADDRESS))
        self._core.figures.count("sign_ins", outcome="failed")
        journal.note(event, address=address)

    async def _right(self, kept: str | None, password: str) -> bool:
        def compare() -> bool:
            return passwords.verify_nobody(password) if kept is None else passwords.verify_password(kept, password)

        return await asyncio.get_running_loop().run_in_executor(self._core.hashing, compare)

    def _object(self, password: str) -> None:
        objection = passwords.objection(password)
        if objection is not None:
            code = _OBJECTIONS.get(objection, objection)
            raise RequestRefused(code, least=str(passwords.LENGTH_ALONE), most=str(passwords.LENGTH_MOST))

    async def _keep(self, person: Id, password: str) -> None:
        kept = await asyncio.get_running_loop().run_in_executor(
            self._core.hashing, lambda: passwords.hash_password(password)
        )
        now = self._core.clock()
        receipt = await self._core.command(SetPassword(id=new_id(), claimed_at=now, person=person, password_hash=kept))
        if receipt.refusal is not None:
            raise RequestRefused(receipt.refusal.code, **receipt.refusal.values)

    async def _start(self, person: Id, device: str) -> SignedIn:
        token = tokens.make_token()
        now = self._core.clock()
        ends_at = now + timedelta(hours=self._core.config.session_hours)
        name = "".join(char for char in device if char.isprintable())[:_LONGEST_DEVICE]
        digest = tokens.digest(token)
        await self._core.on_disk(lambda: self._core.sessions.start(digest, person, name, now, ends_at))
        self._core.figures.count("sign_ins", outcome="done")
        journal.note("signed_in", person=person)
        return SignedIn(token=token, person=person, expires=ends_at)
