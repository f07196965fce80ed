"""What a worker read in files, laid beside what is known and what is on the trust list already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import RevocationList, TrustedCertificate, revocation_list_id
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts
from ecabinet.trust.known_anchors import KnownCertificate, known_certificates
from ecabinet.trust.trust_files import FileProblem, FoundCertificate, FoundCrl, TrustFilesRead


class Comparison(StrEnum):
    """How a fingerprint stands to the catalogue. `differs`: one of this name is known, with another fingerprint."""

    MATCHES = "matches"
    DIFFERS = "differs"
    NOT_KNOWN = "not_known"


class Obstacle(StrEnum):
    """Why something that was read cannot be imported."""

    LISTED = "listed"
    NO_AUTHORITY = "no_authority"
    OF_STRANGER = "of_stranger"
    NOT_NEWER = "not_newer"


class FoundCertificateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate that was read. `known_fingerprints` are those that the catalogue has under this name."""

    facts: CertificateFacts
    name: str
    file: str
    comparison: Comparison
    known_fingerprints: tuple[str, ...]
    role: CertificateRole
    hierarchy: Hierarchy
    is_expired: bool
    obstacle: Obstacle | None


class FoundCrlRow(msgspec.Struct, frozen=True, kw_only=True):
    """A revocation list that was read. `issuer` is the certificate that signed it, on the list or read with it.

    `waits` for the issuer to be put on the list first.
    """

    facts: CrlFacts
    name: str
    file: str
    issuer: str
    waits: bool
    is_old: bool
    obstacle: Obstacle | None


class ImportScreen(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was read in the chosen files."""

    certificates: tuple[FoundCertificateRow, ...]
    crls: tuple[FoundCrlRow, ...]
    problems: tuple[FileProblem, ...]


def import_screen(
    certificates: Sequence[TrustedCertificate], lists: Sequence[RevocationList], now: datetime, read: TrustFilesRead
) -> ImportScreen:
    """Return what was read: what needs the closest look first, then anchors, what cannot be imported last."""
    listed = {one.id: one for one in certificates}
    found = {one.facts.sha256: one for one in read.certificates}
    rows = [_certificate(one, listed, found, now) for one in read.certificates]
    kept = {one.id: one for one in lists}
    crls = [_crl(one, listed, found, kept, now) for one in read.crls]
    return ImportScreen(
        certificates=tuple(sorted(rows, key=_attention)),
        crls=tuple(sorted(crls, key=lambda row: (row.obstacle is not None, row.name))),
        problems=read.problems,
    )


def _attention(row: FoundCertificateRow) -> tuple[bool, bool, bool, str, str]:
    differs = row.comparison == Comparison.DIFFERS
    return (row.obstacle is not None, not differs, row.role != CertificateRole.ANCHOR, row.name, row.facts.sha256)


def _certificate(
    one: FoundCertificate,
    listed: Mapping[str, TrustedCertificate],
    found: Mapping[str, FoundCertificate],
    now: datetime,
) -> FoundCertificateRow:
    facts = one.facts
    name = short_name(facts.subject)
    known = known_certificates()
    same_name = tuple(sorted(key for key, entry in known.items() if _folded(entry) == name.casefold()))
    if facts.sha256 in known:
        comparison = Comparison.MATCHES
    else:
        comparison = Comparison.DIFFERS if same_name else Comparison.NOT_KNOWN
    obstacle = Obstacle.LISTED if facts.sha256 in listed else None if facts.is_ca else Obstacle.NO_AUTHORITY
    return FoundCertificateRow(
        facts=facts,
        name=name,
        file=one.file,
        comparison=comparison,
        known_fingerprints=(facts.sha256,) if comparison == Comparison.MATCHES else same_name,
        role=CertificateRole.ANCHOR if facts.is_self_signed else CertificateRole.INTERMEDIATE,
        hierarchy=_hierarchy(one, listed, found),
        is_expired=facts.not_after is not None and facts.not_after < now,
        obstacle=obstacle,
    )


def _hierarchy(
    one: FoundCertificate, listed: Mapping[str, TrustedCertificate], found: Mapping[str, FoundCertificate]
) -> Hierarchy:
    """Follow the proven issuers up to one that is known or on the list."""
    seen: set[str] = set()
    while one.facts.sha256 not in seen:
        seen.add(one.facts.sha256)
        known = known_certificates().get(one.facts.sha256)
        if known is not None:
            return known.hierarchy
        if one.issued_by in listed:
            return listed[one.issued_by].hierarchy
        one = found.get(one.issued_by, one)
    return Hierarchy.OTHER


def _crl(
    one: FoundCrl,
    listed: Mapping[str, TrustedCertificate],
    found: Mapping[str, FoundCertificate],
    kept: Mapping[str, RevocationList],
    now: datetime,
) -> FoundCrlRow:
    facts = one.facts
    before = kept.get(revocation_list_id(one.signed_by, facts.part))
    signer = found.get(one.signed_by)
    obstacle = None
    if one.signed_by not in listed and (signer is None or not signer.facts.is_ca):
        obstacle = Obstacle.OF_STRANGER
    elif before is not None and facts.this_update <= before.facts.this_update:
        obstacle = Obstacle.NOT_NEWER
    return FoundCrlRow(
        facts=facts,
        name=short_name(facts.issuer),
        file=one.file,
        issuer=one.signed_by,
        waits=one.signed_by not in listed,
        is_old=facts.next_update is not None and facts.next_update <= now,
        obstacle=obstacle,
    )


def short_name(subject: str) -> str:
    """Return what one calls a certificate: the first part of its name."""
    return subject.split(", ", maxsplit=1)[0].partition("=")[2] or subject


def _folded(known: KnownCertificate) -> str:
    return known.name.casefold()
