"""Timestamps (RFC 3161): from a service by its address, or from an authority in this process for demonstrations."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Final

import httpx
from asn1crypto import keys, tsp, x509
from pyhanko.sign.timestamps import DummyTimeStamper, TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

_TIMEOUT_SECONDS: Final = 180.0
"""All tries together, from the name's lookup to the last byte: the key is open meanwhile. The Government's service was
seen to take up to 131 s."""

_TRIES: Final = 3
_MOST_ANSWER_BYTES: Final = 256 * 1024
_QUERY: Final = "application/timestamp-query"
_REPLY: Final = "application/timestamp-reply"


class TimestampAway(Exception):
    """The service could not be reached, or did not answer in time."""


class TimestampMisaddressed(Exception):
    """What was given as the service's address is none of http or https."""


class TimestampRefused(Exception):
    """The service answered with something that is no timestamp of what was sent."""


class TimestampService(TimeStamper):
    """A timestamp service by its address (http or https), asked a few times before it counts as away.

    Only that address is asked: neither a proxy of the environment nor where an answer points.
    """

    def __init__(
        self, url: str, *, timeout: float = _TIMEOUT_SECONDS, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Ask nothing yet. After `timeout` seconds in all it counts as away. `transport` takes the network's place."""
        super().__init__()  # type: ignore[no-untyped-call]  # untyped upstream
        self._url = url
        self._timeout = timeout
        self._transport = transport

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask for this digest. Raises TimestampMisaddressed, TimestampAway, TimestampRefused."""
        content = await self._answer(req.dump())
        try:
            answer = tsp.TimeStampResp.load(content, strict=True)
            asked = req["message_imprint"].dump()
            stamped = answer["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed["message_imprint"]
        except (ValueError, TypeError, KeyError) as error:
            raise TimestampRefused("the answer is no timestamp") from error
        if stamped.dump() != asked:
            raise TimestampRefused("the answer stamps something else")
        return answer

    async def _answer(self, query: bytes) -> bytes:
        try:
            async with asyncio.timeout(self._timeout):
                return await self._asked(query)
        except TimeoutError as error:
            raise TimestampAway("too slow") from error

    async def _asked(self, query: bytes) -> bytes:
        async with httpx.AsyncClient(
            timeout=self._timeout, transport=self._transport, trust_env=False, follow_redirects=False
        ) as client:
            for left in reversed(range(_TRIES)):
                try:
                    return await self._once(client, query)
                except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                    raise TimestampMisaddressed(type(error).__name__) from error
                except httpx.HTTPError as error:
                    if not left:
                        raise TimestampAway(type(error).__name__) from error
        raise TimestampAway("not asked")

    async def _once(self, client: httpx.AsyncClient, query: bytes) -> bytes:
        headers = {"Content-Type": _QUERY, "Accept": _REPLY, "Accept-Encoding": "identity"}
        async with client.stream("POST", self._url, content=query, headers=headers) as answer:
            answer.raise_for_status()
            is_reply = answer.headers.get("Content-Type", "").partition(";")[0].strip() == _REPLY
            if not is_reply or answer.headers.get("Content-Encoding", "identity") != "identity":
                raise TimestampRefused("the answer is no timestamp")
            taken = b""
            async for part in answer.aiter_bytes():
                taken += part
                if len(taken) > _MOST_ANSWER_BYTES:
                    raise TimestampRefused("the answer is too long")
            return taken


def local_timestamps(
    certificate: bytes, key: bytes, chain: tuple[bytes, ...] = (), at: datetime | None = None
) -> DummyTimeStamper:
    """Return a timestamp authority within this process, for demonstrations: certificate and key (PKCS #8) in DER.

    `at` (aware) is the time it tells; without it, the present.
    """
    store = SimpleCertificateStore()
    store.register_multiple(x509.Certificate.load(one) for one in chain)
    return DummyTimeStamper(
        tsa_cert=x509.Certificate.load(certificate),
        tsa_key=keys.PrivateKeyInfo.load(key),
        certs_to_embed=store,
        fixed_dt=at,
    )


__all__ = [
    "TimestampAway",
    "TimestampMisaddressed",
    "TimestampRefused",
    "TimestampService",
    "local_timestamps",
]
