"""The trust list for its administrators: what is on it, how old the revocation lists are, what is being imported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from ecabinet.client.screens.parts import is_laid_over
from ecabinet.client.screens.rejudging import Rejudging, rejudging
from ecabinet.client.screens.trust_import import ImportScreen, import_screen, short_name
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.documents.judge_again import JudgeAgain
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.confirm_certificate import ConfirmCertificate
from ecabinet.domain.trust_list.entities import (
    TRUST_LIST,
    Fetch,
    RevocationAddress,
    RevocationList,
    TrustedCertificate,
    TrustList,
)
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts
from ecabinet.domain.trust_list.import_revocation_list import ImportRevocationList
from ecabinet.domain.trust_list.remove_certificate import RemoveCertificate
from ecabinet.trust.known_anchors import known_certificates
from ecabinet.trust.trust_files import TrustFilesRead

OF_THE_TRUST_LIST = (ConfirmCertificate, RemoveCertificate, ImportRevocationList, JudgeAgain)
"""Verbs whose refusals belong on the page of the trust list."""
WITHOUT_END = timedelta(days=30)
"""A revocation list that names no next one counts as old after this."""
_SOON = timedelta(days=2)


class Age(StrEnum):
    """How old a revocation list is: good, about to end, or past the time at which a newer one had to be there."""

    FRESH = "fresh"
    ENDING = "ending"
    OLD = "old"


class CrlRow(msgspec.Struct, frozen=True, kw_only=True):
    """A kept revocation list. `ends_at` is when the next one has to be there.

    `taken_at` is when it came onto the list, `source` the address it was fetched from, empty for an import from a file.
    """

    facts: CrlFacts
    age: Age
    ends_at: datetime
    taken_at: datetime
    source: str


class AddressRow(msgspec.Struct, frozen=True, kw_only=True):
    """An address that the hub asks for revocation lists, and what came of it the last time.

    `is_responder`: it is asked about one certificate at a time (OCSP), and the last one counts.
    """

    address: str
    asked_at: datetime
    outcome: Fetch
    is_responder: bool = False


class CertificateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate on the list. `is_known`: its fingerprint stands in the catalogue of known certificates."""

    id: Id
    name: str
    issuer_name: str
    facts: CertificateFacts
    role: CertificateRole
    hierarchy: Hierarchy
    is_known: bool
    is_expired: bool
    confirmed_name: str
    confirmed_at: datetime
    is_waiting: bool
    crls: tuple[CrlRow, ...]
    addresses: tuple[AddressRow, ...]

    @property
    def age(self) -> Age | None:
        """The age of its oldest revocation list, None without any."""
        order = (Age.OLD, Age.ENDING, Age.FRESH)
        return min((one.age for one in self.crls), key=order.index, default=None)


class TrustListScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The list: anchors before intermediates within each hierarchy. `version` is empty before the first change.

    `changed_by_hub`: nobody changed it, the hub fetched a revocation list.
    """

    certificates: tuple[CertificateRow, ...]
    version: str
    changed_at: datetime | None
    changed_by: str
    changed_by_hub: bool
    importing: ImportScreen | None
    refused: tuple[Pending, ...]
    is_administrator: bool
    rejudging: Rejudging | None = None


def trust_list_screen(
    view: View, read: TrustFilesRead | None = None, asked_at: datetime | None = None
) -> TrustListScreen:
    """Return the list, beside it what a worker read in files that a person chose.

    `asked_at`: since when this person has had every signature judged again.
    """
    me = view.world.get(Person, view.me)
    refused = _refused(view)
    held = view.world.get(TrustList, TRUST_LIST)
    by = None if held is None else view.world.get(Person, held.changed_by)
    certificates = view.world.find(TrustedCertificate)
    lists = view.world.find(RevocationList)
    asked = view.world.find(RevocationAddress)
    return TrustListScreen(
        certificates=tuple(sorted((_row(view, one, lists, asked) for one in certificates), key=_order)),
        version="" if held is None else held.fingerprint,
        changed_at=None if held is None else held.changed_at,
        changed_by="" if by is None else by.full_name,
        changed_by_hub=held is not None and held.changed_by == HUB,
        importing=None if read is None else import_screen(certificates, lists, view.now, read),
        refused=refused,
        is_administrator=me is not None and Role.ADMINISTRATOR in me.roles,
        rejudging=None if asked_at is None or _was_refused(refused, asked_at) else rejudging(view, asked_at),
    )


def _refused(view: View) -> tuple[Pending, ...]:
    return tuple(
        pending
        for pending in view.pending
        if pending.delivery == Delivery.REFUSED and isinstance(pending.command, OF_THE_TRUST_LIST)
    )


def _was_refused(refused: tuple[Pending, ...], asked_at: datetime) -> bool:
    return any(isinstance(one.command, JudgeAgain) and one.made_at >= asked_at for one in refused)


def known_to(view: View) -> tuple[bytes, ...]:
    """Return the certificates on the list (DER): one of them may have signed a revocation list that is read."""
    return tuple(one.der for one in view.world.find(TrustedCertificate))


def _row(
    view: View, one: TrustedCertificate, lists: Sequence[RevocationList], asked: Sequence[RevocationAddress]
) -> CertificateRow:
    facts = one.facts
    return CertificateRow(
        id=one.id,
        name=short_name(facts.subject),
        issuer_name=short_name(facts.issuer),
        facts=facts,
        role=one.role,
        hierarchy=one.hierarchy,
        is_known=one.id in known_certificates(),
        is_expired=facts.not_after is not None and facts.not_after < view.now,
        confirmed_name=one.confirmed_name,
        confirmed_at=one.confirmed_at,
        is_waiting=is_laid_over(view, "TrustedCertificate", one.id),
        crls=tuple(_crl(held, view.now) for held in lists if held.issuer == one.id),
        addresses=_addresses([where for where in asked if where.issuer == one.id]),
    )


def _addresses(asked: Sequence[RevocationAddress]) -> tuple[AddressRow, ...]:
    """Return each address once: a responder was asked about many, and what came of it last says how it is."""
    newest: dict[tuple[str, bool], RevocationAddress] = {}
    for one in sorted(asked, key=lambda one: (one.asked_at, one.id)):
        newest[one.address, bool(one.certificate)] = one
    return tuple(
        AddressRow(address=address, asked_at=one.asked_at, outcome=one.outcome, is_responder=is_responder)
        for (address, is_responder), one in sorted(newest.items(), key=lambda item: item[0])
    )


def _crl(held: RevocationList, now: datetime) -> CrlRow:
    facts = held.facts
    ends_at = facts.next_update or facts.this_update + WITHOUT_END
    age = Age.OLD if ends_at <= now else Age.ENDING if ends_at <= now + _SOON else Age.FRESH
    return CrlRow(facts=facts, age=age, ends_at=ends_at, taken_at=held.imported_at, source=held.source)


def _order(row: CertificateRow) -> tuple[int, bool, str, str]:
    hierarchies = list(Hierarchy)
    return (hierarchies.index(row.hierarchy), row.role != CertificateRole.ANCHOR, row.name, row.id)
