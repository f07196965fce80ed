"""What somebody does with a file that is on the shelf or can be fetched: look, compare, keep a copy, report."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec

from ecabinet.client.errands import Errands
from ecabinet.client.pages import PageDrawer, Workers
from ecabinet.client.parts import Parts
from ecabinet.client.staging import save_copy, write_outside
from ecabinet.client.values import PagePicture
from ecabinet.domain.consultations.statistics import Statistics
from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.papers.opinions import OpinionSummary, StatisticsPaper
from ecabinet.papers.values import SignatureReport
from ecabinet.workers.comparing import CompareRequest, PagesCompared
from ecabinet.workers.faults import TaskRefused, WorkFault


class FileRoom:
    """One person's. Lives on the loop's thread."""

    def __init__(self, parts: Parts, errands: Errands, workers: Workers) -> None:
        """Draw and typeset with these workers."""
        self._parts = parts
        self._errands = errands
        self._workers = workers
        self._drawer = PageDrawer(workers, parts.shelf)

    async def picture(self, sha256: str, page: int, width: int, *, night: bool, until: int) -> PagePicture | Refusal:
        """Draw a page as `PageDrawer.draw` does."""
        refusal = await self._errands.fetch(sha256)
        return refusal or await self._drawer.draw(sha256, page, width, night=night, until=until)

    async def copy(self, sha256: str, target: Path) -> Refusal | None:
        """Write a readable copy outside. Raises EnvironmentFault `disk_full`, `disk_failed`."""
        refusal = await self._errands.fetch(sha256)
        if refusal is None:
            await asyncio.to_thread(save_copy, self._parts.shelf, sha256, target)
        return refusal

    async def compare(self, sha256: str, until: int, start: int) -> PagesCompared | Refusal:
        """Compare pages of the first `until` bytes with the whole file's, from page `start` on, for about a second.

        Raises EnvironmentFault `file_damaged` where the file breaks the worker.
        """
        refusal = await self._errands.fetch(sha256)
        if refusal is not None:
            return refusal
        pdf = await asyncio.to_thread(self._parts.shelf.read, sha256)
        request = msgspec.msgpack.encode(CompareRequest(pdf, until, start))
        try:
            found = await asyncio.wrap_future(self._workers.submit("compare_revisions", request))
        except TaskRefused as refused:
            return Refusal(refused.code)
        except WorkFault as fault:
            raise EnvironmentFault("file_damaged", type(fault).__name__) from fault
        return msgspec.msgpack.decode(found, type=PagesCompared)

    async def report(self, report: SignatureReport | None, target: Path) -> Refusal | None:
        """Typeset a report in a worker and write it outside; None is about a document that is here no more.

        Raises as `copy` does, and WorkFault: it is made of nothing but our own values.
        """
        if report is None:
            return Refusal("document_unknown")
        await self._write("compose", report, target)
        return None

    async def table(self, summary: OpinionSummary | None, target: Path) -> Refusal | None:
        """Write a summary outside as a spreadsheet; None is of a consultation that was not counted. As `report`."""
        if summary is None:
            return Refusal("consultation_unknown")
        await self._write("compose_table", summary, target)
        return None

    async def statistics(self, found: Statistics, target: Path, *, as_paper: bool) -> Refusal | None:
        """Write statistics outside as a PDF or as a spreadsheet. As `report`."""
        if as_paper:
            await self._write("compose", StatisticsPaper(found), target)
        else:
            await self._write("compose_statistics", found, target)
        return None

    async def _write(self, task: str, value: msgspec.Struct, target: Path) -> None:
        made = await asyncio.wrap_future(self._workers.submit(task, msgspec.msgpack.encode(value)))
        await asyncio.to_thread(write_outside, target, iter((made,)))
