"""One file or answer from outside over HTTP, only from hosts that the hub's settings name.

Certificates name the addresses, and their makers choose them: an address may point into the city's own network, at a
file without end, or elsewhere. So a host counts as the administrator wrote it and in no other form, nothing is
followed, nothing is sent along, and size and time are bounded.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Final, TypeVar

import httpx

from ecabinet.domain.trust_list.entities import Fetch

Q = TypeVar("Q")
A = TypeVar("A")
_PORTS: Final = {"http": 80, "https": 443}
_FOUND: Final = 200
_ELSEWHERE: Final = range(300, 400)
_HEADERS: Final = {"User-Agent": "E-Cabinet", "Accept-Encoding": "identity"}


class NotFetched(Exception):
    """There is no file; `outcome` says why."""

    def __init__(self, outcome: Fetch) -> None:
        """Keep the reason."""
        super().__init__(outcome.value)
        self.outcome = outcome


class Outside:
    """What lies outside, as far as a hub may reach. `hosts` are names, with a port where it is not the usual one."""

    def __init__(self, hosts: Iterable[str], *, seconds: float, most_bytes: int) -> None:
        """Ask nothing yet. A file has to be here within so many seconds, from the name's lookup to the last byte."""
        self._hosts = frozenset(host.lower() for host in hosts)
        self._seconds = seconds
        self._most_bytes = most_bytes

    @property
    def is_shut(self) -> bool:
        """Whether no host is named at all."""
        return not self._hosts

    def allows(self, address: str) -> bool:
        """Say whether an address may be asked."""
        return self._url(address) is not None

    async def fetch(self, address: str) -> bytes:
        """Return the file at an address. Raises NotFetched."""
        return await self._asked(address, None, {})

    async def post(self, address: str, body: bytes, media_type: str) -> bytes:
        """Return what an address answers to a body. Raises NotFetched."""
        return await self._asked(address, body, {"Content-Type": media_type})

    async def _asked(self, address: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        url = self._url(address)
        if url is None:
            raise NotFetched(Fetch.NOT_ALLOWED)
        try:
            async with asyncio.timeout(self._seconds):
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                if url.scheme == "https":  # off the loop: these are files
                    await asyncio.to_thread(context.load_default_certs)
                async with httpx.AsyncClient(
                    verify=context, trust_env=False, follow_redirects=False, timeout=self._seconds, headers=_HEADERS
                ) as client:
                    request = client.build_request(
                        "GET" if body is None else "POST", url, content=body, headers=headers
                    )
                    return await self._file(client, request)
        except (TimeoutError, httpx.TimeoutException) as fault:
            raise NotFetched(Fetch.TOO_SLOW) from fault
        except httpx.TransportError as fault:
            raise NotFetched(Fetch.AWAY) from fault

    async def _file(self, client: httpx.AsyncClient, request: httpx.Request) -> bytes:
        answer = await client.send(request, stream=True)
        try:
            if answer.status_code in _ELSEWHERE:
                raise NotFetched(Fetch.REDIRECTED)
            if answer.status_code != _FOUND or answer.headers.get("Content-Encoding", "identity") != "identity":
                raise NotFetched(Fetch.NO_FILE)
            taken = bytearray()
            async for part in answer.aiter_raw():
                taken += part
                if len(taken) > self._most_bytes:
                    raise NotFetched(Fetch.TOO_LARGE)
            return bytes(taken)
        finally:
            await answer.aclose()

    def _url(self, address: str) -> httpx.URL | None:
        """Return what is asked, None where that is not allowed: what is weighed is what is sent, parsed once."""
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL:
            return None
        if url.scheme not in _PORTS or url.userinfo:
            return None
        name = url.raw_host.decode("ascii").lower()
        host = f"[{name}]" if ":" in name else name
        written = {f"{host}:{url.port or _PORTS[url.scheme]}", *((host,) if url.port is None else ())}
        return url if written & self._hosts else None


async def together(asked: Sequence[Q], ask: Callable[[Q], Coroutine[object, object, A]]) -> Sequence[A]:
    """Ask all at once, so that one that is slow delays few others; whoever gives up takes all of them back."""
    asking = [asyncio.ensure_future(ask(one)) for one in asked]
    try:
        return await asyncio.gather(*asking)
    finally:
        for one in asking:
            one.cancel()
