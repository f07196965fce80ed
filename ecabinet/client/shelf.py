"""The shelf: files of what a person may see, fetched ahead, checked by their hash and kept encrypted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import msgspec

from ecabinet.client.device import disk_faults
from ecabinet.client.owner import Owner
from ecabinet.client.pieces import Pieces
from ecabinet.client.ports import Replica
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.documents.entities import DocumentVersion, VersionState
from ecabinet.domain.kernel import EnvironmentFault, Refusal, World
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.papers.entities import Paper
from ecabinet.trust.sealed_files import BlobDamaged, BlobMissing, HashDiffers, SealedFolder

_SHELF = "shelf"
_PIECES = "pieces/"
_DECODER = msgspec.msgpack.Decoder(tuple[str, ...])


Fetch = Callable[[str, int, Callable[[bytes], Awaitable[None]]], Awaitable[Refusal | None]]
"""Gives a file (SHA-256) from a byte on, piece by piece, or says why not. Raises EnvironmentFault."""


def visible(world: World) -> frozenset[str]:
    """Return the files that belong to anything this person sees."""
    versions = frozenset(version.sha256 for version in world.find(DocumentVersion))
    opinions = frozenset(file.sha256 for file in world.find(OpinionFile))
    return versions | opinions | frozenset(paper.sha256 for paper in world.find(Paper))


def wanted(world: World) -> tuple[str, ...]:
    """Return the files worth having ahead: published versions of meetings to come or in session, and papers."""
    current = {meeting.id for meeting in world.find(Meeting) if meeting.state in _AHEAD}
    gone = {meeting.id for meeting in world.find(Meeting)} - current
    versions = [
        version.sha256
        for version in world.find(DocumentVersion)
        if version.state == VersionState.PUBLISHED and version.meeting not in gone
    ]
    papers = [paper.sha256 for paper in world.find(Paper) if paper.meeting not in gone or paper.person is not None]
    return tuple(dict.fromkeys((*versions, *papers)))


_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.ANNOUNCED, MeetingState.IN_SESSION, MeetingState.CLOSED})


class Shelf:
    """One person's sealed files on this device. What it holds is remembered in the replica.

    A broken download goes on where it stopped: what has arrived is sealed in pieces, each under its own hash.
    """

    def __init__(self, folder: SealedFolder, owner: Owner, replica: Replica) -> None:
        """Take over a person's folder. Call on the replica's thread."""
        self._folder = folder
        self._owner = owner
        self._replica = replica
        self._held = frozenset(_recalled(replica, _SHELF))
        self._staged: frozenset[str] = frozenset()
        self._removing = asyncio.Lock()

    @property
    def held(self) -> frozenset[str]:
        """SHA-256 of the files that are here."""
        return self._held

    def read(self, sha256: str) -> bytes:
        """Return a whole file. Raises BlobMissing, EnvironmentFault `file_damaged`; a damaged file is removed."""
        try:
            with disk_faults(), self._folder.open(sha256) as reader:
                return b"".join(reader.chunks())
        except BlobDamaged as fault:
            self._folder.delete(sha256)
            self._held -= {sha256}
            raise EnvironmentFault("file_damaged", sha256) from fault

    def size(self, sha256: str) -> int:
        """Return a file's size in bytes. Raises BlobMissing, BlobDamaged, EnvironmentFault."""
        with disk_faults(), self._folder.open(sha256) as reader:
            return reader.size

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """Yield a file. Raises BlobMissing, BlobDamaged, OSError."""
        with self._folder.open(sha256) as reader:
            yield from reader.chunks()

    async def stage(self, sha256: str, chunks: Iterator[bytes]) -> int:
        """Seal a file that nothing names yet and keep it from now on, whatever is allowed; return its size.

        Raises HashDiffers, EnvironmentFault `disk_full`.
        """
        self._staged |= {sha256}
        async with self._removing:
            pass  # a removal under way may be of this very file
        return await self._put(sha256, chunks)

    async def _put(self, sha256: str, chunks: Iterator[bytes]) -> int:
        def seal() -> int:
            with disk_faults():
                return self._folder.write(sha256, chunks)

        size = await asyncio.to_thread(seal)
        await self._remember(self._held | {sha256})
        return size

    async def fetch(self, sha256: str, source: Fetch) -> Refusal | None:
        """Have a file here, fetching what is missing of it.

        Raises EnvironmentFault: `hub_away` (what has arrived stays), `disk_full`, `file_damaged` (the hub's file is not
        what its hash says; nothing stays).
        """
        if await asyncio.to_thread(self._folder.has, sha256):
            await self._remember(self._held | {sha256})
            return None
        for _ in range(2):  # what an earlier run left behind may be what is wrong
            names = await self._owner.told(lambda: _recalled(self._replica, _PIECES + sha256))
            pieces = Pieces(self._folder, sha256, names)
            start = await asyncio.to_thread(pieces.size)

            async def take(chunk: bytes, pieces: Pieces = pieces) -> None:
                if await asyncio.to_thread(pieces.take, chunk):
                    await self._note(_PIECES + sha256, pieces.names)

            refusal = await source(sha256, start, take)
            if refusal is not None:
                return refusal
            if await self._join(sha256, pieces):
                return None
        raise EnvironmentFault("file_damaged", sha256)

    async def keep_only(self, allowed: frozenset[str]) -> bool:
        """Remove every file that is neither among these nor staged; say whether any was. Raises EnvironmentFault."""
        async with self._removing:
            lost = self._held - allowed - self._staged

            def remove() -> None:
                with disk_faults():
                    for sha256 in lost:
                        self._folder.delete(sha256)

            if lost:
                await asyncio.to_thread(remove)
                await self._remember(self._held - lost)
        return bool(lost)

    async def _join(self, sha256: str, pieces: Pieces) -> bool:
        """Make the file of its pieces; False when they are not the file. The pieces are gone either way."""
        try:
            await self._put(sha256, pieces.chunks())
        except (HashDiffers, BlobMissing, BlobDamaged):
            is_whole = False
        else:
            is_whole = True
        await asyncio.to_thread(pieces.remove)
        await self._note(_PIECES + sha256, ())
        return is_whole

    async def _remember(self, held: frozenset[str]) -> None:
        if held != self._held:
            self._held = held
            await self._note(_SHELF, tuple(sorted(held)))

    async def _note(self, name: str, files: tuple[str, ...]) -> None:
        value = msgspec.msgpack.encode(files)
        await self._owner.told(lambda: self._replica.remember(name, value))


def _recalled(replica: Replica, name: str) -> tuple[str, ...]:
    value = replica.recall(name)
    return () if value is None else _DECODER.decode(value)
