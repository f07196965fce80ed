"""From a paper on the shelf to its signed version on the shelf, ready for the command that names it."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

from ecabinet.client.errands import Errands
from ecabinet.client.pages import Workers
from ecabinet.client.parts import Parts
from ecabinet.client.signing import SigningOrder, evidence_of, preview, sign, signed_outside
from ecabinet.client.values import PagePicture, StagedFile
from ecabinet.domain.kernel import Refusal


class SigningRoom:
    """One person's. Lives on the loop's thread."""

    def __init__(self, parts: Parts, errands: Errands, workers: Workers) -> None:
        """Sign with these workers what is on, or can be fetched to, the shelf."""
        self._parts = parts
        self._errands = errands
        self._workers = workers

    async def sign(self, order: SigningOrder) -> StagedFile | Refusal:
        """Sign with a key file or a token. Refuses on a device that belongs to a room: `device_is_shared`."""
        parts = self._parts
        if parts.is_shared:
            return Refusal("device_is_shared")
        refusal = await self._errands.fetch(order.sha256)
        if refusal is not None:
            return refusal
        pdf = await asyncio.to_thread(parts.shelf.read, order.sha256)
        evidence = await parts.owner.told(lambda: evidence_of(parts.exchange.projection.world))
        signed = await sign(order, pdf, evidence, self._workers, parts.clock.now())
        return signed if isinstance(signed, Refusal) else await self._keep(signed, order.file_name)

    async def preview(self, order: SigningOrder, width: int) -> PagePicture | Refusal:
        """Draw the page on which the signature will be seen; no key is used."""
        refusal = await self._errands.fetch(order.sha256)
        if refusal is not None:
            return refusal
        pdf = await asyncio.to_thread(self._parts.shelf.read, order.sha256)
        return await preview(order, pdf, self._workers, self._parts.clock.now(), width)

    async def take(self, sha256: str, path: Path) -> StagedFile | Refusal:
        """Take in what was signed outside, if it is the paper plus a signature and nothing else.

        What is kept are the bytes that were looked at, whatever becomes of the file meanwhile.
        """
        refusal = await self._errands.fetch(sha256)
        if refusal is not None:
            return refusal
        exported = await asyncio.to_thread(self._parts.shelf.read, sha256)
        signed = await signed_outside(exported, path, self._workers)
        return signed if isinstance(signed, Refusal) else await self._keep(signed, path.name)

    async def _keep(self, signed: bytes, file_name: str) -> StagedFile:
        sha256 = hashlib.sha256(signed).hexdigest()
        size = await self._parts.shelf.stage(sha256, iter((signed,)))
        return StagedFile(sha256=sha256, file_name=file_name, size=size, pages=0)
