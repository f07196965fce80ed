"""Files over HTTP: who may send one, who may read one, and ranges of one (RFC 9110 section 14)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from typing import TypeAlias

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse

from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.documents.entities import DocumentVersion, StoredFile
from ecabinet.domain.documents.record_file import RecordFile
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.papers.entities import Paper
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.hub import journal
from ecabinet.hub.bodies import FileFound, RequestRefused
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.hub.inspecting import inspected, record_of
from ecabinet.hub.pulled_body import PulledBody
from ecabinet.store.blobs import BlobRefused, checked_size
from ecabinet.trust.signing.values import OutsideRequest
from ecabinet.workers.faults import PoolClosed, WorkFault
from ecabinet.workers.limits import MIB

_HASH = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_MOST_SIGNATURE_BYTES = 32 * MIB
"""A signature with its picture and its evidence is far smaller."""
_Taker: TypeAlias = Callable[[str, Iterator[bytes], int | None], int]
_MAY_SEND = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT})
_MAY_SEND_IN_A_MEETING = frozenset({Role.SECRETARIAT, Role.CHAIR})


def may_send(world: World, person_id: Id) -> bool:
    """Tell whether somebody may hand in files: the city's secretariat and administrators, a meeting's staff.

    Its chair hands in what they signed. Who is asked in writing hands in what goes with the opinion while it is asked.
    """
    person = world.get(Person, person_id)
    if person is None or not person.active:
        return False
    if _MAY_SEND & set(person.roles):
        return True
    parts = world.find(Participant, person=person_id)
    return any(part.role in _MAY_SEND_IN_A_MEETING or _is_asked_in_writing(world, part) for part in parts)


def _is_asked_in_writing(world: World, part: Participant) -> bool:
    meeting = world.get(Meeting, part.meeting) if part.invited else None
    return meeting is not None and meeting.is_written and meeting.state == MeetingState.IN_SESSION


def may_read(world: World, person_id: Id, sha256: str) -> bool:
    """Tell whether a document version, a paper or a file beside an opinion that somebody may see is this file."""
    held = audiences_of(world, person_id)
    versions = world.find(DocumentVersion, natural=sha256)
    papers = world.find(Paper, natural=sha256)
    opinions = world.find(OpinionFile, natural=sha256)
    return any(held & audiences(entity) for entity in (*versions, *papers, *opinions))


def _paper_for(world: World, person_id: Id, paper_id: Id) -> Paper | None:
    paper = world.get(Paper, paper_id)
    return paper if paper is not None and audiences_of(world, person_id) & audiences(paper) else None


class Files:
    """The files of one hub."""

    def __init__(self, core: Core) -> None:
        self._core = core

    async def receive(self, request: Request, sha256: str, person: Id, signs: Id = "") -> FileFound:
        """Store a file as it streams in, look at it in a worker and record the finding and who handed it in.

        A file that is here already is read through and hashed all the same: only who has it may file it. `signs` names
        the paper that this is said to be, plus a signature; that is found out, too.

        Raises RequestRefused `not_yours_to_do`, `frame_malformed` (not its hash, broken off), `file_too_large`;
        EnvironmentFault `hub_disk_full`. Nothing half-written stays.
        """
        if _HASH.fullmatch(sha256) is None:
            raise RequestRefused("frame_malformed")
        if not await self._core.ask(lambda world: may_send(world, person)):
            raise RequestRefused("not_yours_to_do")
        known = await self.found(sha256)
        size = await self._take(request, sha256, self._core.blobs.receive if known is None else checked_size)
        self._core.figures.count("blob_bytes", size, direction="in")
        received = known or await inspected(self._core, sha256, size)
        await self._core.command(record_of(received, self._core.clock(), handed_in_by=person))
        journal.note("file_received", person=person, sha256=sha256, size=size, problem=received.problem)
        await self._prove(received, person, signs)
        return received

    async def found(self, sha256: str) -> FileFound | None:
        """Return what is known of a file that arrived whole, or None."""
        kept = await self._core.ask(lambda world: world.get(StoredFile, sha256))
        if kept is None or not await self._core.on_disk(lambda: self._core.blobs.has(sha256)):
            return None
        return FileFound(sha256=sha256, size=kept.size, pages=kept.pages, problem=kept.problem)

    async def _prove(self, file: FileFound, person: Id, signs: Id) -> None:
        """Record that a file is a paper, byte for byte, with signatures after it, if it is."""
        paper = await self._core.ask(lambda world: _paper_for(world, person, signs)) if signs else None
        if paper is None or file.problem is not None or not 0 < file.size - paper.size <= _MOST_SIGNATURE_BYTES:
            return
        exported, signed = await self._core.on_disk(lambda: (self._whole(paper.sha256), self._whole(file.sha256)))
        try:
            request = msgspec.msgpack.encode(OutsideRequest(exported, signed))
            await asyncio.wrap_future(self._core.pool.submit("check_signed_outside", request))
        except PoolClosed:
            raise
        except WorkFault as fault:
            journal.warn("signature_not_proven", fault, sha256=file.sha256, paper=paper.id)
            return
        await self._core.command(
            RecordFile(
                id=id_of("signed_file", file.sha256, paper.sha256),
                claimed_at=self._core.clock(),
                sha256=file.sha256,
                size=file.size,
                pages=file.pages,
                signs=paper.sha256,
            )
        )

    def _whole(self, sha256: str) -> bytes:
        blobs = self._core.blobs
        return b"".join(blobs.open_range(sha256, 0, blobs.size(sha256) or 0))

    async def _take(self, request: Request, sha256: str, take: _Taker) -> int:
        limit = self._core.config.largest_file
        announced = request.headers.get("content-length", "")
        expected = int(announced) if announced.isdecimal() else None
        if expected is not None and expected > limit:
            raise RequestRefused("file_too_large")
        body = PulledBody(request, limit)
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._core.uploads, lambda: take(sha256, body.chunks(), expected)
            )
        except (BlobRefused, ClientDisconnect) as fault:
            raise RequestRefused("frame_malformed") from fault
        finally:
            body.stop()

    async def send(self, request: Request, sha256: str, person: Id) -> Response:
        """Answer GET and HEAD. A file that is not there and one that is not for this person are the same 404."""
        known = _HASH.fullmatch(sha256) is not None and await self._core.ask(
            lambda world: may_read(world, person, sha256)
        )
        size = await self._core.on_disk(lambda: self._core.blobs.size(sha256)) if known else None
        if size is None:
            raise RequestRefused("document_unknown")
        tag = f'"{sha256}"'
        headers = {
            "ETag": tag,
            "Accept-Ranges": "bytes",
            "Cache-Control": "private, no-cache",
            "Content-Type": "application/pdf",
            "X-Content-Type-Options": "nosniff",
        }
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        asked = request.headers.get("range")
        if asked is None or request.headers.get("if-range", tag) != tag:
            return self._part(request, sha256, range(size), 200, headers)
        span = span_of(asked, size)
        if span is None:
            return self._part(request, sha256, range(size), 200, headers)
        if not span:
            return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
        headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
        return self._part(request, sha256, span, 206, headers)

    def _part(self, request: Request, sha256: str, span: range, status: int, headers: dict[str, str]) -> Response:
        headers = {**headers, "Content-Length": str(len(span))}
        if request.method == "HEAD":
            return Response(status_code=status, headers=headers)
        return StreamingResponse(self._chunks(sha256, span), status, headers)

    async def _chunks(self, sha256: str, span: range) -> AsyncIterator[bytes]:
        pieces = iter(self._core.blobs.open_range(sha256, span.start, span.stop))
        while (piece := await self._core.on_disk(lambda: next(pieces, None))) is not None:
            self._core.figures.count("blob_bytes", len(piece), direction="out")
            yield piece


def span_of(header: str, size: int) -> range | None:
    """Return the bytes a Range header asks for: None for what is ignored (not one range), empty for none that exist."""
    asked = _RANGE.fullmatch(header.strip())
    if asked is None or not (asked[1] or asked[2]):
        return None
    if not asked[1]:
        return range(max(0, size - int(asked[2])), size)
    first, last = int(asked[1]), int(asked[2]) if asked[2] else size - 1
    if asked[2] and last < first:
        return None
    return range(min(first, size), min(last + 1, size))
