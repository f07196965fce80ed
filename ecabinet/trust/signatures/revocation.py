"""Whether a certificate was revoked, by lists and answers that are at hand (finding 6). Nothing is fetched here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec
from asn1crypto import x509

from ecabinet.domain.signatures.findings import Revocation, RevocationFinding
from ecabinet.trust.signatures.certificates import period
from ecabinet.trust.signatures.evidence import Evidence
from ecabinet.trust.signatures.opened import HOSTILE
from ecabinet.trust.signatures.revocation_answers import Subject, ocsp_statements
from ecabinet.trust.signatures.revocation_lists import crl_statements
from ecabinet.trust.signatures.revocation_statements import Statement

HOLD: Final = "certificate_hold"
_SKEW: Final = timedelta(seconds=60)


@dataclass(frozen=True)
class Revoked:
    """That a certificate of a path was revoked, when and why: `place` 0 is the signer's own."""

    at: datetime
    reason: str
    place: int


@dataclass(frozen=True)
class RevocationFacts:
    """The finding, and every certificate of the path that is revoked, the signer's first."""

    finding: RevocationFinding
    revoked: tuple[Revoked, ...] = ()


def judge_revocation(path: tuple[x509.Certificate, ...], evidence: Evidence, at: datetime) -> RevocationFacts:
    """Judge every certificate of a path but the anchor, for a moment; none speaks for another.

    Good is only what evidence says that was current at that moment, or was made later; what was revoked is told
    whenever it was revoked. One certificate that nobody spoke of makes the whole path unchecked, unless another was
    revoked by that moment. From its own revocation on an authority says nothing about others: its key may be a thief's.
    """
    found: list[tuple[Revoked, Statement]] = []
    good: list[Statement] = []
    unchecked = ""
    for place in reversed(range(len(path) - 1)):
        certificate, issuer = path[place], path[place + 1]
        ended = min((one.at for one, _ in found if one.place > place), default=None)
        statements = tuple(
            one for one in _statements(certificate, issuer, evidence) if ended is None or one.this_update < ended
        )
        revoked = _earliest(statements)
        if revoked is not None and revoked.revoked_at is not None:
            found.insert(0, (Revoked(revoked.revoked_at, revoked.reason, place), revoked))
            continue
        best = _best(statements, certificate, at)
        if best is None:
            unchecked = "signer" if place == 0 else f"authority {place}"
        else:
            good.insert(0, best)
    facts = tuple(one for one, _ in found)
    if found and (not unchecked or any(one.at <= at for one in facts)):
        return RevocationFacts(_revoked_finding(found), facts)
    if unchecked or len(path) < 2:  # noqa: PLR2004 - an anchor alone has nobody who could revoke it
        return RevocationFacts(RevocationFinding(state=Revocation.NOT_CHECKED, detail=unchecked or "anchor"), facts)
    return RevocationFacts(_finding(Revocation.GOOD, good))


def _statements(certificate: x509.Certificate, issuer: x509.Certificate, evidence: Evidence) -> Iterator[Statement]:
    for raw, origin in evidence.answers_about(certificate):
        try:
            yield from ocsp_statements(raw, origin, Subject.of(certificate), issuer)
        except HOSTILE:
            continue
    for raw, origin in evidence.crls:
        try:
            yield from crl_statements(raw, origin, certificate, issuer)
        except HOSTILE:
            continue


def _earliest(statements: tuple[Statement, ...]) -> Statement | None:
    """Return the revocation that came first. A hold that a later statement lifted is none."""
    revoked = [one for one in statements if one.revoked_at is not None]
    lifted = max((one.this_update for one in statements if one.revoked_at is None), default=None)
    counted = [one for one in revoked if not (one.reason == HOLD and lifted is not None and lifted > one.this_update)]
    return min(counted, key=lambda one: (one.reason == HOLD, one.revoked_at), default=None)


def _best(statements: tuple[Statement, ...], certificate: x509.Certificate, at: datetime) -> Statement | None:
    """Return what speaks for a moment: current then or made later, and made while the certificate still ran."""
    _, end = period(certificate)
    fitting = [
        one
        for one in statements
        if one.revoked_at is None
        and one.this_update <= end
        and (one.this_update >= at - _SKEW or (one.next_update is not None and at <= one.next_update + _SKEW))
    ]
    return max(fitting, key=lambda one: one.this_update, default=None)


def _finding(state: Revocation, statements: list[Statement]) -> RevocationFinding:
    """Tell by what the signer's certificate was judged, and the fingerprints of all evidence."""
    return RevocationFinding(
        state=state,
        source=statements[0].source,
        of=statements[0].this_update,
        evidence_sha256=tuple(dict.fromkeys(hashlib.sha256(one.raw).hexdigest() for one in statements)),
        until=min((one.next_update for one in statements if one.next_update is not None), default=None),
    )


def _revoked_finding(found: list[tuple[Revoked, Statement]]) -> RevocationFinding:
    """Tell of the revocation that came first."""
    first = min((one for one, _ in found), key=lambda one: one.at)
    statements = [said for one, said in found if one == first] + [said for one, said in found if one != first]
    finding = _finding(Revocation.REVOKED, statements)
    return msgspec.structs.replace(finding, revoked_at=first.at, reason=first.reason)
