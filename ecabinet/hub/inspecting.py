"""What the hub finds out about a file that it holds, in a worker: its pages, or what is wrong with it."""

from __future__ import annotations

import asyncio
from datetime import datetime

import msgspec

from ecabinet.domain.documents.record_file import RecordFile
from ecabinet.domain.kernel import Id
from ecabinet.hub import journal
from ecabinet.hub.bodies import FileFound
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.workers.faults import PoolClosed, TaskRefused, WorkFault
from ecabinet.workers.pages import PdfFacts


async def inspected(core: Core, sha256: str, size: int) -> FileFound:
    """Return the finding on a file. Raises PoolClosed."""
    pages, problem = 0, None
    try:
        path = str(core.blobs.path(sha256).absolute())
        seen = await asyncio.wrap_future(core.pool.submit("inspect_file", path.encode()))
        pages = msgspec.msgpack.decode(seen, type=PdfFacts).pages
    except TaskRefused as refused:
        problem = refused.code
    except PoolClosed:
        raise
    except WorkFault as fault:
        # A file that brings a limited process down is no document, whatever else it is.
        journal.warn("file_broke_worker", fault, sha256=sha256)
        problem = "damaged_pdf"
    return FileFound(sha256=sha256, size=size, pages=pages, problem=problem)


def record_of(file: FileFound, now: datetime, *, handed_in_by: Id | None = None) -> RecordFile:
    """Return the command that records a finding, once for everybody who handed the file in."""
    return RecordFile(
        id=id_of("file", file.sha256, *(() if handed_in_by is None else (handed_in_by,))),
        claimed_at=now,
        sha256=file.sha256,
        size=file.size,
        pages=file.pages,
        problem=file.problem,
        handed_in_by=handed_in_by,
    )
