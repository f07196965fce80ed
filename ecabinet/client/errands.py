"""What goes on behind the link: files sent up before the commands that name them, files fetched ahead."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from ecabinet.client.exchange import Standing
from ecabinet.client.parts import Parts
from ecabinet.client.ports import Replica
from ecabinet.client.shelf import visible, wanted
from ecabinet.client.values import DOWNLOAD
from ecabinet.domain.kernel import EnvironmentFault, Id, Refusal
from ecabinet.domain.papers.file_signed_opinion import FileSignedOpinion
from ecabinet.domain.papers.file_signed_paper import FileSignedPaper
from ecabinet.trust.sealed_files import BlobDamaged, BlobMissing
from ecabinet.wire.conversation import LinkState as Talk

_LOG = logging.getLogger("ecabinet.client")
_FILE_KINDS = frozenset({"DocumentVersion", "Paper", "OpinionFile", "Meeting"})
_FAILS_ALL = frozenset({"hub_away", "disk_full"})
_RETRY_SECONDS = 2.0
_RETRY_FULL_SECONDS = 30.0


class _OneByOne:
    """Goes on after a file that fails, and tells the first fault in the end.

    Without the hub, or room on the disk, the others would fail too: that is told at once.
    """

    def __init__(self) -> None:
        self._first: EnvironmentFault | None = None

    def __enter__(self) -> None:
        """Begin with one file."""

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> bool:
        """Keep what went wrong with this file."""
        if not isinstance(fault, EnvironmentFault) or fault.code in _FAILS_ALL:
            return False
        self._first = self._first or fault
        return True

    def tell(self) -> None:
        """Raise the first fault, if there was one."""
        if self._first is not None:
            raise self._first


def _signed_papers(replica: Replica) -> dict[str, Id]:
    """Return for each file that waits as a signed paper which paper it signs."""
    commands = (row.command for row in replica.outbox())
    return {
        command.sha256: command.signs
        for command in commands
        if isinstance(command, FileSignedPaper | FileSignedOpinion)
    }


class Errands:
    """One person's uploads and downloads. Lives on the loop's thread."""

    def __init__(
        self,
        parts: Parts,
        token: Callable[[], str],
        faulted: Callable[[EnvironmentFault], None],
        noted: Callable[[Standing], None],
    ) -> None:
        """Begin with nothing to do. `token` gives the present session's token; `noted` hears that a file arrived."""
        self._parts = parts
        self._token = token
        self._faulted = faulted
        self._noted = noted
        self._is_live = False
        self._to_upload = asyncio.Event()
        self._to_shelve = asyncio.Event()
        self._online = asyncio.Event()
        self._fetching: dict[str, asyncio.Lock] = {}

    def happened(self, standing: Standing, *, turned_live: bool) -> None:
        """Take note of what the replica's thread did."""
        self._is_live = standing.talk == Talk.LIVE
        if turned_live or standing.changed & _FILE_KINDS:
            self._to_shelve.set()
        if standing.files_wait:
            self._to_upload.set()

    def reachable(self, *, is_online: bool) -> None:
        """Take note of whether the hub can be reached."""
        if is_online:
            self._online.set()
        else:
            self._online.clear()

    async def upload(self) -> None:
        """Send the files that queued commands name, for ever; what fails is sent again."""
        while True:
            await self._to_upload.wait()
            await self._online.wait()
            self._to_upload.clear()
            try:
                await self._send_all()
            except EnvironmentFault as fault:
                self._to_upload.set()
                await self._failed(fault)

    async def fill_shelf(self) -> None:
        """Fetch what is worth having and remove what is no longer mine to see, for ever."""
        while True:
            await self._to_shelve.wait()
            self._to_shelve.clear()
            try:
                await self._shelve()
            except EnvironmentFault as fault:
                self._to_shelve.set()
                await self._failed(fault)

    async def fetch(self, sha256: str) -> Refusal | None:
        """Have a file here; several who want the same one wait for one download. Raises EnvironmentFault."""
        parts = self._parts
        if sha256 in parts.shelf.held:
            return None
        async with self._fetching.setdefault(sha256, asyncio.Lock()):
            refusal = await parts.shelf.fetch(
                sha256, lambda name, start, take: parts.api.download(self._token(), name, start, take)
            )
        if refusal is None:
            parts.listeners.tell(frozenset({DOWNLOAD}))
        return refusal

    async def _failed(self, fault: EnvironmentFault) -> None:
        if fault.code == "hub_away":
            await asyncio.sleep(_RETRY_SECONDS)
        else:
            self._faulted(fault)
            await asyncio.sleep(_RETRY_FULL_SECONDS)

    async def _send_all(self) -> None:
        parts = self._parts
        one_by_one = _OneByOne()
        waiting, signed = await parts.owner.told(
            lambda: (parts.exchange.replica.files_waiting(), _signed_papers(parts.exchange.replica))
        )
        for sha256 in waiting:
            with one_by_one:
                await self._send(sha256, signed.get(sha256, ""))
                self._noted(await parts.owner.told(partial(parts.exchange.file_arrived, sha256)))
        one_by_one.tell()

    async def _send(self, sha256: str, signs: Id) -> None:
        """Send one file. What the hub will not have, it says to the command that names it: `file_missing`."""
        try:
            size = await asyncio.to_thread(self._parts.shelf.size, sha256)
            chunks = self._parts.shelf.chunks(sha256)
            answer = await self._parts.api.upload(self._token(), sha256, size, chunks, signs)
        except (BlobMissing, BlobDamaged) as fault:
            _LOG.warning("a staged file is gone: %s", type(fault).__name__)
            return
        if isinstance(answer, Refusal):
            if answer.code == "signed_out":
                raise EnvironmentFault("hub_away", answer.code)
            self._faulted(EnvironmentFault(answer.code, sha256))

    async def _shelve(self) -> None:
        parts = self._parts
        projection = parts.exchange.projection
        if self._is_live:
            mine = await parts.owner.told(
                lambda: visible(projection.world) | frozenset(parts.exchange.replica.files_waiting())
            )
            if await parts.shelf.keep_only(mine):
                parts.listeners.tell(frozenset({DOWNLOAD}))
        one_by_one = _OneByOne()
        for sha256 in await parts.owner.told(lambda: wanted(projection.world)):
            if sha256 not in parts.shelf.held:
                await self._online.wait()
                with one_by_one:
                    await self.fetch(sha256)
        one_by_one.tell()
