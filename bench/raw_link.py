"""A client's link without a replica: it gives commands and counts receipts, so that the hub is what is measured."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from websockets.asyncio.client import ClientConnection, connect

from bench.place import BenchFailed
from ecabinet.client.cable import Cable
from ecabinet.client.hub_api import LINK, HubApi
from ecabinet.domain.kernel import Command, Refusal
from ecabinet.domain.vocabulary import AddPerson
from ecabinet.trust.authority import HUB_NAME, pinned_client_context
from ecabinet.wire.codec import encode
from ecabinet.wire.frames import (
    LARGEST_FRAME,
    PROTOCOL,
    Farewell,
    Give,
    Hello,
    Receipt,
    Welcome,
    decode_from_hub,
    encode_frame,
)
from ecabinet.wire.identity import new_id


class RawLink:
    """One open link, welcomed, that follows no audience."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    async def give(self, commands: Sequence[Command]) -> None:
        """Give commands at once and wait until every one has its receipt. Raises BenchFailed for a refusal."""
        open_ones = {command.id for command in commands}
        for command in commands:
            await self._connection.send(encode_frame(Give(id=command.id, body=encode(command))))
        while open_ones:
            for frame in decode_from_hub(await _message(self._connection)):
                if isinstance(frame, Farewell) or (isinstance(frame, Receipt) and not frame.accepted):
                    raise BenchFailed(f"the hub answered {frame}")
                if isinstance(frame, Receipt):
                    open_ones.discard(frame.command)


@asynccontextmanager
async def raw_link(url: str, authority_pem: bytes, email: str, password: str) -> AsyncIterator[RawLink]:
    """Sign in and open a link as the client does: TLS 1.3, one WebSocket, no compression."""
    context = pinned_client_context(authority_pem)
    async with connect(
        f"wss{url.removeprefix('https')}{LINK}",
        ssl=context,
        server_hostname=HUB_NAME,
        additional_headers={"Authorization": f"Bearer {await _token(url, context, email, password)}"},
        compression=None,
        max_size=LARGEST_FRAME,
        proxy=None,
    ) as connection:
        await connection.send(encode_frame(Hello(protocol=PROTOCOL, epoch=None, held={})))
        while not any(isinstance(frame, Welcome) for frame in decode_from_hub(await _message(connection))):
            pass
        yield RawLink(connection)


def new_person(agency: str) -> AddPerson:
    """Return the command that is measured: somebody is added to the directory."""
    person = new_id()
    return AddPerson(
        id=new_id(),
        claimed_at=datetime.now(UTC),
        person=person,
        email=f"{person}@hanoi.example",
        full_name="Nguyễn Thị Minh Khai",
        position="Chuyên viên Phòng Hành chính - Tổng hợp",
        agency=agency,
    )


async def _token(url: str, context: ssl.SSLContext, email: str, password: str) -> str:
    api = HubApi(url, context, Cable())
    try:
        answer = await api.sign_in(email, password, "bench")
    finally:
        await api.close()
    if isinstance(answer, Refusal):
        raise BenchFailed(f"the hub did not let {email} in: {answer.code}")
    return answer.token


async def _message(connection: ClientConnection) -> bytes:
    message = await connection.recv()
    return message if isinstance(message, bytes) else message.encode()
