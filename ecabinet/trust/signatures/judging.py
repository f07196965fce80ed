"""One signature, all its findings. Whatever hostile bytes raise becomes a finding of that one signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from asn1crypto import x509
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.domain.signatures.findings import (
    Algorithm,
    AlgorithmFinding,
    Certification,
    CertificationFinding,
    Change,
    ChangeFinding,
    Checkable,
    CheckableFinding,
    Coverage,
    CoverageFinding,
    Integrity,
    IntegrityFinding,
    Purpose,
    PurposeFinding,
    Revocation,
    RevocationFinding,
    Time,
    TimeFinding,
    Trust,
    TrustFinding,
    Validity,
    ValidityFinding,
)
from ecabinet.domain.signatures.material import AlgorithmPolicy
from ecabinet.domain.signatures.verdicts import SignatureKind, SignatureVerdict, Signer
from ecabinet.trust.signatures.algorithms import judge_algorithms
from ecabinet.trust.signatures.certificates import clean, described, purpose_of, signer_of
from ecabinet.trust.signatures.evidence import (
    Anchors,
    Embedded,
    Evidence,
    embedded_in_signature,
    evidence_for,
)
from ecabinet.trust.signatures.integrity import judge_integrity, only_signer, signer_certificate
from ecabinet.trust.signatures.opened import HOSTILE, OddSignature, entry
from ecabinet.trust.signatures.paths import find_path
from ecabinet.trust.signatures.revocation import RevocationFacts, judge_revocation
from ecabinet.trust.signatures.signing_time import DocumentStamp, judge_document_timestamp, judge_time, stamps_on
from ecabinet.trust.signatures.validity import judge_validity, judged_at

_Found = TypeVar("_Found")
_DETAIL: Final = 200


@dataclass(frozen=True)
class Bench:
    """What all signatures of a document are judged by. `anchors` is None where trust is left out of the verdict."""

    anchors: Anchors | None
    policy: AlgorithmPolicy
    moment: datetime
    in_document: Embedded
    stamps: tuple[DocumentStamp, ...] = ()


@dataclass(frozen=True)
class Afterwards:
    """What happened to the document after a signature, as far as the stage looked."""

    changes: ChangeFinding
    coverage: CoverageFinding
    certification: CertificationFinding


@dataclass(frozen=True)
class _Standing:
    """The findings about who signed."""

    trust: TrustFinding
    validity: ValidityFinding
    revocation: RevocationFinding
    algorithm: AlgorithmFinding
    purpose: PurposeFinding


_LEFT_OUT: Final = _Standing(
    trust=TrustFinding(state=Trust.NOT_JUDGED),
    validity=ValidityFinding(state=Validity.NOT_JUDGED),
    revocation=RevocationFinding(state=Revocation.NOT_JUDGED),
    algorithm=AlgorithmFinding(state=Algorithm.NOT_JUDGED),
    purpose=PurposeFinding(state=Purpose.NOT_JUDGED),
)
NOTHING_AFTERWARDS: Final = Afterwards(
    ChangeFinding(state=Change.NOT_EXAMINED),
    CoverageFinding(state=Coverage.UNKNOWN),
    CertificationFinding(state=Certification.NONE),
)


def is_timestamp(signature: EmbeddedPdfSignature) -> bool:
    """Return whether it is a document timestamp, by its type or by what it carries."""
    try:
        if str(signature.sig_object_type) == "/DocTimeStamp":
            return True
        return bool(signature.signed_data["encap_content_info"]["content_type"].native == "tst_info")
    except HOSTILE:
        return False


def evidence_of(signature: EmbeddedPdfSignature, bench: Bench) -> Evidence:
    """Return what one signature is judged by."""
    own = _try(lambda: embedded_in_signature(signature.signed_data), Embedded())
    return evidence_for(bench.anchors, bench.policy, bench.moment, own.plus(bench.in_document))


def judge_signature(signature: EmbeddedPdfSignature, bench: Bench, after: Afterwards) -> SignatureVerdict:
    """Judge a signature or a document timestamp. Never raises for what the signature holds."""
    stamp = is_timestamp(signature)
    evidence = evidence_of(signature, bench)
    unknown_time = TimeFinding(state=Time.UNKNOWN)
    if stamp:
        time = _try(lambda: judge_document_timestamp(signature, evidence), unknown_time)
    else:
        time = _try(lambda: judge_time(signature, evidence, stamps_on(after.coverage, bench.stamps)), unknown_time)
    leaf = _try(lambda: signer_certificate(signature.signed_data, evidence.certificates), None)
    standing = _standing(signature, leaf, evidence, bench, time)
    return SignatureVerdict(
        field=clean(str(signature.field_name or "")),
        kind=SignatureKind.TIMESTAMP if stamp else SignatureKind.SIGNATURE,
        signer=_try(lambda: signer_of(leaf), Signer()) if leaf is not None else Signer(),
        checkable=CheckableFinding(state=Checkable.YES, sub_filter=_text(signature, "/SubFilter").lstrip("/")),
        integrity=judge_integrity(signature, evidence.certificates),
        changes=after.changes,
        coverage=after.coverage,
        trust=standing.trust,
        validity=standing.validity,
        revocation=standing.revocation,
        time=time,
        algorithm=standing.algorithm,
        certification=after.certification,
        purpose=standing.purpose,
        said_reason=_text(signature, "/Reason"),
        said_location=_text(signature, "/Location"),
    )


def odd_verdict(odd: OddSignature) -> SignatureVerdict:
    """Return the verdict on a signature that could not be checked: only that it is there, and why not."""
    return SignatureVerdict(
        field=clean(odd.field),
        kind=SignatureKind.USAGE_RIGHTS if odd.is_usage_rights else SignatureKind.SIGNATURE,
        signer=Signer(),
        checkable=CheckableFinding(state=odd.state, sub_filter=clean(odd.sub_filter), detail=clean(odd.detail)),
        integrity=IntegrityFinding(state=Integrity.UNREADABLE),
        changes=NOTHING_AFTERWARDS.changes,
        coverage=NOTHING_AFTERWARDS.coverage,
        trust=_LEFT_OUT.trust,
        validity=_LEFT_OUT.validity,
        revocation=_LEFT_OUT.revocation,
        time=TimeFinding(state=Time.UNKNOWN),
        algorithm=_LEFT_OUT.algorithm,
        certification=NOTHING_AFTERWARDS.certification,
        purpose=_LEFT_OUT.purpose,
    )


def _standing(
    signature: EmbeddedPdfSignature,
    leaf: x509.Certificate | None,
    evidence: Evidence,
    bench: Bench,
    time: TimeFinding,
) -> _Standing:
    """Judge who signed, if trust is part of the verdict."""
    if evidence.anchors is None:
        shown = (described(leaf),) if leaf is not None else ()
        return _Standing(
            TrustFinding(state=Trust.NOT_JUDGED, path=shown),
            _LEFT_OUT.validity,
            _LEFT_OUT.revocation,
            _LEFT_OUT.algorithm,
            _LEFT_OUT.purpose,
        )
    if leaf is None:
        return _Standing(
            TrustFinding(state=Trust.INCOMPLETE, detail="the signer's certificate is not in the signature"),
            _LEFT_OUT.validity,
            RevocationFinding(state=Revocation.NOT_CHECKED),
            AlgorithmFinding(state=Algorithm.UNKNOWN, policy=bench.policy.version),
            _LEFT_OUT.purpose,
        )
    return _standing_of(signature, leaf, evidence, bench, time)


def _standing_of(
    signature: EmbeddedPdfSignature, leaf: x509.Certificate, evidence: Evidence, bench: Bench, time: TimeFinding
) -> _Standing:
    at = judged_at(time, bench.moment)
    # Without a proven time the key may have been used at any moment up to now: revocation is judged for now.
    sure = at if time.state == Time.PROVEN else bench.moment
    unchecked = RevocationFacts(RevocationFinding(state=Revocation.NOT_CHECKED, detail="no path"))
    no_trust = TrustFinding(state=Trust.NOT_TRUSTED, path=(described(leaf),), detail="the path cannot be read")
    path = _try(lambda: find_path(leaf, evidence, at), None)
    held = path.certificates if path is not None else ()
    judged = held or (leaf,)
    revocation = _try(lambda: judge_revocation(held, evidence, sure), unchecked) if held else unchecked
    return _Standing(
        trust=path.finding if path is not None else no_trust,
        validity=_try(
            lambda: judge_validity(judged, time, revocation, bench.moment),
            ValidityFinding(state=Validity.EXPIRED_UNPROVEN, at=at, detail="a date cannot be read"),
        ),
        revocation=revocation.finding,
        algorithm=_try(
            lambda: judge_algorithms(only_signer(signature.signed_data), judged, bench.policy, sure),
            AlgorithmFinding(state=Algorithm.UNKNOWN, policy=bench.policy.version),
        ),
        purpose=_try(
            lambda: purpose_of(leaf, is_timestamp=is_timestamp(signature)), PurposeFinding(state=Purpose.UNFIT)
        ),
    )


def _try(judge: Callable[[], _Found], otherwise: _Found) -> _Found:
    """Return what was found out, or what to say where hostile bytes keep it from being found out."""
    try:
        return judge()
    except HOSTILE:
        return otherwise


def _text(signature: EmbeddedPdfSignature, key: str) -> str:
    def read() -> str:
        found = entry(signature.sig_object, key)
        return clean(str(found))[:_DETAIL] if found is not None else ""

    return _try(read, "")
