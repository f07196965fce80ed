"""Requests to a hub that does not answer leave nothing open when they are given up."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
from contextlib import closing, suppress

from ecabinet.client.cable import Cable
from ecabinet.client.hub_api import HubApi

PATIENCE = 5.0
"""Seconds."""


def test_a_request_that_is_cancelled_while_tls_begins_leaves_no_socket() -> None:

    async def ask_and_leave(silent: socket.socket) -> None:
        address, port = silent.getsockname()
        api = HubApi(f"https://{address}:{port}", ssl.create_default_context(), Cable())
        asked = asyncio.ensure_future(api.sign_in("a@hanoi.example", "mật khẩu", "máy thử"))
        loop = asyncio.get_running_loop()
        accepted, _ = await loop.sock_accept(silent)
        with closing(accepted):
            await loop.sock_recv(accepted, 100)  # the first words of the handshake, which is never answered
            asked.cancel()
            with suppress(asyncio.CancelledError):
                await asked
            async with asyncio.timeout(PATIENCE):
                while await loop.sock_recv(accepted, 4096):
                    pass  # until the other end is closed
        await api.close()

    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)  # noqa: FBT003 - the name of the standard library's argument is its method's
        asyncio.run(ask_and_leave(silent))
    gc.collect()
