"""Pictures of pages, drawn by the workers from sealed files. Plain bytes go by a pipe, never to the disk."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Protocol

import msgspec

from ecabinet.client.shelf import Shelf
from ecabinet.client.values import PagePicture
from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.trust.sealed_files import BlobMissing
from ecabinet.workers.faults import TaskRefused, WorkFault


class Workers(Protocol):
    """The pool of limited processes (`ecabinet.workers.pool.Pool`)."""

    def submit(self, task: str, payload: bytes, *, wall_seconds: float | None = None) -> Future[bytes]:
        """Queue a task of the pool's allow-list."""


class _Request(msgspec.Struct, frozen=True):
    """`workers.pages.PageRequest`, said here so that the client's process never loads the library that parses."""

    page: int
    width: int
    night: bool = False
    path: str = ""
    pdf: bytes = b""
    document: str = ""


class PdfFacts(msgspec.Struct, frozen=True):
    """What a worker found in a PDF (`workers.pages.PdfFacts`)."""

    pages: int
    title: str
    width: float
    height: float
    is_encrypted: bool


class PageDrawer:
    """Draws pages of one person's files. Lives on the loop's thread."""

    def __init__(self, workers: Workers, shelf: Shelf) -> None:
        """Draw with these workers from this shelf."""
        self._workers = workers
        self._shelf = shelf
        self._pages: dict[tuple[str, int], int] = {}

    async def draw(self, sha256: str, page: int, width: int, *, night: bool, until: int = 0) -> PagePicture | Refusal:
        """Draw a page (from 1) of a file that is on the shelf, `width` pixels wide; of its first bytes if `until`.

        Raises BlobMissing, EnvironmentFault `file_damaged`, `internal_fault` (the file broke the worker).
        """
        try:
            pages = await self._count(sha256, until)
            name = f"{sha256}/{until}" if until else sha256
            request = _Request(page=page - 1, width=width, night=night, document=name)
            try:
                drawn = await self._task("render_page", msgspec.msgpack.encode(request))
            except TaskRefused as refused:
                if refused.code != "send_document":
                    raise
                pdf = await self._read(sha256, until)
                drawn = await self._task(
                    "render_page", msgspec.msgpack.encode(msgspec.structs.replace(request, pdf=pdf))
                )
        except TaskRefused as refused:
            return Refusal(refused.code)
        except WorkFault as fault:
            raise EnvironmentFault("file_damaged", type(fault).__name__) from fault
        picture = msgspec.msgpack.decode(drawn, type=PagePicture)
        return msgspec.structs.replace(picture, pages=pages)

    async def _count(self, sha256: str, until: int) -> int:
        if (sha256, until) not in self._pages:
            pdf = await self._read(sha256, until)
            facts = msgspec.msgpack.decode(await self._task("inspect", pdf), type=PdfFacts)
            self._pages[sha256, until] = facts.pages
        return self._pages[sha256, until]

    async def _read(self, sha256: str, until: int) -> bytes:
        pdf = await asyncio.to_thread(self._shelf.read, sha256)
        return pdf[:until] if until else pdf

    async def _task(self, task: str, payload: bytes) -> bytes:
        return await asyncio.wrap_future(self._workers.submit(task, payload))


def page_request(pdf: bytes, page: int, width: int) -> bytes:
    """Give what the worker's task `render_page` takes, for a page (from 0) of bytes that no shelf holds."""
    return msgspec.msgpack.encode(_Request(page=page, width=width, pdf=pdf))


__all__ = ["BlobMissing", "PageDrawer", "PdfFacts", "Workers", "page_request"]
