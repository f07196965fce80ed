"""What is asked of the hub over HTTP beside the link: signing in and out, and files."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from ecabinet.client.cable import Cable
from ecabinet.domain.kernel import EnvironmentFault, Id, Refusal

if TYPE_CHECKING:
    import httpcore
    import httpx

SIGN_IN = "/sign-in"
ENROL = "/enrol"
PASSWORD = "/password"  # noqa: S105 - the name of a door, not a password
SIGN_OUT = "/sign-out"
FILES = "/blobs"
LINK = "/link"
AUTHORITY = "/ca.pem"
SIGNS = "signs"
"""What the hub is told with a file: the paper that it is, plus a signature."""

T = TypeVar("T", bound=msgspec.Struct)

_MSGPACK = "application/msgpack"
_SECONDS = 15.0
_FAULTS = frozenset({"hub_away", "hub_disk_full", "internal_fault"})
"""Codes that speak of the hub's state and not of what was asked."""


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A session at the hub, until `expires` (UTC)."""

    token: str
    person: Id
    expires: datetime


class FileFound(msgspec.Struct, frozen=True, kw_only=True):
    """What the hub found out about a file; `problem` is the code of a refusal, None for a sound PDF."""

    sha256: str
    size: int
    pages: int
    problem: str | None


class HubApi:
    """Asks one hub. Lives on the loop's thread.

    All methods raise EnvironmentFault: `hub_away`, `hub_not_trusted`, or what the hub says of itself (`hub_disk_full`).
    """

    def __init__(self, url: str, context: ssl.SSLContext, cable: Cable) -> None:
        """Connect when first asked. `context` is `trust.authority.pinned_client_context`."""
        self._url = url
        self._context = context
        self._cable = cable
        self._http: httpx.AsyncClient | None = None

    async def sign_in(self, email: str, password: str, device: str) -> SignedIn | Refusal:
        """Start a session."""
        return await self._session(SIGN_IN, {"email": email, "password": password, "device": device})

    async def enrol(self, email: str, code: str, password: str, device: str) -> SignedIn | Refusal:
        """Choose a password with a one-time code, and start a session."""
        return await self._session(ENROL, {"email": email, "code": code, "password": password, "device": device})

    async def change_password(self, token: str, old: str, new: str) -> SignedIn | Refusal:
        """Choose another password; all sessions of the person end and a new one starts."""
        return await self._session(PASSWORD, {"old": old, "new": new}, token)

    async def sign_out(self, token: str) -> None:
        """End a session; one that has ended already is fine."""
        await self._cable.through(self._post(SIGN_OUT, {}, token))

    async def upload(
        self, token: str, sha256: str, size: int, chunks: Iterable[bytes], signs: Id = ""
    ) -> FileFound | Refusal:
        """Send a file of `size` bytes. The hub keeps it whole or not at all. `signs`: the paper that it signs."""
        return await self._cable.through(self._put(token, sha256, size, chunks, signs))

    async def download(
        self, token: str, sha256: str, start: int, take: Callable[[bytes], Awaitable[None]]
    ) -> Refusal | None:
        """Give a file from byte `start` on to `take`, piece by piece."""
        return await self._cable.through(self._get(token, sha256, start, take))

    async def close(self) -> None:
        """Let the connections go."""
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def _session(self, path: str, said: dict[str, str], token: str = "") -> SignedIn | Refusal:
        response = await self._cable.through(self._post(path, said, token))
        return _read(response, SignedIn)

    async def _post(self, path: str, said: dict[str, str], token: str) -> httpx.Response:
        headers = {"Content-Type": _MSGPACK, "Accept": _MSGPACK, **(_bearer(token) if token else {})}
        async with _dialing() as extensions:
            return await self._client().post(
                path, content=msgspec.msgpack.encode(said), headers=headers, extensions=extensions
            )

    async def _put(self, token: str, sha256: str, size: int, chunks: Iterable[bytes], signs: Id) -> FileFound | Refusal:
        async def body() -> AsyncIterator[bytes]:
            for chunk in chunks:
                yield chunk

        headers = {**_bearer(token), "Content-Length": str(size), "Accept": _MSGPACK}
        async with _dialing() as extensions:
            response = await self._client().put(
                f"{FILES}/{sha256}",
                params={SIGNS: signs} if signs else {},
                content=body(),
                headers=headers,
                extensions=extensions,
            )
        return _read(response, FileFound)

    async def _get(
        self, token: str, sha256: str, start: int, take: Callable[[bytes], Awaitable[None]]
    ) -> Refusal | None:
        headers = {**_bearer(token), **({"Range": f"bytes={start}-"} if start else {})}
        async with (
            _dialing() as extensions,
            self._client().stream("GET", f"{FILES}/{sha256}", headers=headers, extensions=extensions) as response,
        ):
            if response.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return None  # there is nothing after `start`
            if not response.is_success:
                await response.aread()
                return _refusal(response)
            skip = start if response.status_code == HTTPStatus.OK else 0
            async for chunk in response.aiter_raw():
                await take(chunk[skip:])
                skip = max(0, skip - len(chunk))
        return None

    def _client(self) -> httpx.AsyncClient:
        import httpx  # noqa: PLC0415 - 0.2 s that the first window need not wait for

        if self._http is None:
            self._http = httpx.AsyncClient(
                base_url=self._url, verify=self._context, trust_env=False, timeout=_SECONDS, follow_redirects=False
            )
        return self._http


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _read(response: httpx.Response, kind: type[T]) -> T | Refusal:
    if not response.is_success:
        return _refusal(response)
    try:
        return msgspec.msgpack.decode(response.content, type=kind)
    except msgspec.DecodeError as fault:
        raise EnvironmentFault("hub_away", "the hub's answer cannot be read") from fault


def _refusal(response: httpx.Response) -> Refusal:
    """Read a refusal; a code that speaks of the hub itself, or no refusal at all, is a fault."""
    decode = msgspec.msgpack.decode if _MSGPACK in response.headers.get("content-type", "") else msgspec.json.decode
    try:
        refusal = decode(response.content, type=Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise EnvironmentFault("hub_away", f"answered {response.status_code}") from fault
    if refusal.code in _FAULTS:
        raise EnvironmentFault(refusal.code, f"answered {response.status_code}")
    return refusal


class _Dial:
    """The socket of a request until TLS stands on it: cancelled before, httpcore 1.0 leaves it open."""

    def __init__(self) -> None:
        self._stream: httpcore.AsyncNetworkStream | None = None

    async def trace(self, event: str, details: Mapping[str, object]) -> None:
        """Hear what httpcore does for the request."""
        if event == "connection.connect_tcp.complete":
            self._stream = cast("httpcore.AsyncNetworkStream", details["return_value"])
        elif event == "connection.start_tls.complete":
            self._stream = None

    async def give_up(self) -> None:
        """Close what TLS never stood on."""
        if self._stream is not None:
            await self._stream.aclose()


@asynccontextmanager
async def _dialing() -> AsyncIterator[dict[str, object]]:
    """Give the extensions of a request, and turn what the network does into faults of the environment.

    Every hub has one name, whatever its address.
    """
    import httpx  # noqa: PLC0415 - 0.2 s that the first window need not wait for

    from ecabinet.trust.authority import HUB_NAME  # noqa: PLC0415 - 0.1 s that the first window need not wait for

    dial = _Dial()
    try:
        yield {"sni_hostname": HUB_NAME, "trace": dial.trace}
    except httpx.TransportError as fault:
        raise EnvironmentFault("hub_not_trusted" if is_distrust(fault) else "hub_away", str(fault)) from fault
    finally:
        await dial.give_up()


def is_distrust(fault: BaseException | None) -> bool:
    """Whether a failed connection comes down to a certificate that the pinned authority did not issue."""
    while fault is not None:
        if isinstance(fault, ssl.SSLCertVerificationError):
            return True
        fault = fault.__cause__ or fault.__context__
    return False
