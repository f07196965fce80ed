"""The one entry: a PDF, what it is judged by and for which moment, to a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from ecabinet.domain.signatures.findings import Certification, CertificationFinding, Change, ChangeFinding
from ecabinet.domain.signatures.material import AlgorithmPolicy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, SignatureVerdict, Stage
from ecabinet.trust.signatures.after_signing import coverage_of, judge_after
from ecabinet.trust.signatures.enumeration import odd_signatures, signatures_in_bytes
from ecabinet.trust.signatures.evidence import Anchors, anchors_of, embedded_in_document
from ecabinet.trust.signatures.judging import (
    NOTHING_AFTERWARDS,
    Afterwards,
    Bench,
    evidence_of,
    is_timestamp,
    judge_signature,
    odd_verdict,
)
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf, open_pdf
from ecabinet.trust.signatures.requests import WITHOUT_TRUST, file_of, undetermined
from ecabinet.trust.signatures.signing_time import document_stamp

__all__ = ["WITHOUT_TRUST", "NotAccepted", "examine", "require", "undetermined"]


class NotAccepted(Exception):
    """A gate's answer. `verdict` says why."""

    def __init__(self, verdict: DocumentVerdict) -> None:
        """Keep the verdict."""
        super().__init__(", ".join(verdict.reasons) or verdict.line.value)
        self.verdict = verdict


def require(verdict: DocumentVerdict, *, accept_unchecked_revocation: bool = False) -> None:
    """Let only a valid document pass; a gate may also accept that revocation alone was not checked.

    Raises NotAccepted. An unsigned document does not pass.
    """
    if verdict.line == Line.VALID or (accept_unchecked_revocation and verdict.lacks_only_revocation):
        return
    raise NotAccepted(verdict)


def examine(  # noqa: PLR0913 - what is judged, by what, for when; the rest by name
    pdf: bytes,
    trust: TrustMaterial | None,
    policy: AlgorithmPolicy,
    moment: datetime,
    *,
    stage: Stage = Stage.FULL,
    password: str | None = None,
) -> DocumentVerdict:
    """Judge every signature of a file for a moment (UTC). Never raises, whatever the bytes are.

    `trust` None leaves trust, revocation, the period of validity and the policy of algorithms out of the verdict.
    """
    blank = undetermined(*file_of(pdf), trust, policy, moment, problem="", stage=stage)
    try:
        opened = open_pdf(pdf, password)
        if isinstance(opened, str):
            is_locked = opened in ("encrypted", "wrong_password")
            found = tuple(odd_verdict(one) for one in signatures_in_bytes(pdf, is_locked=is_locked))
            return msgspec.structs.replace(blank, signatures=found, problem=opened)
        return _examined(opened, blank, trust, policy)
    except HOSTILE as fault:
        return msgspec.structs.replace(blank, problem="too_costly" if isinstance(fault, MemoryError) else "malformed")


def _examined(
    opened: OpenedPdf, blank: DocumentVerdict, trust: TrustMaterial | None, policy: AlgorithmPolicy
) -> DocumentVerdict:
    after = _afterwards(opened, blank.stage)
    bench = _with_stamps(opened, Bench(_anchors(trust), policy, blank.moment, embedded_in_document(opened)), after)
    judged = [judge_signature(one, bench, after[place]) for place, one in enumerate(opened.signatures)]
    odd = [odd_verdict(one) for one in odd_signatures(opened)]
    return msgspec.structs.replace(
        blank,
        signatures=_with_namesakes((*judged, *odd)),
        revisions=opened.revisions,
        was_lax=opened.was_lax,
        answers=_answers_about(judged, trust),
    )


def _answers_about(judged: Sequence[SignatureVerdict], trust: TrustMaterial | None) -> tuple[str, ...]:
    """Return the answers at hand about certificates of the paths, whether they said anything or not."""
    if trust is None or not trust.ocsps:
        return ()
    held = {one.certificate: one.sha256 for one in trust.ocsps}
    on_paths = {certificate.sha256 for one in judged for certificate in one.trust.path}
    return tuple(sorted(held[one] for one in on_paths & held.keys()))


def _anchors(trust: TrustMaterial | None) -> Anchors | None:
    return anchors_of(trust) if trust is not None else None


def _with_stamps(opened: OpenedPdf, bench: Bench, after: tuple[Afterwards, ...]) -> Bench:
    stamps = tuple(
        document_stamp(one, found.coverage, evidence_of(one, bench))
        for one, found in zip(opened.signatures, after, strict=True)
        if is_timestamp(one)
    )
    return replace(bench, stamps=stamps)


def _afterwards(opened: OpenedPdf, stage: Stage) -> tuple[Afterwards, ...]:
    """Say what happened after each signature; the first stage knows the covered bytes only."""
    if stage == Stage.FIRST:
        return tuple(_covered(opened, place) for place in range(len(opened.signatures)))
    try:
        found = judge_after(opened)
    except HOSTILE as fault:
        unexplained = ChangeFinding(state=Change.UNEXPLAINED)
        detail = CertificationFinding(state=Certification.NONE, detail=type(fault).__name__)
        covered = (_covered(opened, place) for place in range(len(opened.signatures)))
        return tuple(Afterwards(unexplained, one.coverage, detail) for one in covered)
    return tuple(Afterwards(one.changes, one.coverage, one.certification) for one in found)


def _covered(opened: OpenedPdf, place: int) -> Afterwards:
    try:
        coverage = coverage_of(opened, place)
    except HOSTILE:
        return NOTHING_AFTERWARDS
    return Afterwards(NOTHING_AFTERWARDS.changes, coverage, NOTHING_AFTERWARDS.certification)


def _with_namesakes(verdicts: tuple[SignatureVerdict, ...]) -> tuple[SignatureVerdict, ...]:
    """Mark signers whose name stands on this document under another issuer too."""
    issuers: dict[str, set[str]] = {}
    for one in verdicts:
        if one.signer.name and one.trust.path:
            issuers.setdefault(one.signer.name.casefold(), set()).add(one.trust.path[0].issuer)
    return tuple(
        msgspec.structs.replace(one, trust=msgspec.structs.replace(one.trust, same_name_elsewhere=True))
        if len(issuers.get(one.signer.name.casefold(), ())) > 1
        else one
        for one in verdicts
    )
