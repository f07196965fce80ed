"""A cable between a window and the hub that can really be cut: a loopback relay of bytes."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from ecabinet.client.loop import LoopThread

_PIECE = 64 * 1024


class Relay:
    """Passes everything on, both ways, until it is cut: then whatever is connected breaks, and nobody gets through."""

    def __init__(self, loop: LoopThread, hub: str) -> None:
        """Stand before the hub at this address."""
        self._loop = loop
        self._port = urlsplit(hub).port
        self._is_cut = False
        self._ends: set[asyncio.StreamWriter] = set()
        self._server = loop.run(self._begin()).result()
        self.url = f"https://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        self.turned_away = 0
        """How many connections were tried while it was cut."""

    def cut(self) -> None:
        """Break everything at once, without a farewell."""
        self._loop.run(self._cut()).result()

    def restore(self) -> None:
        """Let through whoever comes from now on."""
        self._is_cut = False

    def close(self) -> None:
        """End."""
        self.cut()
        self._server.close()

    async def _begin(self) -> asyncio.Server:
        return await asyncio.start_server(self._came, "127.0.0.1")

    async def _cut(self) -> None:
        self._is_cut = True
        for end in self._ends:
            end.transport.abort()

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            self.turned_away += 1
            writer.transport.abort()
            return
        try:
            there_reader, there = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:  # the hub is away: whoever comes through here finds it so
            writer.transport.abort()
            return
        both = {writer, there}
        self._ends |= both
        try:
            await asyncio.gather(_pass_on(reader, there), _pass_on(there_reader, writer))
        finally:
            self._ends -= both
            for end in both:
                end.transport.abort()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(_PIECE):
            writer.write(piece)
            await writer.drain()
    writer.transport.abort()
