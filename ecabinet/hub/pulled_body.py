"""A request's body, pulled by the thread that writes it to disk."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from threading import Lock

from starlette.requests import ClientDisconnect, Request

from ecabinet.hub.bodies import RequestRefused

STALL_SECONDS = 30.0
"""How long a sender may say nothing."""


class PulledBody:
    """One chunk at a time, so that a fast sender waits for a slow disk. Made on the event loop, read in one thread."""

    def __init__(self, request: Request, limit: int) -> None:
        self._stream = request.stream().__aiter__()
        self._limit = limit
        self._loop = asyncio.get_running_loop()
        self._lock = Lock()
        self._pending: Future[bytes | None] | None = None
        self._stopped = False

    def chunks(self) -> Iterator[bytes]:
        """Give the chunks. Raises RequestRefused `file_too_large` or `frame_malformed` (stalled), ClientDisconnect."""
        size = 0
        while (chunk := self._next()) is not None:
            size += len(chunk)
            if size > self._limit:
                raise RequestRefused("file_too_large")
            yield chunk

    def stop(self) -> None:
        """Let the thread go, which would wait for ever once the loop has ended. After the end it does nothing."""
        with self._lock:
            self._stopped = True
            if self._pending is not None:
                self._pending.cancel()

    def _next(self) -> bytes | None:
        with self._lock:
            if self._stopped:
                raise ClientDisconnect
            self._pending = asyncio.run_coroutine_threadsafe(self._pull(), self._loop)
        return self._pending.result()

    async def _pull(self) -> bytes | None:
        try:
            async with asyncio.timeout(STALL_SECONDS):
                return await anext(self._stream, None)
        except TimeoutError as stalled:
            raise RequestRefused("frame_malformed") from stalled
