"""Taking in a file from outside: looked at by a worker, sealed here, sent before the command that names it."""

from __future__ import annotations

import asyncio
import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ecabinet.client.device import disk_faults
from ecabinet.client.pages import PdfFacts, Workers
from ecabinet.client.shelf import Shelf
from ecabinet.client.values import StagedFile
from ecabinet.domain.documents.file_names import file_name_problem
from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.trust.sealed_files import HashDiffers
from ecabinet.workers.faults import TaskRefused, WorkFault

MOST_BYTES = 200 * 1024 * 1024
"""The hub takes no larger file (HubConfig.largest_file)."""
_CHUNK = 1024 * 1024


async def stage(path: Path, workers: Workers, shelf: Shelf) -> StagedFile | Refusal:
    """Take in a PDF. Refuses what is missing, too large, badly named or no sound PDF; then nothing is kept.

    Raises EnvironmentFault `disk_full`.
    """
    name = unicodedata.normalize("NFC", path.name)
    problem = file_name_problem(name)
    if problem is not None:
        return problem
    try:
        size = (await asyncio.to_thread(path.stat)).st_size
        if size > MOST_BYTES:
            return Refusal("file_too_large")
        facts = await _looked_at(path, workers)
        if isinstance(facts, Refusal):
            return facts
        sha256 = await asyncio.to_thread(_digest, path)
        sealed = await shelf.stage(sha256, _chunks(path))
    except (FileNotFoundError, PermissionError, IsADirectoryError):
        return Refusal("no_such_file")
    except HashDiffers:
        return Refusal("truncated_pdf")  # somebody is still writing it
    return StagedFile(sha256=sha256, file_name=name, size=sealed, pages=facts.pages, title=facts.title)


async def _looked_at(path: Path, workers: Workers) -> PdfFacts | Refusal:
    try:
        absolute = await asyncio.to_thread(path.absolute)
        found = await asyncio.wrap_future(workers.submit("inspect_file", str(absolute).encode()))
    except TaskRefused as refused:
        return Refusal(refused.code)
    except WorkFault:
        return Refusal("damaged_pdf")  # what brings a limited process down is no document
    return msgspec.msgpack.decode(found, type=PdfFacts)


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    for chunk in _chunks(path):
        found.update(chunk)
    return found.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def save_copy(shelf: Shelf, sha256: str, target: Path) -> None:
    """Write a readable copy outside, whole or not at all. Raises BlobMissing, EnvironmentFault `disk_full`."""
    write_outside(target, shelf.chunks(sha256))


def write_outside(target: Path, chunks: Iterator[bytes]) -> None:
    """Write a readable file, whole or not at all. Raises EnvironmentFault `disk_full`, `disk_failed`."""
    from ecabinet.workers.durable_files import write_durably  # noqa: PLC0415

    with disk_faults():
        write_durably(target, chunks, mode=0o600)


__all__ = ["EnvironmentFault", "save_copy", "stage", "write_outside"]
