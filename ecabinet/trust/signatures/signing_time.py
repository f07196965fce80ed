"""How the signing time is known (finding 7): by timestamps on it, by later ones on the document, or by claim."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from asn1crypto import cms, x509
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.domain.signatures.findings import (
    Algorithm,
    CoverageFinding,
    Integrity,
    Purpose,
    Time,
    TimeFinding,
)
from ecabinet.trust.signatures.algorithms import judge_algorithms, strength, weakest_key, worst
from ecabinet.trust.signatures.certificates import described, period, purpose_of
from ecabinet.trust.signatures.coverage import covers_its_revision
from ecabinet.trust.signatures.evidence import Evidence, timestamp_tokens
from ecabinet.trust.signatures.integrity import (
    Unreadable,
    digest_quickly,
    only_signer,
    signer_certificate,
    timestamp_integrity,
)
from ecabinet.trust.signatures.opened import HOSTILE
from ecabinet.trust.signatures.paths import find_path
from ecabinet.trust.signatures.revocation import Revoked, judge_revocation

_LOCAL_AHEAD: Final = timedelta(hours=7)
_LOCAL_WINDOW: Final = timedelta(hours=1)
_DETAIL: Final = 200
_MOST_TOKENS: Final = 8


@dataclass(frozen=True)
class Stamp:
    """What one timestamp says, and how far it proves it."""

    state: Time
    at: datetime | None = None
    authority: str = ""
    detail: str = ""


@dataclass(frozen=True)
class DocumentStamp:
    """A document timestamp: it proves that all up to `covers` (a byte offset) was there; 0 if it covers no revision."""

    covers: int
    stamp: Stamp


def judge_time(signature: EmbeddedPdfSignature, evidence: Evidence, later: Iterable[Stamp]) -> TimeFinding:
    """Judge the time of a signature, `later` being stamps on it with the document around it.

    The authorities are judged where the evidence has anchors.
    """
    claimed = claimed_time(signature)
    own = [_signature_stamp(signature, token, evidence) for token in _tokens(signature)]
    best = _best(own)
    if best is None or best.state != Time.PROVEN:
        best = _earliest(later) or best
    if best is None:
        return TimeFinding(state=Time.CLAIMED if claimed else Time.UNKNOWN, claimed=claimed)
    is_proven = best.state == Time.PROVEN
    state = best.state if is_proven or best.state == Time.BROKEN else Time.CLAIMED if claimed else Time.UNKNOWN
    proven = best.at if is_proven else None
    return TimeFinding(
        state=state,
        proven=proven,
        claimed=claimed,
        authority=best.authority,
        is_local_as_utc=_is_local(claimed, best.at),
        detail=best.detail,
    )


def judge_document_timestamp(signature: EmbeddedPdfSignature, evidence: Evidence) -> TimeFinding:
    """Judge what a document timestamp says of its own time."""
    stamp = _document_stamp(signature, evidence)
    proven = stamp.at if stamp.state == Time.PROVEN else None
    return TimeFinding(
        state=stamp.state, proven=proven, claimed=stamp.at, authority=stamp.authority, detail=stamp.detail
    )


def document_stamp(signature: EmbeddedPdfSignature, coverage: CoverageFinding, evidence: Evidence) -> DocumentStamp:
    """Return what a document timestamp proves."""
    covers = coverage.signed_until if covers_its_revision(coverage) else 0
    return DocumentStamp(covers, _document_stamp(signature, evidence))


def stamps_on(coverage: CoverageFinding, stamps: Iterable[DocumentStamp]) -> Iterator[Stamp]:
    """Give the document timestamps that cover a signature whole; none where it covers no revision itself."""
    if covers_its_revision(coverage):
        yield from (one.stamp for one in stamps if one.covers > coverage.signed_until)


def _document_stamp(signature: EmbeddedPdfSignature, evidence: Evidence) -> Stamp:
    try:
        digest_quickly(signature)
        return _judged(signature.signed_data, signature.compute_digest(), evidence)
    except HOSTILE as fault:
        return Stamp(Time.UNKNOWN, detail=type(fault).__name__)


def claimed_time(signature: EmbeddedPdfSignature) -> datetime | None:
    """Return the signer's clock as written, in UTC."""
    try:
        found = signature.self_reported_timestamp
    except HOSTILE:
        return None
    if found is None:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _is_local(claimed: datetime | None, stamped: datetime | None) -> bool:
    """Recognise Vietnam's local time written as UTC: about seven hours ahead of the authority (vSign and others)."""
    return claimed is not None and stamped is not None and abs(claimed - stamped - _LOCAL_AHEAD) <= _LOCAL_WINDOW


def _tokens(signature: EmbeddedPdfSignature) -> list[cms.SignedData]:
    try:
        return timestamp_tokens(signature.signer_info)[:_MOST_TOKENS]
    except HOSTILE:
        return []


def _best(stamps: list[Stamp]) -> Stamp | None:
    """Prefer a proof, then a broken stamp, which must be told, then one of an unknown authority."""
    order = (Time.PROVEN, Time.BROKEN, Time.CLAIMED, Time.UNKNOWN)
    return min(stamps, key=lambda one: order.index(one.state), default=None)


def _earliest(later: Iterable[Stamp]) -> Stamp | None:
    proofs = [one for one in later if one.state == Time.PROVEN]
    return min(proofs, key=lambda one: one.at or datetime.max.replace(tzinfo=UTC), default=None)


def _signature_stamp(signature: EmbeddedPdfSignature, token: cms.SignedData, evidence: Evidence) -> Stamp:
    try:
        imprint = token["encap_content_info"]["content"].parsed["message_imprint"]
        name = str(imprint["hash_algorithm"]["algorithm"].native).replace("_", "-")
        value = signature.signer_info["signature"].native
        return _judged(token, hashlib.new(name, value).digest(), evidence)
    except HOSTILE as fault:
        return Stamp(Time.BROKEN, detail=f"{type(fault).__name__}: {fault}"[:_DETAIL])


def _judged(token: cms.SignedData, imprint: bytes, evidence: Evidence) -> Stamp:
    """Judge a token: its mathematics first, then its authority at the time that it says."""
    at = _time_of(token)
    try:
        certificate = signer_certificate(token, evidence.certificates)
    except Unreadable:
        return Stamp(Time.CLAIMED, at, detail="the authority's certificate is not at hand")
    authority = described(certificate).subject
    state, detail = timestamp_integrity(token, imprint, evidence.certificates)
    if state != Integrity.INTACT:
        return Stamp(Time.BROKEN, at, authority, detail or state.value)
    if evidence.anchors is None:
        return Stamp(Time.PROVEN, at, authority)
    return _of_authority(token, certificate, evidence, Stamp(Time.PROVEN, at, authority))


def _time_of(token: cms.SignedData) -> datetime:
    found: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return found.astimezone(UTC)


def _of_authority(token: cms.SignedData, certificate: x509.Certificate, evidence: Evidence, stamp: Stamp) -> Stamp:
    """Judge the authority at the time of the stamp; that it expired since takes nothing away."""
    at = _time_of(token)
    if purpose_of(certificate, is_timestamp=True).state != Purpose.FIT:
        return replace(stamp, state=Time.BROKEN, detail="the certificate is not made for timestamps")
    path = find_path(certificate, evidence, at)
    if not path.certificates:
        return replace(stamp, state=Time.CLAIMED, detail=f"authority {path.finding.state.value}")
    if any(not start <= at <= end for start, end in map(period, path.certificates)):
        return replace(stamp, state=Time.BROKEN, detail="the authority's certificate was not valid then")
    revocation = judge_revocation(path.certificates, evidence, at)
    if any(_is_void(one, at) for one in revocation.revoked):
        return replace(stamp, state=Time.BROKEN, detail="the authority's certificate was revoked")
    strong = _strength(token, path.certificates, evidence, at)
    if strong not in {Algorithm.STRONG, Algorithm.OLD}:
        return replace(stamp, state=Time.CLAIMED, detail=f"algorithm {strong.value}")
    return stamp


def _strength(token: cms.SignedData, path: tuple[x509.Certificate, ...], evidence: Evidence, at: datetime) -> Algorithm:
    """Return how strong a stamp is: by its digests at its own time, by its keys at the moment of judgement.

    Who has broken a key dates as they like, so that the stamp's own time says nothing about keys.
    """
    signer = only_signer(token)
    imprint = token["encap_content_info"]["content"].parsed["message_imprint"]["hash_algorithm"]["algorithm"].native
    states = (
        judge_algorithms(signer, path, evidence.policy, at).state,
        strength(evidence.policy, str(imprint), 0, at.date()),
        weakest_key(path, evidence.policy, evidence.moment),
    )
    return worst(states)


def _is_void(revoked: Revoked, at: datetime) -> bool:
    """A stolen key dates as its thief likes: a compromise, or no reason at all, takes all its stamps (RFC 3161, 4)."""
    return revoked.at <= at or revoked.reason in ("", "key_compromise", "ca_compromise")
