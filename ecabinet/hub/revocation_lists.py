"""The hub fetches revocation lists from where certificates say that they are, if its settings name the hosts.

What it takes goes onto the trust list by the command that an administrator's import gives, so it reaches every device
and everything is judged again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from ecabinet.domain.documents.judged import verdict_on
from ecabinet.domain.kernel import JobKind, World
from ecabinet.domain.trust_list.addresses import ListAddress, due_addresses, named_anywhere, named_in_verdict
from ecabinet.domain.trust_list.entities import Fetch, RevocationList, TrustedCertificate, revocation_list_id
from ecabinet.domain.trust_list.facts import CrlFacts
from ecabinet.domain.trust_list.import_revocation_list import ImportRevocationList
from ecabinet.domain.trust_list.record_fetch import RecordFetch
from ecabinet.hub import journal
from ecabinet.hub.core import Core
from ecabinet.hub.ids import id_of
from ecabinet.hub.outside import NotFetched, Outside, together
from ecabinet.store.ledger import Job
from ecabinet.trust.certificate_files import MOST_FILE_BYTES
from ecabinet.trust.trust_files import TASK, FoundCrl, GivenFile, ReadTrustFiles, decode_answer, encode_request
from ecabinet.workers.faults import PoolClosed, WorkFault

_TOGETHER: Final = 8
"""Addresses that are asked at once, and lists that are in memory, each of some MB."""
_REFUSED: Final = {
    "revocation_list_not_newer": Fetch.OLDER,
    "revocation_list_of_the_future": Fetch.OF_THE_FUTURE,
    "revocation_list_of_stranger": Fetch.OF_STRANGER,
    "trust_file_too_large": Fetch.TOO_LARGE,
}


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address had: a list that is to be taken, or an outcome without one."""

    asked: ListAddress
    outcome: Fetch
    found: FoundCrl | None = None

    @property
    def next_update(self) -> datetime | None:
        """When the list that was there says that the next one comes."""
        return None if self.found is None else self.found.facts.next_update


class RevocationLists:
    """Asks what is due, and records what came of it. Lives on the event loop."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._outside = Outside(
            core.config.revocation_hosts, seconds=core.config.revocation_seconds, most_bytes=MOST_FILE_BYTES
        )
        self._asking = asyncio.Lock()

    async def catch_up(self) -> None:
        """Ask what certificates name that was never asked, and what became due or allowed. Raises EnvironmentFault."""
        if not self._outside.is_shut:
            await self._ask_due(await self._core.ask(named_anywhere))

    async def after_judging(self, job: Job) -> None:
        """Ask what the new verdicts name. Raises EnvironmentFault."""
        if self._outside.is_shut:
            return
        if job.kind == JobKind.JUDGE_ALL:
            await self._ask_due(await self._core.ask(named_anywhere))
            return
        judged = await self._core.ask(lambda world: verdict_on(world, job.about))
        if judged is not None:
            await self._ask_due(frozenset(named_in_verdict(judged.verdict)))

    async def perform(self) -> None:
        """Ask what is due again. Raises EnvironmentFault."""
        if not self._outside.is_shut:
            await self._ask_due(())

    async def _ask_due(self, named: Iterable[ListAddress]) -> None:
        """Ask some at once, so that one that is slow delays few others, then record them all."""
        async with self._asking:
            now = self._core.clock()
            due = await self._core.ask(lambda world: due_addresses(world, named, self._outside.allows, now))
            for begin in range(0, len(due), _TOGETHER):
                for answer in await together(due[begin : begin + _TOGETHER], self._answer):
                    await self._record(answer)

    async def _answer(self, asked: ListAddress) -> _Answer:
        try:
            content = await self._outside.fetch(asked.address)
        except NotFetched as fault:
            return _Answer(asked=asked, outcome=fault.outcome)
        known = await self._core.ask(lambda world: tuple(one.der for one in world.find(TrustedCertificate)))
        request = ReadTrustFiles(known=known, given=(GivenFile(name="list", content=content),))
        try:
            told = await asyncio.wrap_future(self._core.pool.submit(TASK, encode_request(request)))
        except PoolClosed:
            raise
        except WorkFault as fault:
            journal.warn("list_broke_worker", fault, issuer=asked.issuer)
            return _Answer(asked=asked, outcome=Fetch.NO_LIST)
        found = decode_answer(told).crls
        if len(found) != 1:
            return _Answer(asked=asked, outcome=Fetch.NO_LIST)
        return _Answer(asked=asked, outcome=Fetch.TAKEN, found=found[0])

    async def _record(self, answer: _Answer) -> None:
        outcome = answer.outcome if answer.found is None else await self._taken(answer.asked, answer.found)
        asked, now = answer.asked, self._core.clock()
        receipt = await self._core.command(
            RecordFetch(
                id=id_of("fetch", asked.id, outcome.value, now.isoformat()),
                claimed_at=now,
                issuer=asked.issuer,
                address=asked.address,
                outcome=outcome,
                next_update=answer.next_update,
            )
        )
        self._core.figures.count("revocation_lists", outcome=outcome.value)
        code = None if receipt.refusal is None else receipt.refusal.code  # its certificate was taken off meanwhile
        journal.note("revocation_list_asked", address=asked.id, issuer=asked.issuer, outcome=outcome.value, code=code)

    async def _taken(self, asked: ListAddress, found: FoundCrl) -> Fetch:
        """Put a list on the trust list as an administrator would, unless it is the one that is held."""
        if await self._core.ask(lambda world: _is_held(world, found)):
            return Fetch.UNCHANGED
        now = self._core.clock()
        receipt = await self._core.command(
            ImportRevocationList(
                id=id_of("fetched", found.facts.sha256, now.isoformat()),
                claimed_at=now,
                issuer=found.signed_by,
                der=found.der,
                facts=found.facts,
                source=asked.address,
            )
        )
        return Fetch.TAKEN if receipt.refusal is None else _REFUSED.get(receipt.refusal.code, Fetch.NO_LIST)


def _is_held(world: World, found: FoundCrl) -> bool:
    facts: CrlFacts = found.facts
    held = world.get(RevocationList, revocation_list_id(found.signed_by, facts.part))
    return held is not None and held.facts.sha256 == facts.sha256
