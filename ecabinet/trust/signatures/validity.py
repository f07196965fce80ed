"""The certificate, and those above it, at the signing time (finding 5)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from asn1crypto import x509

from ecabinet.domain.signatures.findings import Time, TimeFinding, Validity, ValidityFinding, weight_of
from ecabinet.trust.signatures.certificates import period
from ecabinet.trust.signatures.revocation import HOLD, RevocationFacts, Revoked

_SKEW: Final = timedelta(seconds=60)


def judged_at(time: TimeFinding, moment: datetime) -> datetime:
    """Return the time for which a certificate is judged: the proven one, else the claimed one, else the moment."""
    if time.state == Time.PROVEN and time.proven is not None:
        return time.proven
    return min(time.claimed, moment) if time.claimed is not None else moment


def judge_validity(
    path: tuple[x509.Certificate, ...], time: TimeFinding, revocation: RevocationFacts, moment: datetime
) -> ValidityFinding:
    """Judge all certificates of a path, the signer's first, at the signing time.

    Where only the signer's clock speaks for the time, an expiry or a revocation before the moment of judgement leaves
    it open when the signature was really made. `moment` is the moment of judgement.
    """
    at = judged_at(time, moment)
    is_proven = time.state == Time.PROVEN
    found = [one for one in (_revoked(one, at, is_proven=is_proven) for one in revocation.revoked) if one is not None]
    if found:
        return max(found, key=lambda one: weight_of(one.state))
    for place, certificate in enumerate(path):
        start, end = period(certificate)
        state = _in_period(start, end, at, at if is_proven else moment, is_proven=is_proven)
        if state is not None:
            return ValidityFinding(state=state, at=at, detail=_whose(place))
    return ValidityFinding(state=Validity.VALID, at=at)


def _revoked(revoked: Revoked, at: datetime, *, is_proven: bool) -> ValidityFinding | None:
    if is_proven and revoked.at > at:
        return None
    if revoked.reason == HOLD:
        state = Validity.SUSPENDED
    else:
        state = Validity.REVOKED if revoked.at <= at else Validity.REVOKED_UNPROVEN
    return ValidityFinding(
        state=state, at=at, revoked_at=revoked.at, revocation_reason=revoked.reason, detail=_whose(revoked.place)
    )


def _whose(place: int) -> str:
    """Say which certificate of the path it is about, nothing for the signer's own."""
    return f"authority {place}" if place else ""


def _in_period(start: datetime, end: datetime, at: datetime, latest: datetime, *, is_proven: bool) -> Validity | None:
    if at < start - _SKEW:
        return Validity.NOT_YET
    if is_proven:
        return Validity.EXPIRED if at > end + _SKEW else None
    return Validity.EXPIRED_UNPROVEN if max(at, latest) > end + _SKEW else None
