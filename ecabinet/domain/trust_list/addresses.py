"""Where the hub asks for revocation lists: which addresses certificates name, and which of them are due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

import msgspec

from ecabinet.domain.documents.judged import verdicts
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.signatures.findings import Trust
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.trust_list.entities import (
    Fetch,
    RevocationAddress,
    TrustedCertificate,
    revocation_address_id,
)
from ecabinet.domain.trust_list.facts import CertificateRole

MOST_ADDRESSES_KEPT: Final = 200
"""Of a whole city. An authority that gives each certificate an address of its own is not asked without end."""
TRUSTED: Final = frozenset({Trust.OFFICIAL_DUTY, Trust.PUBLIC, Trust.OTHER})
_DAILY: Final = timedelta(days=1)
_BEFORE_END: Final = timedelta(hours=1)
_SOONEST: Final = timedelta(minutes=15)
_MOST_DOUBLINGS: Final = 7


class ListAddress(msgspec.Struct, frozen=True):
    """An address that is said to have the revocation lists of `issuer`, a certificate by its SHA-256."""

    issuer: Id
    address: str

    @property
    def id(self) -> Id:
        """The id under which is kept what came of asking it."""
        return revocation_address_id(self.issuer, self.address)


def named_in_verdict(verdict: DocumentVerdict) -> Iterator[ListAddress]:
    """Give the addresses in a verdict's paths, but only of paths that end at a confirmed anchor.

    There an authority wrote them. Elsewhere anybody who files a document could have the hub ask what they like.
    """
    for signature in verdict.signatures:
        if signature.trust.state in TRUSTED:
            for certificate, issuer in pairwise(signature.trust.path):
                yield from (ListAddress(issuer.sha256, one) for one in certificate.crl_addresses)


def named_anywhere(world: World) -> frozenset[ListAddress]:
    """Return the addresses in all verdicts and in the trust list. Nobody revokes an anchor: its own do not count."""
    listed = world.find(TrustedCertificate)
    by_name: dict[str, list[Id]] = {}
    for one in listed:
        by_name.setdefault(one.facts.subject, []).append(one.id)
    of_list = {
        ListAddress(issuer, address)
        for one in listed
        if one.role == CertificateRole.INTERMEDIATE
        for address in one.facts.crl_addresses
        for issuer in by_name.get(one.facts.issuer, ())
    }
    return frozenset(of_list.union(*(named_in_verdict(one.verdict) for one in verdicts(world))))


def due_addresses(
    world: World, named: Iterable[ListAddress], is_allowed: Callable[[str], bool], now: datetime
) -> tuple[ListAddress, ...]:
    """Return what is to be asked now: named for the first time, due again, or allowed since it was passed over."""
    kept = {one.id: one for one in world.find(RevocationAddress) if not one.certificate}
    listed = {one.id for one in world.find(TrustedCertificate)}
    new = sorted(
        {one for one in named if one.issuer in listed and one.id not in kept}, key=lambda one: (one.issuer, one.address)
    )
    again = [
        ListAddress(one.issuer, one.address)
        for one in kept.values()
        if is_allowed(one.address) and (one.again_at is None or one.again_at <= now)
    ]
    return (*again, *new[: max(0, MOST_ADDRESSES_KEPT - len(kept))])


def next_asking(
    outcome: Fetch, failures: int, next_update: datetime | None, now: datetime
) -> tuple[int, datetime | None]:
    """Return how often in a row an address was of no use, and when it is asked next; None: not by itself.

    Daily, since a list may come out before it has to, and an hour before the one that is held ends. An address that
    has nothing, or still the old list when the next is due, is asked more and more seldom. A responder that answered is
    asked about the same certificate an hour before that answer ends.
    """
    if outcome == Fetch.NOT_ALLOWED:
        return 0, None
    if outcome == Fetch.ANSWERED:
        return 0, max(now + _BEFORE_END, (now + _DAILY if next_update is None else next_update) - _BEFORE_END)
    ends = now + _DAILY + _BEFORE_END if next_update is None else next_update
    if outcome in {Fetch.TAKEN, Fetch.UNCHANGED} and ends - _BEFORE_END > now:
        return 0, max(now + _SOONEST, min(now + _DAILY, ends - _BEFORE_END))
    return failures + 1, now + min(_DAILY, _SOONEST * 2 ** min(failures, _MOST_DOUBLINGS))
